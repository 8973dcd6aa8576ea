/** Files as people and attackers make them. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import sharp from 'sharp';

export const PDF = strToU8(
  '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\nxref\n0 3\ntrailer\n<</Root 1 0 R/Size 3>>\nstartxref\n9\n%%EOF\n',
);

export const LOCKED_PDF = strToU8(
  '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R/Encrypt 9 0 R/Size 3>>\nstartxref\n9\n%%EOF\n',
);

export const picture = (format: 'png' | 'jpeg' | 'webp', width = 64, height = 48) =>
  sharp({ create: { width, height, channels: 3, background: '#0b5664' } })
    .toFormat(format)
    .toBuffer();

export const odt = (more: Zippable = {}): Uint8Array =>
  zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8('<office:document-content/>'),
    'META-INF/manifest.xml': strToU8('<manifest:manifest/>'),
    ...more,
  });

export const docx = (more: Zippable = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    'word/document.xml': strToU8('<w:document/>'),
    ...more,
  });

export const LOCKED_ODT = odt({
  'META-INF/manifest.xml': strToU8(
    '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>',
  ),
});

/** What Word writes for a document with a password: no archive any more. */
export const LOCKED_DOCX = Uint8Array.from([
  0xd0,
  0xcf,
  0x11,
  0xe0,
  0xa1,
  0xb1,
  0x1a,
  0xe1,
  ...new Uint8Array(2000),
]);

/** Sets the « encrypted » flag of every entry. */
export function withZipPassword(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) bytes[at + 8]! |= 1;
    if (view.getUint32(at, true) === 0x04034b50) bytes[at + 6]! |= 1;
  }
  return bytes;
}

/** 20 kB that become 20 MiB. */
export const BOMB = (): Uint8Array => odt({ 'Pictures/a.png': new Uint8Array(20 * 1024 * 1024) });
