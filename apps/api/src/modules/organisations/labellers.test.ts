import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import {
  addOrganisation,
  addPersonTo,
  mailsTo,
  send,
  type Member,
} from '../../../test/organisations.ts';

const OWN = '732829320';
const PARENT = '552100554';

withDatabases('the people and the parents of a labeller', (database) => {
  let app: FastifyInstance;
  let labeller: { id: string; slug: string };
  let [admin, mia] = [] as Member[] as [Member, Member];
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    labeller = await addOrganisation(database(), { name: 'Verif', siren: OWN });
    admin = await addPersonTo(database(), labeller.id, 'Ada', { administrator: true });
    mia = await addPersonTo(database(), labeller.id, 'Mia');
  });
  afterAll(() => app.close());

  const at = (path = '') => `/api/v1/organisations/${labeller.slug}${path}`;
  const read = async () => (await send(app, admin, 'GET', at())).body;
  const memberOf = (body: { inside: { members: Member[] } }, { id }: Member) =>
    body.inside.members.find((one) => one.id === id) as Member & { etag: string };
  const accredit = (status: 'applied' | 'expired' = 'applied') =>
    database()
      .db.insert(schema.accreditation)
      .values({
        ...{ organisationId: labeller.id, scheme: 'socle-public', status, statusSince: NOW },
        ...{ statement: 'Compétence.', feeStatement: 'Prix fixe.', appliedAt: NOW },
      });
  const roles = async (wanted: object, member = mia) =>
    send(
      app,
      admin,
      'PUT',
      at(`/members/${member.id}/roles`),
      { signatory: false, administrator: false, ...wanted },
      { 'if-match': memberOf(await read(), member).etag },
    );
  const declare = async (sirens: string[], who = admin, etag?: string) =>
    send(
      app,
      who,
      'PUT',
      at('/parents'),
      { sirens },
      {
        'if-match': etag ?? (await read()).inside.parents.etag,
      },
    );

  it('audit and decide only once the organisation has or asks an accreditation', async () => {
    const early = await roles({ auditor: true, decider: true });
    expect([early.status, early.body.errors.map(({ path }: { path: string }) => path)]).toEqual([
      400,
      ['auditor', 'decider'],
    ]);
    expect(early.body.errors[0].message).toContain('Label et audit');
    await accredit('expired');
    expect((await read()).inside.labeller).toBe(false);
    expect((await roles({ auditor: true })).status).toBe(400);
    await accredit();
    expect((await read()).inside.labeller).toBe(true);
    const given = await roles({ auditor: true, decider: true });
    expect(memberOf(given.body, mia)).toMatchObject({ auditor: true, decider: true });
    expect((await mailsTo(database(), mia.email))[0]?.body).toContain('membre, auditeur, décideur');
  });

  it('keep these roles when others change, and may lose them whatever became of the accreditation', async () => {
    await accredit();
    await roles({ auditor: true });
    expect(memberOf((await roles({ signatory: true })).body, mia)).toMatchObject({
      ...{ signatory: true, auditor: true, decider: false },
    });
    await database().query("update accreditation set status = 'withdrawn'");
    expect(memberOf((await roles({ auditor: false })).body, mia)).toMatchObject({ auditor: false });
    const [event] = await database().query<{ data: object }>(
      "select content::jsonb -> 'data' data from event order by seq desc limit 1",
    );
    expect(event!.data).toMatchObject({ before: { auditor: true }, after: { auditor: false } });
  });

  it('are never staff of the catalogue', async () => {
    await accredit();
    await database().query("update account set staff = 'moderator' where id = $1", [mia.accountId]);
    const { status, body } = await roles({ auditor: true });
    expect([status, body.errors[0].path]).toEqual([400, 'auditor']);
    expect(body.errors[0].message).toContain('n’auditent pas');
  });

  it.each([
    [
      'removed',
      () => send(app, admin, 'POST', at(`/members/${mia.id}/removal`), { reason: 'Partie.' }),
    ],
    ['left', () => send(app, mia, 'DELETE', at('/membership'))],
  ])('audit no more once %s', async (status, go) => {
    await accredit();
    await roles({ auditor: true, decider: true });
    expect((await go()).status).toBeLessThan(300);
    expect(
      await database().query('select status, auditor, decider from membership where id = $1', [
        mia.id,
      ]),
    ).toEqual([{ status, auditor: false, decider: false }]);
  });

  it('declares its parents, each once, without the spaces people type', async () => {
    const { status, body } = await declare(['552 100 554', PARENT, '', '356000000']);
    expect([status, body.inside.parents.sirens]).toEqual([200, [PARENT, '356000000']]);
    expect((await declare([])).body.inside.parents.sirens).toEqual([]);
    const [event] = await database().query<{ action: string; data: object }>(
      "select action, content::jsonb -> 'data' data from event order by seq desc limit 1",
    );
    expect(event).toMatchObject({
      action: 'organisation:edit',
      data: { before: { parentSirens: [PARENT, '356000000'] }, after: { parentSirens: [] } },
    });
  });

  it('is told which of its parents is no SIREN, and keeps what it had', async () => {
    await declare([PARENT]);
    const { status, body } = await declare([PARENT, '552100555', OWN, '123']);
    expect([status, body.errors.map(({ path }: { path: string }) => path)]).toEqual([
      400,
      ['sirens', 'sirens', 'sirens'],
    ]);
    const [key, own, short] = body.errors.map(({ message }: { message: string }) => message);
    expect(key).toMatch(/« 552100555 » : Ce SIREN n’existe pas/);
    expect(own).toMatch(/« 732829320 » : C’est celui de votre organisation/);
    expect(short).toContain('3 chiffres, il en faut 9');
    const many = Array.from({ length: 11 }, (_, n) => String(100000000 + n));
    expect((await declare(many)).body.errors[0].message).toContain('11 numéros, il en faut 10');
    expect((await read()).inside.parents.sirens).toEqual([PARENT]);
  });

  it('declares its parents by an administrator who read the present ones', async () => {
    expect((await declare([PARENT], mia)).body.code).toBe('forbidden');
    const { etag } = (await read()).inside.parents;
    await declare([PARENT], admin, etag);
    const stale = await declare([], admin, etag);
    expect([stale.status, stale.body.current.inside.parents.sirens]).toEqual([412, [PARENT]]);
    expect((await send(app, admin, 'PUT', at('/parents'), { sirens: [] })).status).toBe(428);
  });
});
