import { createHash } from 'node:crypto';
import { loadAssessmentExport } from '@gouvtech/db';
import { ENDED_STATUSES, type EndedListing } from '@gouvtech/domain';
import { ProblemError } from '../../../contract/problem-error.ts';
import { moved } from '../../moved-addresses/index.ts';
import { readDocument, readUnlisted, type EntryRow } from '../repository.ts';
import type { CatalogueDependencies } from './dependencies.ts';

export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @throws ProblemError `moved` when it was merged, `solution-ended` when it left the catalogue, `solution-not-found` when it never was in it. */
export async function readSolution(
  { database }: CatalogueDependencies,
  slug: string,
  held: string[],
): Promise<EntryRow> {
  const entry = SLUG.test(slug) ? await readDocument(database, slug, held) : null;
  return entry ?? missing({ database }, slug);
}

/** @throws ProblemError as above, and `assessment-not-found` when the solution has no public assessment. */
export async function readAssessment(
  { database }: CatalogueDependencies,
  slug: string,
): Promise<{ etag: string; body: string }> {
  const found = SLUG.test(slug) ? await loadAssessmentExport(database.db, slug) : null;
  if (found) {
    const body = JSON.stringify(found);
    return {
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
      body,
    };
  }
  if (!SLUG.test(slug) || !(await readDocument(database, slug, [])))
    await missing({ database }, slug, '/assessment');
  throw new ProblemError('assessment-not-found', {
    detail: 'Cette solution est au catalogue, mais son éditeur n’a pas encore publié d’évaluation.',
  });
}

async function missing(
  { database }: Pick<CatalogueDependencies, 'database'>,
  slug: string,
  rest = '',
): Promise<never> {
  const elsewhere = SLUG.test(slug) ? await moved(database, 'solution', slug, rest) : null;
  if (elsewhere) throw elsewhere;
  const ended = SLUG.test(slug) ? await readUnlisted(database, slug, ENDED_STATUSES) : null;
  if (!ended) throw solutionNotFound();
  const solution = { ...ended, reason: ended.reason ?? 'Motif non précisé.' } as EndedListing;
  throw new ProblemError('solution-ended', {
    detail: `« ${solution.name} » a quitté le catalogue. Motif : ${solution.reason}`,
    members: { solution },
  });
}

export const solutionNotFound = (): ProblemError =>
  new ProblemError('solution-not-found', {
    detail: 'Aucune solution ne porte cet identifiant. Cherchez-la par son nom dans le catalogue.',
  });
