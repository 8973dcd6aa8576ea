import type { Db } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';
import { invalid, invalidInput, ProblemError } from '../../../contract/problem-error.ts';
import { lineOf } from '../../organisations/index.ts';
import { findSame, findSynonym, keysOf, type Pair, type Synonym } from './repository.ts';

export const WORDS_MAX = 80;
/** Longer groups of words are never looked up (catalogue/search/matchers.ts). */
const TOKENS_MAX = 5;

export type Change = {
  /** the synonym as it is, null for a new one */
  before: Pair | null;
  /** as it will be, null to delete it */
  after: Synonym | null;
};

/**
 * The change as it will be written.
 * @throws ProblemError `invalid-input` at `term` or `expansion`, `not-found` for a synonym that is gone
 */
export async function checked(db: Db, { before, after }: Change): Promise<Change> {
  if (!before && !after)
    throw invalid('term', 'Écrivez un terme, et ce qui veut dire la même chose.');
  if (before && !(await findSynonym(db, before)))
    throw new ProblemError('not-found', {
      detail:
        'Ce synonyme n’est plus là\u00a0: quelqu’un l’a modifié ou retiré. Rechargez la liste.',
    });
  if (!after) return { before, after };
  const term = lineOf(after.term) ?? '';
  const expansion = lineOf(after.expansion) ?? '';
  const keys = await keysOf(db, { term, expansion });
  const errors = [
    ...problemsOf('term', term, keys.term),
    ...problemsOf('expansion', expansion, keys.expansion),
  ];
  if (errors.length > 0) throw invalidInput(errors);
  if (keys.term === keys.expansion)
    throw invalid('expansion', 'La recherche lit déjà ces deux écritures comme la même.');
  const synonym = { term, expansion, kind: after.kind };
  const held = await findSame(db, synonym, before);
  if (held)
    throw invalid(
      'expansion',
      `«\u00a0${held.term}\u00a0» et «\u00a0${held.expansion}\u00a0» sont déjà reliés. Modifiez cette ligne.`,
    );
  return { before, after: synonym };
}

function problemsOf(path: 'term' | 'expansion', words: string, key: string): FieldProblem[] {
  const message = problemOf(words, key);
  return message ? [{ path, message }] : [];
}

function problemOf(words: string, key: string): string | null {
  if (words === '') return 'Écrivez un mot ou un groupe de mots.';
  if (words.length > WORDS_MAX) return `${WORDS_MAX} caractères au plus.`;
  if (key === '') return 'La recherche ne retient rien de ces mots. Choisissez-en d’autres.';
  return words.split(/\s+/).length > TOKENS_MAX
    ? `${TOKENS_MAX} mots au plus\u00a0: la recherche ne relie pas de groupe plus long.`
    : null;
}
