/** `manifest.yml`: the order of the criteria, the weights, and the readings offered to buyers. */
import { isDay } from '../time.ts';
import {
  THEME_IDS,
  type CriteriaSet,
  type Criterion,
  type CriterionId,
  type ThemeId,
} from '../types.ts';
import type { ReadingTexts, SetChanges, ThemeTexts } from '../texts-types.ts';
import { readMapping, type Mapping } from './mapping.ts';
import type { Node, Reader } from './reader.ts';

export type Manifest = Pick<
  CriteriaSet,
  'version' | 'revision' | 'publishedOn' | 'inForceOn' | 'coefficients' | 'themes'
> & {
  order: CriterionId[];
  mapping: Map<CriterionId, Mapping>;
  texts: {
    themes: ThemeTexts[];
    objectives: ReadingTexts[];
    profiles: ReadingTexts[];
    changes: SetChanges;
  };
};

/**
 * @param criteria those that have a file
 * @param earlier the versions before, oldest first
 */
export function readManifest(
  reader: Reader,
  data: unknown,
  version: string,
  criteria: Criterion[],
  earlier: readonly CriteriaSet[],
): Manifest {
  const written = criteria.map(({ id }) => id);
  const at = reader.object(
    { value: data, path: '' },
    {
      required: [
        'version',
        'revision',
        'publishedOn',
        'inForceOn',
        'coefficients',
        'themes',
        'changes',
        'objectives',
        'profiles',
      ],
      optional: ['mapping'],
    },
  );
  if (!/^20\d\d\.\d+$/.test(version))
    reader.refuse('version', `« ${version} » ne s’écrit pas AAAA.N, comme le nom du dossier`);
  if (at('version').value !== version)
    reader.refuse('version', `doit être « ${version} », le nom du dossier`);
  const themes = reader.list(at('themes')).map((node) => readTheme(reader, node, written));
  reader.unique(themes.map(({ id }, index) => ({ value: id, path: `themes[${index}].id` })));
  for (const id of THEME_IDS)
    if (!themes.some((theme) => theme.id === id)) reader.refuse('themes', `« ${id} » manque`);
  const total = themes.reduce((sum, { weight }) => sum + weight, 0);
  if (total !== 100) reader.refuse('themes', `les poids font ${total}, ils doivent faire 100`);
  reader.unique(themes.flatMap(({ orderNodes }) => orderNodes));
  const order = themes.flatMap((theme) => theme.order);
  for (const id of written)
    if (!order.includes(id)) reader.refuse('themes', `« ${id} » n’est dans l’ordre d’aucun thème`);
  const changes = reader.object(at('changes'), { required: ['since', 'content', 'rules'] });
  const mapping = readMapping(
    reader,
    { mapping: at('mapping'), since: changes('since') },
    earlier,
    criteria,
  );
  const reading = (key: string, why: string) => readReadings(reader, at(key), why, order);
  return {
    version,
    revision: reader.integer(at('revision'), 0, 1_000),
    publishedOn: readDay(reader, at('publishedOn')),
    inForceOn: readDay(reader, at('inForceOn')),
    coefficients: readCoefficients(reader, at('coefficients')),
    themes: themes.map(({ id, weight }) => ({ id, weight })),
    order,
    mapping,
    texts: {
      themes: themes.map(({ texts }) => texts),
      objectives: reading('objectives', 'explanation'),
      profiles: reading('profiles', 'who'),
      changes: {
        since: changes('since').value === null ? null : reader.text(changes('since')),
        content: reader.list(changes('content')).map((node) => reader.text(node)),
        rules: reader.list(changes('rules')).map((node) => reader.text(node)),
      },
    },
  };
}

function readTheme(reader: Reader, node: Node, written: CriterionId[]) {
  const at = reader.object(node, {
    required: ['id', 'name', 'shortName', 'weight', 'lead', 'order'],
  });
  const id = reader.oneOf(at('id'), THEME_IDS);
  const orderNodes = reader.list(at('order'), 1);
  for (const { value, path } of orderNodes) {
    if (!written.includes(value as string))
      reader.refuse(path, `« ${String(value)} » n’a pas de fichier`);
    else if (!String(value).startsWith(`${id}-`))
      reader.refuse(path, `« ${String(value)} » n’est pas du thème ${id}`);
  }
  return {
    id,
    weight: reader.integer(at('weight'), 1, 100),
    order: orderNodes.map(({ value }) => String(value)),
    orderNodes,
    texts: {
      id,
      name: reader.text(at('name')),
      shortName: reader.text(at('shortName')),
      lead: reader.text(at('lead')),
    },
  };
}

function readReadings(
  reader: Reader,
  node: Node,
  why: string,
  order: CriterionId[],
): ReadingTexts[] {
  const nodes = reader.list(node, 1);
  reader.unique(
    nodes.map(({ value, path }) => ({
      value: (value as { key?: unknown } | null)?.key,
      path: `${path}.key`,
    })),
  );
  return nodes.map((one) => {
    const at = reader.object(one, { required: ['key', 'name', why, 'criteria', 'themes'] });
    const criteria = reader.list(at('criteria')).map((each) => {
      const id = reader.text(each);
      if (!order.includes(id))
        reader.refuse(each.path, `« ${id} » n’existe pas parmi les critères`);
      return id;
    });
    const themes = reader.list(at('themes')).map((each): ThemeId => reader.oneOf(each, THEME_IDS));
    if (criteria.length + themes.length === 0) reader.refuse(one.path, 'ne mène à aucun critère');
    const inThemes = order.filter((id) => themes.includes(id.slice(0, 3) as ThemeId));
    return {
      key: reader.text(at('key')),
      name: reader.text(at('name')),
      explanation: reader.text(at(why)),
      criteria: [...new Set([...criteria, ...inThemes])],
      themes,
    };
  });
}

function readCoefficients(reader: Reader, node: Node): CriteriaSet['coefficients'] {
  const values = reader.list(node, 5).map((one) => reader.integer(one, 0, 100));
  if (values.length !== 5 || values.some((value, index) => value < (values[index - 1] ?? 0))) {
    reader.refuse(node.path, 'cinq coefficients croissants sont attendus');
  }
  return values as unknown as CriteriaSet['coefficients'];
}

function readDay(reader: Reader, node: Node): string {
  const day = reader.text(node);
  if (!isDay(day)) reader.refuse(node.path, 'une date AAAA-MM-JJ est attendue');
  return day;
}
