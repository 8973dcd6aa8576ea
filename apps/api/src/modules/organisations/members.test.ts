import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { verifyEventLog } from '@gouvtech/db';
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
import { person, type Person } from '../../../test/people.ts';

withDatabases('the people of an organisation', (database) => {
  let app: FastifyInstance;
  let vendor: { id: string; slug: string };
  let admin: Member;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    vendor = await addOrganisation(database(), { name: 'Atelier', siren: '732829320' });
    admin = await addPersonTo(database(), vendor.id, 'Ada', { administrator: true });
  });
  afterAll(() => app.close());

  const at = (path = '') => `/api/v1/organisations/${vendor.slug}${path}`;
  const read = (who: Person) => send(app, who, 'GET', at());
  const outsider = (name = 'Otto') =>
    person(database(), {
      givenName: name,
      usualName: 'Martin',
      email: `${name.toLowerCase()}@exemple.fr`,
    });
  const join = (who: Person, message = '') =>
    send(app, who, 'POST', at('/requests'), { position: '', message });
  const roles = (who: Person, member: Member, wanted: object, version?: string) =>
    send(
      app,
      who,
      'PUT',
      at(`/members/${member.id}/roles`),
      wanted,
      version ? { 'if-match': version } : {},
    );
  const memberIn = (view: { inside: { members: Member[] } }, { id }: Member) =>
    view.inside.members.find((one) => one.id === id);
  const versionOf = async (who: Person, member: Member): Promise<string> =>
    (await read(who)).body.inside.members.find(({ id }: Member) => id === member.id).etag;

  it('join after an administrator, told by mail, accepts them with roles', async () => {
    const otto = await outsider();
    const { status, body } = await join(otto, 'Je tiens\nles fiches.');
    expect([status, body.own.status, body.inside]).toEqual([200, 'requested', null]);
    expect(body.actions).not.toContain('organisation:join');
    expect(body.own.actions).toEqual(['organisation:leave']);
    await join(otto);
    const [mail, ...others] = await mailsTo(database(), admin.email);
    expect(mail?.body).toContain('> les fiches.');
    expect(others).toEqual([]);
    const { inside } = (await read(admin)).body;
    expect(inside.requests).toMatchObject([
      { name: 'Otto Martin', message: 'Je tiens\nles fiches.' },
    ]);
    const approval = at(`/members/${inside.requests[0].id}/approval`);
    const accepted = await send(app, admin, 'POST', approval, {
      signatory: true,
      administrator: false,
    });
    expect(accepted.body.inside.members).toHaveLength(2);
    expect((await read(otto)).body.own).toMatchObject({ status: 'active', signatory: true });
    expect((await mailsTo(database(), 'otto@exemple.fr'))[0]?.subject).toContain(
      'membre de Atelier',
    );
    expect((await send(app, admin, 'POST', approval, {})).body.code).toBe('transition-refused');
    expect((await join(otto)).body).toMatchObject({ code: 'conflict' });
    expect(await actionsInLog(database())).toEqual([
      'organisation:join',
      'organisation:approve-member',
    ]);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('read why they are refused, and may ask again', async () => {
    const otto = await outsider();
    await join(otto);
    const id = (await read(admin)).body.inside.requests[0].id;
    const refusal = at(`/members/${id}/refusal`);
    expect((await send(app, admin, 'POST', refusal, { reason: '' })).body.errors[0].path).toBe(
      'reason',
    );
    await send(app, admin, 'POST', refusal, { reason: 'Nous ne vous connaissons pas.' });
    expect((await read(otto)).body.own).toMatchObject({
      status: 'refused',
      reason: 'Nous ne vous connaissons pas.',
    });
    expect((await join(otto)).body.own.status).toBe('requested');
  });

  it('are not accepted before a moderator has verified the organisation', async () => {
    await database().query("update organisation set status = 'pending'");
    await join(await outsider());
    const { requests } = (await read(admin)).body.inside;
    expect(requests[0].actions).toEqual(['organisation:refuse-member']);
    const { status, body } = await send(
      app,
      admin,
      'POST',
      at(`/members/${requests[0].id}/approval`),
      {},
    );
    expect([status, body.code]).toEqual([409, 'transition-refused']);
    expect(body.detail).toContain('pas encore vérifiée');
  });

  it('get other roles from an administrator who read the present ones', async () => {
    const mia = await addPersonTo(database(), vendor.id, 'Mia');
    const wanted = { signatory: true, administrator: true, position: 'directrice' };
    expect((await roles(admin, mia, wanted)).body.code).toBe('precondition-required');
    const version = await versionOf(admin, mia);
    expect(memberIn((await roles(admin, mia, wanted, version)).body, mia)).toMatchObject(wanted);
    const stale = await roles(admin, mia, { signatory: false, administrator: false }, version);
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-version']);
    expect(memberIn(stale.body.current, mia)).toMatchObject(wanted);
    expect((await mailsTo(database(), mia.email))[0]?.body).toContain(
      'membre, signataire, administrateur',
    );
  });

  it('never lose their last administrator', async () => {
    const version = await versionOf(admin, admin);
    const refused = await roles(admin, admin, { signatory: false, administrator: false }, version);
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
    expect(refused.body.detail).toContain('plus d’administrateur');
    expect((await send(app, admin, 'DELETE', at('/membership'))).body.code).toBe('conflict');
    const kept = await roles(admin, admin, { signatory: true, administrator: true }, version);
    expect(kept.body.own).toMatchObject({ signatory: true, administrator: true });
    expect(await actionsInLog(database())).toEqual(['organisation:change-roles']);
  });

  it('keep one administrator when two take the role from each other at once', async () => {
    const bob = await addPersonTo(database(), vendor.id, 'Bob', { administrator: true });
    const versions = [await versionOf(admin, bob), await versionOf(admin, admin)];
    const none = { signatory: false, administrator: false };
    const replies = await Promise.all([
      roles(admin, bob, none, versions[0]),
      roles(bob, admin, none, versions[1]),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 403]);
    const left = await database().query('select 1 from membership where administrator');
    expect(left).toHaveLength(1);
  });

  it('act no more once a colleague has taken their rights, however close the two acts', async () => {
    const bob = await addPersonTo(database(), vendor.id, 'Bob', { administrator: true });
    await join(await outsider());
    const { id } = (await read(admin)).body.inside.requests[0];
    const [removed, approved] = await Promise.all([
      send(app, admin, 'POST', at(`/members/${bob.id}/removal`), { reason: 'Parti.' }),
      send(app, bob, 'POST', at(`/members/${id}/approval`), {}),
    ]);
    expect(removed.status).toBe(200);
    const acts = await actionsInLog(database());
    // Either the approval came first, or it was refused and nothing was written.
    expect([approved.status, acts]).toEqual(
      approved.status === 200
        ? [200, ['organisation:join', 'organisation:approve-member', 'organisation:remove-member']]
        : [403, ['organisation:join', 'organisation:remove-member']],
    );
  });

  it('are accepted once when two administrators do it at once', async () => {
    const bob = await addPersonTo(database(), vendor.id, 'Bob', { administrator: true });
    await join(await outsider());
    const { id } = (await read(admin)).body.inside.requests[0];
    const approve = (who: Person) => send(app, who, 'POST', at(`/members/${id}/approval`), {});
    const replies = await Promise.all([approve(admin), approve(bob)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('lose their rights at once when removed, and are told so in the middle of an act', async () => {
    const bob = await addPersonTo(database(), vendor.id, 'Bob', { administrator: true });
    const removal = at(`/members/${bob.id}/removal`);
    const reason = 'Bob a changé d’entreprise.';
    expect((await send(app, admin, 'POST', removal, { reason })).status).toBe(200);
    const facts = { name: 'Texte en cours', city: '', website: '', contactEmail: '' };
    const { status, body } = await send(app, bob, 'PUT', at(), facts, { 'if-match': '*' });
    expect([status, body.code]).toEqual([403, 'forbidden']);
    expect(body.detail).toContain(
      'Vous n’êtes plus membre de «\u00a0Atelier\u00a0» depuis le 20 novembre 2026',
    );
    expect(body.detail).toContain(reason);
    expect((await read(bob)).body).toMatchObject({
      inside: null,
      own: { status: 'removed', reason },
    });
    expect((await mailsTo(database(), bob.email))[0]?.body).toContain(reason);
  });

  it('leave when they want', async () => {
    const mia = await addPersonTo(database(), vendor.id, 'Mia');
    expect((await send(app, mia, 'DELETE', at('/membership'))).status).toBe(204);
    expect((await read(mia)).body).toMatchObject({ inside: null, own: { status: 'left' } });
    expect((await send(app, mia, 'DELETE', at('/membership'))).status).toBe(404);
  });

  it('take an administrator’s roles from themselves and read on as members', async () => {
    const bob = await addPersonTo(database(), vendor.id, 'Bob', { administrator: true });
    const version = await versionOf(bob, bob);
    const { body } = await roles(bob, bob, { signatory: false, administrator: false }, version);
    expect(body.actions).not.toContain('organisation:invite');
    expect(body.own).toMatchObject({ status: 'active', administrator: false });
  });

  it('see what is theirs to see', async () => {
    const otto = await outsider();
    await join(otto);
    await send(app, admin, 'POST', at('/invitations'), {
      email: 'ines@exemple.fr',
      signatory: false,
      administrator: false,
    });
    const mia = await addPersonTo(database(), vendor.id, 'Mia');
    const moderator = await person(database(), { email: 'mo@exemple.fr', staff: 'moderator' });
    const seen = async (who: Person) => {
      const { body } = await read(who);
      const { inside } = body;
      return inside && [inside.members.length, inside.requests.length, inside.invitations.length];
    };
    expect(await seen(admin)).toEqual([2, 1, 1]);
    expect(await seen(mia)).toEqual([2, 0, 0]);
    expect(await seen(moderator)).toEqual([2, 1, 0]);
    expect(await seen(otto)).toBeNull();
  });

  it.each([
    ['an administrator of it', 'admin', { verified: 'acts', refused: 'acts' }],
    ['a member of it', 'member', { verified: 403, refused: 403 }],
    ['an administrator of another one', 'stranger', { verified: 403, refused: 404 }],
    ['nobody known', 'nobody', { verified: 401, refused: 401 }],
  ] as const)('answer %s as the state of the organisation says', async (_who, who, expected) => {
    const other = await addOrganisation(database(), { name: 'Autre' });
    const people: Record<string, Person> = {
      admin,
      member: await addPersonTo(database(), vendor.id, 'Mia'),
      stranger: await addPersonTo(database(), other.id, 'Sam', { administrator: true }),
      nobody: { accountId: '', headers: { origin: admin.headers['origin']! } },
    };
    const facts = { name: 'Atelier neuf', city: '', website: '', contactEmail: '' };
    for (const state of ['verified', 'refused'] as const) {
      await database().query('update organisation set status = $1 where id = $2', [
        state,
        vendor.id,
      ]);
      const { status } = await send(app, people[who]!, 'PUT', at(), facts, { 'if-match': '*' });
      // Refused: its administrator knows it, and its state allows no change.
      expect(status, state).toBe(
        expected[state] === 'acts' ? (state === 'verified' ? 200 : 409) : expected[state],
      );
    }
  });

  it('answer the same for a member, an invitation and an organisation that do not exist', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    const otto = await outsider();
    const mia = await addPersonTo(database(), vendor.id, 'Mia');
    const hidden = await send(app, otto, 'POST', at(`/members/${mia.id}/approval`), {});
    const missing = await send(app, otto, 'POST', at(`/members/${id}/approval`), {});
    const { instance: _a, ...one } = hidden.body;
    const { instance: _b, ...other } = missing.body;
    expect(hidden.status).toBe(404);
    expect(one).toEqual(other);
    expect((await send(app, otto, 'DELETE', at(`/invitations/${id}`))).status).toBe(404);
    expect((await send(app, otto, 'GET', '/api/v1/organisations/%00A')).status).toBe(404);
  });
});
