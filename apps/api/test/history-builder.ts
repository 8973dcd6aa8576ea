/** A listing with a past: three versions, two rounds of assessment, events on several days. */
import {
  createSolution,
  publishToReadModel,
  recordEvent,
  saveAssessment,
  saveListing,
  setStatus,
  type Database,
} from '@gouvtech/db';
import type { Listing } from '@gouvtech/domain';
import { aListing, NOW } from './catalogue-builder.ts';

export const FIRST = '2026-03-04T09:00:00.000Z';
export const SECOND = '2026-06-10T14:30:00.000Z';
export const THIRD = '2026-10-04T10:00:00.000Z';
/** the second round replaces the first one */
export const ATTESTED = ['2026-03-20T08:00:00.000Z', '2026-09-01T08:00:00.000Z'] as const;

const price = (amountCents: number): Listing['prices'][number] => ({
  stage: 'recurring',
  amountCents,
  unit: 'agent-month',
});

export const VERSIONS: Listing[] = [
  aListing({ name: 'Parafil', prices: [price(110)] }),
  aListing({ name: 'Parafil', prices: [price(120)] }),
  aListing({ name: 'Parafil & Cie <3', prices: [price(120)], tags: ['visa'] }),
];

/** Publishes the listing, then what follows, at their own dates. @returns its id */
export async function publishHistory(database: Database): Promise<string> {
  return database.transaction(async (tx) => {
    const { id: solutionId } = await createSolution(tx, {
      slug: 'parafil',
      name: 'Parafil',
      status: 'published',
      at: FIRST,
    });
    const author = 'éditeur';
    for (const [index, at] of [FIRST, SECOND, THIRD].entries()) {
      const reason = ['Première version.', 'Prix « relevé » de 10 %.', 'Nom & mots-clés.'][index]!;
      await saveListing(tx, { solutionId, listing: VERSIONS[index]!, reason, author, at });
      if (index === 0) await attest(tx, solutionId, ATTESTED[0], ['RGP-01']);
    }
    await attest(tx, solutionId, ATTESTED[1], ['RGP-01', 'RGP-02', 'RGP-04']);
    const events = [
      { kind: 'published', summary: 'Première publication de Parafil.', at: FIRST },
      { kind: 'attested', summary: 'Auto-évaluation attestée.', at: ATTESTED[1] },
      { kind: 'contested', summary: 'Réponse <contestée> & suivie \u0001.', at: THIRD },
    ] as const;
    for (const event of events) await recordEvent(tx, { solutionId, criterion: null, ...event });
    await publishToReadModel(tx, [solutionId], NOW);
    return solutionId;
  });
}

type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

const attest = (tx: Tx, solutionId: string, at: string, criteria: string[]): Promise<string> =>
  saveAssessment(tx, {
    solutionId,
    criteriaSet: '2026.1',
    facts: {},
    status: 'published',
    attestedAt: at,
    publishedAt: at,
    signatory: { name: 'Camille Exemple', role: 'Directrice' },
    answers: criteria.map((criterion) => ({
      criterion,
      revision: 1,
      answeredAt: at,
      response: { kind: 'level', level: 'oui', fields: {} },
      evidence: [],
      checks: [],
      verdicts: [],
      naDecisions: [],
      corrections: [],
      caps: [],
    })),
    evidence: [],
    at,
  });

export const end = (database: Database, solutionId: string, at: string): Promise<void> =>
  database.transaction(async (tx) => {
    await setStatus(tx, { solutionId, status: 'withdrawn', reason: 'Arrêt du produit.', at });
    await publishToReadModel(tx, [solutionId], NOW);
  });
