/** Writes one solution of the demonstration as the product itself would have, move after move. */
import type { CriteriaSet } from '@gouvtech/criteria';
import type { ListingStatus } from '@gouvtech/domain';
import type { Db } from '../src/database.ts';
import { dispute } from '../src/schema/index.ts';
import { saveAssessment } from '../src/writers/assessment.ts';
import { openDispute, recordEvent } from '../src/writers/events.ts';
import { saveListing } from '../src/writers/listing.ts';
import { createSolution, setStatus } from '../src/writers/solution.ts';
import { answersFor } from './answers/index.ts';
import type { Clock } from './clock.ts';
import { factsOf } from './facts.ts';
import { journalOf } from './journal.ts';
import type { RoundSeed, SolutionSeed, VendorSeed } from './model.ts';

export type LoadContext = {
  tx: Db;
  clock: Clock;
  set: CriteriaSet;
  vendors: Map<string, { id: string; seed: VendorSeed }>;
};

/** @returns the id of the solution. Publish it to the read model in the same transaction. */
export async function loadSolution(seed: SolutionSeed, context: LoadContext): Promise<string> {
  const { tx, clock, vendors } = context;
  const { status = 'published', since = -1, source } = seed;
  const vendor = seed.vendor === undefined ? undefined : vendors.get(seed.vendor);
  if (seed.vendor !== undefined && !vendor)
    throw new Error(`${seed.slug}: no vendor ${seed.vendor}`);
  const path = pathTo(status, since);
  const { id } = await createSolution(tx, {
    slug: seed.slug,
    name: seed.listing.name,
    organisationId: vendor?.id ?? null,
    status: path.first,
    demonstration: true,
    source: source?.name ?? null,
    sourceId: source?.id ?? null,
    sourceUrl: source?.url ?? null,
    importedAt: source ? clock.at(source.importedOn, 6) : null,
    at: clock.at(path.created, 9),
  });
  await saveVersions(seed, id, path.created, context);
  for (const [number, round] of (seed.rounds ?? []).entries()) {
    await saveRound(seed, id, round, number, vendor?.seed, context);
  }
  if (path.first !== status) {
    await setStatus(tx, {
      solutionId: id,
      status,
      reason: seed.reason ?? null,
      at: clock.at(since, 11),
    });
  }
  await saveDisputes(seed, id, context);
  for (const { on, ...event } of journalOf(seed)) {
    await recordEvent(tx, { ...event, solutionId: id, at: clock.at(on, 12) });
  }
  return id;
}

/** How the listing was born, so that its present status has a past. */
function pathTo(status: ListingStatus, since: number): { first: ListingStatus; created: number } {
  if (status === 'published' || status === 'unclaimed') return { first: status, created: since };
  const ended = status === 'suspended' || status === 'withdrawn' || status === 'archived';
  return ended
    ? { first: 'published', created: since - 260 }
    : { first: 'draft', created: since - 8 };
}

async function saveVersions(
  seed: SolutionSeed,
  id: string,
  created: number,
  { tx, clock }: LoadContext,
) {
  const author = seed.source ? 'import' : 'éditeur';
  const { earlier, listing } = seed;
  const first = earlier ? { ...listing, ...earlier.listing } : listing;
  const reason = seed.source ? `Lue dans : ${seed.source.name}.` : 'Première version de la fiche.';
  const write = (content: typeof listing, why: string, on: number) =>
    saveListing(tx, {
      solutionId: id,
      listing: content,
      reason: why,
      author,
      at: clock.at(on, 10),
    });
  await write(first, reason, earlier?.on ?? created);
  if (earlier) await write(listing, earlier.change, earlier.changedOn);
}

async function saveRound(
  seed: SolutionSeed,
  solutionId: string,
  round: RoundSeed,
  number: number,
  vendor: VendorSeed | undefined,
  { tx, clock, set }: LoadContext,
): Promise<void> {
  const { slug, listing } = seed;
  const facts = factsOf(listing, seed.facts);
  const built = answersFor({ slug, listing, facts, round, number }, set, clock);
  const attestedAt = round.attested === null ? null : clock.at(round.attested, 8);
  // Several public rounds follow each other: each is public when written, the next one supersedes it.
  const status = round.status === 'superseded' ? 'published' : round.status;
  const shown = status !== 'draft' && status !== 'attested';
  await saveAssessment(tx, {
    ...built,
    solutionId,
    criteriaSet: set.version,
    facts,
    status,
    attestedAt,
    publishedAt: shown ? attestedAt : null,
    signatory: attestedAt ? (round.signatory ?? vendor?.signatory ?? null) : null,
    at: attestedAt ?? clock.at(-10, 8),
  });
}

async function saveDisputes(seed: SolutionSeed, solutionId: string, { tx, clock }: LoadContext) {
  for (const { criterion, subject, status, since, closed } of seed.disputes ?? []) {
    const at = clock.at(since, 9);
    if (closed === undefined) {
      await openDispute(tx, { solutionId, criterion: criterion ?? null, subject, at });
    } else {
      const dates = { publicSince: new Date(at), closedAt: new Date(clock.at(closed, 9)) };
      await tx.insert(dispute).values({ solutionId, criterion, subject, status, ...dates });
    }
  }
}
