import { formatDate } from '@gouvtech/domain/format';
import { atomDocument, type AtomEntry } from '../feed/atom.ts';
import { catalogueTag, uuidUrn, versionUrn } from '../feed/ids.ts';
import { catalogueChangedAt, latestEvents, readExtent } from '../repository.ts';
import { findSubject } from '../subject.ts';
import type { HistoryDependencies } from '../usecases.ts';
import { readEntries } from './journal.ts';

const ENTRIES = 50;
const AUTHOR = 'Catalogue GouvTech';

/** @returns the Atom document of the last events and versions of a listing, those of one that ended included */
export async function solutionFeed(
  { database, clock, publicOrigin }: HistoryDependencies,
  slug: string,
): Promise<string> {
  const now = clock().toISOString();
  const solution = await findSubject(database, slug, '/feed.atom');
  const found = await readEntries({ database }, solution, { now, from: 0, limit: ENTRIES });
  const { first } = await readExtent(database, solution.id, now);
  const page = `${publicOrigin}/solutions/${slug}/historique`;
  const entries = found.map(({ id, at, kind, criterion, summary, version }): AtomEntry => {
    const place = version ? `?version=${version.number}` : `#evenement-${id}`;
    return {
      id: version ? versionUrn(solution.id, version.number) : uuidUrn(id),
      title: version ? `Version ${version.number} de la fiche` : summary,
      updated: at,
      href: page + place,
      summary: criterion ? `${summary} Critère ${criterion}.` : summary,
      category: kind,
    };
  });
  const { ended } = solution;
  return atomDocument({
    id: uuidUrn(solution.id),
    title: `${solution.name}\u00a0: ce qui change`,
    subtitle: ended
      ? `Cette solution a quitté le catalogue le ${formatDate(ended.since)}. Motif\u00a0: ${ended.reason}`
      : 'Versions de la fiche, preuves, contrôles, audits, labels et contestations, les plus récents d’abord.',
    updated: entries[0]?.updated ?? first,
    author: AUTHOR,
    self: `${publicOrigin}/api/v1/solutions/${slug}/feed.atom`,
    page,
    entries,
  });
}

/** @returns the Atom document of the last public events of the whole catalogue */
export async function catalogueFeed({
  database,
  clock,
  publicOrigin,
}: HistoryDependencies): Promise<string> {
  const found = await latestEvents(database, clock().toISOString(), ENTRIES);
  return atomDocument({
    id: catalogueTag(publicOrigin),
    title: 'Catalogue GouvTech\u00a0: dernières preuves',
    subtitle:
      'Publications, preuves, contrôles, audits, labels et contestations, mauvaises nouvelles comprises.',
    updated: found[0]?.at ?? (await catalogueChangedAt(database)),
    author: AUTHOR,
    self: `${publicOrigin}/api/v1/feed.atom`,
    page: `${publicOrigin}/`,
    entries: found.map(({ id, at, kind, summary, slug, name }) => ({
      id: uuidUrn(id),
      title: `${name}\u00a0: ${summary}`,
      updated: at,
      href: `${publicOrigin}/solutions/${slug}/historique#evenement-${id}`,
      summary,
      category: kind,
    })),
  });
}
