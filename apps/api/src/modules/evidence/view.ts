import { addDays, dayOf, type Day } from '@gouvtech/criteria';
import type { Actor } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import { evidenceObject } from './objects.ts';
import type { Piece } from './repository.ts';
import type { EvidenceItem } from './schemas.ts';
import { countsUntil, criterionOf, shelfRange } from './shelf-life.ts';
import { isPublicUse, type Use } from './uses-repository.ts';

/** Reminders start there (evaluation model, 1.6). */
const SOON_DAYS = 60;

export const etagOf = ({ version }: Pick<Piece, 'version'>): string => `"${version}"`;
export const fileAddress = (id: string): string => `/api/v1/evidence/${id}/file`;

/** @param uses those of this proof */
export function evidenceItem(actor: Actor, piece: Piece, uses: Use[], today: Day): EvidenceItem {
  const places = placesOf(piece, uses, today);
  const days = places.map((one) => one.countsUntil).sort();
  const range = days.length > 0 ? { earliest: days[0]!, latest: days.at(-1)! } : shelfRange(piece);
  const judged = evidenceObject(piece, uses);
  const { id, type, title, issuer, reference, url, datedOn, startsOn, endsOn, visibility } = piece;
  return {
    ...{ id, type, title, issuer, reference, url, datedOn, startsOn, endsOn, visibility },
    etag: etagOf(piece),
    file: piece.file && fileView(piece.id, piece.file),
    countsUntil: range,
    state: stateOf(range, today),
    uses: places,
    refusals: piece.refusals,
    locked: isLocked(uses),
    createdAt: piece.createdAt,
    createdBy: piece.createdByName,
    removedAt: piece.removedAt,
    actions: (['evidence:edit', 'evidence:remove'] as const).filter(
      (action) => piece.removedAt === null && can(actor, action, judged).ok,
    ),
  };
}

/** Someone signed for it, or looked at it: another document may not take its place under the same name. */
export const isLocked = (uses: Use[]): boolean =>
  uses.some(({ status, check }) => status !== 'draft' || check !== null);

function fileView(id: string, file: NonNullable<Piece['file']>): EvidenceItem['file'] {
  const { name, mediaType, size, sha256, scan } = file;
  return { name, mediaType, size, sha256, scan, href: fileAddress(id) };
}

const stateOf = (
  { earliest, latest }: { earliest: Day; latest: Day },
  today: Day,
): EvidenceItem['state'] => {
  if (latest < today) return 'expired';
  return earliest <= addDays(today, SOON_DAYS) ? 'expiring' : 'valid';
};

/** One line for a criterion of a solution, be it in the draft, in what is published, or both. */
function placesOf(piece: Piece, uses: Use[], today: Day): EvidenceItem['uses'] {
  const places = new Map<string, EvidenceItem['uses'][number]>();
  for (const use of uses) {
    const { solution, criterion, check } = use;
    const known = criterionOf(use.criteriaSet, criterion);
    if (!known) continue;
    const until = countsUntil(known, piece);
    const key = `${solution.id} ${criterion}`;
    const place = places.get(key);
    places.set(key, {
      solution: { slug: solution.slug, name: solution.name },
      criterion,
      draft: (place?.draft ?? false) || use.status === 'draft' || use.status === 'attested',
      published: (place?.published ?? false) || isPublicUse(use),
      countsUntil: until,
      expired: until < today,
      check: check ? { by: check.by, on: dayOf(check.at) } : (place?.check ?? null),
    });
  }
  return [...places.values()];
}
