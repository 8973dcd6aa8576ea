import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { publishToReadModel, schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { carryAdverseVerdicts } from '../assessments/adverse-verdicts-repository.ts';
import { stage, stageApp, type Stage } from '../audits/testing/stage.ts';

type Answer = {
  criterion: string;
  value: number | null;
  declaredValue: number | null;
  proof: string;
  modifiedSinceAudit: unknown;
};

withDatabases('verdicts of an audit that closed', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: Stage;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    world = await stage(database(), made);
  });
  afterAll(() => made.app.close());

  const adverse = (id: string, criterion: string) =>
    database().query(
      `update audit_verdict set outcome = 'refuted', severity = 'minor', finding = 'La pièce dit le contraire.'
       where audit_id = $1 and criterion = $2`,
      [id, criterion],
    );
  const decide = (reference: string) =>
    world.act('decideuse', reference, `/audits/${reference}/decision`, { outcome: 'granted' });
  const page = async (criterion: string) => {
    await database().transaction((tx) =>
      publishToReadModel(tx, [world.solution.id], world.time.now),
    );
    const { body } = await world.send<{
      assessment: { score: { audited: number; declared: number } };
      answers: Answer[];
    }>(null, 'GET', `/solutions/${world.solution.slug}`);
    return {
      score: body.assessment.score,
      answer: body.answers.find((one) => one.criterion === criterion)!,
    };
  };
  const verdictsOn = (criterion: string) =>
    database().query<{ assessment_id: string; revision: number; outcome: string; auditor: string }>(
      'select assessment_id, revision, outcome, auditor, audit_id from verdict where criterion = $1',
      [criterion],
    );
  const draftFrom = (from: 'previous' | 'nothing') =>
    world.send('signataire', 'POST', `/vendor/solutions/${world.solution.slug}/assessment`, {
      body: { from },
    });
  const draftId = async () =>
    (await database().query<{ id: string }>(`select id from assessment where status = 'draft'`))[0]!
      .id;

  it('cap an answer for good, whatever time passes, and count as audited', async () => {
    const { reference, id } = await world.auditAt('finalised');
    await adverse(id, 'SEC-04');
    await decide(reference);
    const now = await page('SEC-04');
    expect(now.answer).toMatchObject({ value: 0, declaredValue: 10_000, proof: 'audited' });
    expect(await verdictsOn('SEC-04')).toMatchObject([
      { outcome: 'refuted', auditor: 'Vérif Éthique', revision: 1 },
    ]);
    world.time.now = '2027-11-19T08:00:00.000Z';
    expect((await page('SEC-04')).answer).toMatchObject({ value: 0 });
  });

  it('leave an inconclusive answer as it was: not audited', async () => {
    const { reference, id } = await world.auditAt('finalised');
    await database().query(
      `update audit_verdict set outcome = 'inconclusive', severity = 'none' where audit_id = $1 and criterion = 'SEC-04'`,
      [id],
    );
    const before = (await page('SEC-04')).answer.proof;
    await decide(reference);
    expect((await page('SEC-04')).answer).toMatchObject({ value: 10_000 });
    expect(before).not.toBe('audited');
  });

  it('detach from an answer that is edited, which says so', async () => {
    const { reference } = await world.auditAt('finalised');
    await decide(reference);
    expect((await page('SEC-04')).answer).toMatchObject({
      ...{ proof: 'audited', modifiedSinceAudit: null },
    });
    world.time.now = '2026-12-01T08:00:00.000Z';
    await database()
      .db.update(schema.answer)
      .set({ revision: 2, answeredAt: world.time.now })
      .where(eq(schema.answer.criterion, 'SEC-04'));
    const { answer } = await page('SEC-04');
    expect(answer.proof).not.toBe('audited');
    expect(answer.modifiedSinceAudit).toMatchObject({ auditedOn: '2026-11-20' });
  });

  it('go to the draft that waits, on the revision examined, and to one started later', async () => {
    const { reference, id } = await world.auditAt('finalised');
    expect((await draftFrom('previous')).status).toBe(201);
    const draft = await draftId();
    await adverse(id, 'SEC-05');
    await database()
      .db.update(schema.answer)
      .set({ revision: 2, answeredAt: world.time.now })
      .where(eq(schema.answer.assessmentId, draft));
    await decide(reference);
    const applied = (await verdictsOn('SEC-05')).filter((one) => one.assessment_id === draft);
    expect(applied).toMatchObject([{ outcome: 'refuted', revision: 1 }]);
    await database().query(`update assessment set status = 'withdrawn' where id = $1`, [draft]);
    expect((await draftFrom('previous')).status).toBe(201);
    const later = await draftId();
    const carried = (await verdictsOn('SEC-05')).filter((one) => one.assessment_id === later);
    expect(carried).toMatchObject([{ outcome: 'refuted', revision: 1, audit_id: id }]);
  });

  it('follow an answer written from nothing afterwards, once it is attested', async () => {
    const { reference, id } = await world.auditAt('finalised');
    await adverse(id, 'SEC-05');
    await decide(reference);
    expect((await draftFrom('nothing')).status).toBe(201);
    const draft = await draftId();
    await database()
      .db.insert(schema.answer)
      .values(
        ['SEC-04', 'SEC-05'].map((criterion) => ({
          ...{ assessmentId: draft, criterion, revision: 1 },
          ...{ kind: 'level' as const, answeredAt: world.time.now },
        })),
      );
    for (let time = 0; time < 2; time += 1)
      await database().transaction((tx) =>
        carryAdverseVerdicts(tx, { solutionId: world.solution.id, assessmentId: draft }),
      );
    const held = await database().query(
      'select criterion, outcome, revision, audit_id from verdict where assessment_id = $1',
      [draft],
    );
    expect(held).toEqual([{ criterion: 'SEC-05', outcome: 'refuted', revision: 0, audit_id: id }]);
  });

  it('confirm nothing of a draft written apart, and still hold it down', async () => {
    const { reference, id } = await world.auditAt('finalised');
    expect((await draftFrom('nothing')).status).toBe(201);
    const draft = await draftId();
    const at = '2026-11-19T08:00:00.000Z';
    for (const criterion of ['SEC-04', 'SEC-05'])
      await database()
        .db.insert(schema.answer)
        .values({
          ...{ assessmentId: draft, criterion, revision: 1 },
          kind: 'level',
          answeredAt: at,
        });
    await adverse(id, 'SEC-05');
    await decide(reference);
    for (const criterion of ['SEC-04', 'SEC-05'])
      expect(
        (await verdictsOn(criterion)).filter((one) => one.assessment_id === draft),
      ).toMatchObject([{ revision: 0 }]);
  });
});
