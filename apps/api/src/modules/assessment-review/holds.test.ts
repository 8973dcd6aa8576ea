import { afterAll, beforeAll, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { workshopApp } from '../assessments/testing/workshop.ts';
import { bench, CLAIMED } from './testing/bench.ts';

const CLAIM = `/criteria/${CLAIMED}/claim`;
const REFUSED = { decision: 'refuse', reason: 'Des données dorment.' };

withDatabases('claims that a moderator took', (database) => {
  let made: Awaited<ReturnType<typeof workshopApp>>;
  beforeAll(async () => {
    made = await workshopApp(database());
  });
  afterAll(() => made.app.close());

  it('are decided by no other, and leave the queue with the last one', async () => {
    const at = await bench(database(), made);
    await at.attested();
    await at.heldByColleague('not-applicable');
    const refused = await at.judge(CLAIM, REFUSED);
    expect(refused.body).toMatchObject({ status: 409, code: 'conflict' });
    const done = await at.judge(CLAIM, REFUSED, at.colleague);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(await database().db.select().from(schema.moderationHold)).toEqual([]);
  });
});
