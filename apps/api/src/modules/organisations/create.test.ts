import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import {
  actionsInLog,
  addOrganisation,
  addPersonTo,
  mailsTo,
  send,
} from '../../../test/organisations.ts';
import { addAccount, person, signedIn, type Person } from '../../../test/people.ts';
import { REPRESENTATIVE_LEVEL } from '../accounts/index.ts';

const SIREN = '732829320';
const SIRET = `${SIREN}00074`;
const COMPANY = {
  number: '732 829 320',
  country: '',
  register: '',
  registrationNumber: '',
  name: '  Fabrique   du Guichet ',
  kind: 'company',
  city: 'Rennes',
  website: 'https://www.guichet.example',
  contactEmail: 'Bonjour@Guichet.example',
  position: 'directrice',
};
const ABROAD = {
  ...COMPANY,
  number: '',
  country: 'de',
  register: 'Handelsregister Berlin',
  registrationNumber: 'HRB 12345',
};

withDatabases('creating an organisation', (database) => {
  let app: FastifyInstance;
  let alice: Person;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    alice = await person(database(), {
      email: 'alice@exemple.fr',
      givenName: 'Alice',
      siret: SIRET,
    });
  });
  afterAll(() => app.close());
  const create = (who: Person, body: object = COMPANY) =>
    send(app, who, 'POST', '/api/v1/organisations', body);

  it('makes who asks its administrator, and waits for a moderator', async () => {
    const { status, body } = await create(alice);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      slug: 'fabrique-du-guichet',
      name: 'Fabrique du Guichet',
      status: 'pending',
      siren: SIREN,
      own: { status: 'active', administrator: true, signatory: false },
      inside: {
        contactEmail: 'bonjour@guichet.example',
        members: [{ position: 'directrice', you: true, sameSiren: true }],
      },
    });
    expect(body.actions).toContain('listing:create');
    expect(body.actions).not.toContain('organisation:invite');
    expect(await actionsInLog(database())).toEqual(['organisation:create']);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('is done once when the form is sent twice, even at the same instant', async () => {
    const replies = await Promise.all([create(alice), create(alice), create(alice)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect(await actionsInLog(database())).toHaveLength(1);
  });

  it('sends others to the one that exists, whichever number they type', async () => {
    await create(alice);
    const bruno = await person(database(), { email: 'bruno@exemple.fr' });
    const { status, body } = await create(bruno, { ...COMPANY, number: SIRET });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'conflict',
      organisation: { slug: 'fabrique-du-guichet', name: 'Fabrique du Guichet' },
      errors: [{ path: 'number' }],
    });
    const found = await send(app, bruno, 'GET', `/api/v1/organisations/lookup?number=${SIREN}`);
    expect(found.body).toMatchObject({ siren: SIREN, found: { slug: 'fabrique-du-guichet' } });
  });

  it('verifies at once what ProConnect proves the person represents, and no other', async () => {
    const headers = await signedIn(database(), alice.accountId, { acr: REPRESENTATIVE_LEVEL });
    const proven = { ...alice, headers };
    const proposal = await send(app, proven, 'GET', '/api/v1/organisations/proposal');
    expect(proposal.body).toEqual({
      siret: SIRET,
      siren: SIREN,
      representative: true,
      found: null,
    });
    const { body } = await create(proven);
    expect(body).toMatchObject({
      status: 'verified',
      own: { signatory: true, administrator: true },
    });
    const other = await create(proven, { ...COMPANY, number: '552 100 554', name: 'Autre' });
    expect(other.body).toMatchObject({ status: 'pending', own: { signatory: false } });
  });

  it('believes no proof once another identity of the person has logged in since', async () => {
    const headers = await signedIn(database(), alice.accountId, { acr: REPRESENTATIVE_LEVEL });
    const later = '2026-11-20T08:00:01.000Z';
    await database()
      .db.insert(schema.accountIdentity)
      .values({ issuer: 'i', subject: 's', accountId: alice.accountId, linkedAt: later });
    expect((await create({ ...alice, headers })).body.status).toBe('pending');
  });

  it('believes no proof of a mailed link', async () => {
    const headers = await signedIn(database(), alice.accountId, { acr: REPRESENTATIVE_LEVEL });
    await database().db.update(schema.session).set({ method: 'mail-link' });
    expect((await create({ ...alice, headers })).body.status).toBe('pending');
  });

  it('accepts a company abroad by its register, once whatever the case', async () => {
    const { status, body } = await create(alice, ABROAD);
    expect([status, body.country, body.foreignId, body.siren]).toEqual([
      201,
      'DE',
      'Handelsregister Berlin HRB 12345',
      null,
    ]);
    const bruno = await person(database(), { email: 'bruno@exemple.fr' });
    const again = await create(bruno, { ...ABROAD, registrationNumber: 'hrb 12345' });
    expect(again.status).toBe(409);
  });

  it('accepts a public body', async () => {
    expect((await create(alice, { ...COMPANY, kind: 'public-body' })).body.kind).toBe(
      'public-body',
    );
  });

  it.each([
    ['no number', { number: '' }, 'number', '9 chiffres'],
    ['8 digits', { number: '73282932' }, 'number', 'il en faut 9'],
    ['a wrong key', { number: '732829321' }, 'number', 'clé de contrôle'],
    ['a SIRET with a wrong key', { number: '73282932000075' }, 'number', 'clé de contrôle'],
    ['letters', { number: '73282932O' }, 'number', 'que des chiffres'],
    ['no name', { name: ' \u0000 ' }, 'name', 'Indiquez le nom'],
    ['an address without a site', { website: 'guichet' }, 'website', 'https://'],
    ['a script for a site', { website: 'javascript:alert(1)' }, 'website', 'https://'],
    [
      'a password in the site',
      { website: 'https://a:b@guichet.example' },
      'website',
      'mot de passe',
    ],
    ['a wrong mailbox', { contactEmail: 'bonjour' }, 'contactEmail', 'nom@domaine.fr'],
    ['100 kB in a field', { name: 'é'.repeat(100_000) }, 'name', 'trop long'],
    ['an unknown form', { kind: 'sect' }, 'kind', 'Valeurs acceptées'],
    ['an unknown country', { ...ABROAD, country: 'ZZ' }, 'country', 'liste'],
    ['no register abroad', { ...ABROAD, register: '' }, 'register', 'registre'],
  ])('refuses %s, at the field', async (_what, wrong, path, message) => {
    const { status, body } = await create(alice, { ...COMPANY, ...wrong });
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    expect(body.errors).toContainEqual({ path, message: expect.stringContaining(message) });
    expect(await database().query('select 1 from organisation')).toEqual([]);
  });

  it.each(['Nouvelle', 'Proposal', 'Lookup'])('gives %s an address of its own', async (name) => {
    const { body } = await create(alice, { ...COMPANY, name });
    const read = await send(app, alice, 'GET', `/api/v1/organisations/${body.slug}`);
    expect(read.body).toMatchObject({ name, slug: `${name.toLowerCase()}-organisation` });
  });

  it('keeps mark-up as text', async () => {
    const name = '<b>=SOMME(A1)</b> & Cie';
    expect((await create(alice, { ...COMPANY, name })).body.name).toBe(name);
  });

  it('stops at five that wait', async () => {
    for (const number of ['000111112', '000222224', '000333336', '000444448', '000555557'])
      expect((await create(alice, { ...COMPANY, number })).status).toBe(201);
    const { status, body } = await create(alice, { ...COMPANY, number: '000666669' });
    expect([status, body.code]).toEqual([429, 'too-many-requests']);
  });

  it('asks for a session', async () => {
    expect((await create({ ...alice, headers: { origin: alice.headers['origin']! } })).status).toBe(
      401,
    );
  });
});

