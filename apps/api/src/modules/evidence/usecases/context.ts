import { dayOf, type Day } from '@gouvtech/criteria';
import type { Database, Db } from '@gouvtech/db';
import { PUBLIC_ASSESSMENT_STATUSES } from '@gouvtech/domain';
import type { Actor, Person } from '@gouvtech/domain/actors';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { demandVersion } from '../../../contract/if-match.ts';
import type { Files } from '../../files/index.ts';
import { refuseFormerMember } from '../../organisations/index.ts';
import { evidenceObject, libraryObject } from '../objects.ts';
import { findLibrary, findPiece, lockSolutions, type Library, type Piece } from '../repository.ts';
import type { EvidenceItem } from '../schemas.ts';
import { listUses, type Use } from '../uses-repository.ts';
import { etagOf, evidenceItem } from '../view.ts';

export type EvidenceDependencies = {
  database: Database;
  clock: () => Date;
  files: Files;
  /** an audit of the actor works on this proof: its visibility does not matter, nor that it left the library */
  auditorMayRead: (actor: Actor, id: string) => Promise<boolean>;
};

/** What a write carries beside its body. */
export type Headers = { 'if-match'?: string; 'idempotency-key'?: string };

export type Moment = { now: Date; at: string; today: Day };
export const momentOf = (clock: () => Date): Moment => {
  const now = clock();
  const at = now.toISOString();
  return { now, at, today: dayOf(at) };
};

/** @throws ProblemError `not-found` for a library that is not theirs, `forbidden` that says so to a former member */
export async function ownLibrary(db: Db, actor: Person, slug: string): Promise<Library> {
  const library = await findLibrary(db, slug);
  if (!library) throw refusalError('hidden');
  await refuseFormerMember(db, actor, library.id);
  demandRight(actor, 'evidence:add', libraryObject(library.id));
  return library;
}

export type Held = { piece: Piece; uses: Use[] };

/**
 * A proof of the library, held with the solutions that use it until the end of the transaction, when the right and the
 * version both say yes.
 */
export async function heldPiece(
  tx: Db,
  actor: Person,
  {
    id,
    action,
    asked,
    today,
  }: {
    id: string;
    action: 'evidence:edit' | 'evidence:remove';
    asked: string | undefined;
    today: Day;
  },
): Promise<Held> {
  const before = await listUses(tx, [id]);
  await lockSolutions(tx, [...new Set(before.map(({ solution }) => solution.id))]);
  const piece = await findPiece(tx, id, true);
  if (!piece || piece.removedAt) throw refusalError('hidden');
  const uses = await listUses(tx, [id]);
  if (piece.organisationId) await refuseFormerMember(tx, actor, piece.organisationId);
  demandRight(actor, action, evidenceObject(piece, uses));
  demandVersion(asked, etagOf(piece), { current: evidenceItem(actor, piece, uses, today) });
  return { piece, uses };
}

export async function itemOf(db: Db, actor: Person, id: string, today: Day): Promise<EvidenceItem> {
  const piece = await findPiece(db, id);
  if (!piece) throw new Error(`Evidence ${id} has just been written`);
  return evidenceItem(actor, piece, await listUses(db, [id]), today);
}

/** Solutions whose public pages show it. */
export const shownBy = (uses: Use[]): string[] => [
  ...new Set(uses.filter(({ status }) => status !== 'draft').map(({ solution }) => solution.id)),
];

/** Answers of public assessments that it proves. */
export const publicUses = (uses: Use[]) =>
  uses
    .filter(({ status }) => PUBLIC_ASSESSMENT_STATUSES.some((one) => one === status))
    .map(({ solution, criterion }) => ({ solutionId: solution.id, criterion }));

/** In what capacity the person acts, for the log. */
export const roleOf = (actor: Person, organisationId: string | null): string => {
  const own = actor.memberships.find((one) => one.organisationId === organisationId);
  return own?.administrator ? 'vendor-administrator' : 'member';
};
