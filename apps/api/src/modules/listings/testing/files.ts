/** A file the standard accepts, and one it refuses but that can be read. */
import { readFileSync } from 'node:fs';

const fixture = (name: string) =>
  readFileSync(new URL(`../../publiccode/fixtures/${name}.yml`, import.meta.url), 'utf8');

export const VALID = fixture('valid-full');
export const REFUSED = fixture('draft-french-catalogue');
