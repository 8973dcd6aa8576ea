export { AntivirusUnavailable, clamd, type Antivirus, type ScanVerdict } from './antivirus.ts';
export { checkFile, type CheckedFile, type FileRefusal } from './check-file.ts';
export { attachmentOf } from './file-name.ts';
export { filesOf } from './files.ts';
export { folderStorage } from './folder-storage.ts';
export { reencodeImage, type Image } from './images.ts';
export {
  keepFile,
  keepFileIf,
  maySend,
  refused,
  type Files,
  type Kept,
  type Upload,
} from './keep.ts';
export { FILE_KINDS, MEDIA_TYPES, type FileKind } from './kinds.ts';
export {
  MAX_FILE_BYTES,
  MAX_FILES_PER_ASSESSMENT,
  MAX_ORGANISATION_BYTES,
  sizeText,
  tooBigText,
} from './limits.ts';
export { deleteFileRow, findFile, type FileRow } from './repository.ts';
export type { Storage, StoredBytes } from './storage.ts';
export { removeOrphanFiles, scanWaitingFiles } from './upkeep.ts';
export { readUpload, uploads, type UploadedFile } from './upload.ts';
