/** Compares our verdicts with those of a folder that has an `expected.json` (see docs/publiccode.md). Writes nothing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { UnreadableFile } from '../imports/index.ts';
import { readOneFile } from './files.ts';
import { readPubliccode, type ReadPubliccode } from './read.ts';

const Expected = Type.Array(
  Type.Object({
    file: Type.String(),
    strict: Type.String(),
    errors: Type.Array(Type.Object({ key: Type.String() })),
    warnings: Type.Array(Type.String()),
  }),
);

export type Verification = {
  files: number;
  /** files whose strict verdict, and whose keys in error and in warning, are exactly those expected */
  agreed: number;
  drafts: number;
  /** files the standard refuses, that the lenient mode reads */
  refused: number;
  differences: { file: string; what: string }[];
};

/** @throws UnreadableFile without a readable `expected.json`. */
export async function verifyFolder(folder: string): Promise<Verification> {
  const expected = await readExpected(folder);
  const result: Verification = { files: 0, agreed: 0, drafts: 0, refused: 0, differences: [] };
  for (const { file, strict, errors, warnings } of expected) {
    const ours = await readBoth(folder, file);
    const seen = summary(ours.strict);
    const wanted = [strict, keys(errors.map(({ key }) => key)), keys(warnings)].join(' | ');
    result.files++;
    if (seen === wanted) result.agreed++;
    else result.differences.push({ file, what: `attendu ${wanted}, obtenu ${seen}` });
    if (ours.strict.verdict !== 'invalid') continue;
    result.refused++;
    if (ours.lenient.verdict === 'draft') result.drafts++;
    else if (file.startsWith('lenient/'))
      result.differences.push({ file, what: 'n’est pas devenu un brouillon en mode souple' });
  }
  return result;
}

async function readExpected(folder: string) {
  const text = await readFile(join(folder, 'expected.json'), 'utf8').catch(() => '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (!Value.Check(Expected, value))
    throw new UnreadableFile(
      `« ${folder} » ne contient pas de fichier expected.json lisible : une liste d’objets avec file, strict, errors et warnings.`,
    );
  return value;
}

async function readBoth(
  folder: string,
  file: string,
): Promise<{ strict: ReadPubliccode; lenient: ReadPubliccode }> {
  const one = await readOneFile(folder, join(folder, file));
  const read = (lenient: boolean): ReadPubliccode =>
    'text' in one
      ? readPubliccode(one.text, { lenient })
      : { verdict: 'invalid', problems: [one.problem], listing: null, toComplete: [] };
  return { strict: read(false), lenient: read(true) };
}

const keys = (paths: string[]) => [...new Set(paths)].sort().join(', ') || '-';
const summary = ({ verdict, problems }: ReadPubliccode): string => {
  const of = (wanted: string) =>
    keys(problems.filter(({ severity }) => severity === wanted).map(({ path }) => path));
  return [verdict, of('error'), of('warning')].join(' | ');
};
