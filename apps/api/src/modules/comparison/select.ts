/** From what was found to what is compared, and a sentence for each solution left out. */
import { ENDED_STATUSES } from '@gouvtech/domain';
import { ASKED_MAX, COMPARED_MAX, type LeftOut } from '@gouvtech/domain/comparison';
import { formatDate } from '@gouvtech/domain/format';
import type { Database } from '@gouvtech/db';
import { ProblemError } from '../../contract/problem-error.ts';
import { SLUG } from '../catalogue/index.ts';
import { movedSlugs } from '../moved-addresses/index.ts';
import { readAsked, shown } from './asked.ts';
import type { FoundRow } from './repository.ts';

type Reader = (
  database: Database,
  slugs: string[],
  ended: readonly string[],
  limit: number,
) => Promise<FoundRow[]>;
export type Kept = { slug: string; name: string; etag: string; document: string };
export type Selection = { kept: Kept[]; problems: LeftOut[] };

/** @throws ProblemError `invalid-input` */
export async function select(database: Database, s: string, read: Reader): Promise<Selection> {
  const { slugs, duplicates } = readAsked(await withNewAddresses(database, s));
  const sound = slugs.filter((slug) => SLUG.test(slug));
  const rows = await read(database, sound, ENDED_STATUSES, COMPARED_MAX);
  const bySlug = new Map(rows.map((row) => [row.slug, row]));
  const kept = rows.flatMap(({ slug, name, etag, document }) =>
    name !== null && etag !== null && document !== null ? [{ slug, name, etag, document }] : [],
  );
  const left = slugs.flatMap((slug) => leftOut(slug, bySlug.get(slug)) ?? []);
  return { kept, problems: [...left, ...duplicates] };
}

/** A link keeps working after a merge: the one that stays takes the place of the one that went. */
async function withNewAddresses(database: Database, s: string): Promise<string> {
  const asked = s.split(',').map((slug) => slug.trim().toLowerCase());
  if (asked.length > ASKED_MAX) return s;
  const moved = await movedSlugs(
    database,
    'solution',
    asked.filter((slug) => SLUG.test(slug)),
  );
  return moved.size === 0 ? s : asked.map((slug) => moved.get(slug) ?? slug).join(',');
}

/** @throws ProblemError `solution-not-found` when nothing is left to compare */
export function demandSome({ kept, problems }: Selection): void {
  if (kept.length > 0) return;
  throw new ProblemError('solution-not-found', {
    detail:
      'Aucune des solutions demandées n’est au catalogue. Cherchez-les par leur nom, puis choisissez « Comparer ».',
    errors: problems.map(({ message }) => ({ path: 's', message })),
  });
}

function leftOut(slug: string, row: FoundRow | undefined): LeftOut | null {
  const quoted = `«\u00a0${row?.name ?? row?.ended ?? shown(slug)}\u00a0»`;
  if (row?.document) return null;
  if (row?.name)
    return {
      slug,
      reason: 'too-many',
      message: `${quoted} n’est pas comparée\u00a0: une comparaison compte cinq solutions au plus. Retirez-en une pour l’ajouter.`,
    };
  if (row?.ended) {
    const since = row.since ? ` le ${formatDate(row.since)}` : '';
    const message = `${quoted} a quitté le catalogue${since}. Motif\u00a0: ${row.reason ?? 'non précisé'}`;
    return { slug, reason: 'ended', message };
  }
  return {
    slug: shown(slug),
    reason: 'unknown',
    message: `${quoted} n’est pas au catalogue\u00a0: vérifiez l’identifiant, ou cherchez la solution par son nom.`,
  };
}
