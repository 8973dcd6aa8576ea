import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { buildApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { aListing, assess, NOW, publish } from '../../../test/catalogue-builder.ts';
import { addOrganisation, addPersonTo, send, type Member } from '../../../test/organisations.ts';
import { addMember, person, signedIn } from '../../../test/people.ts';

const url = '/api/v1/vendor/dashboard';

withDatabases('the home page of a vendor', (database) => {
  let app: FastifyInstance;
  let vendor: { id: string; slug: string };
  let ada: Member;
  let now = NOW;
  beforeAll(async () => {
    app = await buildApp({
      config: readConfig({ LOG_LEVEL: 'silent', SHED_DELAY_MS: '0' }),
      database: database(),
      clock: () => new Date(now),
    });
  });
  beforeEach(async () => {
    now = NOW;
    vendor = await addOrganisation(database(), { name: 'Atelier' });
    ada = await addPersonTo(database(), vendor.id, 'Ada', { administrator: true });
  });
  afterAll(() => app.close());
  const read = async (who: { headers: Record<string, string> }) =>
    (await send(app, who, 'GET', url)).body;
  const own = (slug: string, more: object = {}) =>
    database()
      .db.insert(schema.solution)
      .values({
        slug,
        organisationId: vendor.id,
        status: 'draft',
        createdAt: new Date(NOW),
        ...more,
      })
      .returning({ id: schema.solution.id });

  it('is empty for a newcomer', async () => {
    const otto = await person(database(), { email: 'otto@exemple.fr' });
    expect(await read(otto)).toEqual({
      organisations: [],
      requests: [],
      invitations: [],
      claims: [],
      solutions: [],
      total: 0,
      deadlines: [],
      audits: [],
      labels: [],
    });
    expect((await send(app, { headers: {} }, 'GET', url)).status).toBe(401);
  });

  it('says 90 days before when a page is archived for want of a word from its vendor', async () => {
    const deadlines = async () => {
      const headers = await signedIn(database(), ada.accountId, { now });
      return (await read({ headers })).deadlines;
    };
    await own('parafil', {
      status: 'published',
      statusSince: new Date(NOW),
      publishedAt: new Date(NOW),
    });
    now = '2028-08-21T08:00:00.000Z';
    expect(await deadlines()).toEqual([]);
    now = '2028-08-22T08:00:00.000Z';
    expect(await deadlines()).toMatchObject([
      { kind: 'archive', on: '2028-11-20', solutions: [{ slug: 'parafil' }] },
    ]);
  });

  it('shows where one asked to join, and why one was refused', async () => {
    const otto = await person(database(), { email: 'otto@exemple.fr' });
    const other = await addOrganisation(database(), { name: 'Autre' });
    await addMember(database(), {
      organisationId: vendor.id,
      accountId: otto.accountId,
      status: 'requested',
    });
    await addMember(database(), {
      organisationId: other.id,
      accountId: otto.accountId,
      status: 'refused',
    });
    await database().query(
      "update membership set decided_at = $1, reason = 'Inconnu' where status = 'refused'",
      [NOW],
    );
    const { requests } = await read(otto);
    expect(requests).toHaveLength(2);
    expect(requests).toContainEqual({
      slug: 'autre',
      name: 'Autre',
      status: 'refused',
      since: NOW,
      reason: 'Inconnu',
    });
    await addMember(database(), {
      organisationId: other.id,
      accountId: otto.accountId,
      status: 'requested',
    });
    const statuses = (await read(otto)).requests.map(({ status }: { status: string }) => status);
    expect(statuses).not.toContain('refused');
  });

  it('says what moderators ask, by when, and who may answer', async () => {
    const [row] = await own('en-cours', { status: 'changes_requested' });
    await database()
      .db.insert(schema.listingRevision)
      .values({
        solutionId: row!.id,
        status: 'changes_requested',
        statusSince: NOW,
        content: { name: 'En cours' },
        reason: 'Deux points à revoir.',
        requests: [{ path: 'summary', message: 'Dites à qui elle sert.' }],
        createdAt: NOW,
        updatedAt: NOW,
      });
    const { solutions, deadlines, total } = await read(ada);
    expect(total).toBe(1);
    expect(solutions[0]).toMatchObject({
      name: 'En cours',
      organisation: { name: 'Atelier' },
      revision: {
        status: 'changes_requested',
        since: NOW,
        reason: 'Deux points à revoir.',
        requests: [{ path: 'summary', message: 'Dites à qui elle sert.' }],
      },
      next: [
        { step: 'answer-requests', by: 'member', you: true },
        { step: 'start-assessment', by: 'member', you: true },
      ],
    });
    expect(deadlines).toEqual([
      {
        kind: 'answer',
        on: '2027-01-19',
        title: null,
        solutions: [{ slug: 'en-cours', name: 'En cours' }],
      },
    ]);
  });

  it('shows public scores, then the calendar of the attestation, and who signs', async () => {
    const helen = await addPersonTo(database(), vendor.id, 'Helen', { signatory: true });
    const [made] = await publish(database(), [aListing({ name: 'Parapheur' })]);
    await database().query('update solution set organisation_id = $1', [vendor.id]);
    await assess(database(), made!.id);
    const at = await read(ada);
    expect(at.solutions[0]).toMatchObject({
      slug: made!.slug,
      status: 'published',
      shown: {
        status: 'published',
        signatory: 'Camille Exemple',
        staleOn: '2027-11-20',
        expiresOn: '2028-02-20',
      },
      next: [],
    });
    expect(at.solutions[0].shown.declared).toBeGreaterThan(0);
    expect(at.deadlines).toEqual([]);
    now = '2027-10-01T08:00:00.000Z';
    await database().query('update session set last_used_at = $1, expires_at = $2', [
      now,
      '2027-10-01T20:00:00.000Z',
    ]);
    expect((await read(ada)).solutions[0].next).toEqual([
      { step: 'renew', by: 'signatory', who: ['Helen Martin'], you: false },
    ]);
    expect((await read(helen)).solutions[0].next[0].you).toBe(true);
    expect((await read(ada)).deadlines).toMatchObject([{ kind: 'stale', on: '2027-11-20' }]);
  });

  it('warns of proofs that end, once each, whatever the answers that use them', async () => {
    const [made] = await publish(database(), [aListing({ name: 'Parapheur' })]);
    await database().query('update solution set organisation_id = $1', [vendor.id]);
    await assess(database(), made!.id);
    await database().query(
      "update evidence set title = 'Audit ' || substr(id::text, 1, 4), ends_on = '2026-12-24' where id in (select id from evidence order by id limit 2)",
    );
    await database().query("update evidence set ends_on = '2028-01-01' where ends_on is null");
    const { deadlines } = await read(ada);
    expect(deadlines).toHaveLength(2);
    expect(deadlines[0]).toMatchObject({
      kind: 'evidence',
      on: '2026-12-24',
      solutions: [{ name: 'Parapheur' }],
    });
  });

  it('counts what waits for an administrator, and shows nothing of other vendors', async () => {
    const other = await addOrganisation(database(), { name: 'Autre' });
    await own('ailleurs', { organisationId: other.id });
    await addPersonTo(database(), vendor.id, 'Otto', { status: 'requested' });
    const { organisations, solutions } = await read(ada);
    expect(solutions).toEqual([]);
    expect(organisations).toMatchObject([
      {
        slug: 'atelier',
        requests: 1,
        invitations: 0,
        administrators: ['Ada Martin'],
        signatories: [],
        administrator: true,
      },
    ]);
    expect(organisations[0].actions).toContain('listing:create');
  });

  it('walks indexes of the vendor, never the catalogue', async () => {
    if (database().engine !== 'postgres') return;
    await database().query(
      `insert into solution (slug, status) select 'autre-' || n, 'published' from generate_series(1, 5000) n`,
    );
    await database().query('analyze');
    await own('la-mienne');
    const { solutions } = await read(ada);
    expect(solutions).toHaveLength(1);
    const plan = await database().query<Record<string, string>>(
      `explain select s.* from membership m join solution s on s.organisation_id = m.organisation_id
       where m.account_id = '${ada.accountId}' and m.status = 'active'`,
    );
    expect(JSON.stringify(plan)).not.toContain('Seq Scan on solution');
  });
});