withDatabases('verifying an organisation', (database) => {
  let app: FastifyInstance;
  let moderator: Person;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    moderator = await person(database(), { email: 'moderation@exemple.fr', staff: 'moderator' });
  });
  afterAll(() => app.close());
  const waiting = () =>
    addOrganisation(database(), { name: 'Attente', status: 'pending', siren: SIREN });
  const decide = (who: Person, id: string, body: object) =>
    send(app, who, 'POST', `/api/v1/moderation/organisations/${id}/verification`, body);

  it('is asked of moderators, oldest first, with who asks', async () => {
    const late = await waiting();
    const early = await addOrganisation(database(), {
      name: 'Ancienne',
      status: 'pending',
      statusSince: '2026-11-01T08:00:00.000Z',
    });
    await addPersonTo(database(), late.id, 'Alice', { administrator: true });
    await addPersonTo(database(), late.id, 'Zoe', { administrator: true });
    await database().query(`update membership m set created_at = now() from account a
      where a.id = m.account_id and a.given_name = 'Zoe'`);
    await database().query("update account set siret = $1 where given_name = 'Alice'", [SIRET]);
    const { body } = await send(app, moderator, 'GET', '/api/v1/moderation/organisations');
    expect(body.total).toBe(2);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([early.id, late.id]);
    expect(body.items[1]).toMatchObject({
      requester: { name: 'Alice Martin', sameSiren: true },
      actions: expect.arrayContaining(['organisation:verify', 'organisation:refuse']),
    });
    expect(body.items[0].requester).toBeNull();
  });

  it('opens invitations and tells its administrators', async () => {
    const { id, slug } = await waiting();
    const alice = await addPersonTo(database(), id, 'Alice', { administrator: true });
    expect((await decide(moderator, id, { accept: true, reason: '' })).status).toBe(204);
    const { body } = await send(app, alice, 'GET', `/api/v1/organisations/${slug}`);
    expect(body).toMatchObject({ status: 'verified', verifiedOn: '2026-11-20' });
    expect(body.actions).toContain('organisation:invite');
    expect((await mailsTo(database(), alice.email))[0]?.subject).toBe('Attente est vérifiée');
    expect((await decide(moderator, id, { accept: true, reason: '' })).body.code).toBe(
      'transition-refused',
    );
    expect(await actionsInLog(database())).toEqual(['organisation:verify']);
  });

  it('refuses with a reason, which frees the number', async () => {
    const { id, slug } = await waiting();
    const alice = await addPersonTo(database(), id, 'Alice', { administrator: true });
    const without = await decide(moderator, id, { accept: false, reason: '  ' });
    expect([without.status, without.body.errors[0].path]).toEqual([400, 'reason']);
    const reason = 'Le Kbis ne montre pas ce nom.';
    expect((await decide(moderator, id, { accept: false, reason })).status).toBe(204);
    const seen = await send(app, alice, 'GET', `/api/v1/organisations/${slug}`);
    expect(seen.body).toMatchObject({ status: 'refused', inside: { statusReason: reason } });
    expect((await mailsTo(database(), alice.email))[0]?.body).toContain(reason);
    const bruno = await person(database(), { email: 'bruno@exemple.fr' });
    expect((await send(app, bruno, 'GET', `/api/v1/organisations/${slug}`)).status).toBe(404);
    const created = await send(app, bruno, 'POST', '/api/v1/organisations', COMPANY);
    expect(created.status).toBe(201);
  });

  it('is not for vendors, for moderators with a password alone, nor in one’s own cause', async () => {
    const { id } = await waiting();
    const body = { accept: true, reason: '' };
    const alice = await addPersonTo(database(), id, 'Alice', { administrator: true });
    const weak = {
      ...moderator,
      headers: await signedIn(database(), moderator.accountId, { acr: 'eidas1' }),
    };
    const member = await addAccount(database(), { email: 'm@exemple.fr', staff: 'moderator' });
    await database().db.insert(schema.membership).values({
      organisationId: id,
      accountId: member,
      status: 'requested',
      createdAt: '2026-11-20T08:00:00.000Z',
    });
    expect((await decide(alice, id, body)).status).toBe(403);
    expect((await decide(weak, id, body)).body.code).toBe('stronger-login-needed');
    expect((await send(app, alice, 'GET', '/api/v1/moderation/organisations')).status).toBe(403);
    const involved = { headers: await signedIn(database(), member), accountId: member };
    await database().db.update(schema.membership).set({ status: 'active' });
    expect((await decide(involved, id, body)).status).toBe(403);
    expect(await actionsInLog(database())).toEqual([]);
  });
});
