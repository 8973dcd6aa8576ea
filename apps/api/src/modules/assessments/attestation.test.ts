import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recompute, type AssessmentExport } from '@gouvtech/criteria';
import { verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { signedIn } from '../../../test/people.ts';
import { workshop, workshopApp, type Workshop } from './testing/workshop.ts';

withDatabases('attested rounds', (database) => {
  let built: Awaited<ReturnType<typeof workshopApp>>;
  let at: Workshop;
  beforeAll(async () => {
    built = await workshopApp(database());
  });
  afterAll(() => built.app.close());
  beforeEach(async () => {
    at = await workshop(database(), built);
  });
  const rows = (text: string) => database().query<Record<string, unknown>>(text);
  /** A round that could be attested. */
  const ready = async () => {
    await at.start();
    await at.facts();
    await at.planTheRest();
  };
  const overview = async (headers = at.member) => (await at.call('GET', '', { headers })).body;

  describe('are not attested', () => {
    it.each([
      ['by a member who is no signatory', async () => at.attest(at.member), 403, 'forbidden'],
      [
        'on an old login',
        async () => {
          const accountId = at.accounts.get('signataire')!;
          const authenticatedAt = '2026-11-20T07:44:00.000Z';
          return at.attest(await signedIn(database(), accountId, { authenticatedAt }));
        },
        403,
        'recent-login-needed',
      ],
      [
        'without the statement',
        async () => at.attest(at.signatory, { statementAccepted: false }),
        409,
        'transition-refused',
      ],
      [
        'without saying which draft was read',
        async () =>
          at.call('POST', '/attestation', {
            headers: at.signatory,
            payload: { statementAccepted: true },
          }),
        428,
        'precondition-required',
      ],
    ])('%s', async (_why, act, status, code) => {
      await ready();
      expect(await act()).toMatchObject({ status, body: { code } });
      expect(await rows('select status from assessment')).toEqual([{ status: 'draft' }]);
      expect(await rows('select 1 from snapshot')).toEqual([]);
    });

    it('when a colleague saved something since the page was read', async () => {
      await ready();
      const { open } = await overview();
      const send = () =>
        at.call('POST', '/attestation', {
          headers: at.signatory,
          payload: { statementAccepted: true },
          ifMatch: open.draftRevision,
        });
      await at.answer('LIB-01', 'ferme', 1);
      expect(await send()).toMatchObject({ status: 412, body: { code: 'stale-version' } });
    });

    it('while anything is missing, each with its reason and its place', async () => {
      await at.start();
      await at.facts(['dcp']);
      await at.planTheRest();
      await at.answer('RGP-01', 'oui', 1);
      await at.answer('RGP-02', 'partiel', 1);
      await at.answer('QOS-08', '', 1);
      await at.call('DELETE', '/answers/RGP-04', { ifMatch: '"1"' });
      const refused = await at.attest();
      expect(refused).toMatchObject({ status: 409, body: { code: 'transition-refused' } });
      const paths = refused.body.errors.map(({ path }: { path: string }) => path);
      expect(paths).toEqual(['RGP-01', 'RGP-02', 'RGP-04', 'QOS-08']);
      expect(refused.body.errors[0].message).toContain('joignez une pièce');
    });

    it('during the six months that follow an invalidation for fraud', async () => {
      await ready();
      await database().query(
        `insert into event (seq, at, action, object_type, object_id, organisation_id, content, previous_hash, hash)
         values (0, '2026-06-01', 'assessment:invalidate', 'assessment', 'x', $1, '{}', '', '')`,
        [at.organisationId],
      );
      const refused = await at.attest();
      expect(refused.body.detail).toContain('6 mois');
    });
  });

  it('are frozen in a snapshot that hashes to its bytes, and published at once with the listing', async () => {
    await at.start();
    await at.facts(['dcp']);
    const piece = await at.piece();
    await at.call('POST', `/answers/RGP-01/evidence/${piece}`);
    await at.answer('RGP-01', 'oui');
    await at.planTheRest();
    const attested = await at.attest();
    expect(attested).toMatchObject({ status: 200, body: { status: 'published' } });
    const [snapshot] = await database().query<{ content: string; sha256: string }>(
      'select content, sha256 from snapshot',
    );
    const hash = createHash('sha256').update(snapshot!.content).digest('hex');
    expect(hash).toBe(attested.body.snapshot.sha256);
    const frozen = JSON.parse(snapshot!.content) as AssessmentExport;
    expect(recompute(frozen).differences).toEqual([]);
    expect(snapshot!.content).not.toContain('Durand');
    const reply = await built.app.inject(`/api/v1/solutions/${at.solution.slug}/assessment`);
    const published = reply.json() as AssessmentExport;
    expect(recompute(published).differences).toEqual([]);
    expect(published.result.overall).toEqual(frozen.result.overall);
    const seen = await overview();
    expect(seen).toMatchObject({ open: null, published: { status: 'published', renewals: 0 } });
    expect(seen.published.signatory).toEqual({ name: 'signataire Durand', role: 'Signataire' });
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
    expect((await at.answer('RGP-01', 'non', 1)).status).toBe(409);
  });

  it('start again from the version before with the same revisions, checks and verdicts', async () => {
    await at.start();
    await at.facts(['dcp']);
    const piece = await at.piece();
    for (const criterion of ['RGP-01', 'RGP-02']) {
      await at.call('POST', `/answers/${criterion}/evidence/${piece}`);
      await at.answer(criterion, 'oui');
    }
    await at.planTheRest();
    await database().query(
      `insert into answer_check (assessment_id, criterion, by, checked_at, value, evidence_id, complete)
       select assessment_id, 'RGP-01', 'person', '2026-11-20T07:59:00Z', 10000, $1, true from answer
       where criterion = 'RGP-01'`,
      [piece],
    );
    await rows(
      `insert into verdict (assessment_id, criterion, outcome, revision, decided_at, valid_until, auditor)
       select assessment_id, 'RGP-02', 'confirmed', 1, '2026-11-20T07:59:00Z', '2027-11-01', 'Cabinet' from answer
       where criterion = 'RGP-02'`,
    );
    await at.attest();
    const { body } = await at.start({ from: 'previous' });
    expect(body.score.changes).toMatchObject({ themes: [], criteria: [] });
    const tiers = async () =>
      (await at.call('GET', '/themes/RGP')).body.criteria
        .slice(0, 2)
        .map(({ score, answer }: never) => [
          (score as { tier: number }).tier,
          (answer as { revision: number }).revision,
        ]);
    expect(await tiers()).toEqual([
      [2, 1],
      [4, 1],
    ]);
    await at.answer('RGP-02', 'partiel', 1);
    expect(await tiers()).toEqual([
      [2, 1],
      [1, 2],
    ]);
    const { changes } = (await at.call('GET', '/score')).body;
    expect(changes.criteria).toHaveLength(1);
    expect(changes.criteria[0]).toMatchObject({
      criterion: 'RGP-02',
      before: { proof: 'audited', value: 10_000 },
      after: { proof: 'documented', value: 5_000 },
    });
    expect((await at.call('GET', '/answers/RGP-02/history')).body.items).toHaveLength(2);
  });
});
