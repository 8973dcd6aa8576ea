/** The figures as French tables in Markdown. */
import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Summary } from './measure.ts';
import type { Result, Row } from './results.ts';

const NAMES: Record<string, string> = { postgres: 'PostgreSQL', pglite: 'PGlite' };
const digits = (value: number) => (value < 1 ? 2 : value < 20 ? 1 : 0);
const ms = (value: number) => value.toFixed(digits(value)).replace('.', ',');
const two = (value: number) => value.toFixed(2).replace('.', ',');
const whole = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f');

export const cpuOf = ({ cpu }: Summary): number =>
  Object.values(cpu).reduce((total, value) => total + value, 0);

function verdict(ratio: number, target: number | undefined): string {
  if (target === undefined) return two(ratio);
  return `${two(ratio)} (${ratio <= target ? 'tenu' : 'manqué'}, cible ${String(target).replace('.', ',')})`;
}

const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (heads: string[], rows: string[][]) =>
  [line(heads), line(heads.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );

function caseTable({ rows }: Result): string {
  const process = (row: Row, name: string) =>
    name in row.product.cpu ? ms(row.product.cpu[name]!) : '–';
  return table(
    [
      'Cas',
      'Médiane (ms)',
      '99ᵉ centile (ms)',
      'CPU API',
      'CPU web',
      'CPU base',
      'Octets',
      'CPU de la limite',
      'Rapport à la limite',
      'Rapport au plancher',
    ],
    rows.map((row) => [
      row.what,
      ms(row.product.median),
      ms(row.product.p99),
      process(row, 'api'),
      process(row, 'web'),
      process(row, 'base'),
      whole(row.product.bytes),
      row.limit ? ms(cpuOf(row.limit)) : '–',
      row.limit ? verdict(cpuOf(row.product) / cpuOf(row.limit), row.target) : '–',
      row.floor ? two(cpuOf(row.product) / cpuOf(row.floor)) : '–',
    ]),
  );
}

function growthTable(small: Result, large: Result): string {
  const rows = small.rows.flatMap((before) => {
    const after = large.rows.find(({ what }) => what === before.what);
    if (!after) return [];
    const ratio = cpuOf(after.product) / cpuOf(before.product);
    return [
      [
        before.what,
        ms(cpuOf(before.product)),
        ms(cpuOf(after.product)),
        verdict(ratio, before.growth),
        before.limit && after.limit ? two(cpuOf(after.limit) / cpuOf(before.limit)) : '–',
      ],
    ];
  });
  const heads = [
    'Cas',
    `CPU à ${whole(small.size)} (ms)`,
    `CPU à ${whole(large.size)} (ms)`,
    'Croissance',
    'Croissance de la limite',
  ];
  return table(heads, rows);
}

const memoryTable = (results: Result[]) =>
  table(
    ['Base et taille', 'API', 'Web', 'Ensemble', 'Ensemble, pages partagées comptées une fois'],
    results.map(({ engine, size, memory: { api, web } }) => [
      `${NAMES[engine]}, ${whole(size)}`,
      whole(api.resident),
      whole(web.resident),
      whole(api.resident + web.resident),
      whole(api.proportional + web.proportional),
    ]),
  );

const durationTable = (results: Result[]) =>
  table(
    ['Base et taille', 'Opération', 'Durée (s)'],
    results.flatMap(({ engine, size, seconds }) =>
      Object.entries(seconds).map(([what, taken]) => [
        `${NAMES[engine]}, ${whole(size)}`,
        what,
        ms(taken),
      ]),
    ),
  );

export function report(results: Result[]): string {
  const find = (size: number) =>
    results.find((one) => one.engine === 'postgres' && one.size === size);
  const [small, large] = [find(10_000), find(100_000)];
  return [
    `Machine : ${availableParallelism()} cœurs (${cpus()[0]?.model.trim() ?? 'modèle inconnu'}), ${Math.round(totalmem() / 2 ** 30)} Gio de mémoire, Node ${process.version}.`,
    ...results.flatMap((one) => [
      `### ${NAMES[one.engine]}, ${whole(one.size)} solutions`,
      `Mesuré le ${one.on}, charge moyenne de la machine ${one.load.toFixed(1).replace('.', ',')}. Temps de processeur en millisecondes par requête.`,
      caseTable(one),
    ]),
    ...(small && large
      ? ['### De 10\u202f000 à 100\u202f000 sur PostgreSQL', growthTable(small, large)]
      : []),
    '### Mémoire de l’API et du site après la mesure, en Mio',
    memoryTable(results),
    ...(results.some(({ seconds }) => Object.keys(seconds).length > 0)
      ? ['### Durées', durationTable(results)]
      : []),
  ].join('\n\n');
}
