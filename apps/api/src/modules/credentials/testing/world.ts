/** A solution whose 74 answers an audit confirmed, and its label, written straight in the tables in any state. */
import { randomUUID } from 'node:crypto';
import { loadAnswers, schema, writeSnapshot, type Database } from '@gouvtech/db';
import type { LabelStatus } from '@gouvtech/domain';
import { verdictsUntil } from '../../audits/verdicts.ts';
import { SCHEME, SET, stage, type Stage, type stageApp } from '../../audits/testing/stage.ts';

type NewLabel = Partial<typeof schema.label.$inferInsert>;
export type World = Stage & {
  labelAt(status: LabelStatus, more?: NewLabel): Promise<string>;
  snapshotId: string;
};

export async function labelledWorld(
  database: Database,
  made: Awaited<ReturnType<typeof stageApp>>,
): Promise<World> {
  const world = await stage(database, made);
  const now = made.time.now;
  const { snapshotId } = await decided(database, world, now);
  let place = 0;
  return {
    ...world,
    snapshotId,
    async labelAt(status, more = {}) {
      const audit = await world.auditAt('closed', { decidedAt: now });
      const reference = `L-2026-${randomUUID().slice(0, 4)}`.toUpperCase();
      const refused = status === 'refused';
      place += 1;
      await database.db.insert(schema.label).values({
        ...{ reference, solutionId: world.solution.id, scheme: SCHEME, auditId: audit.id },
        ...{ labellerId: world.labeller.id, criteriaSet: SET.version, status, statusSince: now },
        ...{ level: refused ? 0 : 3, grantedAt: now, grantedBy: world.accounts.decideuse },
        ...(!refused && {
          ...{ validFrom: '2026-11-01', validUntil: '2029-10-31' },
          ...{ snapshotId, statusIndex: place, conditions: 'Publier le rapport RGAA.' },
        }),
        ...(status === 'suspended' && { suspendedAt: now }),
        ...more,
      });
      return reference;
    },
  };
}

/** The snapshot of the decision: every answer confirmed. */
const decided = (database: Database, { assessmentId, solution }: Stage, at: string) =>
  database.transaction(async (tx) => {
    const { answers } = (await loadAnswers(tx, [assessmentId])).get(assessmentId)!;
    const written = await writeSnapshot(tx, {
      ...{ kind: 'label-decision', assessmentId, set: SET, facts: {}, asOf: at },
      solution: { id: solution.id, slug: solution.slug, name: 'Parafil' },
      answers: answers.map((answer) => ({
        ...answer,
        // Read from the listing, which says nothing of its hosting.
        ...(answer.criterion === 'HEB-01' && {
          response: { kind: 'level' as const, fields: { localisation: 'tout-ue' } },
        }),
        verdicts: [
          {
            ...{ id: answer.criterion, outcome: 'confirmed' as const, at },
            ...{ revision: answer.revision, validUntil: verdictsUntil(SCHEME, at) },
          },
        ],
      })),
    });
    return { snapshotId: written.id };
  });
