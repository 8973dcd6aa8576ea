import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { surveillanceSample } from '@gouvtech/domain/audit-scope';
import { withDatabases } from '@gouvtech/db/testing';
import { SET, stageApp, type Who } from '../audits/testing/stage.ts';
import type { LabelDetail, LabelPage } from './schemas.ts';
import { labelStage } from './testing/label-stage.ts';

const REASON = { reason: 'Un contrôle a trouvé une faille ouverte depuis deux mois.' };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

withDatabases('labels', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());
  const world = () => labelStage(database(), made);

  describe('everybody', () => {
    it('reads a label: level, dates, verdicts beside answers, commitments without their seeds', async () => {
      const { labelAt, send } = await world();
      const { reference } = await labelAt('active', { conditions: 'Hors module de paie.' });
      const { status, body } = await send<LabelDetail>(null, 'GET', `/labels/${reference}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        ...{ reference, level: 3, levelName: 'Exemplaire', status: 'active' },
        ...{ conditions: 'Hors module de paie.', refusalPublic: false },
        validFrom: '2026-11-20',
        validUntil: '2029-11-19',
      });
      expect(body.verdicts).toHaveLength(74);
      expect(body.verdicts[0]).toMatchObject({
        outcome: 'confirmed',
        value: body.verdicts[0]!.answer!.value,
        finding: 'La pièce établit la réponse.',
      });
      expect(body.surveillances).toMatchObject([
        { number: 1, dueOn: '2027-11-20', commitment: sha256('a1'), seed: null, sample: [] },
        { number: 2, dueOn: '2028-11-20', commitment: sha256('b2'), seed: null, sample: [] },
      ]);
      expect(body.audit.auditors).toBe(2);
      expect(JSON.stringify(body)).not.toMatch(/auditrice|decideuse/);
    });

    it('draws the sample of a closed surveillance again from its revealed seed', async () => {
      const { labelAt, send, auditAt, database: db, time } = await world();
      const { id, reference } = await labelAt('active');
      const [row] = await db.query<{ sha256: string }>('select sha256 from snapshot limit 1');
      expect(row).toBeDefined();
      const watch = await auditAt('closed', { kind: 'surveillance', outcome: 'passed' });
      const blocking = new Set(SET.criteria.filter((one) => one.blocking).map((one) => one.id));
      const [opening] = await db.query<{ sha256: string }>(
        'select s.sha256 from audit a join snapshot s on s.id = a.opening_snapshot_id where a.id = $1',
        [watch.id],
      );
      const draw = { seed: 'a1', snapshotSha256: opening!.sha256, share: 3_000 };
      const sample = surveillanceSample(watch.required, blocking, draw, sha256);
      await db.query('update audit set sample = $1 where id = $2', [sample, watch.id]);
      await db.query(
        `update label_surveillance set audit_id = $1, outcome = 'passed', closed_at = $2 where label_id = $3 and number = 1`,
        [watch.id, time.now, id],
      );
      const { body } = await send<LabelDetail>(null, 'GET', `/labels/${reference}`);
      const [first, second] = body.surveillances;
      expect(sha256(first!.seed!)).toBe(first!.commitment);
      const again = { ...draw, seed: first!.seed!, snapshotSha256: first!.snapshotSha256! };
      expect(surveillanceSample(first!.required, blocking, again, sha256)).toEqual(first!.sample);
      expect(first!.sample.length).toBeLessThan(40);
      expect(second!.seed).toBeNull();
    });

    it('finds labels by scheme, state and labeller; a refusal only once its vendor publishes it', async () => {
      const { labelAt, send, actOn, label, labeller } = await world();
      const { reference } = await labelAt('active');
      const refusal = await labelAt('refused', {
        scheme: 'confiance-numerique',
        statusReason: 'Deux prérequis sont réfutés par l’audit.',
      });
      const references = async (query: string) =>
        (await send<LabelPage>(null, 'GET', `/labels?${query}`)).body.items.map(
          (one) => one.reference,
        );
      expect(await references('')).toEqual([reference]);
      expect(await references(`labeller=${labeller.slug}&status=active`)).toEqual([reference]);
      expect(await references('scheme=numerique-pour-tous')).toEqual([]);
      expect((await send(null, 'GET', `/labels/${refusal.reference}`)).status).toBe(404);
      expect((await send('passant', 'GET', `/labels/${refusal.reference}/desk`)).status).toBe(404);
      expect((await send(null, 'GET', '/labels?status=perdu')).status).toBe(400);
      const { id } = await label(refusal.reference);
      expect((await send(null, 'GET', `/labels/${id}`)).status).toBe(404);

      const member = await actOn('membre', refusal.reference, 'refusal-publication');
      expect(member.status).toBe(403);
      const published = await actOn('signataire', refusal.reference, 'refusal-publication');
      expect(published.status).toBe(200);
      expect(published.body.actions).toEqual([]);
      expect(await references('status=refused')).toEqual([refusal.reference]);
      const { body } = await send<LabelDetail>(null, 'GET', `/labels/${refusal.reference}`);
      expect(body).toMatchObject({ level: 0, statusReason: /réfutés/ });
    });

    it('reads why a label was revoked for 36 months, then only that it was', async () => {
      const { labelAt, send, actOn, time } = await world();
      const { reference } = await labelAt('active');
      await actOn('administration', reference, 'revocation', REASON);
      const read = () => send<LabelDetail>(null, 'GET', `/labels/${reference}`);
      time.now = '2029-11-19T08:00:00.000Z';
      const before = (await read()).body;
      expect(before).toMatchObject({ statusReason: REASON.reason, reasonUntil: '2029-11-19' });
      expect(before.history.at(-1)).toMatchObject({ by: 'catalogue', reason: REASON.reason });
      time.now = '2029-11-20T08:00:00.000Z';
      const after = (await read()).body;
      expect(after).toMatchObject({ status: 'revoked', statusReason: null });
      expect(JSON.stringify(after)).not.toContain('faille');
    });
  });

  describe('acts', () => {
    it('suspends for a major finding, tells both sides and the public, then restores once cured', async () => {
      const { labelAt, actOn, label, told, send, database: db } = await world();
      const { reference } = await labelAt('active');
      const suspended = await actOn('decideuse', reference, 'suspension', REASON);
      expect(suspended.status).toBe(200);
      expect(suspended.body).toMatchObject({ cause: 'major-finding', reader: 'labeller' });
      expect(suspended.body.label).toMatchObject({
        ...{ status: 'suspended', statusReason: REASON.reason, cureUntil: '2027-02-20' },
      });
      expect((await told('signataire')).at(-1)).toMatchObject({ title: /suspendu/ });
      expect(await told('decideuse')).toHaveLength(0);
      expect(suspended.body.actions).toEqual(['label:restore', 'label:revoke']);
      const restored = await actOn('decideuse', reference, 'restoration', {
        reason: 'La faille est corrigée, notre contrôle du jour le montre.',
      });
      expect(restored.status).toBe(200);
      expect(await label(reference)).toMatchObject({
        ...{ status: 'active', suspendedAt: null, suspensionCause: null, statusReason: null },
      });
      const { body } = await send<LabelDetail>(null, 'GET', `/labels/${reference}`);
      expect(body.history.map(({ status, by }) => [status, by])).toEqual([
        ['granted', 'labeller'],
        ['suspended', 'labeller'],
        ['active', 'labeller'],
      ]);
      const events = await db.query('select kind from public_event order by happened_at, kind');
      expect(events.map((one) => (one as { kind: string }).kind)).toEqual(
        expect.arrayContaining(['label-suspended', 'label-restored']),
      );
    });

    it('suspends after an upheld dispute, by a moderator', async () => {
      const { labelAt, actOn } = await world();
      const { reference } = await labelAt('active');
      const done = await actOn('moderation', reference, 'suspension', REASON);
      expect(done.body).toMatchObject({ cause: 'upheld-dispute', reader: 'staff' });
      expect(done.body.label.history.at(-1)).toMatchObject({ by: 'catalogue' });
    });

    it.each<[Who, string, number]>([
      ['auditrice', 'suspension', 403],
      ['employe', 'suspension', 403],
      ['autreDecideur', 'suspension', 403],
      ['signataire', 'suspension', 403],
      ['passant', 'suspension', 403],
      ['moderation', 'revocation', 403],
      ['signataire', 'revocation', 403],
      ['membre', 'withdrawal', 403],
      ['decideuse', 'withdrawal', 403],
      ['signataire', 'restoration', 403],
      ['moderation', 'restoration', 403],
      ['decideuse', 'restoration', 409],
      ['signataire', 'refusal-publication', 409],
    ])('refuses to %s the %s of an active label: %i', async (who, path, status) => {
      const { labelAt, actOn, label } = await world();
      const { reference } = await labelAt('active');
      const body = path === 'refusal-publication' ? undefined : REASON;
      expect((await actOn(who, reference, path, body)).status).toBe(status);
      expect((await label(reference)).status).toBe('active');
    });

    it('refuses to who carried out its surveillance to decide on it', async () => {
      const { labelAt, actOn, auditAt, accounts, database: db } = await world();
      const { reference } = await labelAt('active');
      const { id } = await auditAt('closed', { kind: 'surveillance' });
      await db.query('update label_surveillance set audit_id = $1 where number = 1', [id]);
      const change = `update audit_member set account_id = $1 where audit_id = $2 and account_id = $3`;
      await db.query(change, [accounts.decideuse, id, accounts.auditeur]);
      for (const path of ['suspension', 'revocation'])
        expect((await actOn('decideuse', reference, path, REASON)).status).toBe(403);
    });

    it('refuses an act without a session, a reason, a version read, or with an old one', async () => {
      const { labelAt, send, actOn, label } = await world();
      const { reference } = await labelAt('active');
      const path = `/labels/${reference}/suspension`;
      expect((await send(null, 'POST', path, { body: REASON, ifMatch: '"1"' })).status).toBe(401);
      expect((await send('decideuse', 'POST', path, { body: REASON })).status).toBe(428);
      const stale = await send('decideuse', 'POST', path, { body: REASON, ifMatch: '"0"' });
      expect(stale.status).toBe(412);
      expect(stale.body).toMatchObject({ current: { label: { reference } } });
      const short = await actOn<object>('decideuse', reference, 'suspension', { reason: 'Non' });
      expect(short.status).toBe(400);
      expect(short.body).toMatchObject({ errors: [{ path: 'reason' }] });
      const old = { authenticatedAt: '2026-11-20T07:00:00.000Z' };
      const late = await send('signataire', 'POST', `/labels/${reference}/withdrawal`, {
        ...{ body: REASON, ifMatch: '"1"', login: old },
      });
      expect(late.body).toMatchObject({ code: 'recent-login-needed' });
      expect((await label(reference)).version).toBe(1);
    });

    it('refuses to restore while the cause remains, the accreditation is off or the level is not met', async () => {
      const { labelAt, actOn, assessmentId, labeller, database: db, send } = await world();
      const { reference } = await labelAt('suspended');
      const restore = () => actOn<object>('decideuse', reference, 'restoration', REASON);
      const blocking = SET.criteria.find((one) => one.blocking)!.id;
      const remove = `update answer_evidence set removed_at = $1 where assessment_id = $2 and criterion = $3`;
      await db.query(remove, ['2026-11-20T07:00:00Z', assessmentId, blocking]);
      const unproven = await restore();
      expect(unproven.status).toBe(409);
      expect(JSON.stringify(unproven.body)).toContain(blocking);
      const desk = await send('decideuse', 'GET', `/labels/${reference}/desk`);
      expect(desk.body).toMatchObject({ remaining: [expect.stringContaining(blocking)] });
      await db.query(remove, [null, assessmentId, blocking]);

      const other = SET.criteria.filter((one) => !one.blocking).map((one) => one.id);
      await db.query(
        'update verdict set valid_until = $1 where assessment_id = $2 and criterion = any($3)',
        ['2026-11-19', assessmentId, other.slice(0, 30)],
      );
      expect((await restore()).body).toMatchObject({ detail: /niveau/ });
      await db.query('update verdict set valid_until = $1', ['2029-11-19']);

      const accreditation = 'update accreditation set status = $1 where organisation_id = $2';
      await db.query(accreditation, ['suspended', labeller.id]);
      expect((await restore()).body).toMatchObject({ detail: /accréditation/ });
      await db.query(accreditation, ['accredited', labeller.id]);
      expect((await restore()).status).toBe(200);
    });

    it('refuses to restore after six months, or while a major non-conformity is open', async () => {
      const { labelAt, actOn, time, database: db } = await world();
      const { reference, auditId } = await labelAt('suspended');
      const restore = () => actOn<object>('decideuse', reference, 'restoration', REASON);
      await db.query(
        `update audit_verdict set severity = 'major' where audit_id = $1 and criterion = 'SEC-02'`,
        [auditId],
      );
      expect(JSON.stringify((await restore()).body)).toContain('SEC-02');
      await db.query('update audit_verdict set severity = $1', ['none']);
      time.now = '2027-05-20T08:00:00.000Z';
      expect((await restore()).status).toBe(409);
    });

    it.each<[Who, string, string]>([
      ['decideuse', 'revocation', 'revoked'],
      ['administration', 'revocation', 'revoked'],
      ['signataire', 'withdrawal', 'withdrawn'],
    ])('ends a label at the word of %s: %s, once and for good', async (who, path, status) => {
      const { labelAt, actOn, label, log } = await world();
      for (const from of ['granted', 'active', 'suspended'] as const) {
        const { reference } = await labelAt(from, {
          scheme:
            { granted: 'socle-public', active: 'confiance-numerique' }[from as 'granted'] ??
            'numerique-pour-tous',
        });
        expect((await actOn(who, reference, path, REASON)).status).toBe(200);
        expect(await label(reference)).toMatchObject({ status, statusReason: REASON.reason });
        expect((await actOn(who, reference, path, REASON)).status).toBe(409);
      }
      expect((await log()).filter((one) => one.startsWith('label:'))).toHaveLength(3);
    });
  });

  describe('what a label rests on', () => {
    it('suspends it in the transaction where its vendor withdraws the assessment', async () => {
      const { labelAt, label, send, solution, log } = await world();
      const { reference } = await labelAt('active');
      const path = `/vendor/solutions/${solution.slug}/assessment/withdrawal`;
      const done = await send('signataire', 'POST', path, { body: REASON });
      expect([done.status, done.text]).toEqual([200, expect.anything()]);
      expect(await label(reference)).toMatchObject({
        ...{ status: 'suspended', suspensionCause: 'assessment-ended' },
      });
      expect(await log()).toEqual(expect.arrayContaining(['label:suspend-due']));
    });

    it('suspends it when its vendor withdraws the listing', async () => {
      const { labelAt, label, send, solution } = await world();
      const { reference } = await labelAt('active');
      const path = `/vendor/solutions/${solution.slug}/withdrawal`;
      const done = await send('signataire', 'POST', path, { body: REASON });
      expect([done.status, done.text]).toEqual([200, expect.anything()]);
      expect((await label(reference)).suspensionCause).toBe('listing-ended');
    });
  });
});
