/**
 * An answer as a form holds it, and as the API takes it: the same reading in the browser, where each answer is saved at
 * once, and on the server, where a theme is sent whole. Nothing is judged here: what cannot be read goes to the API as
 * typed, which refuses it at its field.
 */
import type { components } from '@gouvtech/api-client';

type Schemas = components['schemas'];
export type SavedAnswer = Schemas['SavedAnswer'];
export type AnswerInput = Schemas['AnswerInput'];
type Response = Schemas['AnswerResponse'];
type FieldValue = NonNullable<Response['fields']>[string];

/** What reading a field asks to know of it. */
export type FieldShape = {
  key: string;
  type:
    | 'boolean'
    | 'integer'
    | 'decimal'
    | 'percent'
    | 'date'
    | 'choice'
    | 'multichoice'
    | 'url'
    | 'text';
};

/** `choice`: `level:<key>`, `fields` when the level is computed, `planned`, `na`, or empty. */
export type AnswerValues = {
  choice: string;
  on: string;
  justification: string;
  fields: Record<string, string | string[]>;
};

/** Names of controls: `SEC-08.choice`, `SEC-08.f.jours`. */
export const nameOf = (criterion: string, part: string): string => `${criterion}.${part}`;
export const fieldName = (criterion: string, key: string): string => nameOf(criterion, `f.${key}`);

/** The box that says « none of them », which is not the same as no answer. */
export const NONE = '-';

export const EMPTY: AnswerValues = { choice: '', on: '', justification: '', fields: {} };

export function valuesOf({ response, justification }: Content): AnswerValues {
  const fields = Object.entries(response?.fields ?? {}).map(
    ([key, value]) => [key, typed(value)] as const,
  );
  return {
    choice: choiceOf(response),
    on: response?.on ?? '',
    justification: justification ?? '',
    fields: Object.fromEntries(fields),
  };
}

type Content = Pick<SavedAnswer, 'response' | 'justification'>;

const choiceOf = (response: Response | null): string => {
  if (response === null) return '';
  if (response.kind !== 'level') return response.kind;
  return response.level === undefined ? 'fields' : `level:${response.level}`;
};

const typed = (value: FieldValue): string | string[] => {
  if (Array.isArray(value)) return value.length > 0 ? value : [NONE];
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return typeof value === 'number' ? String(value).replace('.', ',') : value;
};

/** @param data the controls of one criterion, or of a whole page */
export function readValues(data: FormData, criterion: string, shapes: FieldShape[]): AnswerValues {
  const text = (name: string) => String(data.get(name) ?? '').replaceAll('\r\n', '\n');
  const fields = shapes.map(({ key, type }) => {
    const name = fieldName(criterion, key);
    return [key, type === 'multichoice' ? data.getAll(name).map(String) : text(name)] as const;
  });
  return {
    choice: text(nameOf(criterion, 'choice')),
    on: text(nameOf(criterion, 'on')),
    justification: text(nameOf(criterion, 'justification')),
    fields: Object.fromEntries(fields.filter(([, value]) => value.length > 0)),
  };
}

/** What the API is sent; null for an answer with nothing in it. */
export function answerOf(values: AnswerValues, shapes: FieldShape[]): AnswerInput | null {
  const { choice, on } = values;
  const justification = values.justification.trim() ? { justification: values.justification } : {};
  if (choice === 'planned')
    return { response: { kind: 'planned', ...(on && { on }) }, ...justification };
  if (choice === 'na') return { response: { kind: 'na' }, ...justification };
  const level = choice.startsWith('level:') ? choice.slice('level:'.length) : undefined;
  const fields = shapes.flatMap(({ key, type }): [string, FieldValue][] => {
    const value = values.fields[key];
    return value === undefined || value.length === 0 ? [] : [[key, read(value, type)]];
  });
  if (level === undefined && fields.length === 0 && !values.justification.trim()) return null;
  const response: Response = {
    kind: 'level',
    ...(level !== undefined && { level }),
    fields: Object.fromEntries(fields),
  };
  return { response, ...justification };
}

/** « 12,5 », « 1 250 » and « 1 250 » are numbers; what is none stays as typed. */
function read(value: string | string[], type: FieldShape['type']): FieldValue {
  if (Array.isArray(value)) return value.filter((one) => one !== NONE);
  if (type === 'boolean') return value === 'oui' ? true : value === 'non' ? false : value;
  if (type === 'integer' || type === 'decimal' || type === 'percent') {
    const plain = value
      .replace(/[\s\u00a0\u202f]/g, '')
      .replace(',', '.')
      .replace(/%$/, '');
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : value;
  }
  return type === 'url' ? value.trim() : value;
}

/** Short mark of what an answer says: two answers with the same one say the same. Keys of fields count in any order. */
export function digestOf(answer: AnswerInput | null): string {
  const sorted = Object.entries(answer?.response.fields ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const said = JSON.stringify(
    answer && [
      answer.response.kind,
      answer.response.level,
      answer.response.on,
      sorted,
      answer.justification,
    ],
  );
  // FNV-1a: tells edits apart, guards nothing.
  let hash = 0x811c9dc5;
  for (let index = 0; index < said.length; index += 1)
    hash = Math.imul(hash ^ said.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Two versions of a text, one after the other, for who writes a common one; the same text is not written twice. */
export const bothTexts = (mine: string, theirs: string): string =>
  [...new Set([mine.trim(), theirs.trim()])].filter(Boolean).join('\n\n');
