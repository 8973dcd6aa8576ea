/** Reads a PDF back with another implementation: its words, its structure tree, what a reader announces. */
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Node = { role?: string; type?: string; scope?: string; children?: Node[] };

export async function readPdf(bytes: Uint8Array) {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await loading.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++)
    pages.push(await readPage(await document.getPage(number)));
  const { info, metadata } = await document.getMetadata();
  const said = info as { Title?: string; Language?: string };
  const preferences = await document.getViewerPreferences();
  const marks = await document.getMarkInfo();
  const outline = await document.getOutline();
  const nodes = pages.flatMap(({ tree }) => flat(tree));
  const read = {
    text: pages
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' '),
    title: said.Title ?? '',
    language: said.Language,
    tagged: valueOf(marks, 'Marked') === true,
    showsTitle: valueOf(preferences, 'DisplayDocTitle') === true,
    conforms: (metadata as { get(name: string): unknown } | null)?.get('pdfuaid:part') ?? null,
    headings: nodes.map(tagOf).flatMap((tag) => (/^H\d$/.test(tag) ? Number(tag.slice(1)) : [])),
    tables: mergedTables(nodes),
    links: pages.flatMap(({ links }) => links),
    bookmarks: (outline ?? []).map((one) => one.title),
    /** words drawn outside the tree and outside artifacts */
    untagged: pages.flatMap(({ untagged }) => untagged),
  };
  await loading.destroy();
  return read;
}

/** Some versions of the reader give maps, others objects. */
const valueOf = (from: unknown, key: string): unknown =>
  from instanceof Map ? from.get(key) : (from as Record<string, unknown> | null)?.[key];

async function readPage(page: PDFPageProxy) {
  const { items } = await page.getTextContent();
  const text = items.map((one) => ('str' in one ? one.str + (one.hasEOL ? ' ' : '') : '')).join('');
  const annotations = (await page.getAnnotations()) as { url?: string }[];
  return {
    text,
    tree: (await page.getStructTree()) as Node,
    links: annotations.flatMap(({ url }) => url ?? []),
    untagged: await outsideTheTree(page),
  };
}

async function outsideTheTree(page: PDFPageProxy): Promise<number[]> {
  const { fnArray } = await page.getOperatorList();
  let depth = 0;
  return fnArray.filter((operator) => {
    if (operator === OPS.beginMarkedContentProps || operator === OPS.beginMarkedContent) depth++;
    if (operator === OPS.endMarkedContent) depth--;
    return operator === OPS.showText && depth === 0;
  });
}

const tagOf = ({ role }: Node): string => role ?? '';
const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];

/** A table over two pages is told once a page: its rows are put together again by their heads. */
function mergedTables(nodes: Node[]) {
  const tables: { columns: number; rows: (string | null)[][] }[] = [];
  for (const node of nodes.filter((one) => tagOf(one) === 'Table')) {
    for (const row of (node.children ?? []).filter((one) => tagOf(one) === 'TR')) {
      const cells = (row.children ?? []).map(({ scope }) => scope ?? null);
      if (cells.every((scope) => scope === 'Column'))
        tables.push({ columns: cells.length, rows: [] });
      else tables.at(-1)?.rows.push(cells);
    }
  }
  return tables;
}
