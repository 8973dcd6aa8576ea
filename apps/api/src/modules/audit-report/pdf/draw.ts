/**
 * Draws a document as tagged PDF (PDF/UA-1): a structure tree in the order of reading, headings, tables with their
 * heads, the language and the title, fonts embedded. Rules and feet of pages are artifacts: nobody has to hear them.
 */
import PDFDocument from 'pdfkit';
import type { Block, Document } from '../blocks.ts';
import { fontFiles, runsOf, type Weight } from './fonts.ts';
import { drawTable } from './table.ts';

/** Points. A4, with margins that leave 70 characters a line. */
const PAGE = { size: 'A4', margins: { top: 64, bottom: 64, left: 60, right: 60 } } as const;
const INK = '#16252c';
const INK_2 = '#4b5b61';
const LINK = '#0b5664';
const HEADINGS = {
  1: { size: 24, before: 0, after: 8 },
  2: { size: 16, before: 26, after: 8 },
  3: { size: 13, before: 16, after: 6 },
  4: { size: 11, before: 12, after: 3 },
} as const;
const BODY = 10.5;

type Styles = { size?: number; weight?: Weight; colour?: string; width?: number };
export type Sheet = ReturnType<typeof sheetOf>;

/** @returns the bytes; the same for the same document */
export async function drawPdf(document: Document): Promise<Uint8Array> {
  const { title, subject, createdAt, changedAt } = document;
  const doc = new PDFDocument({
    ...PAGE,
    ...{ pdfVersion: '1.7', tagged: true, lang: 'fr-FR', displayTitle: true },
    // Not in the types of the library yet.
    subset: 'PDF/UA' as never,
    ...{ bufferPages: true, autoFirstPage: false },
    info: {
      // The library writes these as they are in XML metadata.
      Title: plain(title),
      Subject: plain(subject),
      Author: 'Catalogue GouvTech',
      Creator: 'Catalogue GouvTech',
      Producer: 'Catalogue GouvTech',
      CreationDate: createdAt,
      ModDate: changedAt,
    },
  });
  for (const [name, file] of await fontFiles()) doc.registerFont(name, file as Buffer);
  const bytes = collect(doc);
  const sheet = sheetOf(doc);
  doc.addPage();
  sheet.rule(8);
  doc.y += 18;
  for (const block of document.blocks) drawBlock(sheet, block);
  sheet.root.end();
  drawFeet(doc, sheet, document.foot);
  doc.end();
  return bytes;
}

const plain = (text: string): string =>
  text.replaceAll('&', 'et').replaceAll('<', '‹').replaceAll('>', '›');

async function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of doc as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The page being drawn, the fonts, and the tree that gives the order of reading. */
function sheetOf(doc: PDFKit.PDFDocument) {
  const root = doc.struct('Document');
  doc.addStructure(root);
  const known = new Map<string, boolean>();
  const draws = (font: string, codePoint: number): boolean => {
    const key = `${font} ${codePoint}`;
    const held = known.get(key) ?? (codePoint === 10 || hasGlyph(doc.font(font), codePoint));
    known.set(key, held);
    return held;
  };
  const runs = (text: string, { weight = 'regular' }: Styles) => runsOf(text, weight, draws);
  const left = doc.options.margins as { left: number; right: number; bottom: number };

  return {
    doc,
    root,
    left: left.left,
    get width() {
      return doc.page.width - left.left - left.right;
    },
    /** Starts a page unless this height is left on this one. @returns whether it did */
    keep(height: number): boolean {
      const lacks = doc.y + height > doc.page.height - left.bottom;
      if (lacks) doc.addPage();
      return lacks;
    },
    /** Writes where the page is, or at a place. */
    write(parts: (Styles & { text: string })[], at?: { x: number; y: number; width: number }) {
      const all = parts.flatMap((part) =>
        runs(part.text, part).map((run) => ({ ...run, size: BODY, colour: INK, ...pick(part) })),
      );
      all.forEach(({ font, text, size, colour }, index) => {
        doc.font(font).fontSize(size).fillColor(colour);
        const options = { continued: index < all.length - 1, lineGap: 2 };
        if (index === 0 && at) doc.text(text, at.x, at.y, { ...options, width: at.width });
        else if (index === 0) doc.text(text, left.left, doc.y, options);
        else doc.text(text, options);
      });
    },
    heightOf(text: string, { size = BODY, weight = 'regular', width }: Styles): number {
      doc.font(`${weight}-latin`).fontSize(size);
      return doc.heightOfString(text, { width: width!, lineGap: 2 });
    },
    rule(weight: number, colour = INK) {
      doc.markContent('Artifact', { type: 'Layout' });
      doc.rect(left.left, doc.y, this.width, weight).fill(colour);
      doc.endMarkedContent();
      doc.y += weight;
    },
  };
}

const pick = ({ size, colour }: Styles) => ({ ...(size && { size }), ...(colour && { colour }) });

/** The library has the parsed font but no public way to ask it. */
const hasGlyph = (doc: PDFKit.PDFDocument, codePoint: number): boolean =>
  (
    doc as unknown as { _font: { font: { hasGlyphForCodePoint(one: number): boolean } } }
  )._font.font.hasGlyphForCodePoint(codePoint);

function drawBlock(sheet: Sheet, block: Block): void {
  const { doc, root } = sheet;
  switch (block.kind) {
    case 'heading': {
      const { size, before, after } = HEADINGS[block.level];
      doc.y += before;
      sheet.keep(size * 4);
      doc.outline.addItem(block.text);
      const draw = () => sheet.write([{ text: block.text, size, weight: 'strong' }]);
      root.add(doc.struct(`H${block.level}`, {}, draw));
      doc.y += after;
      return;
    }
    case 'paragraph': {
      const lead = block.lead ? [{ text: `${block.lead} `, weight: 'strong' as const }] : [];
      root.add(doc.struct('P', {}, () => sheet.write([...lead, { text: block.text }])));
      doc.y += 5;
      return;
    }
    case 'link':
      drawLink(sheet, block);
      return;
    case 'table':
      drawTable(sheet, block);
      doc.y += 8;
  }
}

/** A link of its own paragraph, whose place reads the same as its words. */
function drawLink(
  { doc, root, left, width }: Sheet,
  { text, href }: { text: string; href: string },
) {
  const paragraph = doc.struct('P');
  root.add(paragraph);
  const link = doc.struct('Link');
  paragraph.add(link);
  link.add(() => {
    doc.font('regular-latin').fontSize(BODY).fillColor(LINK);
    doc.text(text, left, doc.y, { width, link: href, underline: true, lineGap: 2 });
  });
  link.end();
  paragraph.end();
  doc.y += 5;
}

function drawFeet(doc: PDFKit.PDFDocument, { left, width }: Sheet, foot: string): void {
  const { count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    doc.switchToPage(index);
    doc.page.margins.bottom = 0;
    const words = `${foot} · page ${index + 1} sur ${count}`;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('regular-latin').fontSize(8.5).fillColor(INK_2);
    doc.text(words, left, doc.page.height - 40, { width, lineBreak: false });
    doc.endMarkedContent();
  }
}
