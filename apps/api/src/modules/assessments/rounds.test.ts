import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { NOW } from '../../../test/catalogue-builder.ts';
import { signedIn } from '../../../test/people.ts';
import { workshop, workshopApp, type Workshop } from './testing/workshop.ts';

withDatabases('rounds of assessment', (database) => {
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
  const overview = async (headers = at.member) => (await at.call('GET', '', { headers })).body;

  it('answer 401, 403 or 404 to who may not work on them, and nothing is written', async () => {
    await at.start();
    const outsider = await at.person('ailleurs', null);
    const moderator = await signedIn(
      database(),
      await (async () => {
        await at.person('modération', null);
        await rows(`update account set staff = 'moderator' where given_name = 'modération'`);
        return at.accounts.get('modération')!;
      })(),
    );
    const payload = { response: { kind: 'level', level: 'oui' } };
    const acts = (headers: Record<string, string>) => [
      at.call('GET', '', { headers }),
      at.call('POST', '', { headers, payload: { from: 'nothing' } }),
      at.call('GET', '/score', { headers }),
      at.call('PUT', '/facts', { headers, payload: { facts: {} }, ifMatch: '"1"' }),
      at.call('GET', '/themes/RGP', { headers }),
      at.call('PUT', '/themes/RGP', { headers, payload: { answers: [] } }),
      at.call('PUT', '/answers/RGP-01', { headers, payload, ifMatch: '"0"' }),
      at.call('DELETE', '/answers/RGP-01', { headers, ifMatch: '"0"' }),
      at.call('GET', '/answers/RGP-01/history', { headers }),
      at.call('GET', '/answers/RGP-01/comments', { headers }),
      at.call('POST', '/answers/RGP-01/comments', { headers, payload: { text: 'a' } }),
      at.call('GET', '/answers.csv', { headers }),
      at.call('POST', '/attestation', {
        headers,
        payload: { statementAccepted: true },
        ifMatch: '"x"',
      }),
      at.call('POST', '/renewal', { headers, payload: { statementAccepted: true } }),
      at.call('POST', '/withdrawal', { headers, payload: { reason: 'a' } }),
    ];
    const statuses = async (headers: Record<string, string>) =>
      new Set((await Promise.all(acts(headers))).map(({ status }) => status));
    expect(await statuses({ origin: at.member.origin! })).toEqual(new Set([401]));
    // The listing is public, so its existence is no secret; what is prepared behind it is.
    expect(await statuses(outsider)).toEqual(new Set([403]));
    const seen = (await at.call('GET', '', { headers: moderator })).body;
    expect(seen.open).toBeNull();
    expect(
      (await at.call('PUT', '/answers/RGP-01', { headers: moderator, payload, ifMatch: '"0"' }))
        .status,
    ).toBe(404);
    await rows(`update solution set status = 'draft', published_at = null`);
    const hidden = await Promise.all(acts(outsider));
    const missing = await at.call('GET', '', { headers: outsider, slug: 'inconnue' });
    for (const { status, body } of hidden) {
      expect(status).toBe(404);
      expect({ ...body, instance: '' }).toEqual({ ...missing.body, instance: '' });
    }
    expect(await rows('select 1 from answer')).toEqual([]);
  });

  it('need a member, even one removed while typing', async () => {
    await at.start();
    await rows(`update membership set status = 'removed'`);
    expect((await at.answer('SEC-01', 'aucune')).status).toBe(403);
  });

  it('have one draft at a time, which facts of the listing open with', async () => {
    expect(await at.start()).toMatchObject({ status: 201, body: { open: { status: 'draft' } } });
    expect((await at.start()).status).toBe(409);
    const { facts } = (await overview()).open;
    expect(facts.derived.find(({ fact }: { fact: string }) => fact === 'saas').value).toBe(true);
    expect(facts.unanswered).toHaveLength(19);
  });

  it('re-open what a changed fact governs, and keep the answer', async () => {
    await at.start();
    await at.facts(['dcp', 'ia']);
    await at.answer('RGP-01', 'oui');
    const closed = await at.facts(['ia'], 2);
    expect(closed.body.reopened).toEqual(['RGP-01']);
    const back = await at.facts(['dcp', 'ia'], 3);
    expect(back.headers.etag).toBe('"4"');
    expect((await at.call('GET', '/answers/RGP-01')).body).toMatchObject({
      toConfirm: true,
      response: { level: 'oui' },
    });
    expect((await overview()).open.progress.toConfirm).toBe(1);
    const confirmed = await at.answer('RGP-01', 'oui', 1);
    expect(confirmed.body).toMatchObject({ revision: 1, toConfirm: false });
    expect((await overview()).open.progress).toMatchObject({ toConfirm: 0 });
  });

  it('refuse facts that contradict each other, or are read from the listing', async () => {
    await at.start();
    const put = (facts: object, ifMatch = '"1"') =>
      at.call('PUT', '/facts', { payload: { facts }, ifMatch });
    for (const [facts, path] of [
      [{ sante: true, dcp: false }, 'facts.sante'],
      [{ saas: false }, 'facts.saas'],
      [{ licorne: true }, 'facts.licorne'],
    ] as const)
      expect(await put(facts)).toMatchObject({ status: 400, body: { errors: [{ path }] } });
    expect((await at.call('PUT', '/facts', { payload: { facts: {} } })).status).toBe(428);
    expect(await put({ dcp: true }, '"9"')).toMatchObject({
      status: 412,
      body: { current: { revision: 1 } },
    });
  });

  it('re-open by themselves what a change of the listing governs', async () => {
    await at.start();
    await at.facts(['dcp']);
    await at.answer('RGP-03', 'aucune');
    await rows(
      `insert into listing_version (solution_id, version, content, reason, author, created_at)
       select solution_id, 2, jsonb_set(content, '{deployments}', '["desktop"]'), 'a', 'a', now() from listing_version`,
    );
    const { open } = await overview();
    expect(open.facts.derived[0]).toMatchObject({ fact: 'saas', value: false });
    expect(await rows(`select to_confirm from answer where criterion = 'RGP-03'`)).toEqual([
      { to_confirm: true },
    ]);
  });

  it('start from another product with everything to confirm and the proofs reused', async () => {
    await at.start();
    await at.facts(['dcp']);
    const piece = await at.piece();
    await at.call('POST', `/answers/RGP-01/evidence/${piece}`);
    await at.answer('RGP-01', 'oui');
    const other = await at.add('Parapheur');
    const from = { from: 'product', product: at.solution.slug };
    const listed = (await at.call('GET', '', { slug: other.slug })).body.startFrom;
    expect(listed).toEqual({ previous: false, products: [{ slug: 'agenda', name: 'Agenda' }] });
    const { body } = await at.start(from, other.slug);
    expect(body.open.progress).toMatchObject({ toConfirm: 1, answered: 1 });
    const { criteria } = (await at.call('GET', '/themes/RGP', { slug: other.slug })).body;
    expect(criteria[0]).toMatchObject({
      answer: { revision: 1, toConfirm: true },
      evidence: [{ id: piece }],
    });
    const wrong = { from: 'product', product: 'inconnue' };
    expect((await at.start(wrong, (await at.add('Ged')).slug)).status).toBe(400);
  });

  it('join pieces of the vendor’s own library only, and say what each is worth', async () => {
    await at.start();
    await at.facts(['dcp']);
    await at.answer('RGP-01', 'oui');
    const attach = (id: string) => at.call('POST', `/answers/RGP-01/evidence/${id}`);
    const [foreign] = await database().query<{ id: string }>(
      `with o as (insert into organisation (slug, name, kind) values ('b', 'B', 'company') returning id)
       insert into evidence (organisation_id, type, title, dated_on) select id, 'DOCT', 'X', '2026-01-01' from o returning id`,
    );
    for (const id of [foreign!.id, 'x', '00000000-0000-4000-8000-000000000000'])
      expect(await attach(id)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await attach(await at.piece({ endsOn: '2026-11-01' }))).status).toBe(409);
    expect((await attach(await at.piece({ startsOn: '2026-12-01' }))).status).toBe(409);
    const piece = await at.piece({ endsOn: '2027-01-31' });
    const joined = await attach(piece);
    expect(joined.body.evidence).toMatchObject([
      { id: piece, validUntil: '2027-01-31', expired: false },
    ]);
    expect((await attach(piece)).body.evidence).toHaveLength(1);
    const { deadlines } = await overview();
    expect(deadlines).toContainEqual(
      expect.objectContaining({ kind: 'evidence', on: '2027-01-31', criterion: 'RGP-01' }),
    );
    const left = await at.call('DELETE', `/answers/RGP-01/evidence/${piece}`);
    expect(left.body.evidence).toEqual([]);
    expect((await attach(piece)).body.evidence).toHaveLength(1);
  });

  it('takes twenty files for an assessment, and one more time each of them', async () => {
    await at.start();
    await at.facts(['dcp']);
    const files = await database()
      .db.insert(schema.storedFile)
      .values(
        Array.from({ length: 21 }, (_, number) => ({
          organisationId: at.organisationId,
          purpose: 'evidence' as const,
          storageKey: `key-${number}`,
          name: `${number}.pdf`,
          mediaType: 'application/pdf',
          size: 1,
          sha256: 'x',
          scan: 'off' as const,
          uploadedAt: NOW,
        })),
      )
      .returning({ id: schema.storedFile.id });
    const pieces = [];
    for (const { id } of files) pieces.push(await at.piece({ fileId: id }));
    const attach = async (criterion: string, piece: string) =>
      (await at.call('POST', `/answers/${criterion}/evidence/${piece}`)).status;
    for (const piece of pieces.slice(0, 20)) expect(await attach('RGP-01', piece)).toBe(200);
    expect(await attach('RGP-01', pieces[20]!)).toBe(409);
    expect(await attach('RGP-02', pieces[0]!)).toBe(200);
    expect(await attach('RGP-01', await at.piece())).toBe(200);
  });

  it('let colleagues comment, each deleting only their own words', async () => {
    await at.start();
    const path = '/answers/RGP-01/comments';
    const text = '<b>À vérifier</b>';
    const made = await at.call('POST', path, { payload: { text } });
    expect(made).toMatchObject({ status: 201, body: { text, actions: ['delete'] } });
    const read = await at.call('GET', path, { headers: at.signatory });
    expect(read.body.items).toMatchObject([{ text, by: { name: 'membre Durand' }, actions: [] }]);
    const one = `${path}/${made.body.id}`;
    expect((await at.call('DELETE', one, { headers: at.signatory })).status).toBe(403);
    expect((await at.call('DELETE', one)).status).toBe(204);
    expect((await at.call('DELETE', one)).status).toBe(404);
    for (const bad of ['', '   ', 'x'.repeat(100_000)])
      expect((await at.call('POST', path, { payload: { text: bad } })).status).toBe(400);
    expect(await rows('select text from answer_comment')).toEqual([{ text: '' }]);
  });
});
