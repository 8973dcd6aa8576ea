/** A publiccode.yml from a file or pasted, and what it would change in words. */
import type { components } from '@gouvtech/api-client';
import { FIELD_NAMES } from '@gouvtech/domain/words';
import { changeLines, type ChangeLine } from '../../../solutions/[slug]/historique/view/changes.ts';

type Read = components['schemas']['PubliccodeReview'];
export type Review = Pick<Read, 'verdict' | 'problems' | 'name'> & {
  fields: { field: string; name: string; lines: ChangeLine[] }[];
};

const FILE_MAX = 2_000_000;

/** The file when one was chosen, else what was pasted. Bytes that are not UTF-8 become signs the API refuses. */
export async function readFile(form: FormData): Promise<string> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0)
    return (await file.slice(0, FILE_MAX).text()).slice(0, FILE_MAX);
  return String(form.get('content') ?? '');
}

export const reviewOf = ({ verdict, problems, name, fields, changes }: Read): Review => ({
  verdict,
  problems,
  name,
  fields: fields.map((field) => ({
    field,
    name: FIELD_NAMES[field],
    lines: changeLines(changes.filter((one) => one.field.split('.')[0] === field) as never),
  })),
});
