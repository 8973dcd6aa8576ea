/** Writes one solution of the demonstration as the product itself would have, move after move. */
import type { CriteriaSet } from '@gouvtech/criteria';
import type { ListingStatus } from '@gouvtech/domain';
import type { Db } from '../src/database.ts';
import { solution } from '../src/schema/index.ts';
import { saveAssessment } from '../src/writers/assessment.ts';
import { saveListing } from '../src/writers/listing.ts';
import { setStatus } from '../src/writers/solution.ts';
import { answersFor } from './answers/index.ts';
import { AUDITS } from './audits/index.ts';
import { asAttested, saveEdit } from './edits.ts';
import { uuidOf } from './answers/identity.ts';
import type { FirstVersion } from './bulk.ts';
import type { Clock } from './clock.ts';
import { factsOf } from './facts.ts';
import { saveAudits } from './load-audits.ts';
import { saveDisputes } from './load-disputes.ts';
import type { RoundSeed, SolutionSeed, VendorSeed } from './model.ts';

export type LoadContext = {
  tx: Db;
  clock: Clock;
  set: CriteriaSet;
  vendors: Map<string, { id: string; seed: VendorSeed }>;
};

/** Its vendor has said since that an old listing is still true: else the clock would archive it. Days from today. */
const OLD = -300;
const CONFIRMED = -75;

/** A solution as it was born: its row, and the first version of its listing. Then comes `loadRest`. */
export function birthOf(
  seed: SolutionSeed,
  { clock, vendors }: Omit<LoadContext, 'tx'>,
): { row: typeof solution.$inferInsert; version: FirstVersion } {
  const { source, listing, earlier } = seed;
  const { first, created } = pathOf(seed);
  const at = clock.at(earlier?.on ?? created, 9);
  const date = new Date(at);
  const id = uuidOf(seed.slug, 'solution');
  return {
    row: {
      id,
      slug: seed.slug,
      organisationId: vendorOf(seed, vendors)?.id ?? null,
      status: first,
      statusSince: date,
      demonstration: true,
      source: source?.name ?? null,
      sourceId: source?.id ?? null,
      sourceUrl: source?.url ?? null,
      importedAt: source ? new Date(clock.at(source.importedOn, 6)) : null,
      createdAt: date,
      updatedAt: date,
      confirmedAt: first === 'published' && created < OLD ? new Date(clock.at(CONFIRMED, 9)) : null,
    },
    version: {
      solutionId: id,
      listing: earlier ? { ...listing, ...earlier.listing } : listing,
      reason: source ? `Lue dans : ${source.name}.` : 'Première version de la fiche.',
      author: source ? 'import' : 'éditeur',
      at,
    },
  };
}

/** What happened to the solution since its creation. Publish it to the read model in the same transaction. */
export async function loadRest(
  seed: SolutionSeed,
  solutionId: string,
  context: LoadContext,
): Promise<void> {
  const { tx, clock } = context;
  const { status = 'published', since = -1, earlier, listing } = seed;
  for (const version of earlier ? [...(earlier.between ?? []), { ...earlier, listing: {} }] : []) {
    await saveListing(tx, {
      solutionId,
      listing: { ...listing, ...version.listing },
      reason: version.change,
      author: 'éditeur',
      at: clock.at(version.changedOn, 10),
    });
  }
  const vendor = vendorOf(seed, context.vendors)?.seed;
  for (const [number, round] of (seed.rounds ?? []).entries()) {
    await saveRound(seed, solutionId, round, number, vendor, context);
  }
  if (pathOf(seed).first !== status) {
    await setStatus(tx, {
      solutionId,
      status,
      reason: seed.reason ?? null,
      at: clock.at(since, 11),
    });
  }
  await saveDisputes(tx, seed, solutionId, clock);
}

function vendorOf({ slug, vendor }: SolutionSeed, vendors: LoadContext['vendors']) {
  if (vendor === undefined) return undefined;
  const found = vendors.get(vendor);
  if (!found) throw new Error(`${slug}: no vendor ${vendor}`);
  return found;
}

/** How the listing was born, so that its present status has a past. */
function pathOf({ status = 'published', since = -1 }: SolutionSeed): {
  first: ListingStatus;
  created: number;
} {
  if (status === 'published' || status === 'unclaimed') return { first: status, created: since };
  const ended = status === 'suspended' || status === 'withdrawn' || status === 'archived';
  return ended
    ? { first: 'published', created: since - 260 }
    : { first: 'draft', created: since - 8 };
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
  const assessmentId = await saveAssessment(tx, {
    ...built,
    answers: built.answers.map((one) => asAttested(one, round, attestedAt)),
    solutionId,
    criteriaSet: set.version,
    facts,
    status,
    attestedAt,
    publishedAt: shown ? attestedAt : null,
    signatory: attestedAt ? (round.signatory ?? vendor?.signatory ?? null) : null,
    at: attestedAt ?? clock.at(-10, 8),
  });
  const audits = AUDITS.filter((one) => one.slug === slug && (one.round ?? 0) === number);
  const editedOn = Math.min(
    ...Object.values(round.profile.say ?? {}).map(({ modified = 0 }) => modified),
    0,
  );
  const early = audits.filter(({ opened = 0 }) => opened < editedOn);
  const audited = {
    ...{ tx, clock, set, assessmentId, facts },
    solution: { id: solutionId, slug, name: listing.name },
  };
  await saveAudits(audited, early);
  for (const edited of built.answers.filter(({ revision }) => revision > 1)) {
    await saveEdit(tx, assessmentId, edited);
  }
  const late = audits.filter((one) => !early.includes(one));
  await saveAudits(audited, late);
}
