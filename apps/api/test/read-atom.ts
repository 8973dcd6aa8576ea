/** Reads an Atom document as a feed reader would: an XML parser that stops at the first fault. */
import { DOMParser, type Element } from '@xmldom/xmldom';

const ATOM = 'http://www.w3.org/2005/Atom';

type Link = { rel: string; href: string };
type Common = { id: string; title: string; updated: string; links: Link[] };
export type AtomFeed = Common & { subtitle: string; author: string; entries: Common[] };

/** @throws when it is not well formed, or when an element that must be there once is not */
export function readAtom(text: string): AtomFeed {
  const fail = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  const root = new DOMParser({ onError: fail }).parseFromString(text, 'text/xml').documentElement;
  if (root?.localName !== 'feed' || root.namespaceURI !== ATOM) throw new Error('not a feed');
  return {
    ...common(root),
    subtitle: one(root, 'subtitle').textContent ?? '',
    author: one(one(root, 'author'), 'name').textContent ?? '',
    entries: all(root, 'entry').map(common),
  };
}

const common = (element: Element): Common => ({
  id: one(element, 'id').textContent ?? '',
  title: one(element, 'title').textContent ?? '',
  updated: one(element, 'updated').textContent ?? '',
  links: all(element, 'link').map((link) => ({
    rel: link.getAttribute('rel') ?? 'alternate',
    href: link.getAttribute('href') ?? '',
  })),
});

const all = (parent: Element, name: string): Element[] =>
  Array.from(parent.childNodes).filter(
    (node): node is Element => node.namespaceURI === ATOM && node.localName === name,
  );

function one(parent: Element, name: string): Element {
  const [found, ...more] = all(parent, name);
  if (!found || more.length > 0) throw new Error(`${name}: ${more.length + (found ? 1 : 0)} times`);
  return found;
}
