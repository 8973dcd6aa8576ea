/** Reads the YAML of a version and compiles it: the only place of this package that touches files. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { buildSet, hashable, type RawSet } from '../src/build.ts';

export const SETS = join(import.meta.dirname, '../sets');
export const GENERATED = join(import.meta.dirname, '../src/generated');

export function readRawSet(version: string): RawSet {
  const folder = join(SETS, version);
  const read = (file: string): unknown => parse(readFileSync(join(folder, file), 'utf8'));
  const files = globSync('*/*.yml', { cwd: folder }).map((file) => file.replaceAll('\\', '/'));
  return {
    version,
    manifest: read('manifest.yml'),
    facts: read('facts.yml'),
    criteria: files.sort().map((file) => ({ file, data: read(file) })),
  };
}

export function compile(version: string) {
  const { set, texts } = buildSet(readRawSet(version));
  const hash = createHash('sha256').update(hashable(set)).digest('hex');
  const note = {
    '//': `Generated from sets/${version} by scripts/compile.ts: edit the YAML, then run pnpm generate.`,
  };
  return { rules: { ...note, ...set, hash }, texts: { ...note, ...texts } };
}
