/** A label in any state, for tests: its audit closed, its verdicts on the public answers, its surveillances. */
import { randomUUID } from 'node:crypto';
import { addDays, addMonths, type Day } from '@gouvtech/criteria';
import { publishToReadModel, schema } from '@gouvtech/db';
import { LABEL_SCHEMES, type LabelStatus } from '@gouvtech/domain';
import { SCHEME, SET, stage, type Stage, type Who } from '../../audits/testing/stage.ts';
import { findLabel, loadSurveillances } from '../repository.ts';
import type { LabelDesk } from '../schemas-desk.ts';

export type LabelStage = Awaited<ReturnType<typeof labelStage>>;
type Made = { id: string; reference: string; auditId: string; required: string[] };

export async function labelStage(...given: Parameters<typeof stage>) {
  const world = await stage(...given);
  return {
    ...world,
    labelAt: (status: LabelStatus, more: Partial<typeof schema.label.$inferInsert> = {}) =>
      labelAt(world, status, more),
    label: async (reference: string) => (await findLabel(world.database.db, reference))!,
    surveillances: (id: string) => loadSurveillances(world.database.db, [id]),
    /** an act with the version of the label as it is now */
    actOn: async <T = LabelDesk>(who: Who, reference: string, path: string, body?: object) => {
      const { version } = (await findLabel(world.database.db, reference))!;
      const sent = { ifMatch: `"${version}"`, ...(body && { body }) };
      return world.send<T>(who, 'POST', `/labels/${reference}/${path}`, sent);
    },
  };
}

async function labelAt(
  world: Stage,
  status: LabelStatus,
  more: Partial<typeof schema.label.$inferInsert>,
): Promise<Made> {
  const { database, solution, labeller, accounts, time, assessmentId } = world;
  const audit = await world.auditAt('closed', {
    ...(more.scheme && { scheme: more.scheme }),
    ...{ decidedBy: accounts.decideuse, decidedAt: time.now },
    outcome: status === 'refused' ? 'refused' : 'granted',
  });
  const scheme = (more.scheme ?? SCHEME) as typeof SCHEME;
  const { validityMonths, surveillanceMonths } = LABEL_SCHEMES[scheme];
  const from = (more.validFrom ?? time.now.slice(0, 10)) as Day;
  const until = addDays(addMonths(from, validityMonths), -1);
  await database.db.insert(schema.verdict).values(
    audit.required.map((criterion) => ({
      ...{ id: randomUUID(), assessmentId, criterion, outcome: 'confirmed' as const, revision: 1 },
      ...{ decidedAt: time.now, validUntil: until, auditor: 'Vérif Éthique', auditId: audit.id },
    })),
  );
  const read = await world.read(audit.reference);
  const refused = status === 'refused';
  const reference = `L-2026-${randomUUID().slice(0, 4)}`;
  const [row] = await database.db
    .insert(schema.label)
    .values({
      ...{ reference, scheme, status, statusSince: time.now, solutionId: solution.id },
      ...{ labellerId: labeller.id, auditId: audit.id, criteriaSet: SET.version },
      ...{ level: refused ? 0 : 3, grantedAt: time.now, grantedBy: accounts.decideuse },
      ...(!refused && { validFrom: from, validUntil: until }),
      snapshotId: read.openingSnapshotId,
      ...(status === 'suspended' && { suspendedAt: time.now, suspensionCause: 'major-finding' }),
      ...more,
    })
    .returning({ id: schema.label.id });
  if (!refused)
    await database.db.insert(schema.labelSurveillance).values(
      surveillanceMonths.map((months, index) => ({
        ...{ labelId: row!.id, number: index + 1, dueOn: addMonths(from, months) },
      })),
    );
  await database.transaction((tx) => publishToReadModel(tx, [solution.id], time.now));
  return { id: row!.id, reference, auditId: audit.id, required: audit.required };
}
