/** One upload, from its bytes to its row. */
import type { Database, Db } from '@gouvtech/db';
import type { ProblemDetails } from '../../contract/problem-error.ts';
import { ProblemError } from '../../contract/problem-error.ts';
import { AntivirusUnavailable, type Antivirus } from './antivirus.ts';
import { MAX_ORGANISATION_BYTES, sizeText } from './limits.ts';
import { bytesOf, insertFile, type NewFileRow, type Scan } from './repository.ts';
import type { Storage } from './storage.ts';

/** What modules that take files are given. */
export type Files = {
  storage: Storage;
  /** null: none is set */
  antivirus: Antivirus | null;
};

export type Upload = Pick<
  NewFileRow,
  'organisationId' | 'purpose' | 'name' | 'mediaType' | 'width' | 'height' | 'uploadedBy'
> & {
  bytes: Uint8Array;
  /** name of the field, for the problem */
  field: string;
  at: string;
};

export type Kept = {
  /** bytes */
  size: number;
  sha256: string;
  /** Writes the row of the file in the transaction. @returns its id */
  row(): Promise<string>;
};

/**
 * Keeps a checked file, writes its row, then calls `work` in the same transaction. When any of it fails, the bytes go too.
 * @param work gets the id of the row
 * @throws ProblemError at `field` when the antivirus refuses the file or the organisation has no room left
 */
export const keepFile = <T>(
  database: Database,
  files: Files,
  upload: Upload,
  work: (tx: Db, fileId: string) => Promise<T>,
): Promise<T> =>
  keepFileIf(database, files, upload, async (tx, file) => work(tx, await file.row()));

/**
 * The same when `work` decides whether the file is needed: a form sent twice brings its file twice. The bytes stay only when the transaction ends well and wrote
 * their row.
 */
export async function keepFileIf<T>(
  database: Database,
  { storage, antivirus }: Files,
  { bytes, field, at, ...row }: Upload,
  work: (tx: Db, file: Kept) => Promise<T>,
): Promise<T> {
  const scan = await firstScan(antivirus, bytes);
  if (scan === 'infected') throw refused('invalid-input', field, INFECTED);
  const stored = await storage.putFile(bytes);
  let named = false;
  try {
    return await database.transaction((tx) =>
      work(tx, {
        ...stored,
        row: async () => {
          const used = await bytesOf(tx, row.organisationId);
          if (used + stored.size > MAX_ORGANISATION_BYTES)
            throw refused('payload-too-large', field, quotaText(used, stored.size));
          named = true;
          return insertFile(tx, { ...row, ...stored, scan, uploadedAt: at });
        },
      }),
    );
  } catch (error) {
    named = false;
    throw error;
  } finally {
    if (!named) await storage.removeFile(stored.storageKey);
  }
}

/** An antivirus that does not answer delays the download of a file, never its upload. */
async function firstScan(antivirus: Antivirus | null, bytes: Uint8Array): Promise<Scan> {
  if (!antivirus) return 'off';
  try {
    return await antivirus.scan(bytes);
  } catch (error) {
    if (error instanceof AntivirusUnavailable) return 'pending';
    throw error;
  }
}

const INFECTED =
  'L’antivirus reconnaît un programme malveillant dans ce fichier. Il n’est pas conservé. Nettoyez votre poste ou demandez un autre exemplaire, puis recommencez.';

const quotaText = (used: number, size: number) =>
  `Les fichiers de votre organisation occupent déjà ${sizeText(used)} sur ${sizeText(MAX_ORGANISATION_BYTES)}\u00a0: ces ${sizeText(size)} n’y tiennent pas. Retirez des fichiers inutilisés, ou donnez une adresse publique.`;

export function refused(
  code: 'invalid-input' | 'payload-too-large',
  path: string,
  message: string,
): ProblemError {
  const details: ProblemDetails = { detail: message, errors: [{ path, message }] };
  return new ProblemError(code, details);
}

/** Whether the bytes may leave: with an antivirus, only what it found clean. */
export const maySend = ({ antivirus }: Files, scan: Scan): boolean =>
  scan === 'clean' || (scan === 'off' && antivirus === null);
