import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { actionsInLog, addOrganisation, addPersonTo, send } from '../../../test/organisations.ts';
import type { Person } from '../../../test/people.ts';

withDatabases('the facts of an organisation', (database) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await testApp(database());
  });
  afterAll(() => app.close());

  it('are edited by two administrators without losing what either wrote', async () => {
    const { id, slug } = await addOrganisation(database(), { name: 'Atelier' });
    const ada = await addPersonTo(database(), id, 'Ada', { administrator: true });
    const bob = await addPersonTo(database(), id, 'Bob', { administrator: true });
    const url = `/api/v1/organisations/${slug}`;
    const { etag } = (await send(app, ada, 'GET', url)).body.inside;
    const facts = { name: 'Atelier', city: 'Rennes', website: '', contactEmail: '' };
    const edit = (who: Person, city: string, version?: string) =>
      send(app, who, 'PUT', url, { ...facts, city }, version ? { 'if-match': version } : {});
    const replies = await Promise.all([edit(ada, 'Rennes', etag), edit(bob, 'Brest', etag)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [kept, refused] = replies[0]!.status === 200 ? replies : replies.toReversed();
    expect(refused!.body.current).toMatchObject({ city: kept!.body.city });
    const again = await edit(bob, 'Brest', refused!.body.current.inside.etag);
    expect(again.body.city).toBe('Brest');
    expect((await edit(bob, 'Brest')).status).toBe(428);
    expect(await actionsInLog(database())).toEqual(['organisation:edit', 'organisation:edit']);
  });
});
