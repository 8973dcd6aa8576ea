import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { unnamed } from './desk-view.ts';
import { findDeskSolution, listAccredited } from './desk-repository.ts';
import { independenceOf, independenceOfLabellers } from './independence-repository.ts';
import { stage, stageApp } from './testing/stage.ts';

withDatabases('the labellers of the audit desk', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());

  it('are judged all at once as each one is when it is asked', async () => {
    const world = await stage(database(), made);
    const sql = (text: string, values: unknown[] = []) => database().query(text, values);
    const { vendorId, labeller, otherLabeller, solution, time } = world;
    await sql(`update organisation set parent_sirens = '{552032534}' where id = any($1)`, [
      [vendorId, labeller.id],
    ]);
    await sql(
      `insert into solution (slug, organisation_id, status, published_version, updated_at)
       select 'rivale', $1, 'published', 1, updated_at from solution limit 1`,
      [otherLabeller.id],
    );
    await sql(`insert into listing_version (solution_id, version, content, reason, author, created_at)
      select (select id from solution where slug = 'rivale'), 1, content, reason, author, created_at
      from listing_version limit 1`);
    await sql(`update accreditation set fee_statement = '' where scheme = 'socle-public'`);
    const { db } = database();
    const pair = unnamed((await findDeskSolution(db, solution.slug))!);
    const labellers = await listAccredited(db, time.now);
    const together = await independenceOfLabellers(db, pair, labellers, time.now);
    const apart = [];
    for (const one of labellers)
      apart.push(
        await independenceOf(
          db,
          { ...pair, labeller: one, scheme: one.scheme },
          { signaturesDue: false },
          time.now,
        ),
      );
    expect(together).toEqual(apart);
    const guards = together.map((problems) => problems.map(({ guard }) => guard).join(' '));
    expect(new Set(guards)).toEqual(new Set(['I1', 'I4', 'I1 I8', 'I4 I8']));
  });
});
