import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, startOf } from '@gouvtech/criteria';
import { withDatabases } from '@gouvtech/db/testing';
import { SET, stageApp } from '../audits/testing/stage.ts';
import { runAssessmentClock } from '../assessments/index.ts';
import { runLabelClock } from './clock.ts';
import type { LabelDetail } from './schemas.ts';
import { labelStage, type LabelStage } from './testing/label-stage.ts';

const PREREQUISITE = SET.criteria.find(({ blocking }) => blocking)!.id;
const OPTIONS = { publicOrigin: 'https://catalogue.example' };

withDatabases('labels and time', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());

  const tick = async (day: string) => {
    await runAssessmentClock(database(), startOf(day), OPTIONS);
    return runLabelClock(database(), startOf(day), OPTIONS);
  };
  /** Proofs and the attestation hold for ten years: only what a test moves counts. */
  const evergreen = async ({ assessmentId }: LabelStage) => {
    await database().query(
      `update evidence set dated_on = '2035-01-01' where id in
         (select evidence_id from answer_evidence where assessment_id = $1)`,
      [assessmentId],
    );
    await database().query(`update evidence set type = 'DECL', ends_on = null`);
    await attest(assessmentId, '2036-01-01');
  };
  const attest = (assessmentId: string, on: string) =>
    database().query('update assessment set attested_at = $1 where id = $2', [on, assessmentId]);
  const told = async (id: string) =>
    database().query<{ at: string; action: string; to: string; reason: string | null }>(
      `select to_char(at at time zone 'UTC', 'YYYY-MM-DD') at, action, content::jsonb ->> 'to' "to",
         content::jsonb ->> 'reason' reason from event where object_type = 'label' and object_id = $1 order by seq`,
      [id],
    );

  it('starts a label on its first day, once', async () => {
    const world = await labelStage(database(), made);
    const { id, reference } = await world.labelAt('granted', { validFrom: '2026-12-01' });
    expect(await tick('2026-11-30')).toBe(0);
    expect(await tick('2026-12-05')).toBe(1);
    expect(await tick('2026-12-05')).toBe(0);
    expect(await world.label(reference)).toMatchObject({
      status: 'active',
      statusSince: '2026-12-01T00:00:00.000Z',
    });
    expect(await told(id)).toMatchObject([{ at: '2026-12-01', action: 'label:activate' }]);
  });

  it('ends in the same state whether it ticks all along three years or once', async () => {
    const first = '2026-11-20';
    const run = async (days: string[]) => {
      const world = await labelStage(database(), made);
      const { id, reference } = await world.labelAt('granted');
      await evergreen(world);
      await attest(world.assessmentId, first);
      for (const day of days) await tick(day);
      const row = await world.label(reference);
      const audits = await database().query(
        `select reference, kind, status, requested_at from audit where kind = 'surveillance' order by requested_at`,
      );
      const all = await world.surveillances(id);
      const acts = await told(id);
      await database().query('truncate solution, account, organisation, event cascade');
      return {
        acts,
        state: [row.status, row.statusSince, row.suspendedAt, row.suspensionCause],
        planned: all.map(({ number, audit }) => [number, audit?.status]),
        audits,
      };
    };
    const often = Array.from({ length: 366 }, (_, index) => addDays(first, 3 * index + 1));
    const once = await run([often.at(-1)!]);
    expect(await run(often)).toEqual(once);
    expect(once.acts.map(({ at, action }) => [at, action])).toEqual([
      ['2026-11-20', 'label:activate'],
      ['2027-09-21', 'label:plan-surveillance'],
      ['2028-01-19', 'label:suspend-due'],
      ['2028-07-19', 'label:revoke-uncured'],
    ]);
    expect(once.audits).toHaveLength(1);
  }, 180_000);

  describe('suspends, dated when it fell due', () => {
    it('when a prerequisite has had no valid proof for 30 days', async () => {
      const world = await labelStage(database(), made);
      const { id, reference } = await world.labelAt('active');
      await evergreen(world);
      await database().query(
        `update answer_evidence set removed_at = '2027-03-10T10:00:00Z'
         where assessment_id = $1 and criterion = $2`,
        [world.assessmentId, PREREQUISITE],
      );
      expect(await tick('2027-04-09')).toBe(0);
      expect(await tick('2027-04-20')).toBe(1);
      expect(await world.label(reference)).toMatchObject({
        status: 'suspended',
        suspensionCause: 'prerequisite-unproven',
        statusSince: '2027-04-10T00:00:00.000Z',
      });
      expect((await told(id))[0]!.reason).toContain(PREREQUISITE);
    });

    it('not when the proof came back within the 30 days', async () => {
      const world = await labelStage(database(), made);
      const { reference } = await world.labelAt('active');
      await evergreen(world);
      const set = `update answer_evidence set removed_at = $1 where assessment_id = $2 and criterion = $3`;
      await database().query(set, ['2027-03-10T10:00:00Z', world.assessmentId, PREREQUISITE]);
      await tick('2027-04-01');
      await database().query(set, [null, world.assessmentId, PREREQUISITE]);
      await tick('2027-04-20');
      expect((await world.label(reference)).status).toBe('active');
    });

    it('when its assessment expires, or is withdrawn', async () => {
      const world = await labelStage(database(), made);
      const { reference } = await world.labelAt('active');
      await evergreen(world);
      const ended = `update assessment set status = 'withdrawn', ended_at = $1, ended_reason = 'Plus à jour' where id = $2`;
      await database().query(ended, ['2027-02-03T09:00:00Z', world.assessmentId]);
      await tick('2027-02-05');
      expect(await world.label(reference)).toMatchObject({
        suspensionCause: 'assessment-ended',
        statusSince: '2027-02-03T09:00:00.000Z',
      });
    });

    it('when a surveillance is not closed 60 days after its date', async () => {
      const world = await labelStage(database(), made);
      const { id, reference } = await world.labelAt('active');
      await evergreen(world);
      await tick('2027-09-20');
      expect((await world.surveillances(id))[0]!.audit).toBeNull();
      await tick('2027-09-25');
      const [first] = await world.surveillances(id);
      expect(first!.audit).toMatchObject({ status: 'requested' });
      expect(await world.read(first!.audit!.reference)).toMatchObject({
        ...{ kind: 'surveillance', requestedBy: null, requestedAt: '2027-09-21T00:00:00.000Z' },
      });
      expect((await world.told('decideuse')).map(({ href }) => href)).toContain(
        `/audits/${first!.audit!.reference}`,
      );
      await tick('2028-01-18');
      expect((await world.label(reference)).status).toBe('active');
      await tick('2028-02-01');
      expect(await world.label(reference)).toMatchObject({
        suspensionCause: 'surveillance-overdue',
        statusSince: '2028-01-19T00:00:00.000Z',
      });
    });

    it('when its labeller has had no accreditation for six months', async () => {
      const world = await labelStage(database(), made);
      const { reference } = await world.labelAt('active');
      await evergreen(world);
      await database().query(
        `update accreditation set status = 'suspended', status_since = '2027-01-10T09:00:00Z' where organisation_id = $1`,
        [world.labeller.id],
      );
      await tick('2027-07-09');
      expect((await world.label(reference)).status).toBe('active');
      await tick('2027-07-11');
      expect(await world.label(reference)).toMatchObject({
        suspensionCause: 'accreditation-suspended',
        statusSince: '2027-07-10T00:00:00.000Z',
      });
    });

    it('when its listing leaves the catalogue', async () => {
      const world = await labelStage(database(), made);
      const { reference } = await world.labelAt('active');
      await evergreen(world);
      await database().query(
        `update solution set status = 'withdrawn', status_since = '2027-01-10T09:00:00Z' where id = $1`,
        [world.solution.id],
      );
      await tick('2027-01-11');
      expect((await world.label(reference)).suspensionCause).toBe('listing-ended');
    });
  });

  it('revokes a label whose assessment was invalidated for fraud, granted or not yet started', async () => {
    const world = await labelStage(database(), made);
    const { reference } = await world.labelAt('granted', { validFrom: '2027-06-01' });
    await database().query(
      `update assessment set status = 'invalidated', ended_at = '2027-01-10T09:00:00Z', ended_reason = 'Fausse preuve' where id = $1`,
      [world.assessmentId],
    );
    await tick('2027-01-11');
    const row = await world.label(reference);
    expect(row).toMatchObject({ status: 'revoked', statusSince: '2027-01-10T09:00:00.000Z' });
    expect(row.statusReason).toContain('Fausse preuve');
  });

  it.each([
    ['major-finding', '2027-02-20', '3 mois'],
    ['upheld-dispute', '2027-05-20', '6 mois'],
    [null, '2027-05-20', '6 mois'],
  ] as const)(
    'revokes a label suspended for %s that nobody restored before %s',
    async (suspensionCause, end, delay) => {
      const world = await labelStage(database(), made);
      const { reference } = await world.labelAt('suspended', { suspensionCause });
      await tick(addDays(end, -1));
      expect((await world.label(reference)).status).toBe('suspended');
      const { body } = await world.send<LabelDetail>(null, 'GET', `/labels/${reference}`);
      expect(body.cureUntil).toBe(end);
      await tick(addDays(end, 40));
      const row = await world.label(reference);
      expect(row).toMatchObject({ status: 'revoked', statusSince: `${end}T00:00:00.000Z` });
      expect(row.statusReason).toContain(`en ${delay}`);
      expect(await tick(addDays(end, 41))).toBe(0);
    },
  );

  it('ends a label after its last day', async () => {
    const world = await labelStage(database(), made);
    const { id, reference } = await world.labelAt('active', { validUntil: '2027-03-31' });
    await evergreen(world);
    await tick('2027-03-31');
    expect((await world.label(reference)).status).toBe('active');
    await tick('2027-05-01');
    expect(await world.label(reference)).toMatchObject({
      status: 'expired',
      statusSince: '2027-04-01T00:00:00.000Z',
    });
    expect(await told(id)).toMatchObject([{ at: '2027-04-01', action: 'label:expire' }]);
  });

  it('replaces a label when the next one of the same scheme starts, and leaves those of other schemes', async () => {
    const world = await labelStage(database(), made);
    const old = await world.labelAt('active');
    const other = await world.labelAt('active', { scheme: 'confiance-numerique' });
    await evergreen(world);
    world.time.now = '2026-12-01T09:00:00.000Z';
    const next = await world.labelAt('granted', { validFrom: '2026-12-10' });
    await tick('2026-12-12');
    expect(await world.label(old.reference)).toMatchObject({
      ...{ status: 'superseded', statusSince: '2026-12-10T00:00:00.000Z' },
      supersededBy: next.reference,
    });
    expect((await world.label(next.reference)).status).toBe('active');
    expect((await world.label(other.reference)).status).toBe('active');
  });

  it('plans a surveillance again when its audit was cancelled, never beside another audit of the pair', async () => {
    const world = await labelStage(database(), made);
    const { id } = await world.labelAt('active');
    await evergreen(world);
    const busy = await world.auditAt('requested');
    await tick('2027-09-25');
    expect((await world.surveillances(id))[0]!.audit).toBeNull();
    const cancel = `update audit set status = 'cancelled', status_since = $1 where id = $2`;
    await database().query(cancel, ['2027-10-01T09:00:00Z', busy.id]);
    await tick('2027-10-05');
    const [first] = await world.surveillances(id);
    expect(first!.audit!.status).toBe('requested');
    await database().query(cancel, ['2027-10-10T09:00:00Z', first!.audit!.id]);
    await tick('2027-10-11');
    const again = (await world.surveillances(id))[0]!.audit!;
    expect(again.reference).not.toBe(first!.audit!.reference);
    expect(again.statusSince).toBe('2027-10-10T09:00:00.000Z');
  });
});
