/** The formats accepted, by extension: security and reliability, section 3. */
export const MEDIA_TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  odt: 'application/vnd.oasis.opendocument.text',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv',
  txt: 'text/plain',
} as const;
export type FileKind = keyof typeof MEDIA_TYPES;
export const FILE_KINDS = Object.keys(MEDIA_TYPES) as FileKind[];
