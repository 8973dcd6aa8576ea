import { listingDiff, type Listing, type ListingChange } from '@gouvtech/domain';
import { ProblemError } from '../../../contract/problem-error.ts';
import { pageOfVersions, readExtent, readVersions, type VersionRow } from '../repository.ts';
import { findSubject, type Subject } from '../subject.ts';
import type { HistoryDependencies } from '../usecases.ts';

export const VERSIONS_PER_PAGE = 50;

export type VersionView = {
  number: number;
  /** instant from which the public could read it */
  at: string;
  on: string;
  /** day it was replaced; null for the one the public reads now */
  replacedOn: string | null;
  reason: string;
  author: string;
  /** against the version before; none for the first */
  changes: ListingChange[];
};

export const versionView = (row: VersionRow): VersionView => ({
  number: row.number,
  at: row.at,
  on: row.at.slice(0, 10),
  replacedOn: row.until && row.until.slice(0, 10),
  reason: row.reason,
  author: row.author,
  changes: row.before ? listingDiff(row.before, row.content) : [],
});

export async function listVersions(
  { database, clock }: HistoryDependencies,
  slug: string,
  page: number,
) {
  const solution = await findSubject(database, slug);
  const { versions } = await readExtent(database, solution.id, clock().toISOString());
  const from = (page - 1) * VERSIONS_PER_PAGE;
  const found = await pageOfVersions(database, solution.id, { from, limit: VERSIONS_PER_PAGE });
  return {
    solution: subjectView(solution),
    items: found.map(versionView),
    total: versions,
    page,
    pageSize: VERSIONS_PER_PAGE,
  };
}

/** @throws ProblemError `version-not-found` */
export async function readVersion({ database }: HistoryDependencies, slug: string, number: number) {
  const solution = await findSubject(database, slug);
  const [row] = await readVersions(database, solution.id, [number]);
  if (!row) {
    throw new ProblemError('version-not-found', {
      detail: `La fiche «\u00a0${solution.name}\u00a0» n’a pas de version ${number} publiée. La dernière est la version ${solution.version}.`,
    });
  }
  const listing: Listing = row.content;
  return {
    solution: subjectView(solution),
    ...versionView(row),
    previous: row.previous,
    following: row.following,
    listing,
  };
}

/** What every reply about a history says of its solution. */
export const subjectView = ({ slug, name, status, version, demonstration, ended }: Subject) => ({
  slug,
  name,
  status,
  version,
  demonstration,
  ended,
});
