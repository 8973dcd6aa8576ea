/** What the forms of the library send, given back as it was typed. */
import { fail } from '@sveltejs/kit';
import { EVIDENCE_TYPES } from '@gouvtech/criteria/types';
import { formatSize } from '#lib/format.ts';
import type { FormProblem } from '#lib/server/api.ts';
import { EVIDENCE_WORDS } from '#lib/server/criteria/words.ts';

const FIELDS = [
  'title',
  'type',
  'issuer',
  'reference',
  'datedOn',
  'startsOn',
  'endsOn',
  'visibility',
] as const;
const OTHERS = ['organisation', 'url', 'etag', 'key', 'retour'] as const;
export type Typed = Record<(typeof FIELDS)[number] | (typeof OTHERS)[number], string>;

export const typeOptions = () =>
  EVIDENCE_TYPES.map((code) => ({ code, label: EVIDENCE_WORDS[code] }));

/** More than the server reads: the length is announced before the file. */
const MOST_READ = 12 * 1024 * 1024 - 1;

/** @returns the fields and the file, or the answer to a form that is too heavy to be read */
export async function readPiece(request: Request) {
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > MOST_READ) return { refused: tooHeavy(length) };
  const data = await request.formData();
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  const values = Object.fromEntries([...FIELDS, ...OTHERS].map((name) => [name, text(name)]));
  const file = data.get('file');
  return { values: values as Typed, file: file instanceof File && file.name ? file : null };
}

export const factsOf = (values: Typed) =>
  Object.fromEntries(FIELDS.map((name) => [name, values[name]])) as Pick<
    Typed,
    (typeof FIELDS)[number]
  > & { type: never; visibility: never };

/** The file last: the API judges the fields whatever it holds. */
export function multipartOf(fields: Record<string, string>, file: File | null): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set('file', file);
  return form;
}

function tooHeavy(length: number) {
  const message = `Ce fichier pèse ${formatSize(length)}. La limite est de 10\u00a0Mo\u00a0: déposez une synthèse ou une adresse publique.`;
  const problem: FormProblem = {
    status: 413,
    code: 'payload-too-large',
    title: 'Le fichier est trop gros',
    detail: `${message} Le reste du formulaire n’a pas pu être lu\u00a0: revenez en arrière pour le retrouver.`,
    errors: [{ path: 'file', message }],
  };
  return fail(413, { problem, values: {} as Partial<Typed> });
}
