import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { NOW } from '../../../test/catalogue-builder.ts';
import { addMember, person } from '../../../test/people.ts';
import {
  addFile,
  addLink,
  as,
  FACTS,
  openStage,
  publishWith,
  type Bench,
  type Stage,
} from './testing/library.ts';
import { PDF } from '../files/testing/samples.ts';

const LIBRARY = '/api/v1/vendor/evidence';
const errorsOf = (reply: { json(): { errors?: { path: string; message: string }[] } }) =>
  Object.fromEntries((reply.json().errors ?? []).map(({ path, message }) => [path, message]));

withDatabases('the library of proofs', (database) => {
  let stage: Stage;
  let bench: Bench;
  beforeAll(async () => {
    stage = await openStage(database());
  });
  beforeEach(async () => {
    bench = await stage.fill();
  });
  afterAll(() => stage.close());
  const list = async (query = '') =>
    (await as(bench.app, bench.member, 'GET', `${LIBRARY}${query}`)).json();
  const put = (id: string, etag: string | null, more: Record<string, unknown>) =>
    bench.app.inject({
      method: 'PUT',
      url: `${LIBRARY}/${id}`,
      payload: { ...FACTS, ...more },
      headers: { ...bench.member.headers, ...(etag && { 'if-match': etag }) },
    });
  const remove = (id: string, etag: string) =>
    bench.app.inject({
      method: 'DELETE',
      url: `${LIBRARY}/${id}`,
      headers: { ...bench.member.headers, 'if-match': etag },
    });
  const events = () => database().db.select().from(schema.event).orderBy(schema.event.seq);

  it('keeps a link, says until when it counts, and writes it in the log', async () => {
    const made = await addLink(bench);
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      title: FACTS.title,
      url: 'https://www.exemple.fr/rapport',
      file: null,
      uses: [],
      state: 'valid',
      actions: ['evidence:edit', 'evidence:remove'],
    });
    const { countsUntil } = made.json();
    expect(countsUntil.earliest <= countsUntil.latest).toBe(true);
    const library = await list();
    expect(library).toMatchObject({
      organisation: { slug: bench.vendor.slug },
      evidence: [{ id: made.json().id }],
      actions: ['evidence:add'],
    });
    expect(await events()).toMatchObject([
      { action: 'evidence:add', actor: bench.member.accountId, objectId: made.json().id },
    ]);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('asks a certificate for its issuer, number and end, and a file not to be a page', async () => {
    const certificate = await addLink(bench, { type: 'CERT', issuer: '', endsOn: '' });
    expect(certificate.statusCode).toBe(400);
    expect(Object.keys(errorsOf(certificate)).sort()).toEqual(['endsOn', 'issuer', 'reference']);
    const page = await addFile(bench, { name: 'a.pdf', bytes: PDF }, { type: 'URLP' });
    expect(errorsOf(page)).toHaveProperty('type');
  });

  it.each([
    ['datedOn', { datedOn: '2026-12-01' }, /à venir/],
    ['datedOn', { datedOn: '' }, /date de la pièce/],
    ['datedOn', { datedOn: '12/03/2026' }, /2026-03-12/],
    ['datedOn', { datedOn: '2026-02-30' }, /n’est pas une date/],
    ['datedOn', { datedOn: '2019-01-01' }, /ne compte plus depuis/],
    ['startsOn', { startsOn: '2027-01-01' }, /à partir du 1er\u00a0janvier 2027/],
    ['endsOn', { endsOn: '2026-08-01' }, /précède/],
    ['endsOn', { endsOn: '2026-10-01' }, /ne vaut plus depuis le 1er\u00a0octobre 2026/],
    ['title', { title: ' \u200b ' }, /titre/],
    ['url', { url: 'http://0x7f.1/' }, /réseau privé/],
    ['url', { url: 'https://a:b@exemple.fr' }, /mot de passe/],
    ['title', { title: 'é'.repeat(100_000) }, /200 caractères/],
    ['type', { type: 'AUTRE' }, /Valeurs acceptées/],
    ['visibility', { visibility: 'secret' }, /Valeurs acceptées/],
  ])('names %s when %j is wrong, and keeps nothing', async (path, more, message) => {
    const refused = await addLink(bench, more);
    expect(refused.statusCode).toBe(400);
    expect(errorsOf(refused)[path]).toMatch(message);
    expect((await list()).evidence).toEqual([]);
  });

  it('keeps mark-up as text', async () => {
    const title = '<script>alert(1)</script> =HYPERLINK("x")';
    const made = await addLink(bench, { title });
    expect(made.json().title).toBe(title);
  });

  it('makes one proof of a form sent twice, at once too, and refuses the key of another', async () => {
    const headers = { 'idempotency-key': 'une-fois' };
    const [one, two] = await Promise.all([
      addLink(bench, {}, headers),
      addLink(bench, {}, headers),
    ]);
    const three = await addLink(bench, {}, headers);
    expect(new Set([one, two, three].map((reply) => reply.json().id)).size).toBe(1);
    expect((await list()).evidence).toHaveLength(1);
    const other = await addLink(bench, { title: 'Autre' }, headers);
    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('changes a proof for who read it last, and shows the other text to who did not', async () => {
    const { id, etag } = (await addLink(bench)).json();
    expect((await put(id, null, {})).statusCode).toBe(428);
    const changed = await put(id, etag, { title: 'Rapport complet' });
    expect(changed.json()).toMatchObject({ title: 'Rapport complet' });
    const late = await put(id, etag, { title: 'Rapport abrégé' });
    expect(late.statusCode).toBe(412);
    expect(late.json()).toMatchObject({
      code: 'stale-version',
      current: { title: 'Rapport complet', etag: changed.json().etag },
    });
    expect((await list()).evidence[0].title).toBe('Rapport complet');
  });

  it('says where a proof is used, and lowers the published page the moment it is removed', async () => {
    const made = (await addLink(bench)).json();
    const slug = await publishWith(database(), bench, made.id);
    const page = async () =>
      (await bench.app.inject(`/api/v1/solutions/${slug}?include=answers`)).json();
    const used = (await list()).evidence[0];
    expect(used).toMatchObject({
      locked: true,
      uses: [{ criterion: 'RGP-01', published: true, draft: false, expired: false }],
    });
    const before = JSON.stringify(await page());
    expect(before).toContain(made.id);
    const removed = await remove(made.id, used.etag);
    expect(removed.statusCode).toBe(204);
    expect(JSON.stringify(await page())).not.toContain(made.id);
    const [trace] = await database()
      .db.select()
      .from(schema.answerEvidence)
      .where(eq(schema.answerEvidence.evidenceId, made.id));
    expect(trace?.removedAt).not.toBeNull();
    expect((await list()).evidence).toEqual([]);
    expect((await events()).at(-1)).toMatchObject({ action: 'evidence:remove' });
  });

  it('lets nobody put another document under a proof that was attested', async () => {
    const { id } = (await addLink(bench)).json();
    await publishWith(database(), bench, id);
    const { etag } = (await list()).evidence[0];
    const later = await put(id, etag, { datedOn: '2026-11-01', endsOn: '2028-01-01' });
    expect(Object.keys(errorsOf(later)).sort()).toEqual(['datedOn']);
    const shorter = await put(id, etag, { endsOn: '2026-12-31', title: 'Titre plus clair' });
    expect(shorter.json()).toMatchObject({ endsOn: '2026-12-31', title: 'Titre plus clair' });
    const longer = await put(id, shorter.json().etag, { endsOn: '2027-12-31' });
    expect(errorsOf(longer).endsOn).toMatch(/Remplacez-la/);
  });

  it('lets what an import left out of a locked certificate stay out, or be filled', async () => {
    const { id } = (await addLink(bench)).json();
    await publishWith(database(), bench, id);
    await database().db.update(schema.evidence).set({ type: 'CERT', issuer: null });
    const { etag } = (await list()).evidence[0];
    const facts = { type: 'CERT', issuer: '', reference: '' };
    const first = await put(id, etag, { ...facts, endsOn: '2027-01-31', visibility: 'on-request' });
    expect(first.json()).toMatchObject({ visibility: 'on-request', reference: null });
    const filled = { ...facts, endsOn: '2027-01-31', reference: 'N° 1' };
    const second = await put(id, first.json().etag, filled);
    expect(second.json()).toMatchObject({ reference: 'N° 1' });
    const third = await put(id, second.json().etag, { ...filled, reference: 'N° 2' });
    expect(errorsOf(third).reference).toMatch(/Remplacez-la/);
  });

  it('replaces a proof in every answer; what was checked is to be checked again', async () => {
    const { id } = (await addLink(bench)).json();
    const slug = await publishWith(database(), bench, id);
    const [answer] = await database().db.select().from(schema.answerEvidence);
    await database().db.insert(schema.answerCheck).values({
      assessmentId: answer!.assessmentId,
      criterion: 'RGP-01',
      by: 'person',
      checkedAt: NOW,
      value: 10_000,
      evidenceId: id,
      complete: true,
    });
    const { etag, uses } = (await list()).evidence[0];
    expect(uses[0].check).toMatchObject({ by: 'person' });
    bench.setNow('2026-11-20T09:00:00.000Z');
    const replace = () =>
      bench.app.inject({
        method: 'POST',
        url: `${LIBRARY}/${id}/replacement/link`,
        payload: { ...FACTS, datedOn: '2026-11-20', url: 'https://www.exemple.fr/rapport-2' },
        headers: { ...bench.member.headers, 'if-match': etag, 'idempotency-key': 'k' },
      });
    const made = await replace();
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      uses: [{ criterion: 'RGP-01', published: true, check: null }],
    });
    expect((await replace()).json()).toEqual(made.json());
    expect((await list()).evidence).toHaveLength(1);
    const answers = JSON.stringify(
      (await bench.app.inject(`/api/v1/solutions/${slug}?include=answers`)).json(),
    );
    expect(answers).toContain('rapport-2');
    expect(answers).not.toContain(`"${id}"`);
  });

  it('shows a library to its members only, and nothing to who left', async () => {
    const { id, etag } = (await addLink(bench)).json();
    const { app, member, other, vendor } = bench;
    const anonymous = await app.inject(`${LIBRARY}/${id}`);
    expect(anonymous.statusCode).toBe(401);
    const unknown = await as(app, other, 'GET', `${LIBRARY}/${crypto.randomUUID()}`);
    for (const url of [`${LIBRARY}/${id}`, `${LIBRARY}?organisation=${vendor.slug}`]) {
      const hidden = await as(app, other, 'GET', url);
      expect(hidden.statusCode).toBe(404);
      expect({ ...hidden.json(), instance: '' }).toEqual({ ...unknown.json(), instance: '' });
    }
    const writes = [
      { method: 'PUT' as const, url: `${LIBRARY}/${id}`, payload: FACTS },
      { method: 'DELETE' as const, url: `${LIBRARY}/${id}` },
      {
        method: 'POST' as const,
        url: `${LIBRARY}/links`,
        payload: { organisation: vendor.slug, ...FACTS, url: 'https://exemple.fr' },
      },
    ];
    for (const write of writes) {
      const headers = { ...other.headers, 'if-match': etag };
      expect((await app.inject({ ...write, headers })).statusCode).toBe(404);
      const foreign = { ...member.headers, origin: 'https://ailleurs.example', 'if-match': etag };
      expect((await app.inject({ ...write, headers: foreign })).json().code).toBe(
        'cross-site-request',
      );
    }
    await database()
      .db.update(schema.membership)
      .set({ status: 'removed', decidedAt: NOW, reason: 'Départ' })
      .where(eq(schema.membership.accountId, member.accountId));
    const gone = await put(id, etag, { title: 'Perdu' });
    expect(gone.statusCode).toBe(403);
    expect(gone.json().detail).toMatch(/n’êtes plus membre.*Rien n’est enregistré/s);
  });

  it('gives a person of several organisations the one they ask for', async () => {
    const { rival, member } = bench;
    await addMember(database(), { organisationId: rival.id, accountId: member.accountId });
    await addLink(bench);
    expect(await list()).toMatchObject({ organisations: [{ name: 'Éditeur' }, { name: 'Rival' }] });
    expect(await list(`?organisation=${rival.slug}`)).toMatchObject({ evidence: [] });
    const nobody = await person(database(), { email: 'seul@exemple.fr' });
    expect((await as(bench.app, nobody, 'GET', LIBRARY)).json()).toMatchObject({
      organisation: null,
      actions: [],
    });
  });
});
