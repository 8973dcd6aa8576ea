/** Reads the YAML of a version and compiles it: the only place of this package that touches files. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { BuildError, buildSet, hashable, type BuildProblem, type RawSet } from '../src/build.ts';
import frozen from '../src/frozen.json' with { type: 'json' };
import type { CriteriaSet } from '../src/types.ts';
import type { SetTexts } from '../src/texts-types.ts';

export { BuildError };

export const SETS = join(import.meta.dirname, '../sets');
export const GENERATED = join(import.meta.dirname, '../src/generated');

/** Every file of the folder; one that cannot be read, or has no place there, is a problem of the set. */
export function readRawSet(folder: string): RawSet {
  const problems: BuildProblem[] = [];
  const read = (file: string): unknown => {
    try {
      return parse(readFileSync(join(folder, file), 'utf8'));
    } catch (error) {
      problems.push({ file, ...unreadable(error) });
      return undefined;
    }
  };
  const files = globSync('**/*', { cwd: folder, exclude: ['node_modules'] })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const criteria = files.filter((file) => /^[^/]+\/[^/]+\.yml$/.test(file));
  for (const file of files) {
    if (file !== 'manifest.yml' && file !== 'facts.yml' && !criteria.includes(file))
      problems.push({ file, path: '', message: 'ce fichier n’a pas sa place dans le dossier' });
  }
  return {
    version: basename(resolve(folder)),
    manifest: read('manifest.yml'),
    facts: read('facts.yml'),
    criteria: criteria.map((file) => ({ file, data: read(file) })),
    problems,
  };
}

function unreadable(error: unknown): Omit<BuildProblem, 'file'> {
  if (!(error instanceof YAMLParseError)) return { path: '', message: 'ce fichier manque' };
  const [place] = error.linePos ?? [];
  return {
    path: place ? `ligne ${place.line}, colonne ${place.col}` : '',
    message: `ce n’est pas du YAML valide (${error.message.split('\n')[0]!.replace(/ at line.*$/, '')})`,
  };
}

export type Compiled = { set: CriteriaSet; texts: SetTexts };

/**
 * @param earlier the versions before, oldest first
 * @throws BuildError with every fault, a published version whose rules changed included
 */
export function compile(folder: string, earlier: readonly CriteriaSet[]): Compiled {
  const raw = readRawSet(folder);
  const { set, texts } = buildSet(raw, earlier);
  const hash = createHash('sha256').update(hashable(set)).digest('hex');
  const published = (frozen as Record<string, string>)[raw.version];
  if (published !== undefined && published !== hash) {
    const message =
      'les règles d’une version publiée ne changent pas : copiez le dossier sous un nouveau nom ; seul le texte se corrige, en augmentant « revision »';
    throw new BuildError([{ file: 'manifest.yml', path: 'version', message }]);
  }
  return { set: { ...set, hash }, texts };
}
