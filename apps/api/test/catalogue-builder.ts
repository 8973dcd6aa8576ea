/** Fills a test catalogue through the writers the product uses: what is read back is what it would publish. */
import { randomUUID } from 'node:crypto';
import type { Answer } from '@gouvtech/criteria';
import {
  createSolution,
  publishToReadModel,
  saveAssessment,
  saveListing,
  setStatus,
  type Database,
} from '@gouvtech/db';
import type { Listing } from '@gouvtech/domain';

export const NOW = '2026-11-20T08:00:00.000Z';
const DAY = '2026-11-01';
const SINCE = '2026-11-02T08:00:00.000Z';

export const aListing = (more: Partial<Listing> & { name: string }): Listing => ({
  summary: 'Une solution utile aux services publics.',
  description: 'Une description de la solution.',
  domains: ['GED'],
  audiences: ['state'],
  deployments: ['saas-shared'],
  tags: [],
  alternativeTo: [],
  licence: { kind: 'proprietary' },
  hosting: null,
  pricing: 'unknown',
  prices: [],
  channels: [],
  references: [],
  ...more,
});

/** Publishes one solution per listing, in one transaction. @returns their ids and slugs, in the same order */
export function publish(
  database: Database,
  listings: Listing[],
): Promise<{ id: string; slug: string; ordinal: number }[]> {
  return database.transaction(async (tx) => {
    const made = [];
    for (const listing of listings) {
      const solution = await createSolution(tx, { name: listing.name, status: 'draft', at: NOW });
      const common = { solutionId: solution.id, at: NOW };
      await saveListing(tx, { ...common, listing, reason: 'Création', author: 'Éditeur' });
      await setStatus(tx, { ...common, status: 'published' });
      made.push(solution);
    }
    await publishToReadModel(
      tx,
      made.map(({ id }) => id),
      NOW,
    );
    return made;
  });
}

export async function withdraw(database: Database, id: string, reason: string): Promise<void> {
  await database.transaction(async (tx) => {
    await setStatus(tx, { solutionId: id, status: 'withdrawn', reason, at: NOW });
    await publishToReadModel(tx, [id], NOW);
  });
}

/** Five criteria whose best level asks nothing else, one for each step of proof. */
const STEPS = ['RGP-01', 'RGP-02', 'RGP-04', 'RGP-05', 'RGP-09'];

/**
 * Publishes an assessment of these criteria, each answered « oui ».
 * @param tiers step of proof reached by each, 0 to 4
 */
export async function assess(
  database: Database,
  id: string,
  tiers = [0, 1, 2, 3, 4],
): Promise<void> {
  const made = tiers.map((tier, index) => answerAt(STEPS[index]!, tier));
  await database.transaction(async (tx) => {
    await saveAssessment(tx, {
      solutionId: id,
      criteriaSet: '2026.1',
      facts: {},
      status: 'published',
      attestedAt: NOW,
      publishedAt: NOW,
      signatory: { name: 'Camille Exemple', role: 'Directrice' },
      answers: made,
      evidence: made
        .flatMap(({ evidence }) => evidence)
        .map((one) => ({ id: one.id, title: 'Preuve', visibility: 'public' as const })),
      verdictDetails: made
        .flatMap(({ verdicts }) => verdicts)
        .map((one) => ({ id: one.id, auditor: 'Organisme d’audit' })),
      at: NOW,
    });
    await publishToReadModel(tx, [id], NOW);
  });
}

function answerAt(criterion: string, tier: number): Answer {
  const evidenceId = randomUUID();
  return {
    criterion,
    revision: 1,
    answeredAt: SINCE,
    response: { kind: 'level', level: 'oui', fields: {} },
    evidence: tier === 0 ? [] : [{ id: evidenceId, type: 'DOCT', attachedAt: SINCE, datedOn: DAY }],
    checks:
      tier === 2 || tier === 3
        ? [
            {
              id: randomUUID(),
              by: tier === 2 ? 'person' : 'register',
              at: SINCE,
              value: 10_000,
              evidenceId,
              complete: true,
            },
          ]
        : [],
    verdicts:
      tier === 4
        ? [
            {
              id: randomUUID(),
              outcome: 'confirmed',
              at: SINCE,
              revision: 1,
              validUntil: '2027-11-01',
            },
          ]
        : [],
    naDecisions: [],
    corrections: [],
    caps: [],
  };
}
