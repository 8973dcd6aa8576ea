/** Atom documents (RFC 4287): what is required, in order, and nothing a reader could not parse. */

export type AtomEntry = {
  /** IRI, never reused */
  id: string;
  title: string;
  /** instant, UTC */
  updated: string;
  /** address of the page, absolute */
  href: string;
  summary: string;
  category: string;
};

export type AtomFeed = {
  id: string;
  title: string;
  subtitle: string;
  updated: string;
  author: string;
  /** addresses of this document and of the page it follows, absolute */
  self: string;
  page: string;
  entries: AtomEntry[];
};

export function atomDocument(feed: AtomFeed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', feed.updated),
    `<author>${element('name', feed.author)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" hreflang="fr" href="${escaped(feed.page)}"/>`,
    ...feed.entries.map(entryElement),
    '</feed>',
    '',
  ].join('\n');
}

const entryElement = (entry: AtomEntry): string =>
  [
    '<entry>',
    element('id', entry.id),
    element('title', entry.title),
    element('updated', entry.updated),
    element('published', entry.updated),
    `<link rel="alternate" type="text/html" hreflang="fr" href="${escaped(entry.href)}"/>`,
    `<category term="${escaped(entry.category)}"/>`,
    element('summary', entry.summary),
    '</entry>',
  ].join('\n');

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters XML 1.0 cannot hold, even escaped (production 2, Char): controls, halves of pairs, non-characters. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (character) => ENTITIES[character]!);
