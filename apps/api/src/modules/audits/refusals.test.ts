import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { addMember } from '../../../test/people.ts';
import { SCHEME, stage, stageApp, type Stage, type Who } from './testing/stage.ts';

type Refused = { code: string; detail: string; errors?: { path: string; message: string }[] };
const DESK = '/vendor/solutions/parafil/audits';
const REASON = 'Nous ne pouvons pas tenir ces dates avec cette équipe.';

withDatabases('an audit that nothing may start', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: Stage;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());
  beforeEach(async () => {
    world = await stage(database(), made);
  });

  const sql = (text: string, values: unknown[] = []) => world.database.query(text, values);
  const ask = (body: object = {}, who: Who = 'signataire', login: object = {}) =>
    world.send<Refused & { reference: string }>(who, 'POST', DESK, {
      body: { scheme: SCHEME, labeller: world.labeller.slug, ...body },
      login,
    });
  const assign = (reference: string, who: Who[], lead: Who = who[0]!) =>
    world.act<Refused>('decideuse', reference, `/audits/${reference}/assignment`, {
      team: who.map((one) => world.accounts[one]),
      leadId: world.accounts[lead],
    });
  const open = (reference: string) =>
    world.act<Refused>('auditrice', reference, `/audits/${reference}/opening`);
  const refusedBy = (guard: string, path: string) => ({
    status: 409,
    body: {
      code: 'transition-refused',
      errors: [{ path, message: expect.stringContaining(`${guard}\u00a0: `) }],
    },
  });
  const sameGroup = () =>
    sql(`update organisation set parent_sirens = '{552032534}' where id = any($1)`, [
      [world.vendorId, world.labeller.id],
    ]);
  const noAudit = async () => expect(await sql('select 1 from audit')).toHaveLength(0);

  it('I1: the labeller is of the vendor’s group', async () => {
    await sameGroup();
    expect(await ask()).toMatchObject(refusedBy('I1', 'labeller'));
    await noAudit();
    const { reference } = await world.auditAt('accepted');
    expect(await open(reference)).toMatchObject(refusedBy('I1', ''));
    expect((await world.read(reference)).status).toBe('accepted');
  });

  it('I2: a person of the team is or was a member of the vendor', async () => {
    const { accounts, vendorId } = world;
    await addMember(world.database, { organisationId: vendorId, accountId: accounts.auditeur });
    const { reference } = await world.auditAt('requested');
    const team: Who[] = ['auditrice', 'auditeur'];
    expect(await assign(reference, team)).toMatchObject(refusedBy('I2', 'team.1'));
    const left = (on: string) =>
      sql(
        `update membership set status = 'left', decided_at = $1 where organisation_id = $2 and account_id = $3`,
        [on, vendorId, accounts.auditeur],
      );
    await left('2025-01-10T09:00:00Z');
    expect(await assign(reference, team)).toMatchObject(refusedBy('I2', 'team.1'));
    expect((await world.read(reference)).team).toEqual([]);
    await left('2024-01-10T09:00:00Z');
    expect((await assign(reference, team)).status).toBe(200);
  });

  it('I3: a person of the team has not signed', async () => {
    const { reference } = await world.auditAt('accepted');
    await sql('update audit_member set signed_at = null where account_id = $1', [
      world.accounts.auditeur,
    ]);
    expect(await open(reference)).toMatchObject(refusedBy('I3', ''));
  });

  it('I4: the labeller publishes a competing solution', async () => {
    await sql(`insert into solution (slug, organisation_id, status, published_version, updated_at)
      select 'rivale', '${world.labeller.id}', 'published', 1, updated_at from solution limit 1`);
    await sql(`insert into listing_version (solution_id, version, content, reason, author, created_at)
      select (select id from solution where slug = 'rivale'), 1, content, reason, author, created_at from listing_version limit 1`);
    expect(await ask()).toMatchObject(refusedBy('I4', 'labeller'));
    const { reference } = await world.auditAt('accepted');
    expect(await open(reference)).toMatchObject(refusedBy('I4', ''));
  });

  it('I5: who names the team and decides is not in it, nor who made the audit it replaces', async () => {
    const { reference } = await world.auditAt('requested');
    expect(await assign(reference, ['auditrice', 'decideuse'])).toMatchObject(
      refusedBy('I5', 'team.1'),
    );
    await sql(`update audit set status = 'cancelled'`);
    const first = await world.auditAt('closed', { status: 'reopened' });
    await sql(
      `insert into audit_member (audit_id, account_id, named_at) values ($1, $2, now()) on conflict do nothing`,
      [first.id, world.accounts.auditeur],
    );
    const again = await world.auditAt('requested', { replacesId: first.id });
    expect(await assign(again.reference, ['auditeur'])).toMatchObject(refusedBy('I5', 'team.0'));
  });

  it('I6: the same lead a third time', async () => {
    for (const decidedAt of ['2024-01-01T09:00:00Z', '2025-01-01T09:00:00Z'])
      await world.auditAt('closed', { decidedAt });
    const { reference } = await world.auditAt('requested');
    expect(await assign(reference, ['auditrice', 'auditeur'])).toMatchObject(
      refusedBy('I6', 'team.0'),
    );
    expect((await assign(reference, ['auditrice', 'auditeur'], 'auditeur')).status).toBe(200);
  });

  it('I7: the accreditation is over, suspended, or for another label', async () => {
    const { reference } = await world.auditAt('accepted');
    const inactive = { status: 409, body: { code: 'transition-refused' } };
    await sql(`update accreditation set accredited_until = '2026-01-31'`);
    expect(await open(reference)).toMatchObject(inactive);
    await sql(`update audit set status = 'cancelled'`);
    const refused = await ask();
    expect(refused).toMatchObject({ ...inactive, body: { errors: [{ path: 'labeller' }] } });
    expect(refused.body.errors![0]!.message).toContain('n’est pas accréditée');
    await sql(`update accreditation set accredited_until = '2028-12-31', status = 'suspended'`);
    expect((await ask()).status).toBe(409);
    await sql(`delete from accreditation where scheme = '${SCHEME}'`);
    expect((await ask()).status).toBe(409);
  });

  it('I8: nobody declared that the fee does not depend on the outcome', async () => {
    await sql(`update accreditation set fee_statement = ' '`);
    expect(await ask()).toMatchObject(refusedBy('I8', 'labeller'));
  });

  it('I9: staff of the catalogue is in the team, or names it', async () => {
    await sql(`update account set staff = 'moderator' where id = $1`, [world.accounts.auditeur]);
    const { reference } = await world.auditAt('requested');
    expect(await assign(reference, ['auditrice', 'auditeur'])).toMatchObject(
      refusedBy('I9', 'team.1'),
    );
    await sql(`update account set staff = 'moderator' where id = $1`, [world.accounts.decideuse]);
    const byStaff = await assign(reference, ['auditrice']);
    expect([byStaff.status, byStaff.body.detail]).toEqual([
      403,
      expect.stringContaining('n’auditent pas'),
    ]);
  });

  it('a team of people without the role, of elsewhere, or whose lead is outside it', async () => {
    const { reference } = await world.auditAt('requested');
    const refused = await assign(reference, ['employe', 'autreDecideur', 'auditeur'], 'auditrice');
    expect(refused.status).toBe(400);
    expect(refused.body.errors!.map(({ path }) => path)).toEqual(['team.0', 'team.1', 'leadId']);
    expect(refused.body.errors![0]!.message).toContain('rôle d’auditeur');
    const path = `/audits/${reference}/assignment`;
    for (const team of [[], Array(7).fill(world.accounts.auditeur), ['x']])
      expect((await world.act('decideuse', reference, path, { team, leadId: 'x' })).status).toBe(
        400,
      );
    expect(await world.read(reference)).toMatchObject({ status: 'requested', team: [] });
  });

  it('a request on an assessment that is no longer current', async () => {
    await sql(`update assessment set status = 'stale'`);
    expect(await ask()).toMatchObject({
      status: 409,
      body: { code: 'transition-refused', detail: expect.stringContaining('n’est plus à jour') },
    });
    const { reference } = await world.auditAt('accepted');
    expect((await open(reference)).body.detail).toContain('n’est plus à jour');
  });

  it('a request by who may not sign, without a recent login, or of another solution', async () => {
    expect((await ask({}, 'membre')).status).toBe(403);
    const old = { authenticatedAt: '2026-01-01T00:00:00.000Z' };
    expect(await ask({}, 'signataire', old)).toMatchObject({
      body: { code: 'recent-login-needed' },
    });
    expect((await ask({}, 'autreDecideur')).status).toBe(403);
    const unknown = await world.send('signataire', 'POST', '/vendor/solutions/nulle-part/audits', {
      body: { scheme: SCHEME, labeller: world.labeller.slug },
    });
    expect(unknown.status).toBe(404);
    expect((await ask({ labeller: 'nulle-part' })).body.errors).toMatchObject([
      { path: 'labeller' },
    ]);
    expect((await ask({ scheme: 'autre' })).status).toBe(400);
    expect((await ask({ message: 'a'.repeat(2_001) })).body.errors).toMatchObject([
      { path: 'message', message: expect.stringContaining('2001 caractères') },
    ]);
    await noAudit();
  });

  it('two requests at once: one wins, the other is told which', async () => {
    const both = await Promise.all([ask(), ask({ labeller: world.otherLabeller.slug })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const [won, lost] = both.toSorted((a, b) => a.status - b.status);
    expect(lost!.body.code).toBe('conflict');
    expect(lost!.body.detail).toContain(`L’audit ${won!.body.reference}`);
    expect(await sql('select 1 from audit')).toHaveLength(1);
  });

  it('is nobody else’s business: people of elsewhere read a true-looking 404', async () => {
    const { reference } = await world.auditAt('fieldwork');
    const unknown = await world.send<Refused>('autreDecideur', 'GET', '/audits/A-2026-9999');
    for (const who of ['autreDecideur', 'passant'] as const) {
      const read = await world.send<Refused>(who, 'GET', `/audits/${reference}`);
      expect([read.status, read.body.detail]).toEqual([404, unknown.body.detail]);
      for (const path of ['assignment', 'decline', 'recusal', 'opening', 'cancellation']) {
        const body = { team: [world.accounts.auditeur], leadId: world.accounts.auditeur };
        const sent = {
          assignment: body,
          opening: undefined,
          recusal: { accountId: world.accounts.auditeur, reason: REASON },
          decline: { reason: REASON },
          cancellation: { reason: REASON },
        }[path];
        const done = await world.act(who, reference, `/audits/${reference}/${path}`, sent);
        expect([path, done.status]).toEqual([path, 404]);
      }
    }
    expect((await world.send(null, 'GET', `/audits/${reference}`)).status).toBe(401);
    for (const who of ['membre', 'employe', 'moderation'] as const)
      expect((await world.send(who, 'GET', `/audits/${reference}`)).status).toBe(200);
  });

  it('an act on a version somebody else moved', async () => {
    const { reference } = await world.auditAt('requested');
    const path = `/audits/${reference}/decline`;
    const body = { reason: REASON };
    expect((await world.send('decideuse', 'POST', path, { body })).status).toBe(428);
    const stale = await world.send<{ current: { reference: string } }>('decideuse', 'POST', path, {
      body,
      ifMatch: '"41"',
    });
    expect(stale).toMatchObject({ status: 412, body: { current: { reference } } });
    expect((await world.act('decideuse', reference, path, body)).status).toBe(200);
    expect((await world.act('decideuse', reference, path, body)).status).toBe(409);
  });

  it('a signature that is not given, or by who is not of the team', async () => {
    const { reference } = await world.auditAt('assigned');
    const path = `/audits/${reference}/independence`;
    const unsigned = await world.act<Refused>('auditeur', reference, path, {
      statementAccepted: false,
    });
    expect(unsigned.body.errors).toMatchObject([{ path: 'statementAccepted' }]);
    const outside = await world.act('decideuse', reference, path, { statementAccepted: true });
    expect(outside.status).toBe(403);
  });
});
