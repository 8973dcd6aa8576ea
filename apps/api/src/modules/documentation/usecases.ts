import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PROBLEM_CODES } from '@gouvtech/domain';
import type { OpenApi } from './openapi-types.ts';
import { problemPage } from './problem-page.ts';
import { referencePage } from './reference-page.ts';

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
    page: () => once('page', () => referencePage(openApi(), publicOrigin)),
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
