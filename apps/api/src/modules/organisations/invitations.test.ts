import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import {
  actionsInLog,
  addOrganisation,
  addPersonTo,
  mailsTo,
  send,
  type Member,
} from '../../../test/organisations.ts';
import { addMember, person, signedIn, type Person } from '../../../test/people.ts';

const INES = 'ines@exemple.fr';

withDatabases('an invitation', (database) => {
  let app: FastifyInstance;
  let vendor: { id: string; slug: string };
  let admin: Member;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    vendor = await addOrganisation(database(), { name: 'Atelier' });
    admin = await addPersonTo(database(), vendor.id, 'Ada', { administrator: true });
  });
  afterAll(() => app.close());

  const at = (path = '') => `/api/v1/organisations/${vendor.slug}${path}`;
  const invite = (
    email: string,
    roles = { signatory: true, administrator: false },
    who: Person = admin,
  ) => send(app, who, 'POST', at('/invitations'), { email, ...roles });
  const tokenFor = async (email = INES): Promise<string> => {
    const [mail] = await mailsTo(database(), email);
    return /\/espace\/invitations\/([\w-]{43})/.exec(mail!.body)![1]!;
  };
  const ines = () => person(database(), { email: INES, givenName: 'Inès', usualName: 'Martin' });
  const accept = (who: Person, token: string, position = '') =>
    send(app, who, 'POST', '/api/v1/invitation/acceptance', { token, position });

  it('goes by mail, is read, then makes a member with its roles, once', async () => {
    const { status, body } = await invite('  Ines@Exemple.fr ');
    expect([status, body.inside.invitations[0].email]).toEqual([200, INES]);
    const token = await tokenFor();
    expect(JSON.stringify(await database().query('select * from invitation'))).not.toContain(token);
    const who = await ines();
    const read = await send(app, who, 'GET', `/api/v1/invitation?token=${token}`);
    expect(read.body).toMatchObject({
      organisation: vendorView(),
      signatory: true,
      actions: ['invitation:read', 'invitation:accept'],
    });
    expect((await accept(who, token, 'directrice')).body).toEqual({ slug: vendor.slug });
    expect((await send(app, who, 'GET', at())).body.own).toMatchObject({
      status: 'active',
      signatory: true,
    });
    const again = await accept(who, token);
    expect([again.status, again.body.code]).toEqual([410, 'link-not-valid']);
    expect(await actionsInLog(database())).toEqual(['organisation:invite', 'invitation:accept']);
  });

  const vendorView = () => ({ slug: vendor.slug, name: 'Atelier' });

  it('is accepted once when the button is pressed twice', async () => {
    await invite(INES);
    const [token, who] = [await tokenFor(), await ines()];
    const replies = await Promise.all([accept(who, token), accept(who, token)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(await database().query("select 1 from membership where status = 'active'")).toHaveLength(
      2,
    );
  });

  it('is of no use with another address, and says which one', async () => {
    await invite(INES);
    const token = await tokenFor();
    const other = await person(database(), { email: 'otto@exemple.fr' });
    const { status, body } = await accept(other, token);
    expect(status).toBe(403);
    expect(body.detail).toContain(`adressée à ${INES}`);
    expect((await send(app, other, 'GET', `/api/v1/invitation?token=${token}`)).status).toBe(403);
  });

  it('answers a request to join that waits', async () => {
    await invite(INES);
    const who = await ines();
    await send(app, who, 'POST', at('/requests'), { position: '', message: '' });
    await accept(who, await tokenFor());
    const { body } = await send(app, admin, 'GET', at());
    expect([body.inside.requests.length, body.inside.members.length]).toEqual([0, 2]);
  });

  it('adds its roles to those a member has', async () => {
    await invite(INES, { signatory: false, administrator: true });
    const who = await ines();
    await addMember(database(), {
      organisationId: vendor.id,
      accountId: who.accountId,
      signatory: true,
    });
    await accept(who, await tokenFor());
    expect((await send(app, who, 'GET', at())).body.own).toMatchObject({
      signatory: true,
      administrator: true,
    });
  });

  it.each([
    ['revoked', 'annulée'],
    ['expired', 'expiré'],
    ['unknown', 'aucune invitation'],
  ])('opens nothing once it is %s', async (how, words) => {
    await invite(INES);
    const token = how === 'unknown' ? 'x'.repeat(43) : await tokenFor();
    const { id } = (await send(app, admin, 'GET', at())).body.inside.invitations[0];
    if (how === 'revoked') await send(app, admin, 'DELETE', at(`/invitations/${id}`));
    if (how === 'expired')
      await database().query("update invitation set expires_at = '2026-11-20T08:00:00Z'");
    const { status, body } = await accept(await ines(), token);
    expect([status, body.code]).toEqual([410, 'link-not-valid']);
    expect(body.detail).toContain(words);
  });

  it('is in the space of who has the address, and accepted there without the link', async () => {
    await invite(INES);
    const who = await ines();
    const listed = async (person: Person) =>
      (await send(app, person, 'GET', '/api/v1/vendor/dashboard')).body.invitations;
    const [one] = await listed(who);
    expect(one).toMatchObject({ name: 'Atelier', signatory: true, administrator: false });
    expect(await listed(admin)).toEqual([]);
    const own = (person: Person, id = one.id) =>
      send(app, person, 'POST', `/api/v1/vendor/invitations/${id}/acceptance`, { position: 'DSI' });
    expect((await own(admin)).body.code).toBe('not-found');
    expect((await own(who, admin.accountId)).body.code).toBe('not-found');
    expect(await own(who)).toMatchObject({ status: 200, body: { slug: vendor.slug } });
    expect((await own(who)).body.code).toBe('link-not-valid');
    expect(await listed(who)).toEqual([]);
    expect((await send(app, who, 'GET', at())).body.inside.members).toHaveLength(2);
  });

  it('leaves the space once it is revoked, expired, or its organisation closed', async () => {
    await invite(INES);
    const who = await ines();
    const count = async () =>
      (await send(app, who, 'GET', '/api/v1/vendor/dashboard')).body.invitations.length;
    expect(await count()).toBe(1);
    await database().query("update organisation set status = 'closed'");
    expect(await count()).toBe(0);
    await database().query("update organisation set status = 'verified'");
    await database().query("update invitation set expires_at = '2026-11-20T08:00:00Z'");
    expect(await count()).toBe(0);
  });

  it('is sent once when asked twice, and not to who is there', async () => {
    await invite(INES);
    expect((await invite(INES)).status).toBe(200);
    expect(await mailsTo(database(), INES)).toHaveLength(1);
    const otherwise = await invite(INES, { signatory: false, administrator: true });
    expect([otherwise.status, otherwise.body.errors[0].path]).toEqual([409, 'email']);
    expect((await invite(admin.email)).body.detail).toContain('déjà membre');
  });

  it.each([
    ['no address', '', 'Indiquez'],
    ['a word', 'ines', 'nom@domaine.fr'],
    ['two addresses', 'a@exemple.fr,b@exemple.fr', 'nom@domaine.fr'],
    ['a line end', 'a@exemple.fr\r\nBcc: b@exemple.fr', 'nom@domaine.fr'],
    ['100 kB', `${'a'.repeat(100_000)}@exemple.fr`, 'trop long'],
  ])('is not sent to %s', async (_what, email, words) => {
    const { status, body } = await invite(email);
    expect([status, body.errors[0].path]).toEqual([400, 'email']);
    expect(body.errors[0].message).toContain(words);
  });

  it('is sent by administrators of a verified organisation alone', async () => {
    const mia = await addPersonTo(database(), vendor.id, 'Mia');
    expect((await invite(INES, undefined, mia)).body.detail).toContain('Seul un administrateur');
    await database().query("update organisation set status = 'pending'");
    expect((await invite(INES)).body.code).toBe('transition-refused');
  });

  it('stops at fifty a day', async () => {
    await database().query(
      `insert into invitation (organisation_id, email, token_hash, invited_by, created_at, expires_at)
       select $1, n || '@exemple.fr', 'h' || n, $2, '2026-11-20T07:00:00Z', '2026-12-01T00:00:00Z' from generate_series(1, 50) n`,
      [vendor.id, admin.accountId],
    );
    expect((await invite(INES)).body.code).toBe('too-many-requests');
  });

  it('needs a session to be read', async () => {
    const headers = { origin: admin.headers['origin']! };
    expect((await send(app, { headers }, 'GET', '/api/v1/invitation?token=x')).status).toBe(401);
    const strange = await signedIn(database(), admin.accountId);
    const foreign = { ...strange, origin: 'https://ailleurs.example' };
    expect((await accept({ accountId: '', headers: foreign }, 'x')).status).toBe(403);
  });
});
