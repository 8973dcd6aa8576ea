/** One file of `sets/<version>/<THEME>/`, split into its rules and its wording. */
import { isDay } from '../time.ts';
import {
  EVIDENCE_TYPES,
  THEME_IDS,
  type Criterion,
  type Field,
  type FieldType,
  type Level,
  type Selection,
  type ShelfLife,
  type ThemeId,
} from '../types.ts';
import type { CriterionTexts, FieldTexts } from '../texts-types.ts';
import type { Node, Reader } from './reader.ts';
import { readCondition, readRule } from './rules.ts';

const MINIMUM = 5_000;
const FIELD_TYPES: FieldType[] = [
  'boolean',
  'integer',
  'decimal',
  'percent',
  'date',
  'choice',
  'multichoice',
  'url',
  'text',
];
const WITH_OPTIONS: FieldType[] = ['choice', 'multichoice'];
const SELECTIONS: Selection[] = ['chosen', 'computed', 'percent', 'share'];
const VALUE_FIELD: Partial<Record<Selection, FieldType>> = {
  percent: 'percent',
  share: 'multichoice',
};

export function readCriterion(
  reader: Reader,
  data: unknown,
  since: string,
): { rules: Criterion; texts: CriterionTexts } {
  const at = reader.object(
    { value: data, path: '' },
    {
      required: [
        'id',
        'title',
        'question',
        'why',
        'howToAnswer',
        'weight',
        'blocking',
        'applicability',
        'answer',
        'levels',
        'evidence',
        'references',
        'automation',
        'tender',
      ],
    },
  );
  const id = reader.text(at('id'));
  const theme = readTheme(reader, id);
  const applicability = readRule(reader, at('applicability'));
  const blocking = reader.boolean(at('blocking'));
  const answer = reader.object(at('answer'), {
    required: ['selection', 'fields'],
    optional: ['computedFrom', 'valueField'],
  });
  const selection = reader.oneOf(answer('selection'), SELECTIONS);
  const fields = reader.list(answer('fields')).map((node) => readField(reader, node));
  reader.unique(reader.list(answer('fields')).map((node) => keyOf(node)));
  const rules = fields.map((field) => field.rules);
  const levels = readLevels(reader, at('levels'), rules, selection);
  const evidence = reader.list(at('evidence'), 1).map((node) => readEvidence(reader, node));
  reader.unique(reader.list(at('evidence')).map((node) => keyOf(node, 'type')));
  const valueField = readValueField(reader, answer('valueField'), selection, rules);
  const computedFrom = reader.oneOf(answer('computedFrom'), ['licence', 'hosting']);
  if (computedFrom && selection !== 'computed')
    reader.refuse(answer('computedFrom').path, 'réservé à une réponse calculée');
  const automation = reader.object(at('automation'), { required: ['coverage', 'how'] });

  return {
    rules: {
      id,
      theme,
      weight: reader.integer(at('weight'), 1, 3) as 1 | 2 | 3,
      blocking,
      minimum: MINIMUM,
      applicability,
      naPolicy: !blocking ? 'justified' : applicability === 'toujours' ? 'never' : 'facts',
      evidencePolicy: blocking ? 'required' : 'recommended',
      selection,
      ...(valueField && { valueField }),
      ...(computedFrom && { computedFrom }),
      fields: rules,
      levels: levels.map((level) => level.rules),
      evidence: evidence.map(({ type, shelfLife }) => ({ type, shelfLife })),
      since,
      mapping: { kind: 'new', from: [] },
    },
    texts: {
      id,
      theme,
      title: reader.text(at('title')),
      question: reader.text(at('question')),
      why: reader.text(at('why')),
      howToAnswer: reader.text(at('howToAnswer')),
      fields: Object.fromEntries(fields.map((field) => [field.rules.key, field.texts])),
      anchors: Object.fromEntries(levels.map(({ rules: { key }, anchor }) => [key, anchor])),
      evidence: evidence.map(({ type, what }) => ({ type, what })),
      references: reader.list(at('references'), 1).map((node) => readReference(reader, node)),
      automation: {
        coverage: reader.oneOf(automation('coverage'), ['full', 'partial', 'none']),
        how: reader.text(automation('how')),
      },
      tender: reader.text(at('tender')),
    },
  };
}

const keyOf = ({ value, path }: Node, key = 'key'): Node => ({
  value: (value as Record<string, unknown> | null)?.[key],
  path: `${path}.${key}`,
});

function readTheme(reader: Reader, id: string): ThemeId {
  const theme = id.slice(0, 3) as ThemeId;
  if (!/^[A-Z]{3}-\d{2}$/.test(id)) reader.refuse('id', `« ${id} » ne s’écrit pas THÈME-NN`);
  else if (!THEME_IDS.includes(theme))
    reader.refuse('id', `« ${theme} » n’existe pas parmi les thèmes`);
  if (reader.file !== `${theme}/${id}.yml`)
    reader.refuse('id', `« ${id} » ne correspond pas au nom du fichier`);
  return theme;
}

