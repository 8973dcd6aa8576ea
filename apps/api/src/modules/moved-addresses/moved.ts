import type { Database } from '@gouvtech/db';
import { ProblemError } from '../../contract/problem-error.ts';
import { problemWith } from '../../contract/problem-schema.ts';
import { text } from '../../contract/schema.ts';
import { follow, type MovedKind } from './repository.ts';

/** Nothing else is asked of the database, which refuses some texts. */
const SLUG = /^[a-z0-9-]+$/;

const WORDS: Record<MovedKind, { path: string; detail: string }> = {
  solution: {
    path: '/api/v1/solutions/',
    detail: 'Cette fiche a été fusionnée avec une autre, qui décrit la même solution.',
  },
  organisation: {
    path: '/api/v1/organisations/',
    detail: 'Cette organisation a changé de nom ou a été fusionnée avec une autre.',
  },
};

export const MovedProblem = problemWith('MovedProblem', {
  movedTo: text('Nouvel identifiant, dans les adresses.'),
});

/**
 * What an address that leads nowhere answers when it moved: 308 with the new one, never followed by itself here.
 * @param rest of the address, after the slug: `/assessment`
 * @returns null when it did not move
 */
export async function moved(
  database: Pick<Database, 'query'>,
  kind: MovedKind,
  slug: string,
  rest = '',
): Promise<ProblemError | null> {
  const to = SLUG.test(slug) ? await follow(database, kind, slug) : null;
  if (to === null) return null;
  const { path, detail } = WORDS[kind];
  return new ProblemError('moved', {
    detail,
    members: { movedTo: to },
    headers: { location: `${path}${to}${rest}` },
  });
}
