import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PROBLEM_CODES } from '@gouvtech/domain';
import { routesOf, tagSlug } from './addresses.ts';
import { indexPage } from './index-page.ts';
import { operationPage } from './operation-page.ts';
import { objectPage } from './object-page.ts';
import { objectsPage } from './objects-page.ts';
import type { OpenApi } from './openapi-types.ts';
import { problemPage } from './problem-page.ts';
import { tagPage } from './tag-page.ts';

const PAGES = new URL('../../../../../docs/problems/', import.meta.url);
const STYLE = fileURLToPath(new URL('./style.css', import.meta.url));

/** Pages are made once, at the first reading: nothing in them changes while the program runs. */
export function readDocumentation(publicOrigin: string, openApi: () => OpenApi) {
  const made = new Map<string, string>();
  const once = (name: string, make: () => string): string => {
    const known = made.get(name) ?? make();
    made.set(name, known);
    return known;
  };
  return {
    document: () => once('document', () => JSON.stringify(openApi())),
    index: () => once('index', () => indexPage(openApi())),
    /** @returns null when no tag has this address */
    tag: (slug: string): string | null => {
      const known = openApi().tags.find(({ name }) => tagSlug(name) === slug);
      return known ? once(`tag:${slug}`, () => tagPage(openApi(), known.name)) : null;
    },
    /** @returns null when no operation has this identifier */
    operation: (id: string): string | null => {
      const known = routesOf(openApi()).find(({ operation }) => operation.operationId === id);
      return known ? once(`operation:${id}`, () => operationPage(known, publicOrigin)) : null;
    },
    objects: () => once('objects', () => objectsPage(openApi())),
    /** @returns null when no object has this name */
    object: (name: string): string | null => {
      const { schemas } = openApi().components;
      const known = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
      return known ? once(`object:${name}`, () => objectPage(openApi(), name, known)) : null;
    },
    style: () => once('style', () => readFileSync(STYLE, 'utf8')),
    /** @returns null when no problem has this code */
    problem: (code: string): string | null => {
      const known = PROBLEM_CODES.find((one) => one === code);
      return known
        ? once(`problem:${known}`, () =>
            problemPage(known, readFileSync(new URL(`${known}.md`, PAGES), 'utf8')),
          )
        : null;
    },
  };
}
