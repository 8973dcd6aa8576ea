/** Limits of uploads: security and reliability, section 3. */
import { formatSize } from '@gouvtech/domain/format';

const MIB = 1024 * 1024;
export const MAX_FILE_BYTES = 10 * MIB;
export const MAX_ORGANISATION_BYTES = 500 * MIB;
export const MAX_FILES_PER_ASSESSMENT = 20;
export const MAX_ARCHIVE_ENTRIES = 1000;
export const MAX_ARCHIVE_BYTES = 100 * MIB;
/** unpacked bytes for one byte of archive */
export const MAX_ARCHIVE_RATIO = 100;

/** @param bytes null when the sender does not say */
export const tooBigText = (bytes: number | null): string =>
  `Ce fichier ${bytes === null ? 'est trop gros' : `pèse ${formatSize(bytes)}`}. La limite est de 10\u00a0Mo\u00a0: déposez une synthèse ou une adresse publique.`;

export { formatSize as sizeText };
