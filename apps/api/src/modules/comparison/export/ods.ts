/** OpenDocument 1.3 spreadsheet: a zip of four parts, the media type first and not compressed (part 2, section 3.3). */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { contentXml, type TableLook } from './ods-content.ts';
import type { Sheet } from './sheet.ts';

export const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

const MANIFEST = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${ODS_TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`;

/** Paper: A4, landscape. */
const STYLES = `${XML}<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"><office:automatic-styles><style:page-layout style:name="paper"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.5cm" style:scale-to-X="1"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="paper"/></office:master-styles></office:document-styles>`;

/**
 * @param day date written in the zip, so that the same table gives the same bytes
 * @param table name of the table; `isWide` tells the columns that hold sentences
 */
export function toOds(sheet: Sheet, day: string, table?: TableLook): Uint8Array {
  const parts: Zippable = {
    mimetype: [strToU8(ODS_TYPE), { level: 0 }],
    'META-INF/manifest.xml': strToU8(MANIFEST),
    'content.xml': strToU8(XML + contentXml(sheet, table)),
    'styles.xml': strToU8(STYLES),
  };
  return zipSync(parts, { mtime: `${day}T12:00:00` });
}
