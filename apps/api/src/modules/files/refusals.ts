/** Sentences that several checks share. */
import type { FileKind } from './kinds.ts';

export const LOCKED =
  'Ce document est protégé par un mot de passe. Enregistrez-le sans mot de passe\u00a0: la visibilité de la preuve se règle ici.';

const NAMES: Record<FileKind, string> = {
  pdf: 'un PDF',
  png: 'une image PNG',
  jpg: 'une image JPEG',
  odt: 'un document ODT',
  docx: 'un document DOCX',
  csv: 'un tableau CSV',
  txt: 'du texte',
};

/** @param found what the content looks like, when that is known */
export const renamedText = (kind: FileKind, found?: string): string =>
  `Le contenu de ce fichier n’est pas ${NAMES[kind]}${found ? `\u00a0: il ressemble à «\u00a0.${found}\u00a0»` : ''}. Renommer un fichier ne change pas son format\u00a0: exportez-le dans ce format, puis recommencez.`;
