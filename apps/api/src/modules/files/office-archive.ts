/** What makes an office document (odt, docx) dangerous or unreadable: a bomb, a macro, a password. */
import { MAX_ARCHIVE_BYTES, MAX_ARCHIVE_ENTRIES, MAX_ARCHIVE_RATIO, sizeText } from './limits.ts';
import { LOCKED } from './refusals.ts';
import { unpack, zipEntries, type ZipEntry } from './zip-archive.ts';

const MACRO = /(^|\/)(vbaproject\.bin|vbadata\.xml|activex\/.*)$|^(basic|scripts)\//i;
const EXPECTED = { odt: 'content.xml', docx: 'word/document.xml' };
const BROKEN =
  'Ce document est incomplet ou abîmé. Ouvrez-le, enregistrez-le de nouveau, puis recommencez.';

/** @returns in French what is wrong and what to do; null for a sound document */
export async function officeProblem(
  bytes: Uint8Array,
  kind: 'odt' | 'docx',
): Promise<string | null> {
  const entries = zipEntries(bytes, MAX_ARCHIVE_ENTRIES);
  if (entries === 'too-many') return TOO_MANY;
  if (!entries || !entries.some(({ name }) => name === EXPECTED[kind])) return BROKEN;
  if (entries.some(({ encrypted }) => encrypted) || (await hasOdfPassword(bytes, entries)))
    return LOCKED;
  if (entries.some(({ name }) => MACRO.test(name))) return MACROS;
  return unpackedProblem(bytes, entries);
}

const TOO_MANY = `Ce document contient plus de ${MAX_ARCHIVE_ENTRIES} éléments. Exportez-le en PDF, puis recommencez.`;
const MACROS =
  'Ce document contient des macros. Enregistrez-le sans macro, ou exportez-le en PDF, puis recommencez.';

async function unpackedProblem(bytes: Uint8Array, entries: ZipEntry[]): Promise<string | null> {
  const most = Math.min(MAX_ARCHIVE_BYTES, bytes.byteLength * MAX_ARCHIVE_RATIO);
  let total = 0;
  for (const entry of entries) {
    const whole = await unpack(bytes, entry, (chunk) => {
      total += chunk.byteLength;
      return total <= most;
    });
    if (!whole && total <= most) return BROKEN;
    if (total > most)
      return `Une fois décompressé, ce document dépasse ${sizeText(most)}. Réduisez ses images ou exportez-le en PDF, puis recommencez.`;
  }
  return null;
}

/** OpenDocument locks each part by itself and says so in its manifest, which stays readable. */
async function hasOdfPassword(bytes: Uint8Array, entries: ZipEntry[]): Promise<boolean> {
  const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml');
  if (!manifest) return false;
  const decoder = new TextDecoder();
  let text = '';
  await unpack(bytes, manifest, (chunk) => {
    text += decoder.decode(chunk, { stream: true });
    return text.length < MANIFEST_LIMIT;
  });
  return text.includes('encryption-data');
}

const MANIFEST_LIMIT = 4 * 1024 * 1024;
