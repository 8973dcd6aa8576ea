/**
 * Random acts of vendors, labellers, staff and the clock on audits and labels, through the API and its database.
 * `LABEL_SEQUENCES=100` for more of them; `SEED` plays one again.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dayOf, labelLevel, loadSet, startOf, type ScoreSheet } from '@gouvtech/criteria';
import { verifyEventLog, type Database } from '@gouvtech/db';
import { emptyDatabase, openTestMemory, openTestPostgres } from '@gouvtech/db/testing';
import { LABEL_SCHEMES, OPEN_AUDIT_STATUSES, type LabelSchemeId } from '@gouvtech/domain';
import { chance, type Chance } from '@gouvtech/domain/testing/random';
import { runClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { stage, stageApp, type Stage, type Who } from '../../src/modules/audits/testing/stage.ts';
import { filesOf } from '../../src/modules/files/index.ts';
import { snapshot } from '../access/restore.ts';
import { ORIGIN } from '../people.ts';
import type { LabelScene, Target } from './acts-labels.ts';
import { CORE, drawLabelAct } from './draw-labels.ts';
import { replayLabels } from './replay-labels.ts';

const SEQUENCES = Number(process.env['LABEL_SEQUENCES'] ?? 8);
const ONLY = process.env['SEED'];
const STEPS = 90;
const SET = loadSet('2026.1');
const CALM = { openMajorNonConformity: false, assessmentCurrent: true };

let database: Database;
let close: () => Promise<void>;
let made: Awaited<ReturnType<typeof stageApp>>;
const files = filesOf(readConfig({ LOG_LEVEL: 'silent' }));

beforeAll(async () => {
  ({ database, close } = await openTestPostgres().catch(openTestMemory));
  made = await stageApp(database);
}, 120_000);
afterAll(async () => {
  await made?.app.close();
  await close?.();
});

async function newScene(luck: Chance): Promise<LabelScene> {
  await emptyDatabase(database);
  const at = await stage(database, made);
  return {
    ...{ at, database, luck },
    ask: async (who, method, path, options) => {
      const reply = await at.send(who, method, path, options);
      if (reply.status >= 500) throw new Error(`${method} ${path}: ${reply.text}`);
      return reply;
    },
  };
}

async function targetsOf({ accounts }: Stage): Promise<Target[]> {
  const who = new Map(Object.entries(accounts).map(([name, id]) => [id, name as Who]));
  const audits = await database.query<{
    reference: string;
    status: string;
    kind: string;
    version: number;
    lead: string | null;
    team: string[];
    appealed: boolean;
  }>(
    `select reference, status, kind, version, lead_id as lead, appealed_at is not null and appeal_decided_at is null as appealed,
       array(select account_id::text from audit_member m where m.audit_id = a.id order by 1) as team
     from audit a order by reference`,
  );
  const labels = await database.query<{ reference: string; status: string }>(
    'select reference, status from label order by reference',
  );
  const rights = await database.query<{ id: string; status: string }>(
    `select c.id, c.status from accreditation c join organisation o on o.id = c.organisation_id
     where o.slug = 'verif-ethique' order by c.scheme`,
  );
  return [
    ...audits.map(({ kind, lead, team, ...one }) => ({
      ...{ ...one, kind: 'audit' as const, surveillance: kind === 'surveillance' },
      lead: (lead && who.get(lead)) || null,
      team: team.flatMap((id) => who.get(id) ?? []),
    })),
    ...labels.map((one) => ({ ...one, kind: 'label' as const })),
    ...rights.map((one) => ({ ...one, kind: 'accreditation' as const })),
  ];
}

const tick = () =>
  runClock(database, made.time.now, { publicOrigin: ORIGIN, files, linkChecks: false });
const later = (days: number): void => {
  const day = startOf(addDays(dayOf(made.time.now), days));
  made.time.now = day.replace('T00:00:00', 'T08:00:00');
};

const none = async (what: string, statement: string): Promise<void> =>
  expect(await database.query(statement), what).toEqual([]);
const open = `status in (${OPEN_AUDIT_STATUSES.map((one) => `'${one}'`).join(', ')})`;

/** Levels of the snapshots seen: a snapshot never changes. */
const computed = new Map<string, number>();

async function checkState(): Promise<void> {
  await none(
    'one open audit of a pair at most',
    `select 1 from audit where ${open} group by solution_id, scheme having count(*) > 1`,
  );
  await none(
    'one active label of a pair at most',
    `select 1 from label where status = 'active' group by solution_id, scheme having count(*) > 1`,
  );
  await none(
    'no label without a whole audit of its scheme that was decided, by nobody of its team',
    `select l.reference from label l join audit a on a.id = l.audit_id
     where a.scheme <> l.scheme or a.solution_id <> l.solution_id or a.kind <> 'full'
       or a.status not in ('closed', 'reopened') or a.decided_by is distinct from l.granted_by
       or exists (select from audit_member m where m.audit_id = a.id and m.account_id = a.decided_by)`,
  );
  await none(
    'one published assessment of a solution at most',
    `select 1 from assessment where status in ('published', 'stale', 'expired') group by solution_id having count(*) > 1`,
  );
  const labels = await database.query<{
    reference: string;
    scheme: LabelSchemeId;
    level: number;
    snapshot: string;
  }>(
    `select l.reference, l.scheme, l.level, a.closing_snapshot_id as snapshot
     from label l join audit a on a.id = l.audit_id where l.status in ('granted', 'active', 'suspended')`,
  );
  for (const one of labels) {
    const level = computed.get(one.snapshot) ?? (await levelOf(one.snapshot, one.scheme));
    computed.set(one.snapshot, level);
    expect(one.level, `${one.reference} against its snapshot`).toBeLessThanOrEqual(level);
    expect(one.level).toBeGreaterThan(0);
  }
}

