import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { stage, stageApp, type Stage, type Who } from '../audits/testing/stage.ts';
import { isAccredited } from '../audits/independence.ts';
import { runAccreditationClock } from './index.ts';

const STATEMENT =
  'Douze auditeurs formés aux référentiels publics, et quarante audits de logiciels depuis 2021.';
const FEE = 'Un prix fixe par jour, annoncé avant l’audit et dû quelle que soit son issue.';
const REASON = 'Dossier complet, deux audits pilotes relus.';
const SCHEME = 'confiance-numerique';
const NEW = { scheme: SCHEME, statement: STATEMENT, feeStatement: FEE, feeIndependent: true };
type Detail = { id: string; status: string; etag: string; actions: string[]; proposed: unknown[] };

withDatabases('the accreditation of labellers', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let at: Stage;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    at = await stage(database(), made);
    await database().query('delete from accreditation');
  });
  afterAll(() => made.app.close());

  const place = () => `/organisations/${at.labeller.slug}/accreditations`;
  const apply = (who: Who = 'decideuse', more: object = {}, login: object = {}) =>
    at.send<Detail & { errors: { path: string; message: string }[]; code: string }>(
      who,
      'POST',
      place(),
      { body: { ...NEW, ...more }, login },
    );
  const act = async (who: Who, id: string, path: string, body: object = { reason: REASON }) => {
    const [row] = await database().query<{ version: number }>(
      'select version from accreditation where id = $1',
      [id],
    );
    return at.send<Detail & { code: string; detail: string; errors: { message: string }[] }>(
      who,
      'POST',
      `${path === 'withdrawal' ? '' : '/moderation'}/accreditations/${id}/${path}`,
      { body, ifMatch: `"${row!.version}"` },
    );
  };
  const propose = (id: string, until = '2029-11-19', who: Who = 'administration') =>
    act(who, id, 'grant', { until, reason: REASON });
  const actOf = async (action: string) =>
    (
      await database().query<{ id: string }>(
        "select id from two_person_act where action = $1 and status = 'proposed'",
        [action],
      )
    )[0]!.id;
  const confirm = async (who: Who, action = 'accreditation:grant') =>
    at.send<{ code: string; detail: string }>(
      who,
      'POST',
      `/moderation/two-person-acts/${await actOf(action)}/confirmation`,
    );
  const granted = async (until = '2029-11-19') => {
    const { id } = (await apply()).body;
    expect((await propose(id, until)).status).toBe(200);
    expect((await confirm('autreAdministration')).status).toBe(204);
    return id;
  };
  const own = async (who: Who = 'employe') =>
    (
      await at.send<{ items: Detail[]; available: { id: string }[]; refusal: string | null }>(
        who,
        'GET',
        place(),
      )
    ).body;
  const labeller = async () =>
    at.send<{ accreditations: { status: string; reason: string | null; statusSince: string }[] }>(
      null,
      'GET',
      `/labellers/${at.labeller.slug}`,
    );
  const active = (day = at.time.now) => isAccredited(database().db, at.labeller.id, SCHEME, day);
  const tick = (asOf: string) => {
    at.time.now = asOf;
    return runAccreditationClock(database(), asOf, { publicOrigin: 'https://catalogue.example' });
  };

  describe('an application', () => {
    it('comes from a signatory, is told to members and to administrators, and is not public', async () => {
      const { status, body } = await apply();
      expect([status, body.status]).toEqual([201, 'applied']);
      expect(await own()).toMatchObject({
        items: [{ scheme: { id: SCHEME }, status: 'applied' }],
        available: [],
        refusal: expect.stringContaining('signataire'),
      });
      expect((await own('decideuse')).available.map(({ id }) => id)).toEqual([
        'socle-public',
        'numerique-pour-tous',
      ]);
      expect(await at.told('employe')).toMatchObject([
        { href: `/espace/organisations/${at.labeller.slug}#label-et-audit` },
      ]);
      expect(await at.told('administration')).toMatchObject([
        { href: `/moderation/administration/accreditations/${body.id}` },
      ]);
      expect((await labeller()).status).toBe(404);
      expect(await at.log()).toEqual(['accreditation:apply']);
    });

    it('is refused to whoever is no signatory, or logged in too long ago', async () => {
      expect((await apply('employe')).body.code).toBe('forbidden');
      expect((await apply('passant')).body.code).toBe('forbidden');
      const old = { authenticatedAt: '2026-11-20T05:00:00.000Z' };
      expect((await apply('decideuse', {}, old)).body.code).toBe('recent-login-needed');
      expect((await own()).items).toEqual([]);
    });

    it('waits until its organisation is verified', async () => {
      await database().query("update organisation set status = 'pending' where id = $1", [
        at.labeller.id,
      ]);
      const { status, body } = await apply();
      expect([status, body.code]).toEqual([409, 'transition-refused']);
      expect((await own('decideuse')).refusal).toContain('pas encore vérifiée');
    });

    it('names every field to correct, and the declaration left out', async () => {
      const { status, body } = await apply('decideuse', {
        ...{ statement: 'Trop court', feeStatement: '', feeIndependent: false },
      });
      expect([status, body.errors.map(({ path }) => path)]).toEqual([
        400,
        ['statement', 'feeStatement', 'feeIndependent'],
      ]);
      expect(body.errors[0]!.message).toContain('Il en manque 70');
      const long = await apply('decideuse', { statement: 'a'.repeat(5000) });
      expect(long.body.errors[0]!.message).toContain('5000');
      expect((await apply('decideuse', { scheme: 'platine' })).body.errors[0]!.path).toBe('scheme');
    });

    it('is alone for its scheme, even when two colleagues ask at once', async () => {
      const replies = await Promise.all([apply(), apply()]);
      expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect((await apply()).body.code).toBe('conflict');
    });

    it('is refused with a reason that its members read, and may be made again', async () => {
      const { id } = (await apply()).body;
      expect((await act('administration', id, 'refusal', { reason: '' })).body.errors).toHaveLength(
        1,
      );
      expect((await act('moderation', id, 'refusal')).body.code).toBe('forbidden');
      expect((await act('administration', id, 'refusal')).body.status).toBe('refused');
      expect((await act('administration', id, 'refusal')).body.code).toBe('transition-refused');
      expect((await at.told('employe')).at(-1)!.body).toContain(`> ${REASON}`);
      expect((await labeller()).status).toBe(404);
      expect((await apply()).status).toBe(201);
    });
  });

  describe('a grant', () => {
    it('takes two administrators: who proposes does not confirm', async () => {
      const { id } = (await apply()).body;
      const proposed = await propose(id);
      expect(proposed.body).toMatchObject({ status: 'applied', proposed: [{}] });
      expect(proposed.body.actions).not.toContain('accreditation:grant');
      expect((await own()).items[0]!.proposed).toEqual([]);
      expect((await propose(id)).body.code).toBe('conflict');
      expect((await confirm('administration')).status).toBe(403);
      expect(await active()).toBe(false);
      expect((await confirm('autreAdministration')).status).toBe(204);
      expect(await active()).toBe(true);
      expect((await own()).items[0]).toMatchObject({
        ...{ status: 'accredited', accreditedFrom: '2026-11-20', accreditedUntil: '2029-11-19' },
      });
      expect((await labeller()).body.accreditations).toMatchObject([
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
      const { id } = (await apply()).body;
      const { status, body } = await propose(id, until);
      expect([status, body.errors]).toEqual([
        400,
        [{ path: 'until', message: expect.stringContaining(words) }],
      ]);
    });

    it('judges the state again when it is confirmed', async () => {
      const { id } = (await apply()).body;
      await propose(id);
      await act('administration', id, 'refusal');
      expect((await confirm('autreAdministration')).body.code).toBe('transition-refused');
      const again = (await apply()).body.id;
      await database().query("update two_person_act set status = 'cancelled'");
      await propose(again, '2026-11-22');
      at.time.now = '2026-11-24T08:00:00.000Z';
      const late = await confirm('autreAdministration');
      expect([late.status, late.body.code]).toEqual([409, 'conflict']);
      expect(late.body.detail).toContain('passé');
      expect(await active()).toBe(false);
    });

    it('is none of a moderator’s, nor of an administrator who is a member', async () => {
      const { id } = (await apply()).body;
      expect((await propose(id, '2029-11-19', 'moderation')).body.code).toBe('forbidden');
      await database().query(
        "insert into membership (organisation_id, account_id, status, created_at) values ($1, $2, 'active', now())",
        [at.labeller.id, at.accounts.administration],
      );
      expect((await propose(id)).body.code).toBe('forbidden');
      expect((await propose(id, '2029-11-19', 'decideuse')).body.code).toBe('forbidden');
      expect((await propose(id, '2029-11-19', 'passant')).status).toBe(404);
    });

    it('asks for the version that was read', async () => {
      const { id } = (await apply()).body;
      const path = `/moderation/accreditations/${id}/grant`;
      const body = { until: '2028-01-01', reason: REASON };
      expect((await at.send('administration', 'POST', path, { body })).status).toBe(428);
      const stale = await at.send('administration', 'POST', path, { body, ifMatch: '"9"' });
      expect([stale.status, stale.body['current']]).toMatchObject([412, { id }]);
    });
  });

  describe('an accreditation', () => {
    it('is suspended by one administrator, restored by two; the register says why', async () => {
      const id = await granted();
      expect((await act('administration', id, 'suspension')).body.status).toBe('suspended');
      expect(await active()).toBe(false);
      expect((await labeller()).body.accreditations).toMatchObject([
        { status: 'suspended', reason: REASON },
      ]);
      expect((await act('administration', id, 'restoration')).status).toBe(200);
      expect((await confirm('administration', 'accreditation:restore')).status).toBe(403);
      expect((await confirm('autreAdministration', 'accreditation:restore')).status).toBe(204);
      expect(await active()).toBe(true);
      expect((await labeller()).body.accreditations).toMatchObject([
        { status: 'accredited', reason: null },
      ]);
      expect((await at.told('employe')).map(({ title }) => title)).toHaveLength(4);
    });

    it('is given up by its signatory alone, with a reason, for good', async () => {
      const id = await granted();
      expect((await act('employe', id, 'withdrawal')).body.code).toBe('forbidden');
      expect((await act('autreDecideur', id, 'withdrawal')).body.code).toBe('forbidden');
      expect((await act('decideuse', id, 'withdrawal', { reason: 'Non' })).status).toBe(400);
      expect((await act('decideuse', id, 'withdrawal')).body.status).toBe('withdrawn');
      expect((await act('decideuse', id, 'withdrawal')).body.code).toBe('transition-refused');
      expect((await labeller()).body.accreditations[0]).toMatchObject({
        ...{ status: 'withdrawn', reason: REASON },
      });
      expect((await apply()).status).toBe(201);
    });

    it('ends after its last day by the clock, once, dated the day after', async () => {
      await granted('2027-05-31');
      expect(await tick('2027-05-31T23:59:59.000Z')).toMatchObject({ expired: 0 });
      expect(await active()).toBe(true);
      expect(await tick('2027-07-09T10:00:00.000Z')).toEqual({ expired: 1, reminded: 0 });
      expect(await tick('2027-07-09T10:10:00.000Z')).toEqual({ expired: 0, reminded: 0 });
      expect((await labeller()).body.accreditations).toMatchObject([
        { status: 'expired', statusSince: '2027-06-01T00:00:00.000Z' },
      ]);
      expect((await at.told('employe')).at(-1)!.title).toContain('échue');
      expect((await at.log()).at(-1)).toBe('accreditation:expire');
    });

    it('is over the day after its last one, before the clock has said so', async () => {
      const id = await granted('2027-05-31');
      at.time.now = '2027-06-01T00:00:00.000Z';
      expect(await active()).toBe(false);
      expect((await own()).items[0]).toMatchObject({
        ...{ status: 'expired', actions: ['accreditation:read'] },
      });
      expect((await labeller()).body.accreditations).toMatchObject([{ status: 'expired' }]);
      expect((await act('administration', id, 'suspension')).body.code).toBe('transition-refused');
      expect((await apply()).status).toBe(201);
    });

    it('reminds its signatories 60 and 30 days before, once each', async () => {
      await granted('2027-05-31');
      expect(await tick('2027-03-31T12:00:00.000Z')).toMatchObject({ reminded: 0 });
      expect(await tick('2027-04-01T12:00:00.000Z')).toMatchObject({ reminded: 1 });
      expect(await tick('2027-04-20T12:00:00.000Z')).toMatchObject({ reminded: 0 });
      expect(await tick('2027-05-01T00:00:00.000Z')).toMatchObject({ reminded: 1 });
      expect(await tick('2027-05-30T00:00:00.000Z')).toMatchObject({ reminded: 0 });
      expect((await at.told('decideuse')).at(-1)!.title).toMatch(/finit le 31.mai 2027/);
    });
  });

  it('is read in whole by administrators only, by its members for themselves', async () => {
    await apply();
    expect(
      (await at.send('administration', 'GET', '/moderation/accreditations')).body,
    ).toMatchObject({ items: [{ organisation: { slug: at.labeller.slug } }] });
    expect((await at.send('moderation', 'GET', '/moderation/accreditations')).status).toBe(403);
    expect((await at.send('employe', 'GET', '/moderation/accreditations')).status).toBe(403);
    expect((await at.send(null, 'GET', '/moderation/accreditations')).status).toBe(401);
    expect((await at.send('passant', 'GET', place())).status).toBe(403);
    const nowhere = '/moderation/accreditations/00000000-0000-4000-8000-000000000000';
    expect((await at.send('administration', 'GET', nowhere)).status).toBe(404);
  });
});
