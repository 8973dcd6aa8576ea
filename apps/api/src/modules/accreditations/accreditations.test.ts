import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { stage, stageApp, type Stage } from '../audits/testing/stage.ts';
import { office, REASON, SCHEME, type Office } from './testing/office.ts';

withDatabases('the accreditation of labellers', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let at: Stage;
  let to: Office;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    at = await stage(database(), made);
    await database().query('delete from accreditation');
    to = office(database(), at);
  });
  afterAll(() => made.app.close());

  describe('an application', () => {
    it('comes from a signatory, is told to members and to administrators, and is not public', async () => {
      const { status, body } = await to.apply();
      expect([status, body.status]).toEqual([201, 'applied']);
      expect(await to.own()).toMatchObject({
        items: [{ scheme: { id: SCHEME }, status: 'applied' }],
        available: [],
        refusal: expect.stringContaining('signataire'),
      });
      expect((await to.own('decideuse')).available.map(({ id }) => id)).toEqual([
        'socle-public',
        'numerique-pour-tous',
      ]);
      expect(await at.told('employe')).toMatchObject([
        { href: `/espace/organisations/${at.labeller.slug}#label-et-audit` },
      ]);
      expect(await at.told('administration')).toMatchObject([
        { href: `/moderation/administration/accreditations/${body.id}` },
      ]);
      expect((await to.labeller()).status).toBe(404);
      expect(await at.log()).toEqual(['accreditation:apply']);
    });

    it('is refused to whoever is no signatory, or logged in too long ago', async () => {
      expect((await to.apply('employe')).body.code).toBe('forbidden');
      expect((await to.apply('passant')).body.code).toBe('forbidden');
      const old = { authenticatedAt: '2026-11-20T05:00:00.000Z' };
      expect((await to.apply('decideuse', {}, old)).body.code).toBe('recent-login-needed');
      expect((await to.own()).items).toEqual([]);
    });

    it('waits until its organisation is verified', async () => {
      await database().query("update organisation set status = 'pending' where id = $1", [
        at.labeller.id,
      ]);
      const { status, body } = await to.apply();
      expect([status, body.code]).toEqual([409, 'transition-refused']);
      expect((await to.own('decideuse')).refusal).toContain('pas encore vérifiée');
    });

    it('names every field to correct, and the declaration left out', async () => {
      const { status, body } = await to.apply('decideuse', {
        ...{ statement: 'Trop court', feeStatement: '', feeIndependent: false },
      });
      expect([status, body.errors.map(({ path }) => path)]).toEqual([
        400,
        ['statement', 'feeStatement', 'feeIndependent'],
      ]);
      expect(body.errors[0]!.message).toContain('Il en manque 70');
      const long = await to.apply('decideuse', { statement: 'a'.repeat(5000) });
      expect(long.body.errors[0]!.message).toContain('5000');
      expect((await to.apply('decideuse', { scheme: 'platine' })).body.errors[0]!.path).toBe(
        'scheme',
      );
    });

    it('is alone for its scheme, even when two colleagues ask at once', async () => {
      const replies = await Promise.all([to.apply(), to.apply()]);
      expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect((await to.apply()).body.code).toBe('conflict');
    });

    it('is refused with a reason that its members read, and may be made again', async () => {
      const { id } = (await to.apply()).body;
      expect(
        (await to.act('administration', id, 'refusal', { reason: '' })).body.errors,
      ).toHaveLength(1);
      expect((await to.act('moderation', id, 'refusal')).body.code).toBe('forbidden');
      expect((await to.act('administration', id, 'refusal')).body.status).toBe('refused');
      expect((await to.act('administration', id, 'refusal')).body.code).toBe('transition-refused');
      expect((await at.told('employe')).at(-1)!.body).toContain(`> ${REASON}`);
      expect((await to.labeller()).status).toBe(404);
      expect((await to.apply()).status).toBe(201);
    });
  });

  describe('a grant', () => {
    it('takes two administrators: who proposes does not confirm', async () => {
      const { id } = (await to.apply()).body;
      const proposed = await to.propose(id);
      expect(proposed.body).toMatchObject({ status: 'applied', proposed: [{}] });
      expect(proposed.body.actions).not.toContain('accreditation:grant');
      expect((await to.own()).items[0]!.proposed).toEqual([]);
      expect((await to.propose(id)).body.code).toBe('conflict');
      expect((await to.confirm('administration')).status).toBe(403);
      expect(await to.active()).toBe(false);
      expect((await to.confirm('autreAdministration')).status).toBe(204);
      expect(await to.active()).toBe(true);
      expect((await to.own()).items[0]).toMatchObject({
        ...{ status: 'accredited', accreditedFrom: '2026-11-20', accreditedUntil: '2029-11-19' },
      });
      expect((await to.labeller()).body.accreditations).toMatchObject([
        { status: 'accredited', reason: null },
      ]);
      expect(await at.log()).toEqual([
        'accreditation:apply',
        'two-person-act:propose',
        'accreditation:grant',
        'two-person-act:confirm',
      ]);
      expect(await verifyEventLog(database())).toMatchObject({ ok: true });
    });

    it.each([
      ['2029-11-20', '36 mois'],
      ['2026-11-20', 'passé'],
      ['2020-01-01', 'passé'],
      ['2027-02-30', 'dernier jour'],
      ['', 'dernier jour'],
    ])('refuses « %s » as a last day', async (until, words) => {
      const { id } = (await to.apply()).body;
      const { status, body } = await to.propose(id, until);
      expect([status, body.errors]).toEqual([
        400,
        [{ path: 'until', message: expect.stringContaining(words) }],
      ]);
    });

    it('judges the state again when it is confirmed', async () => {
      const { id } = (await to.apply()).body;
      await to.propose(id);
      await to.act('administration', id, 'refusal');
      expect((await to.confirm('autreAdministration')).body.code).toBe('transition-refused');
      const again = (await to.apply()).body.id;
      await database().query("update two_person_act set status = 'cancelled'");
      await to.propose(again, '2026-11-22');
      at.time.now = '2026-11-24T08:00:00.000Z';
      const late = await to.confirm('autreAdministration');
      expect([late.status, late.body.code]).toEqual([409, 'conflict']);
      expect(late.body.detail).toContain('passé');
      expect(await to.active()).toBe(false);
    });

    it('is none of a moderator’s, nor of an administrator who is a member', async () => {
      const { id } = (await to.apply()).body;
      expect((await to.propose(id, '2029-11-19', 'moderation')).body.code).toBe('forbidden');
      await database().query(
        "insert into membership (organisation_id, account_id, status, created_at) values ($1, $2, 'active', now())",
        [at.labeller.id, at.accounts.administration],
      );
      expect((await to.propose(id)).body.code).toBe('forbidden');
      expect((await to.propose(id, '2029-11-19', 'decideuse')).body.code).toBe('forbidden');
      expect((await to.propose(id, '2029-11-19', 'passant')).status).toBe(404);
    });

    it('asks for the version that was read', async () => {
      const { id } = (await to.apply()).body;
      const path = `/moderation/accreditations/${id}/grant`;
      const body = { until: '2028-01-01', reason: REASON };
      expect((await at.send('administration', 'POST', path, { body })).status).toBe(428);
      const stale = await at.send('administration', 'POST', path, { body, ifMatch: '"9"' });
      expect([stale.status, stale.body['current']]).toMatchObject([412, { id }]);
    });
  });

  describe('an accreditation', () => {
    it('is suspended by one administrator, restored by two; the register says why', async () => {
      const id = await to.granted();
      expect((await to.act('administration', id, 'suspension')).body.status).toBe('suspended');
      expect(await to.active()).toBe(false);
      expect((await to.labeller()).body.accreditations).toMatchObject([
        { status: 'suspended', reason: REASON },
      ]);
      expect((await to.act('administration', id, 'restoration')).status).toBe(200);
      expect((await to.confirm('administration', 'accreditation:restore')).status).toBe(403);
      expect((await to.confirm('autreAdministration', 'accreditation:restore')).status).toBe(204);
      expect(await to.active()).toBe(true);
      expect((await to.labeller()).body.accreditations).toMatchObject([
        { status: 'accredited', reason: null },
      ]);
      expect((await at.told('employe')).map(({ title }) => title)).toHaveLength(4);
    });

    it('is given up by its signatory alone, with a reason, for good', async () => {
      const id = await to.granted();
      expect((await to.act('employe', id, 'withdrawal')).body.code).toBe('forbidden');
      expect((await to.act('autreDecideur', id, 'withdrawal')).body.code).toBe('forbidden');
      expect((await to.act('decideuse', id, 'withdrawal', { reason: 'Non' })).status).toBe(400);
      expect((await to.act('decideuse', id, 'withdrawal')).body.status).toBe('withdrawn');
      expect((await to.act('decideuse', id, 'withdrawal')).body.code).toBe('transition-refused');
      expect((await to.labeller()).body.accreditations[0]).toMatchObject({
        ...{ status: 'withdrawn', reason: REASON },
      });
      expect((await to.apply()).status).toBe(201);
    });

    it('ends after its last day by the clock, once, dated the day after', async () => {
      await to.granted('2027-05-31');
      expect(await to.tick('2027-05-31T23:59:59.000Z')).toMatchObject({ expired: 0 });
      expect(await to.active()).toBe(true);
      expect(await to.tick('2027-07-09T10:00:00.000Z')).toEqual({ expired: 1, reminded: 0 });
      expect(await to.tick('2027-07-09T10:10:00.000Z')).toEqual({ expired: 0, reminded: 0 });
      expect((await to.labeller()).body.accreditations).toMatchObject([
        { status: 'expired', statusSince: '2027-06-01T00:00:00.000Z' },
      ]);
      expect((await at.told('employe')).at(-1)!.title).toContain('échue');
      expect((await at.log()).at(-1)).toBe('accreditation:expire');
    });

    it('is over the day after its last one, before the clock has said so', async () => {
      const id = await to.granted('2027-05-31');
      at.time.now = '2027-06-01T00:00:00.000Z';
      expect(await to.active()).toBe(false);
      expect((await to.own()).items[0]).toMatchObject({
        ...{ status: 'expired', actions: ['accreditation:read'] },
      });
      expect((await to.labeller()).body.accreditations).toMatchObject([{ status: 'expired' }]);
      expect((await to.act('administration', id, 'suspension')).body.code).toBe(
        'transition-refused',
      );
      expect((await to.apply()).status).toBe(201);
    });

    it('reminds its signatories 60 and 30 days before, once each', async () => {
      await to.granted('2027-05-31');
      expect(await to.tick('2027-03-31T12:00:00.000Z')).toMatchObject({ reminded: 0 });
      expect(await to.tick('2027-04-01T12:00:00.000Z')).toMatchObject({ reminded: 1 });
      expect(await to.tick('2027-04-20T12:00:00.000Z')).toMatchObject({ reminded: 0 });
      expect(await to.tick('2027-05-01T00:00:00.000Z')).toMatchObject({ reminded: 1 });
      expect(await to.tick('2027-05-30T00:00:00.000Z')).toMatchObject({ reminded: 0 });
      expect((await at.told('decideuse')).at(-1)!.title).toMatch(/finit le 31.mai 2027/);
    });
  });

  it('is read in whole by administrators only, by its members for themselves', async () => {
    await to.apply();
    expect(
      (await at.send('administration', 'GET', '/moderation/accreditations')).body,
    ).toMatchObject({ items: [{ organisation: { slug: at.labeller.slug } }] });
    expect((await at.send('moderation', 'GET', '/moderation/accreditations')).status).toBe(403);
    expect((await at.send('employe', 'GET', '/moderation/accreditations')).status).toBe(403);
    expect((await at.send(null, 'GET', '/moderation/accreditations')).status).toBe(401);
    expect((await at.send('passant', 'GET', to.place())).status).toBe(403);
    const nowhere = '/moderation/accreditations/00000000-0000-4000-8000-000000000000';
    expect((await at.send('administration', 'GET', nowhere)).status).toBe(404);
  });
});
