/** `pnpm catalogue score <export.json>`: recomputes a published score from exported data alone. */
import { readFile } from 'node:fs/promises';
import {
  loadSet,
  percent,
  recompute,
  score,
  type AssessmentExport,
  type ScoreLine,
  type ScoreSheet,
} from '@gouvtech/criteria';
import { themeTexts } from '@gouvtech/criteria/texts';
import { CommandRefused, say, type Command } from './command.ts';

async function readExport(path: string): Promise<AssessmentExport> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandRefused(`Le fichier « ${path} » n’existe pas ou ne peut pas être lu.`);
  });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new CommandRefused(`« ${path} » n’est pas du JSON valide : ${(error as Error).message}.`);
  }
  if ((document as { format?: string } | null)?.format !== 'gouvtech-assessment/1') {
    throw new CommandRefused(
      `« ${path} » n’est pas un export d’évaluation : le champ « format » devrait valoir « gouvtech-assessment/1 ». ` +
        'Téléchargez-le à l’adresse /api/v1/solutions/<fiche>/assessment.',
    );
  }
  return document as AssessmentExport;
}

const cell = (value: number | null) =>
  (value === null ? 'sans objet' : `${percent(value)} %`).padStart(11);
const line = (name: string, s: ScoreLine) =>
  `${name.padEnd(44)}${[s.declared, s.checked, s.audited, s.assured, s.completeness].map(cell).join('')}`;

function table(sheet: ScoreSheet): void {
  const names = new Map(themeTexts(sheet.criteriaSet).map((theme) => [theme.id, theme.name]));
  say(
    `${''.padEnd(44)}${['déclaré', 'contrôlé', 'audité', 'assuré', 'complétude'].map((word) => word.padStart(11)).join('')}`,
  );
  for (const theme of sheet.themes) say(line(names.get(theme.theme) ?? theme.theme, theme));
  say(line('Ensemble', sheet.overall));
  if (sheet.missingPrerequisites.length > 0)
    say(`Prérequis manquants : ${sheet.missingPrerequisites.join(', ')}`);
}

export const scoreCommand: Command = {
  usage: 'score <export.json> [--le AAAA-MM-JJ]',
  summary:
    'Recalcule une note publiée à partir du seul fichier exporté, et dit si elle est la même.',
  options: { le: { type: 'string' } },
  async run([path], options) {
    if (!path)
      throw new CommandRefused('Indiquez le fichier exporté : pnpm catalogue score <export.json>');
    const exported = await readExport(path);
    const set = loadSet(exported.criteriaSet);
    if (options.le !== undefined) {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(String(options.le)))
        throw new CommandRefused(`« ${String(options.le)} » n’est pas une date AAAA-MM-JJ.`);
      say(`${exported.solution.name}, référentiel ${set.version}, au ${String(options.le)} :`);
      table(score(exported.answers, exported.facts, set, `${String(options.le)}T23:59:59.999Z`));
      return 0;
    }
    const { sheet, differences } = recompute(exported);
    say(`${exported.solution.name}, référentiel ${set.version}, au ${exported.asOf} :`);
    table(sheet);
    if (differences.length === 0) {
      say('\nLa note publiée est exactement celle que donnent les données exportées.');
      return 0;
    }
    say('\nLa note publiée n’est pas celle que donnent les données exportées :');
    for (const difference of differences) say(`  ${difference}`);
    return 1;
  },
};