function readField(reader: Reader, node: Node): { rules: Field; texts: FieldTexts } {
  const at = reader.object(node, {
    required: ['key', 'type', 'label'],
    optional: ['help', 'unit', 'min', 'max', 'optional', 'options'],
  });
  const key = reader.text(at('key'));
  if (!/^[a-z][a-z0-9_]*$/.test(key))
    reader.refuse(at('key').path, `« ${key} » ne s’écrit pas en minuscules avec des soulignés`);
  const type = reader.oneOf(at('type'), FIELD_TYPES);
  const bounds = (['min', 'max'] as const).filter((bound) => at(bound).value !== undefined);
  for (const bound of bounds) {
    if (typeof at(bound).value !== 'number') reader.refuse(at(bound).path, 'un nombre est attendu');
  }
  const options = reader.list(at('options'), 2).map((option) => {
    const inside = reader.object(option, { required: ['key', 'label'], optional: ['relevantIf'] });
    const relevantIf =
      inside('relevantIf').value === undefined ? undefined : readRule(reader, inside('relevantIf'));
    return {
      key: reader.text(inside('key')),
      label: reader.text(inside('label')),
      ...(relevantIf && { relevantIf }),
    };
  });
  reader.unique(reader.list(at('options')).map((option) => keyOf(option)));
  if (WITH_OPTIONS.includes(type) !== options.length > 0) {
    reader.refuse(
      at('options').path,
      WITH_OPTIONS.includes(type) ? 'manque' : `un champ de type ${type} n’a pas d’options`,
    );
  }
  const unit = at('unit').value === undefined ? undefined : reader.text(at('unit'));
  const help = at('help').value === undefined ? undefined : reader.text(at('help'));
  return {
    rules: {
      key,
      type,
      ...(unit && { unit }),
      ...Object.fromEntries(bounds.map((bound) => [bound, Number(at(bound).value)])),
      ...(reader.boolean(at('optional')) && { optional: true }),
      ...(options.length > 0 && { options: options.map(({ label: _, ...rules }) => rules) }),
    },
    texts: {
      label: reader.text(at('label')),
      ...(help && { help }),
      ...(unit && { unit }),
      ...(options.length > 0 && {
        options: Object.fromEntries(options.map((one) => [one.key, one.label])),
      }),
    },
  };
}

function readLevels(
  reader: Reader,
  node: Node,
  fields: Field[],
  selection: Selection,
): { rules: Level; anchor: string }[] {
  const levels = reader.list(node, 2);
  reader.unique(levels.map((level) => keyOf(level)));
  let floor = 0;
  return levels.map((level, index) => {
    const at = reader.object(level, {
      required: ['key', 'value', 'anchor'],
      optional: ['official', 'when'],
    });
    const key = reader.text(at('key'));
    if (!/^[a-z0-9][a-z0-9-]*$/.test(key))
      reader.refuse(at('key').path, `« ${key} » ne s’écrit pas en minuscules avec des tirets`);
    const value = reader.integer(at('value'), 0, 10_000);
    if (index === 0 && value !== 0) reader.refuse(at('value').path, 'le premier niveau vaut 0');
    if (value < floor)
      reader.refuse(at('value').path, `${value} est sous la valeur du niveau précédent, ${floor}`);
    floor = Math.max(floor, value);
    const when = reader
      .list(at('when'))
      .map((condition) => readCondition(reader, condition, fields));
    const proportional = selection === 'percent' || selection === 'share';
    if (when.length > 0 && index === 0)
      reader.refuse(at('when').path, 'le premier niveau n’a pas de condition');
    if (when.length > 0 && proportional)
      reader.refuse(at('when').path, 'une échelle proportionnelle n’a pas de condition');
    if (when.length === 0 && index > 0 && selection === 'computed')
      reader.refuse(at('when').path, 'manque : ce niveau est calculé');
    const official =
      at('official').value === undefined ? undefined : reader.boolean(at('official'));
    const extra = { ...(official !== undefined && { official }), ...(when.length > 0 && { when }) };
    return { rules: { key, value, ...extra }, anchor: reader.text(at('anchor')) };
  });
}

function readValueField(
  reader: Reader,
  node: Node,
  selection: Selection,
  fields: Field[],
): string | undefined {
  const type = VALUE_FIELD[selection];
  if (!type) {
    if (node.value !== undefined) reader.refuse(node.path, 'réservé à une échelle proportionnelle');
    return undefined;
  }
  if (node.value === undefined) reader.refuse(node.path, 'manque');
  const key = reader.text(node);
  const field = fields.find((one) => one.key === key);
  if (key && !field) reader.refuse(node.path, `« ${key} » n’existe pas parmi les champs`);
  else if (field && field.type !== type)
    reader.refuse(node.path, `« ${key} » doit être de type ${type}`);
  return key;
}

function readEvidence(reader: Reader, node: Node) {
  const at = reader.object(node, { required: ['type', 'what', 'shelfLife'] });
  return {
    type: reader.oneOf(at('type'), EVIDENCE_TYPES),
    what: reader.text(at('what')),
    shelfLife: readShelfLife(reader, at('shelfLife')),
  };
}

function readShelfLife(reader: Reader, node: Node): ShelfLife {
  if (node.value === 'own-end' || node.value === undefined) return 'own-end';
  const at = reader.object(node, { required: [], optional: ['months', 'days'] });
  if ((at('months').value === undefined) === (at('days').value === undefined)) {
    reader.refuse(node.path, 'une durée se donne en mois ou en jours, ou par own-end');
    return 'own-end';
  }
  if (at('months').value !== undefined) return { months: reader.integer(at('months'), 1, 120) };
  return { days: reader.integer(at('days'), 1, 3660) };
}

function readReference(reader: Reader, node: Node) {
  const at = reader.object(node, { required: ['label', 'url', 'consultedOn'] });
  const [url, consultedOn] = [reader.text(at('url')), reader.text(at('consultedOn'))];
  if (url && !/^https:\/\/[^\s]+$/.test(url))
    reader.refuse(at('url').path, 'une adresse https est attendue');
  if (consultedOn && !isDay(consultedOn))
    reader.refuse(at('consultedOn').path, 'une date AAAA-MM-JJ est attendue');
  return { label: reader.text(at('label')), url, consultedOn };
}
