/** A small version 2027.0, for the tests only: every kind of mapping from 2026.1, a new prerequisite, a lower rubric. */
import { join } from 'node:path';
import { compile, type Compiled } from '../../scripts/read-set.ts';
import { addSet, criteriaSets } from '../sets.ts';
import { addTexts } from '../texts.ts';

export const EXAMPLE_FOLDER = join(import.meta.dirname, 'sets/2027.0');

/** Compiled as a version of the product is, after those of the product. */
export const exampleSet = (): Compiled => compile(EXAMPLE_FOLDER, criteriaSets);

/** Makes 2027.0 known to this process, as a version of the product would be. */
export function addExampleSet(): Compiled['set'] {
  const { set, texts } = exampleSet();
  addSet(set);
  addTexts(texts);
  return set;
}
