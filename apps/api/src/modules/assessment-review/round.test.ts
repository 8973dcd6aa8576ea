import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recompute } from '@gouvtech/criteria';
import { publishToReadModel, schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { workshopApp } from '../assessments/testing/workshop.ts';
import { bench, CLAIMED, type ReviewBench } from './testing/bench.ts';

const ROOMY = 60_000;
const CLAIM = `/criteria/${CLAIMED}/claim`;

withDatabases('a round under review', (database) => {
  let made: Awaited<ReturnType<typeof workshopApp>>;
  let at: ReviewBench;
  beforeAll(async () => {
    made = await workshopApp(database());
  });
  afterAll(() => made.app.close());
  beforeEach(async () => {
    at = await bench(database(), made);
  });
  const decisions = () => database().db.select().from(schema.answerDecision);
  const rounds = () => database().db.select().from(schema.assessment);

  describe('with a claim « sans objet »', () => {
    it('counts without the criterion once accepted, and the public page follows', async () => {
      await at.published();
      const before = await at.exported();
      const done = await at.judge(CLAIM, { decision: 'accept', reason: 'Rien n’est stocké.' });
      expect(done.status, JSON.stringify(done.body)).toBe(200);
      expect(done.body.score).toMatchObject({
        applicable: false,
        reason: 'not-applicable-accepted',
      });
      const after = await at.exported();
      expect(recompute(after).differences).toEqual([]);
      expect(after.result.overall.declared).toBeGreaterThan(before.result.overall.declared!);
      expect(await at.publicAnswer(CLAIMED)).toMatchObject({ kind: 'not-applicable' });
    });

    it('still counts once refused, and may be decided again', async () => {
      await at.attested();
      const refused = await at.judge(CLAIM, { decision: 'refuse', reason: 'Des données dorment.' });
      expect(refused.body.score).toMatchObject({ applicable: true, reason: 'na-refused' });
      const again = await at.judge(CLAIM, { decision: 'refuse', reason: 'Encore.' });
      expect(again.body).toMatchObject({ status: 409, code: 'conflict' });
      await at.later('2026-11-25T10:00:00.000Z');
      const accepted = await at.judge(CLAIM, { decision: 'accept', reason: 'Expliqué depuis.' });
      expect(accepted.status, JSON.stringify(accepted.body)).toBe(200);
      expect(await decisions()).toHaveLength(2);
    });

    it('is listed by its filter, with what may be decided', async () => {
      await at.attested();
      const { body } = await at.read('?show=na');
      expect(body.criteria).toMatchObject([
        { id: CLAIMED, claim: 'pending', actions: ['answer:accept-na', 'answer:refuse-na'] },
      ]);
      expect(body.counts).toMatchObject({ na: 1, evidence: 3 });
    });

    it('is refused without a reason, on another criterion, and on a prerequisite', async () => {
      await at.attested();
      const blank = await at.judge(CLAIM, { decision: 'accept', reason: ' ' });
      expect(blank.body).toMatchObject({ status: 400, errors: [{ path: 'reason' }] });
      const other = await at.judge('/criteria/SEC-12/claim', {
        decision: 'accept',
        reason: 'Oui.',
      });
      expect(other.body).toMatchObject({ status: 409, code: 'conflict' });
      const path = '/criteria/SEC-08/claim';
      const blocking = await at.judge(path, { decision: 'accept', reason: 'Oui.' });
      expect(blocking.body.detail).toContain('est un prérequis');
      const nowhere = await at.judge('/criteria/SEC-99/claim', {
        decision: 'accept',
        reason: 'Oui.',
      });
      expect(nowhere.body).toMatchObject({ status: 404, code: 'criterion-not-found' });
      expect(await decisions()).toEqual([]);
    });
  });

  describe('with an answer held down by a dispute', () => {
    const CORRECTION = '/criteria/SEC-12/correction';
    const capped = async () => {
      await at.published();
      const [round] = await rounds();
      await database().db.insert(schema.answerDecision).values({
        assessmentId: round!.id,
        criterion: 'SEC-12',
        kind: 'cap',
        value: 0,
        decidedAt: at.now(),
      });
      await at.later();
      await database().transaction((tx) => publishToReadModel(tx, [at.solutionId], at.now()));
      return round!.id;
    };

    it('is not lifted without a piece joined since', async () => {
      await capped();
      const { body } = await at.judge(CORRECTION, { reason: 'Corrigé.' });
      expect(body).toMatchObject({ status: 409, code: 'transition-refused' });
      expect(body.detail).toContain('pièce jointe depuis');
    });

    it('is worth what it declares again once the correction is accepted, documented only', async () => {
      const assessmentId = await capped();
      const evidenceId = await at.workshop.piece({ title: 'Nouveau dossier' });
      const attachedAt = '2026-12-02T10:00:00.000Z';
      await database()
        .db.insert(schema.answerEvidence)
        .values({ assessmentId, criterion: 'SEC-12', evidenceId, attachedAt });
      await at.later('2026-12-03T10:00:00.000Z');
      const done = await at.judge(CORRECTION, { reason: 'Le dossier est complet.' });
      expect(done.status, JSON.stringify(done.body)).toBe(200);
      expect(done.body.score).toMatchObject({ value: 10_000, tier: 1 });
      expect(recompute(await at.exported()).differences).toEqual([]);
    });

    it('has nothing to correct without a cap', async () => {
      await at.published();
      const { body } = await at.judge(CORRECTION, { reason: 'Corrigé.' });
      expect(body).toMatchObject({ status: 409, code: 'conflict' });
    });
  });

  describe('sent back', () => {
    const note = (criterion: string, message: string, known = '') =>
      at.put(`/criteria/${criterion}/request`, { message, known });

    it(
      'reaches the vendor point by point, and is published after the next attestation',
      async () => {
        await at.attested();
        await at.decide('SEC-12', { decision: 'check', finding: 'Lu.' });
        await note('SEC-12', 'Datez le dossier.');
        await note('SEC-01', 'Joignez le périmètre du certificat.');
        const back = await at.post('/return', { reason: 'Deux points à compléter.' });
        expect(back.status, JSON.stringify(back.body)).toBe(200);
        const [notice] = (await database().db.select().from(schema.notification)).filter(
          ({ kind }) => kind === 'assessment-decision',
        );
        expect(notice!.href).toBe(`/espace/solutions/${at.slug}/evaluation/SEC#SEC-01`);
        expect(notice!.body).toContain('Datez le dossier.');
        expect(await rounds()).toMatchObject([
          { status: 'draft', reviewReason: 'Deux points à compléter.' },
        ]);
        expect((await at.read()).status).toBe(404);
        const late = await at.decide('SEC-07', { decision: 'check', finding: 'Lu.' });
        expect(late.status).toBe(404);

        await at.listListing('published');
        await at.sign();
        expect(await rounds()).toMatchObject([
          { status: 'published', reviewReason: null, reviewRequests: [] },
        ]);
        expect(await at.publicAnswer('SEC-12')).toMatchObject({ proof: 'checked' });
        expect(await verifyEventLog(database())).toMatchObject({ ok: true });
      },
      ROOMY,
    );

    it(
      'shows the vendor what to correct, at the criterion and in the overview',
      async () => {
        await at.attested();
        await at.decide('SEC-07', { decision: 'refuse', reason: 'Illisible.' });
        await at.judge(CLAIM, { decision: 'refuse', reason: 'Des données dorment.' });
        await note('SEC-12', 'Datez le dossier.');
        await at.post('/return', { reason: 'À compléter.' });
        const overview = await at.workshop.call('GET', '');
        expect(overview.body.review).toMatchObject({
          reason: 'À compléter.',
          requests: [{ path: 'SEC-12', message: 'Datez le dossier.' }],
        });
        expect(overview.body.decisions.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
          'evidence-refused',
          'na-refused',
        ]);
        const theme = await at.workshop.call('GET', '/themes/SEC');
        const of = (id: string) =>
          theme.body.criteria.find((one: { id: string }) => one.id === id).review;
        expect(of('SEC-12')).toMatchObject({ request: 'Datez le dossier.' });
        expect(of('SEC-07').decisions).toMatchObject([
          { kind: 'evidence-refused', reason: 'Illisible.' },
        ]);
        expect(of(CLAIMED).decisions).toMatchObject([{ kind: 'na-refused' }]);
      },
      ROOMY,
    );

    it('keeps the requests that are noted, and a colleague’s words', async () => {
      await at.attested();
      await note('SEC-12', 'Datez le dossier.');
      const blind = await at.put('/criteria/SEC-12/request', { message: 'Autre.', known: '' });
      expect(blind.body).toMatchObject({ status: 412, current: 'Datez le dossier.' });
      const known = await note('SEC-12', '', 'Datez le dossier.');
      expect(known.body.requests).toEqual([]);
    });

    it('is refused without a request and without a reason', async () => {
      await at.attested();
      const none = await at.post('/return', { reason: 'À compléter.' });
      expect(none.body).toMatchObject({ status: 400, errors: [{ path: 'requests' }] });
      await note('SEC-12', 'Datez le dossier.');
      const mute = await at.post('/return', { reason: '' });
      expect(mute.body).toMatchObject({ status: 400, errors: [{ path: 'reason' }] });
    });

    it('is refused once public', async () => {
      await at.published();
      const { body } = await at.post('/return', { reason: 'À compléter.' });
      expect(body).toMatchObject({ status: 409, code: 'transition-refused' });
    });
  });

  describe('held by an alert', () => {
    const alert = async () => {
      await at.draft();
      const [round] = await rounds();
      await database().db.insert(schema.moderationSignal).values({
        kind: 'score-jump',
        key: 'score-jump:1',
        solutionId: at.solutionId,
        assessmentId: round!.id,
        holdsPublication: true,
        raisedAt: at.now(),
      });
      await at.sign();
    };

    it('waits for a moderator, who publishes and so decides the alert', async () => {
      await alert();
      expect(await rounds()).toMatchObject([{ status: 'attested' }]);
      expect((await at.read()).body.alerts).toMatchObject([{ kind: 'score-jump', holds: true }]);
      const done = await at.post('/publication', { reason: 'Hausse expliquée.' });
      expect(done.status, JSON.stringify(done.body)).toBe(200);
      expect(await rounds()).toMatchObject([{ status: 'published' }]);
      const [signal] = await database().db.select().from(schema.moderationSignal);
      expect(signal).toMatchObject({ status: 'handled', decidedBy: at.moderatorId });
    });
  });

  it('is not published while its listing is not', async () => {
    await at.attested();
    const { body } = await at.post('/publication', { reason: '' });
    expect(body).toMatchObject({ status: 409, code: 'transition-refused' });
  });

  describe('invalidated for fraud', () => {
    const confirm = async (headers: Record<string, string>) => {
      const [act] = await database().db.select().from(schema.twoPersonAct);
      return made.app.inject({
        method: 'POST',
        url: `/api/v1/moderation/two-person-acts/${act!.id}/confirmation`,
        headers,
      });
    };

    it(
      'takes two administrators, leaves the catalogue and bars the vendor',
      async () => {
        await at.published();
        const [first, second] = [
          await at.staff('sacha', 'administrator'),
          await at.staff('alix', 'administrator'),
        ];
        const reason = 'Certificat falsifié.';
        const proposed = await at.post('/invalidation', { reason }, first.headers);
        expect(proposed.status, JSON.stringify(proposed.body)).toBe(200);
        expect(await rounds()).toMatchObject([{ status: 'published' }]);
        expect((await confirm(first.headers)).statusCode).toBe(403);
        const confirmed = await confirm(second.headers);
        expect(confirmed.statusCode, confirmed.body).toBe(204);
        expect(await rounds()).toMatchObject([{ status: 'invalidated', endedReason: reason }]);
        expect(await at.publicAnswer('SEC-12')).toBeFalsy();
        const again = await at.workshop.start({ from: 'previous' });
        expect(again.body).toMatchObject({ status: 400 });
        await at.workshop.start();
        const { body } = await at.workshop.attest();
        expect(body.detail).toContain('vous ne pouvez pas attester pendant 6 mois');
        expect(await verifyEventLog(database())).toMatchObject({ ok: true });
      },
      ROOMY,
    );

    it('is not proposed by a moderator', async () => {
      await at.published();
      const { status } = await at.post('/invalidation', { reason: 'Fraude.' });
      expect(status).toBe(403);
    });
  });

  it('asks a moderator to log in with two factors', async () => {
    await at.attested();
    const { status, body } = await at.read('', await at.weak());
    expect([status, body.code]).toEqual([403, 'stronger-login-needed']);
  });
});
