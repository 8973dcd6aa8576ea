import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import { person, type Person } from '../../../test/people.ts';
import { readSession } from '../accounts/index.ts';
import { cancel, confirm, expireProposals, openActs, propose, type Effects } from './index.ts';

const PLACE = { at: NOW, publicOrigin: 'http://localhost:3000' };
const OBJECT = { type: 'assessment', id: '00000000-0000-4000-8000-000000000001' };
const ACT = {
  action: 'assessment:invalidate',
  object: OBJECT,
  ...{ organisationId: null, solutionId: null, label: 'l’évaluation de Parafil' },
  href: '/moderation/evaluations/parafil',
  reason: 'Preuve falsifiée.',
};

withDatabases('acts of two people', (database, engine) => {
  let app: FastifyInstance;
  let [one, other, moderator] = [] as Person[] as [Person, Person, Person];
  let done: string[];
  const effects: Effects = {
    'assessment:invalidate': async (_tx, { act }) => void done.push(act.objectId),
  };
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    done = [];
    one = await person(database(), { email: 'une@exemple.fr', staff: 'administrator' });
    other = await person(database(), { email: 'autre@exemple.fr', staff: 'administrator' });
    moderator = await person(database(), { email: 'modere@exemple.fr', staff: 'moderator' });
  });
  afterAll(() => app.close());

  const actorOf = async ({ headers }: Person) => {
    const token = headers.cookie!.split('=')[1]!;
    return (await readSession(database(), new Date(NOW), token))!.actor;
  };
  const proposed = async (who = one, reason = ACT.reason) => {
    const actor = await actorOf(who);
    return database().transaction((tx) => propose(tx, actor, { ...ACT, reason }, PLACE));
  };
  const confirmed = async (who: Person, id: string, at = NOW) => {
    const actor = await actorOf(who);
    return database().transaction((tx) => confirm(tx, actor, id, { at, effects }));
  };

  it('take effect when another administrator confirms, and not before', async () => {
    const { id } = await proposed();
    expect(done).toEqual([]);
    await expect(confirmed(one, id)).rejects.toThrow('Vous avez proposé cet acte');
    await expect(confirmed(moderator, id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(done).toEqual([]);
    expect(await confirmed(other, id)).toMatchObject({
      status: 'confirmed',
      decidedByName: 'Camille Durand',
    });
    expect(done).toEqual([OBJECT.id]);
    await expect(confirmed(other, id)).rejects.toMatchObject({ code: 'transition-refused' });
    expect((await verifyEventLog(database())).ok).toBe(true);
  });

  it('take effect once when two administrators confirm at the same time', async () => {
    const third = await person(database(), { email: 'tierce@exemple.fr', staff: 'administrator' });
    const { id } = await proposed();
    const both = await Promise.allSettled([confirmed(other, id), confirmed(third, id)]);
    expect(both.map(({ status }) => status).sort(), engine).toEqual(['fulfilled', 'rejected']);
    expect(done).toHaveLength(1);
  });

  it('tell the other administrators, with the reason', async () => {
    await proposed();
    const notices = await database().db.select().from(schema.notification);
    expect(notices.map(({ accountId }) => accountId)).toEqual([other.accountId]);
    expect(notices[0]!.body).toContain('Preuve falsifiée.');
  });

  it('are proposed once for an object, with a reason, and may be given up', async () => {
    await expect(proposed(one, ' \n')).rejects.toMatchObject({ code: 'invalid-input' });
    const { id } = await proposed();
    await expect(proposed(other)).rejects.toMatchObject({ code: 'conflict' });
    expect(await openActs(database().db, OBJECT, NOW)).toHaveLength(1);
    const actor = await actorOf(one);
    await database().transaction((tx) => cancel(tx, actor, id, { at: NOW }));
    expect(await openActs(database().db, OBJECT, NOW)).toEqual([]);
    expect((await proposed(other)).status).toBe('proposed');
  });

  it('lapse after 14 days, even before the clock has passed', async () => {
    const { id, expiresAt } = await proposed();
    expect(expiresAt).toBe('2026-12-04T00:00:00.000Z');
    await expect(confirmed(other, id, expiresAt)).rejects.toMatchObject({
      code: 'transition-refused',
    });
    expect(await openActs(database().db, OBJECT, expiresAt)).toEqual([]);
    expect(await expireProposals(database(), '2026-12-03T23:59:59.000Z')).toBe(0);
    expect(await expireProposals(database(), '2026-12-09T00:00:00.000Z')).toBe(1);
    expect(await expireProposals(database(), '2026-12-09T00:00:00.000Z')).toBe(0);
    expect(done).toEqual([]);
  });

  it('do nothing at all when their effect is refused', async () => {
    const { id } = await proposed();
    const actor = await actorOf(other);
    const failing: Effects = {
      'assessment:invalidate': () => Promise.reject(new Error('the round was withdrawn')),
    };
    await expect(
      database().transaction((tx) => confirm(tx, actor, id, { at: NOW, effects: failing })),
    ).rejects.toThrow('the round was withdrawn');
    expect(await openActs(database().db, OBJECT, NOW)).toHaveLength(1);
  });

  it('are listed for administrators only, with what each may do', async () => {
    const { id } = await proposed();
    const read = async (who?: Person) => {
      const reply = await app.inject({
        url: '/api/v1/moderation/two-person-acts',
        headers: who?.headers ?? {},
      });
      return { status: reply.statusCode, body: reply.json() };
    };
    expect((await read()).status).toBe(401);
    expect((await read(moderator)).status).toBe(403);
    expect((await read(one)).body.items).toMatchObject([
      { id, actions: ['two-person-act:read', 'two-person-act:cancel'] },
    ]);
    const mine = (await read(other)).body.items;
    expect(mine[0].actions).toContain('two-person-act:confirm');
    const cancelled = await app.inject({
      method: 'POST',
      url: `/api/v1/moderation/two-person-acts/${id}/cancellation`,
      headers: other.headers,
    });
    expect(cancelled.statusCode).toBe(204);
    expect((await read(one)).body.items).toMatchObject([{ status: 'cancelled' }]);
  });
});
