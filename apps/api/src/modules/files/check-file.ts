/** Is this file what its name says, and safe to keep? Its content decides, never the type a browser announces. */
import { fileTypeFromBuffer } from 'file-type';
import { cleanFileName, extensionOf } from './file-name.ts';
import { isWholeImage } from './images.ts';
import { FILE_KINDS, MEDIA_TYPES, type FileKind } from './kinds.ts';
import { MAX_FILE_BYTES, tooBigText } from './limits.ts';
import { hidesPage } from './marks.ts';
import { officeProblem } from './office-archive.ts';
import { pdfProblem } from './pdf.ts';
import { textProblem } from './plain-text.ts';
import { LOCKED, renamedText } from './refusals.ts';

export type CheckedFile = { kind: FileKind; mediaType: string; name: string };
export type FileRefusal = {
  /** French: what is wrong and what to do */
  refused: string;
};

/**
 * @param typedName as the sender named it
 * @param kinds those accepted here
 */
export async function checkFile(
  bytes: Uint8Array,
  typedName: string,
  kinds: readonly FileKind[] = FILE_KINDS,
): Promise<CheckedFile | FileRefusal> {
  const name = cleanFileName(typedName);
  const extension = extensionOf(name);
  const kind = kinds.find((one) => one === (extension === 'jpeg' ? 'jpg' : extension));
  if (bytes.byteLength === 0)
    return { refused: 'Ce fichier est vide. Vérifiez-le sur votre poste, puis recommencez.' };
  if (bytes.byteLength > MAX_FILE_BYTES) return { refused: tooBigText(bytes.byteLength) };
  if (!kind) return { refused: formatText(extension, kinds) };
  const refused = await problemOf(bytes, kind);
  return refused === null ? { kind, mediaType: MEDIA_TYPES[kind], name } : { refused };
}

const formatText = (extension: string, kinds: readonly FileKind[]) =>
  `Le format ${extension ? `«\u00a0.${extension}\u00a0»` : 'de ce fichier'} n’est pas accepté. Formats acceptés\u00a0: ${kinds.join(', ')}.`;

async function problemOf(bytes: Uint8Array, kind: FileKind): Promise<string | null> {
  if (kind === 'csv' || kind === 'txt') return textProblem(bytes, kind);
  const found = (await fileTypeFromBuffer(bytes))?.ext;
  if (kind === 'pdf') return found === 'pdf' ? pdfProblem(bytes) : renamedText(kind, found);
  if (kind === 'png' || kind === 'jpg')
    return found === kind ? imageProblem(bytes) : renamedText(kind, found);
  if (found === 'cfb') return LOCKED;
  const archive = found === kind || found === 'zip' || found === 'docm';
  return archive ? officeProblem(bytes, kind) : renamedText(kind, found);
}

/** A picture has no reason to hold a page, wherever it hides. */
const imageProblem = async (bytes: Uint8Array): Promise<string | null> =>
  (await isWholeImage(bytes)) && !hidesPage(bytes) ? null : BAD_IMAGE;

const BAD_IMAGE =
  'Cette image est incomplète, abîmée ou contient autre chose qu’une image. Ouvrez-la, enregistrez-la de nouveau, puis recommencez.';