async function levelOf(id: string, scheme: LabelSchemeId): Promise<number> {
  const [row] = await database.query<{ result: ScoreSheet }>(
    'select result from snapshot where id = $1',
    [id],
  );
  return labelLevel(row!.result, SET, LABEL_SCHEMES[scheme], CALM).level;
}

/** From the log: nobody held two sides of one audit. */
async function checkRoles(): Promise<void> {
  await none(
    'nobody is of two sides of one audit',
    `select object_id, actor from event where object_type = 'audit' and actor is not null
     group by object_id, actor
     having (bool_or(content::jsonb ->> 'role' in ('member', 'signatory'))::int
       + bool_or(content::jsonb ->> 'role' in ('auditor', 'decider'))::int
       + bool_or(content::jsonb ->> 'role' in ('moderator', 'administrator'))::int) > 1`,
  );
  await none(
    'who decides wrote no verdict',
    `select d.object_id from event d join event w on w.object_id = d.object_id and w.actor = d.actor
     where d.action = 'audit:decide' and w.action in ('audit:write-verdict', 'audit:sign-independence', 'audit:open')`,
  );
  await none(
    'who judges an appeal took no part before',
    `select e.object_id from event e where e.action in ('audit:reopen', 'audit:dismiss-appeal')
       and exists (select from event o where o.object_id = e.object_id and o.seq < e.seq and o.actor = e.actor)`,
  );
  await none(
    'nobody of the team that an appeal sent away audits again',
    `select n.reference from audit n join audit_member m on m.audit_id = n.id
       join audit_member o on o.audit_id = n.replaces_id and o.account_id = m.account_id`,
  );
}

const states = async () => ({
  audits: await database.query(
    `select solution_id, scheme, kind, status, case when kind = 'full' then status_since end from audit order by 1, 2, requested_at, id`,
  ),
  labels: await database.query('select id, status, status_since from label order by id'),
  due: await database.query(
    'select label_id, number, due_on, audit_id is null from label_surveillance order by 1, 2',
  ),
  rights: await database.query('select id, status, status_since from accreditation order by id'),
});
const events = async () =>
  (await database.query<{ n: number }>('select count(*)::int as n from event'))[0]!.n;

/** A tick a day, or one at the end. */
async function sameEitherWay(luck: Chance): Promise<void> {
  const restore = await snapshot(database);
  const start = made.time.now;
  const days = luck.pick([10, 25, 45]);
  for (let day = 0; day < days; day += 1) {
    later(1);
    await tick();
  }
  const daily = await states();
  await restore();
  made.time.now = start;
  later(days);
  await tick();
  expect(daily).toEqual(await states());
  const before = await events();
  await tick();
  expect(await events(), 'a second tick does nothing').toBe(before);
}

it(`holds its promises through ${ONLY ? 1 : SEQUENCES} random lives of ${STEPS} acts on audits and labels`, async () => {
  const done = new Map<string, number>();
  let [refused, played] = [0, 0];
  const seeds = ONLY ? [Number(ONLY)] : Array.from({ length: SEQUENCES }, (_, index) => index + 1);
  for (const seed of seeds) {
    const luck = chance(seed);
    try {
      const scene = await newScene(luck);
      for (let step = 0; step < STEPS; step += 1) {
        if (luck.oneIn(18)) {
          later(luck.pick([1, 4, 16, 16, 40, 120]));
          await tick();
          await checkState();
          continue;
        }
        const { act, target } = drawLabelAct(scene, await targetsOf(scene.at));
        const { status } = await act.run(scene, target as never);
        if (status < 300) {
          done.set(act.name, (done.get(act.name) ?? 0) + 1);
          await checkState();
        } else refused += 1;
      }
      await checkRoles();
      played += await replayLabels(database);
      expect(await verifyEventLog(database)).toMatchObject({ ok: true });
      if (seed % 6 === 0 || ONLY) await sameEitherWay(luck);
    } catch (error) {
      throw new Error(`SEED=${seed}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
  }
  const total = [...done.values()].reduce((sum, n) => sum + n, 0);
  console.info(
    `${seeds.length} sequences, ${total} acts done, ${refused} refused, ${played} lines of the log played again`,
  );
  console.info([...done].map(([name, n]) => `${name} ${n}`).join(', '));
  if (ONLY) return;
  expect(CORE.filter((name) => !done.has(name))).toEqual([]);
}, 1_200_000);
