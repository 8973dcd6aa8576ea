import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recompute } from '@gouvtech/criteria';
import { schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { workshopApp } from '../assessments/testing/workshop.ts';
import { bench, type ReviewBench } from './testing/bench.ts';

withDatabases('evidence under review', (database) => {
  let made: Awaited<ReturnType<typeof workshopApp>>;
  let at: ReviewBench;
  beforeAll(async () => {
    made = await workshopApp(database());
  });
  afterAll(() => made.app.close());
  beforeEach(async () => {
    at = await bench(database(), made);
  });

  describe('of an attested assessment', () => {
    it('shows what is new, the piece beside the answer, and what it is worth', async () => {
      await at.attested();
      const { status, body } = await at.read();
      expect(status, JSON.stringify(body)).toBe(200);
      expect(body.round).toMatchObject({ side: 'open', status: 'attested' });
      const criterion = body.criteria.find(({ id }: { id: string }) => id === 'SEC-12');
      expect(criterion).toMatchObject({ toCheck: true, changed: ['answer'] });
      expect(criterion.evidence[0]).toMatchObject({
        title: 'Dossier d’appui',
        check: null,
        actions: ['evidence:check', 'evidence:refuse'],
      });
    });

    it('raises the step to « contrôlé », never the declared score, and tells the vendor where', async () => {
      await at.attested();
      const decided = await at.decide('SEC-12', { decision: 'check', finding: 'Lu, page 2.' });
      expect(decided.status, JSON.stringify(decided.body)).toBe(200);
      const { before, after } = decided.body.overall;
      expect(decided.body.score.tier).toBe(2);
      expect(after.declared).toBe(before.declared);
      expect(after.checked).toBeGreaterThan(before.checked);
      expect(after.assured).toBeGreaterThan(before.assured);
      const [notice] = await database().db.select().from(schema.notification);
      expect(notice).toMatchObject({
        kind: 'evidence-decision',
        href: `/espace/solutions/${at.slug}/evaluation/SEC#SEC-12`,
      });
      expect(await verifyEventLog(database())).toMatchObject({ ok: true });
    });

    it('keeps the check through the publication, and the public then reads of it', async () => {
      await at.attested();
      await at.decide('SEC-12', { decision: 'check', finding: 'Lu.' });
      expect(await at.publicAnswer('SEC-12')).toBeNull();
      await at.listListing('published');
      const published = await at.post('/publication', { reason: '' });
      expect(published.status, JSON.stringify(published.body)).toBe(200);
      expect(await at.publicAnswer('SEC-12')).toMatchObject({
        proof: 'checked',
        proofBy: 'modération',
      });
      const events = await database().db.select().from(schema.publicEvent);
      expect(events.filter(({ kind }) => kind === 'checked')).toMatchObject([
        { criterion: 'SEC-12' },
      ]);
    });
  });

  describe('of a published assessment', () => {
    it('moves the scores and the public page at once, and the export computes the same', async () => {
      await at.published();
      const before = await at.exported();
      const snapshots = await database().db.select().from(schema.snapshot);
      await at.later();
      await at.decide('SEC-12', { decision: 'check', finding: 'Lu.' });
      expect(await at.publicAnswer('SEC-12')).toMatchObject({ proof: 'checked' });
      const after = await at.exported();
      expect(recompute(after).differences).toEqual([]);
      expect(after.result.overall.checked).toBeGreaterThan(before.result.overall.checked!);
      expect(after.result.overall.declared).toBe(before.result.overall.declared);
      expect(await database().db.select().from(schema.snapshot)).toEqual(snapshots);
      const events = await database().db.select().from(schema.publicEvent);
      expect(events.map(({ kind }) => kind)).toContain('checked');
    });

    it('counts a refused piece no more, from that day only', async () => {
      await at.published();
      const was = at.now();
      await at.later();
      const refused = await at.decide('SEC-12', { decision: 'refuse', reason: 'Page vide.' });
      expect(refused.status, JSON.stringify(refused.body)).toBe(200);
      expect(refused.body.score.tier).toBe(0);
      const after = await at.exported();
      expect(recompute(after).differences).toEqual([]);
      const then = await at.exported(was);
      expect(then.result.overall.assured).toBeGreaterThan(after.result.overall.assured!);
      expect(await at.publicAnswer('SEC-12')).toMatchObject({ proof: 'declared', evidence: [] });
      const piece = await at.libraryPiece('SEC-12');
      expect(piece.refusals).toMatchObject([{ criterion: 'SEC-12', reason: 'Page vide.' }]);
    });

    it('is known to the next draft: an untouched answer keeps its check and who made it', async () => {
      await at.published();
      await at.decide('SEC-12', { decision: 'check', finding: 'Lu, page 2.' });
      await at.decide('SEC-07', { decision: 'refuse', reason: 'Illisible.' });
      await at.workshop.start({ from: 'previous' });
      const checks = await database().db.select().from(schema.answerCheck);
      expect(checks).toHaveLength(2);
      expect(checks[1]).toMatchObject({ finding: 'Lu, page 2.', checkedBy: at.moderatorId });
      const joined = await database().db.select().from(schema.answerEvidence);
      expect(joined.filter(({ refusedReason }) => refusedReason === 'Illisible.')).toHaveLength(2);
    });

    it('reaches a draft already started, when its answer is the same', async () => {
      await at.published();
      await at.workshop.start({ from: 'previous' });
      await at.decide('SEC-12', { decision: 'check', finding: 'Lu.' });
      expect(await database().db.select().from(schema.answerCheck)).toHaveLength(2);
    });

    it('leaves a draft alone once its answer is another one', async () => {
      await at.published();
      await at.workshop.start({ from: 'previous' });
      const changed = await at.workshop.answer('SEC-12', 'partiel', 1);
      expect(changed.status, JSON.stringify(changed.body)).toBe(200);
      await at.decide('SEC-12', { decision: 'check', finding: 'Lu.' });
      expect(await database().db.select().from(schema.answerCheck)).toHaveLength(1);
    });
  });

  describe('certified', () => {
    it('asks for the register, its reference and the day it was consulted', async () => {
      await at.attested();
      const refused = await at.decide('SEC-01', { decision: 'certify' });
      expect(refused.status).toBe(400);
      expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
        'register.name',
        'register.reference',
        'register.consultedOn',
      ]);
      const future = await at.decide('SEC-01', {
        decision: 'certify',
        register: { name: 'COFRAC', reference: '4-0001', consultedOn: '2099-01-01' },
      });
      expect(future.body.errors).toMatchObject([{ path: 'register.consultedOn' }]);
    });

    it('raises the step of a certificate found in its register', async () => {
      await at.attested();
      const register = { name: 'COFRAC', reference: '4-0001', consultedOn: '2026-11-02' };
      const done = await at.decide('SEC-01', { decision: 'certify', register });
      expect(done.status, JSON.stringify(done.body)).toBe(200);
      expect(done.body.score.tier).toBe(3);
      const [check] = await database().db.select().from(schema.answerCheck);
      expect(check).toMatchObject({ by: 'register', complete: true });
      expect(check!.finding).toMatch(/^COFRAC, référence 4-0001, consulté le 2\snovembre\s2026\.$/);
    });

    it('is refused to what is no certificate', async () => {
      await at.attested();
      const register = { name: 'COFRAC', reference: '4-0001', consultedOn: '2026-11-02' };
      const refused = await at.decide('SEC-12', { decision: 'certify', register });
      expect(refused.body).toMatchObject({ status: 409, code: 'transition-refused' });
    });
  });

  describe('is not decided', () => {
    it.each([
      ['without a finding', { decision: 'check', finding: ' ' }, 400, 'finding'],
      ['refused without a reason', { decision: 'refuse', reason: '' }, 400, 'reason'],
    ])('%s', async (_, decision, status, path) => {
      await at.attested();
      const { body } = await at.decide('SEC-12', decision);
      expect(body).toMatchObject({ status, errors: [{ path }] });
      expect(await database().db.select().from(schema.answerCheck)).toEqual([]);
    });

    it.each([
      ['on another revision of the answer', { revision: 7 }],
      ['on another version of the piece', { version: 7 }],
    ])('%s', async (_, read) => {
      await at.attested();
      const { body } = await at.decide('SEC-12', { decision: 'check', finding: 'Lu.', ...read });
      expect(body).toMatchObject({ status: 412, code: 'stale-version' });
      expect(await database().db.select().from(schema.answerCheck)).toEqual([]);
      expect(await database().db.select().from(schema.notification)).toEqual([]);
    });

    it('on another round', async () => {
      await at.attested();
      const round = '00000000-0000-4000-8000-000000000000';
      const { body } = await at.decide('SEC-12', { decision: 'check', finding: 'Lu.', round });
      expect(body).toMatchObject({ status: 412 });
    });

    it('twice, nor by two moderators at once', async () => {
      await at.attested();
      const both = await Promise.all([
        at.decide('SEC-12', { decision: 'check', finding: 'Lu.' }),
        at.decide('SEC-12', { decision: 'refuse', reason: 'Illisible.' }, at.colleague),
      ]);
      const won = both.filter(({ status }) => status === 200).length;
      expect(both.every(({ status }) => status === 200 || status === 409)).toBe(true);
      expect(won).toBeGreaterThan(0);
      const again = await at.decide('SEC-12', { decision: 'check', finding: 'Lu.' });
      expect(again.body).toMatchObject({ status: 409, code: 'conflict' });
    });

    it('by a moderator who is a member of the vendor, nor by the vendor, nor by a stranger', async () => {
      await at.attested();
      const decision = { decision: 'check', finding: 'Lu.' };
      const insider = await at.decide('SEC-12', decision, await at.insider());
      expect(insider.body.detail).toContain('Vous êtes membre de l’organisation');
      expect((await at.decide('SEC-12', decision, at.workshop.signatory)).status).toBe(403);
      const stranger = await at.workshop.person('passant', null);
      expect((await at.decide('SEC-12', decision, stranger)).status).toBe(404);
    });

    it('while a colleague holds the dossier', async () => {
      await at.attested();
      await at.heldByColleague();
      const { body } = await at.decide('SEC-12', { decision: 'check', finding: 'Lu.' });
      expect(body).toMatchObject({ status: 409, code: 'conflict' });
    });

    it('with a text of 100 kB', async () => {
      await at.attested();
      const { body } = await at.decide('SEC-12', {
        decision: 'check',
        finding: 'a'.repeat(100_000),
      });
      expect(body).toMatchObject({ status: 400, errors: [{ path: 'finding' }] });
    });

    it('on a draft, whose existence is nobody’s business', async () => {
      await at.draft();
      expect((await at.read()).status).toBe(404);
    });
  });
});
