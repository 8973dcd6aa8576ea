import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { person, type Person } from '../../../test/people.ts';
import { FIRST_REPLIES } from '@gouvtech/domain/saved-replies';

withDatabases('saved replies', (database) => {
  let app: FastifyInstance;
  let moderator: Person;
  beforeAll(async () => {
    app = await testApp(database());
  });
  beforeEach(async () => {
    moderator = await person(database(), { email: 'samuel@dinum.example', staff: 'moderator' });
  });
  afterAll(() => app.close());

  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path = '',
    { body, ifMatch, who = moderator }: { body?: object; ifMatch?: string; who?: Person } = {},
  ) => {
    const reply = await app.inject({
      method,
      url: `/api/v1/moderation/replies${path}`,
      headers: { ...who.headers, ...(ifMatch && { 'if-match': ifMatch }) },
      ...(body && { payload: body }),
    });
    return { status: reply.statusCode, body: reply.json() };
  };
  const words = { title: 'Prix', body: 'Indiquez le prix d’entrée.', use: 'request-changes' };

  it('are for moderators', async () => {
    const who = await person(database(), { email: 'passant@exemple.fr' });
    expect((await send('GET', '', { who })).status).toBe(403);
    expect((await send('POST', '', { who, body: words })).status).toBe(403);
  });

  it('are written, corrected by one at a time, and deleted', async () => {
    const made = await send('POST', '', { body: words });
    expect(made).toMatchObject({ status: 200, body: words });
    const { id, etag } = made.body;
    const again = await send('POST', '', { body: words });
    expect([again.status, again.body.errors[0].path]).toEqual([400, 'title']);

    const better = { ...words, body: 'Indiquez le prix d’entrée et de sortie.' };
    expect((await send('PUT', `/${id}`, { body: better })).status).toBe(428);
    expect((await send('PUT', `/${id}`, { body: better, ifMatch: etag })).body).toMatchObject(
      better,
    );
    const late = await send('PUT', `/${id}`, { body: words, ifMatch: etag });
    expect([late.status, late.body.current]).toMatchObject([412, better]);
    expect((await send('DELETE', `/${id}`, { ifMatch: etag })).status).toBe(412);
    const { etag: now } = late.body.current;
    expect((await send('DELETE', `/${id}`, { ifMatch: now })).status).toBe(200);
    expect((await send('GET')).body.items).toEqual([]);
    expect((await send('DELETE', `/${id}`, { ifMatch: now })).status).toBe(404);
  });

  it('say which field is empty or too long', async () => {
    const empty = await send('POST', '', { body: { ...words, title: ' ', body: '' } });
    expect(empty.body.errors.map(({ path }: { path: string }) => path)).toEqual(['title', 'body']);
    const long = await send('POST', '', { body: { ...words, body: 'a'.repeat(100_000) } });
    expect([long.status, long.body.errors[0].path]).toEqual([400, 'body']);
  });

  it('offer a first set that may be asked for twice', async () => {
    await send('POST', '/first');
    const { body } = await send('POST', '/first');
    expect(body.items).toHaveLength(FIRST_REPLIES.length);
  });
});
