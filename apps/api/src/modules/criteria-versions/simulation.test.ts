import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { loadSet, simulate } from '@gouvtech/criteria';
import { addExampleSet } from '@gouvtech/criteria/testing';
import { loadAssessment, schema } from '@gouvtech/db';
import { formatDate } from '@gouvtech/domain/format';
import { withDatabases } from '@gouvtech/db/testing';
import { aListing, assess, NOW, publish } from '../../../test/catalogue-builder.ts';
import { expectConforms } from '../../../test/conforms.ts';
import { person } from '../../../test/people.ts';
import { workshop, workshopApp, type Workshop } from '../assessments/testing/workshop.ts';
import { announce, retract, simulateAll } from './index.ts';

const set = addExampleSet();
const origin = { publicOrigin: 'http://localhost:3000' };
const REPORT = '/api/v1/moderation/criteria-versions/2027.0/simulation';

withDatabases('simulating a version of the référentiel', (database) => {
  let built: Awaited<ReturnType<typeof workshopApp>>;
  let at: Workshop;
  beforeAll(async () => {
    built = await workshopApp(database());
  });
  afterAll(() => built.app.close());
  beforeEach(async () => {
    at = await workshop(database(), built);
    const dependencies = { database: database(), clock: () => new Date(NOW), ...origin };
    await announce(dependencies, 'operator', '2027.0', '2027-07-01');
  });
  const run = (asOf = NOW, limit?: number) =>
    simulateAll(database(), '2027.0', asOf, { ...origin, ...(limit && { limit }) });
  const rows = () => database().db.select().from(schema.criteriaSimulation);
  const notices = () =>
    database().query<{ accountId: string; title: string; href: string }>(
      `select account_id "accountId", title, href from notification where kind = 'criteria-version'`,
    );
  const own = async (headers = at.member, slug = at.solution.slug) => {
    const url = `/api/v1/vendor/solutions/${slug}/criteria-simulation`;
    const reply = await built.app.inject({ url, headers });
    return { status: reply.statusCode, body: reply.json() };
  };
  const report = async (headers: Record<string, string>, query = '') => {
    const reply = await built.app.inject({ url: `${REPORT}${query}`, headers });
    return { status: reply.statusCode, body: reply.json() };
  };
  const moderator = () => person(database(), { email: 'm@exemple.fr', staff: 'moderator' });

  it('keeps for each public assessment what the engine says, and tells its vendor once', async () => {
    await assess(database(), at.solution.id);
    expect(await run()).toBe(1);
    const content = (await loadAssessment(database().db, at.solution.id))!;
    const expected = simulate(content.answers, {}, [loadSet('2026.1'), set], NOW);
    const [row] = await rows();
    expect(row).toMatchObject({
      solutionId: at.solution.id,
      result: JSON.parse(JSON.stringify(expected)),
      lost: expected.prerequisites.lost,
      won: expected.prerequisites.won,
      toAnswer: expected.toAnswer.length,
      change: expected.overall.after.declared! - expected.overall.before.declared!,
    });
    const told = await notices();
    expect(told.map(({ accountId }) => accountId).sort()).toEqual([...at.accounts.values()].sort());
    for (const { title, href } of told)
      expect([title, href]).toEqual([
        `Le référentiel 2027.0 entre en vigueur le ${formatDate('2027-07-01')}`,
        `/espace/solutions/${at.solution.slug}/simulation`,
      ]);
    expect(await run()).toBe(0);
    expect(await run('2026-11-30T08:00:00.000Z')).toBe(1);
    expect(await notices()).toHaveLength(2);
  });

  it('tells a second announcement as the first', async () => {
    await assess(database(), at.solution.id);
    await run();
    const later = '2026-11-21T08:00:00.000Z';
    const dependencies = { database: database(), clock: () => new Date(later), ...origin };
    await retract(dependencies, 'operator', '2027.0', 'Erreur de date');
    expect(await rows()).toEqual([]);
    await announce(dependencies, 'operator', '2027.0', '2027-09-01');
    await run(later);
    const titles = (await notices()).map(({ title }) => title);
    expect(titles).toHaveLength(6);
    expect(titles).toContain('L’annonce du référentiel 2027.0 est retirée');
    expect(titles.at(-1)).toContain(formatDate('2027-09-01'));
  });

  it('goes on from where it stopped, and forgets what is public no more', async () => {
    const ids = [at.solution.id];
    for (const name of ['Bêta', 'Gamma', 'Delta']) ids.push((await at.add(name)).id);
    for (const id of ids) await assess(database(), id);
    expect(await run(NOW, 3)).toBe(3);
    expect(await rows()).toHaveLength(3);
    expect(await run()).toBe(1);
    expect(await rows()).toHaveLength(4);
    expect(await notices()).toHaveLength(2);
    await database().query(`update assessment set status = 'withdrawn' where solution_id = $1`, [
      ids[2],
    ]);
    await run();
    expect(await rows()).toHaveLength(3);
  });

  it('changes nothing of the assessments', async () => {
    await assess(database(), at.solution.id);
    const all = () =>
      Promise.all(
        ['assessment', 'answer', 'snapshot', 'catalogue_entry', 'verdict'].map((table) =>
          database().query(`select md5(string_agg(t::text, '' order by t::text)) from ${table} t`),
        ),
      );
    const before = await all();
    await run();
    expect(await all()).toEqual(before);
  });

  it('is shown to the vendor and to moderators, to nobody else, and 404 when there is none', async () => {
    expect(await own()).toMatchObject({ status: 404, body: { code: 'not-found' } });
    await assess(database(), at.solution.id);
    const other = await at.add('Bêta');
    await assess(database(), other.id);
    await run();
    const { status, body } = await own();
    expect(status).toBe(200);
    expectConforms('CriteriaSimulation', body);
    expect(body).toMatchObject({
      ...{ slug: at.solution.slug, name: 'Agenda', from: '2026.1', to: '2027.0' },
      ...{ inForceOn: '2027-07-01', inForce: false },
      others: [{ slug: other.slug, name: 'Bêta' }],
    });
    expect((await own((await moderator()).headers)).status).toBe(200);
    const outsider = await at.person('ailleurs', null);
    const hidden = await own(outsider);
    const missing = await own(outsider, 'rien-ici');
    expect(hidden.status).toBe(404);
    expect({ ...hidden.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
    expect((await own({})).status).toBe(401);
  });

  it('counts and orders who changes, page by page, for those who moderate', async () => {
    await assess(database(), at.solution.id);
    for (const name of ['Bêta', 'Gamma']) await assess(database(), (await at.add(name)).id, [0, 0]);
    const [free] = await publish(database(), [aListing({ name: 'Sans réponse' })]);
    await run();
    const { headers } = await moderator();
    const { status, body } = await report(headers);
    expect(status).toBe(200);
    expectConforms('CriteriaReport', body);
    expect(body).toMatchObject({
      simulated: 3,
      total: 3,
      unknown: 0,
      losing: 3,
      page: 1,
      pages: 1,
    });
    expect(body.lost).toContainEqual({ criterion: 'SEC-17', solutions: 3 });
    expect(body.won).toContainEqual({ criterion: 'ACH-06', solutions: 3 });
    expect(body.steps.reduce((n: number, one: { solutions: number }) => n + one.solutions, 0)).toBe(
      3,
    );
    const changes = body.solutions.map(({ change }: { change: number }) => Math.abs(change));
    expect(changes).toEqual(changes.toSorted((a: number, b: number) => b - a));
    expect(body.solutions.map(({ slug }: { slug: string }) => slug)).not.toContain(free!.slug);
    const byName = (await report(headers, '?sort=name')).body.solutions;
    expect(byName.map(({ name }: { name: string }) => name)).toEqual(['Agenda', 'Bêta', 'Gamma']);
    expect((await report(headers, '?page=2')).body.solutions).toEqual([]);
    expect((await report(headers, '?sort=luck')).status).toBe(400);
    expect((await report(at.member)).status).toBe(403);
  });

  it('shows as unknown a score that is null before or after', async () => {
    await assess(database(), at.solution.id);
    await run();
    await database().query(
      `update criteria_simulation set change = null, result = jsonb_set(result, '{overall,after}',
        '{"declared":null,"checked":null,"audited":null,"assured":null}')`,
    );
    const { body } = await report((await moderator()).headers);
    expect(body).toMatchObject({ simulated: 1, unknown: 1, solutions: [{ change: null }] });
  });

  it('can be downloaded, one line for each solution, formulas made harmless', async () => {
    const bold = await at.add('=1+1');
    for (const { id } of [at.solution, bold]) await assess(database(), id);
    await run();
    const url = `${REPORT}.csv`;
    const reply = await built.app.inject({ url, headers: (await moderator()).headers });
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = reply.body.split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^\uFEFFSolution;Identifiant;Éditeur;/);
    expect(reply.body).toContain("'=1+1");
    expect(new Set(lines.slice(0, 3).map((line) => line.split(';').length)).size).toBe(1);
    expect((await built.app.inject({ url, headers: at.member })).statusCode).toBe(403);
  });
});
