import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { stage, stageApp, type Stage } from '../audits/testing/stage.ts';
import { runAuditClock } from './clock.ts';
import type { AuditReplies, AuditReply } from './schemas.ts';

const ORIGIN = { publicOrigin: 'https://catalogue.example' };

withDatabases('replies to the draft report', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: Stage;
  let ref: string;
  let auditId: string;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    world = await stage(database(), made);
    ({ reference: ref, id: auditId } = await world.auditAt('contradictory'));
  });
  afterAll(() => made.app.close());

  const later = (days: number) => {
    const midnight = new Date(world.time.now.slice(0, 10)).getTime() + days * 86_400_000;
    world.time.now = new Date(midnight + 3_600_000).toISOString();
  };
  const read = async (who: 'membre' | 'auditrice' = 'membre') =>
    (await world.send<AuditReplies>(who, 'GET', `/audits/${ref}/replies`)).body;
  const replyOn = async (criterion: string) =>
    (await read()).items.find((one) => one.criterion === criterion)!;
  const reply = async (
    criterion: string,
    body: { text: string; evidenceIds?: string[] },
    { who = 'membre', etag }: { who?: 'membre' | 'auditrice' | 'passant'; etag?: string } = {},
  ) =>
    world.send<AuditReply & { detail?: string; errors?: { path: string; message: string }[] }>(
      who,
      'PUT',
      `/audits/${ref}/replies/${criterion}`,
      { body, ifMatch: etag ?? (await replyOn(criterion))?.etag ?? '"none"' },
    );
  const ownPiece = async () => {
    const [row] = await database()
      .db.insert(schema.evidence)
      .values({
        organisationId: world.vendorId,
        ...{ type: 'report', title: 'Rapport de test d’octobre', datedOn: '2026-10-01' },
      })
      .returning({ id: schema.evidence.id });
    return row!.id;
  };
  const answersOf = () =>
    database().query('select * from answer order by assessment_id, criterion');

  it('are written, rewritten and taken back by a member, and read by both parties', async () => {
    const before = await answersOf();
    const piece = await ownPiece();
    const sent = await reply('SEC-01', { text: 'Voici le rapport.', evidenceIds: [piece] });
    expect(sent.status).toBe(200);
    expect(sent.body).toMatchObject({
      ...{ criterion: 'SEC-01', text: 'Voici le rapport.', by: 'membre Durand' },
      evidence: [{ id: piece, title: 'Rapport de test d’octobre', href: null }],
    });
    expect((await read('auditrice')).items).toHaveLength(74);
    expect((await reply('SEC-01', { text: 'Voici le rapport, page 4.' })).status).toBe(200);
    expect(await replyOn('SEC-01')).toMatchObject({ text: 'Voici le rapport, page 4.' });
    expect((await reply('SEC-01', { text: ' ' })).body).toMatchObject({ text: null, at: null });
    expect(await answersOf()).toEqual(before);
  });

  it('are refused with a reason: too long, without words, of another, of nobody’s business', async () => {
    const long = await reply('SEC-01', { text: 'a'.repeat(4_001) });
    expect(long.status).toBe(400);
    expect(long.body.errors).toMatchObject([
      { path: 'text', message: expect.stringContaining('4001') },
    ]);
    const piece = await ownPiece();
    const mute = await reply('SEC-01', { text: '', evidenceIds: [piece] });
    expect(mute.body.errors).toMatchObject([{ path: 'text' }]);
    await database()
      .db.update(schema.evidence)
      .set({ organisationId: world.otherLabeller.id })
      .where(eq(schema.evidence.id, piece));
    const stolen = await reply('SEC-01', { text: 'Voyez.', evidenceIds: [piece] });
    expect(stolen.body.errors).toMatchObject([{ path: 'evidenceIds' }]);
    expect((await reply('SEC-99', { text: 'Voyez.' })).status).toBe(404);
    expect((await reply('SEC-01', { text: 'Non.' }, { who: 'auditrice' })).status).toBe(403);
    expect((await reply('SEC-01', { text: 'Non.' }, { who: 'passant' })).status).toBe(404);
    const stale = await reply('SEC-01', { text: 'Moi aussi.' }, { etag: '"old"' });
    expect(stale).toMatchObject({ status: 412, body: { current: { text: null } } });
    expect((await read()).items.every(({ text }) => text === null)).toBe(true);
  });

  it('accept a piece of the frozen answer, which is not a new one', async () => {
    const [piece] = await database().query<{ id: string }>(
      `select evidence_id id from answer_evidence where criterion = 'SEC-01'`,
    );
    const sent = await reply('SEC-01', { text: 'Page 4.', evidenceIds: [piece!.id] });
    expect(sent.status).toBe(200);
    const back = await world.act('auditeur', ref, `/audits/${ref}/return`);
    expect(back).toMatchObject({ status: 409 });
    expect(back.text).toContain('aucune pièce nouvelle');
  });

  it('end when the vendor says so: the lead finalises, nobody else, not before', async () => {
    const early = await world.act('auditrice', ref, `/audits/${ref}/finalisation`);
    expect(early).toMatchObject({ status: 409 });
    expect(early.text).toContain('peut encore répondre');
    await reply('SEC-01', { text: 'La page 4 le montre.' });
    expect(await world.act('membre', ref, `/audits/${ref}/replies-closing`)).toMatchObject({
      status: 200,
    });
    expect((await world.told('auditrice')).map(({ body }) => body)).toEqual([
      expect.stringMatching(/^Il répond à 1\u00a0avis\. Lisez/),
    ]);
    expect((await reply('SEC-01', { text: 'Encore un mot.' })).status).toBe(409);
    expect(await world.act('auditeur', ref, `/audits/${ref}/finalisation`)).toMatchObject({
      status: 403,
    });
    const done = await world.act('auditrice', ref, `/audits/${ref}/finalisation`);
    expect(done).toMatchObject({ status: 200, body: { status: 'finalised' } });
    expect(await world.told('decideuse')).toMatchObject([
      { href: `/audits/${ref}/decision`, title: expect.stringContaining('décision vous attend') },
    ]);
    const again = await world.act('auditrice', ref, `/audits/${ref}/finalisation`);
    expect(again.status).toBe(409);
  });

  it('bring the audit back to fieldwork once, for a new piece; the next report opens fifteen days', async () => {
    await reply('SEC-01', { text: 'Voyez.', evidenceIds: [await ownPiece()] });
    await world.act('membre', ref, `/audits/${ref}/replies-closing`);
    later(4);
    const back = await world.act('auditeur', ref, `/audits/${ref}/return`);
    expect(back).toMatchObject({ status: 200, body: { status: 'fieldwork' } });
    expect(await replyOn('SEC-01')).toMatchObject({ text: 'Voyez.' });
    expect((await read()).items).toHaveLength(1);
    later(10);
    await database().query(
      `update audit set status = 'contradictory', contradictory_at = $2, replies_closed_at = null where id = $1`,
      [auditId, world.time.now],
    );
    expect((await reply('SEC-01', { text: 'Voyez encore.' })).status).toBe(200);
    const twice = await world.act('auditeur', ref, `/audits/${ref}/return`);
    expect(twice.text).toContain('déjà revenu une fois');
    later(14);
    expect(await runAuditClock(database(), world.time.now, ORIGIN)).toMatchObject({ finalised: 0 });
    later(1);
    expect(await runAuditClock(database(), world.time.now, ORIGIN)).toMatchObject({ finalised: 1 });
  });

  it('end with their delay: refused at once, finalised by the clock at its date, once', async () => {
    const start = world.time.now;
    later(11);
    const quiet = await runAuditClock(database(), world.time.now, ORIGIN);
    expect(quiet).toEqual({ finalised: 0, reminded: 0 });
    later(1);
    const warned = await runAuditClock(database(), world.time.now, ORIGIN);
    expect(warned).toEqual({ finalised: 0, reminded: 2 });
    expect(await runAuditClock(database(), world.time.now, ORIGIN)).toEqual({
      ...{ finalised: 0, reminded: 0 },
    });
    later(3);
    const late = await reply('SEC-01', { text: 'Trop tard.' });
    expect(late.status).toBe(409);
    expect(late.body.detail).toContain('délai de réponse');
    expect((await world.act('membre', ref, `/audits/${ref}/replies-closing`)).status).toBe(409);
    expect((await world.act('auditeur', ref, `/audits/${ref}/return`)).status).toBe(409);
    later(40);
    expect(await runAuditClock(database(), world.time.now, ORIGIN)).toMatchObject({ finalised: 1 });
    expect(await runAuditClock(database(), world.time.now, ORIGIN)).toMatchObject({ finalised: 0 });
    const due = new Date(new Date(start.slice(0, 10)).getTime() + 15 * 86_400_000).toISOString();
    expect(await world.read(ref)).toMatchObject({
      ...{ status: 'finalised', finalisedAt: due, statusSince: due },
    });
    expect((await world.log()).filter((one) => one === 'audit:finalise-overdue')).toHaveLength(1);
  });

  it('leave the same state whether the clock ticks daily or once', async () => {
    const { reference: other } = await world.auditAt('contradictory', {
      scheme: 'confiance-numerique',
    });
    const state = async (reference: string) => {
      const { status, statusSince, finalisedAt } = await world.read(reference);
      return { status, statusSince, finalisedAt };
    };
    const start = world.time.now;
    for (let day = 0; day < 20; day += 1) {
      later(1);
      await runAuditClock(database(), world.time.now, ORIGIN);
    }
    const daily = await state(ref);
    await database().query(
      `update audit set status = 'contradictory', status_since = $2, finalised_at = null where reference = $1`,
      [other, start],
    );
    await runAuditClock(database(), world.time.now, ORIGIN);
    expect(await state(other)).toEqual(daily);
  });
});
