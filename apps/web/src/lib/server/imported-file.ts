/**
 * A file that changes many things at once: read first, to show what it would change, then sent again within a form, to be
 * written.
 */
import { refuse } from './refuse.ts';

/** Sent twice, the second time within a form: under what a page may send. */
const MAX_BYTES = 300_000;

/** The files a page takes, and what it says of the others. */
export type FileKind<F extends string> = {
  formats: readonly F[];
  /** « Choisissez un fichier ODS ou CSV. » */
  choose: string;
  /** « n’est ni un ODS, ni un CSV » */
  neither: string;
  /** of an empty file: how to get a good one */
  empty: string;
  /** of a file over the limit: « gardez les lignes qui changent. » */
  tooBig: string;
};

/** `content` in base64 */
type ImportedFile<F extends string> = { format: F; content: string; name: string };

/**
 * The file of a form, just chosen or sent again.
 * @returns with `apply` once what it changes was shown and is wanted; else the refusal, at the field `file`
 */
export async function importedFile<F extends string>(request: Request, kind: FileKind<F>) {
  const form = await request.formData();
  const apply = form.get('apply') === '1';
  const file = apply ? sentAgain(form, kind) : await chosen(form.get('file'), kind);
  return 'message' in file
    ? { ok: false as const, failure: refused(file.message) }
    : { ok: true as const, apply, file };
}

type Read<F extends string> = ImportedFile<F> | { message: string };

async function chosen<F extends string>(
  file: FormDataEntryValue | null,
  { formats, choose, neither, empty, tooBig }: FileKind<F>,
): Promise<Read<F>> {
  if (!(file instanceof File) || file.name === '') return { message: choose };
  const format = formats.find((one) => file.name.toLowerCase().endsWith(`.${one}`));
  if (!format) return { message: `«\u00a0${file.name.slice(0, 80)}\u00a0» ${neither}. ${choose}` };
  if (file.size === 0) return { message: `Ce fichier est vide. ${empty}` };
  if (file.size > MAX_BYTES) {
    const weight = `${Math.ceil(file.size / 1_000)}\u00a0Ko`;
    const limit = `${MAX_BYTES / 1_000}\u00a0Ko`;
    return { message: `Ce fichier pèse ${weight}. La limite est de ${limit}\u00a0: ${tooBig}` };
  }
  const content = Buffer.from(await file.arrayBuffer()).toString('base64');
  return { format, content, name: file.name };
}

function sentAgain<F extends string>(form: FormData, { formats, choose }: FileKind<F>): Read<F> {
  const format = formats.find((one) => one === form.get('format'));
  const content = form.get('content');
  if (!format || typeof content !== 'string' || content === '') return { message: choose };
  return { format, content, name: String(form.get('name') ?? '') };
}

const refused = (message: string) =>
  refuse('Le fichier n’est pas lu', [{ path: 'file', message }], {});
