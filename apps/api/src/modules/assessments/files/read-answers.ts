/** From the rows of a file to answers, each line with what is wrong in it. An empty cell changes nothing. */
import type { CriteriaSet, Criterion, Field, FieldValue } from '@gouvtech/criteria';
import type { AnswerDraft } from '../check-answer.ts';
import { unguarded } from './formula.ts';
import { COLUMNS, FIELD_PREFIX, KINDS, NONE, type KindWord, type Line } from './lines.ts';
import type { Row } from './read-table.ts';

export type FileError = {
  line: number | null;
  criterion: string | null;
  field: string | null;
  message: string;
};
export type ReadAnswer = {
  criterion: Criterion;
  line: number | null;
  draft: AnswerDraft;
  revision: number | null;
};
export type ReadAnswers = { read: number; answers: ReadAnswer[]; errors: FileError[] };

type Given = { line: number; element: string; value: string; revision: string };

export function readAnswers(rows: Row[], set: CriteriaSet): ReadAnswers {
  const [head, ...rest] = rows;
  const names = head?.cells.map((name) => unguarded(name).trim().toLowerCase()) ?? [];
  const missing = (['critere', 'element', 'valeur'] as const).filter(
    (name) => !names.includes(name),
  );
  if (missing.length > 0) {
    const message = `Il manque ${missing.length > 1 ? 'les colonnes' : 'la colonne'} ${missing.join(', ')}. Colonnes attendues : ${COLUMNS.join(', ')}.`;
    return {
      read: 0,
      answers: [],
      errors: [{ line: head?.line ?? 1, criterion: null, field: null, message }],
    };
  }
  const errors: FileError[] = [];
  const groups = new Map<string, Given[]>();
  for (const { line, cells } of rest) {
    const cell = (name: keyof Line) => unguarded(cells[names.indexOf(name)] ?? '');
    const id = cell('critere').trim().toUpperCase();
    if (!set.criteria.some((one) => one.id === id)) {
      const message = `« ${id.slice(0, 40)} » n’est pas un critère de la version ${set.version}.`;
      errors.push({ line, criterion: id.slice(0, 40), field: 'critere', message });
      continue;
    }
    const given = {
      line,
      element: cell('element').trim(),
      value: cell('valeur'),
      revision: cell('revision').trim(),
    };
    groups.set(id, [...(groups.get(id) ?? []), given]);
  }
  const answers = [...groups].flatMap(([id, given]) => {
    const criterion = set.criteria.find((one) => one.id === id)!;
    return answerOf(criterion, given, errors) ?? [];
  });
  return { read: rest.length, answers, errors };
}

function answerOf(criterion: Criterion, given: Given[], errors: FileError[]): ReadAnswer | null {
  const before = errors.length;
  const fail = (line: number, field: string, message: string) =>
    void errors.push({ line, criterion: criterion.id, field, message });
  const seen = new Map<string, Given>();
  for (const one of given) {
    const twice = seen.get(one.element);
    if (twice)
      fail(one.line, one.element, `Déjà donné à la ligne ${twice.line}. Gardez une seule ligne.`);
    else seen.set(one.element, one);
  }
  const value = (element: string) => seen.get(element)?.value.trim() ?? '';
  const fields: Record<string, FieldValue> = {};
  for (const { element, line, value: text } of seen.values()) {
    if (['reponse', 'niveau', 'prevu_le', 'justification'].includes(element)) continue;
    const field = criterion.fields.find(({ key }) => FIELD_PREFIX + key === element);
    if (!field)
      fail(line, element, `« ${element.slice(0, 60)} » n’existe pas pour ${criterion.id}.`);
    else if (text.trim() !== '') {
      const read = fieldValue(field, text);
      if (read === null)
        fail(line, element, `La valeur « ${text.slice(0, 60)} » n’est pas du type attendu.`);
      else fields[field.key] = read;
    }
  }
  const word = value('reponse');
  const line = seen.get('reponse')?.line ?? given[0]!.line;
  if (word !== '' && !(word in KINDS))
    fail(
      line,
      'reponse',
      `« ${word.slice(0, 60)} » n’est pas une réponse. Écrivez niveau, prevu ou sans-objet.`,
    );
  const filled = value('niveau') !== '' || Object.keys(fields).length > 0;
  if (word === '' && (filled || value('prevu_le') !== ''))
    fail(line, 'reponse', 'Dites si c’est un niveau, prevu ou sans-objet.');
  if (errors.length > before || word === '') return null;
  const revision = seen.get('reponse')?.revision ?? '';
  const justification = seen.get('justification')?.value ?? '';
  const level = value('niveau');
  const kind = KINDS[word as KindWord];
  const response: AnswerDraft['response'] =
    kind === 'level'
      ? { kind, ...(level && { level }), fields }
      : kind === 'planned'
        ? { kind, on: day(value('prevu_le')) }
        : { kind };
  return {
    criterion,
    line,
    draft: { response, ...(justification.trim() && { justification }) },
    revision: /^\d{1,9}$/.test(revision) ? Number(revision) : null,
  };
}

/** As a French spreadsheet writes it: comma, day first, oui and non. Null when it is not of the type. */
function fieldValue({ type }: Field, text: string): FieldValue | null {
  const value = text.trim();
  switch (type) {
    case 'boolean': {
      const word = value.toLowerCase();
      if (['oui', 'vrai', 'true', '1'].includes(word)) return true;
      return ['non', 'faux', 'false', '0'].includes(word) ? false : null;
    }
    case 'integer':
    case 'decimal':
    case 'percent': {
      const plain = value
        .replace(/[\s\u00a0\u202f]/g, '')
        .replace(/%$/, '')
        .replace(',', '.');
      return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
    }
    case 'date':
      return day(value);
    case 'multichoice':
      if (value === NONE) return [];
      return value
        .split('|')
        .map((one) => one.trim())
        .filter((one) => one !== '');
    case 'text':
      return text;
    case 'choice':
    case 'url':
      return value;
  }
}

const day = (value: string): string =>
  value.replace(
    /^(\d{2})\/(\d{2})\/(\d{4})$/,
    (_, d: string, m: string, y: string) => `${y}-${m}-${d}`,
  );
