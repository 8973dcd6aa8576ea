/** What audits and labels of the demonstration promise, once it is loaded. */
import { expect } from 'vitest';
import {
  labelLevel,
  loadSet,
  score,
  type Day,
  type Instant,
  type ScoreSheet,
} from '@gouvtech/criteria';
import {
  ACCREDITATION_STATUSES,
  AUDIT_STATUSES,
  LABEL_SCHEME_IDS,
  LABEL_SCHEMES,
  LABEL_STATUSES,
  OPEN_AUDIT_STATUSES,
  type LabelSchemeId,
  type LabelStatus,
} from '@gouvtech/domain';
import { loadAssessment } from '../../src/readers/assessment.ts';
import type { Database } from '../../src/database.ts';
import { AUDITS } from '../audits/index.ts';
import { clockOf } from '../clock.ts';
import { LABELLERS } from '../people/labellers.ts';

const SET = loadSet('2026.1');
const CALM = { openMajorNonConformity: false, assessmentCurrent: true };

type Label = {
  reference: string;
  slug: string;
  solutionId: string;
  scheme: LabelSchemeId;
  status: LabelStatus;
  level: number;
  auditScheme: string;
  auditStatus: string;
  auditKind: string;
  result: ScoreSheet;
  validFrom: string | null;
  validUntil: string | null;
  grantedAt: Instant;
  grantedBy: string;
  team: string[];
};

const LABELS = `select l.reference, s.slug, s.id as "solutionId", l.scheme, l.status, l.level, a.scheme as "auditScheme",
    a.status as "auditStatus", a.kind as "auditKind", c.result, l.valid_from::text as "validFrom",
    l.valid_until::text as "validUntil", l.granted_at as "grantedAt", l.granted_by as "grantedBy",
    array(select m.account_id::text from audit_member m where m.audit_id = a.id) as team
  from label l join audit a on a.id = l.audit_id join solution s on s.id = l.solution_id
    left join snapshot c on c.id = l.snapshot_id order by l.reference`;

const distinct = async ({ query }: Database, table: string): Promise<string[]> =>
  (await query<{ status: string }>(`select distinct status from ${table} order by 1`)).map(
    ({ status }) => status,
  );

export async function checkAudits(database: Database, today: Day): Promise<void> {
  const labels = await database.query<Label>(LABELS);
  await showsAll(database, labels);
  neverAbove(labels);
  await activeHold(database, labels, today);
  await clockRests(database, today);
  await openOnce(database);
  await namesLabellers(database);
}

/** Every status of an accreditation, of an audit and of a label, every level, every scheme. */
async function showsAll(database: Database, labels: Label[]): Promise<void> {
  expect(await distinct(database, 'accreditation')).toEqual([...ACCREDITATION_STATUSES].sort());
  expect(await distinct(database, 'audit')).toEqual([...AUDIT_STATUSES].sort());
  expect(await distinct(database, 'label')).toEqual([...LABEL_STATUSES].sort());
  const active = labels.filter(({ status }) => status === 'active');
  expect(new Set(active.map(({ level }) => level))).toEqual(new Set([1, 2, 3]));
  expect(new Set(active.map(({ scheme }) => scheme))).toEqual(new Set(LABEL_SCHEME_IDS));
}

/** No label above the level computed on the snapshot of its decision. */
function neverAbove(labels: Label[]): void {
  for (const { reference, scheme, status, level, result } of labels) {
    const computed = labelLevel(result, SET, LABEL_SCHEMES[scheme], CALM).level;
    expect(level, reference).toBeLessThanOrEqual(computed);
    expect(level > 0, reference).toBe(status !== 'refused');
  }
}

/** An active label has a closed audit of its scheme, decided by somebody else, and its conditions still hold. */
async function activeHold(database: Database, labels: Label[], today: Day): Promise<void> {
  const now = clockOf(today).now;
  for (const one of labels) {
    expect([one.auditScheme, one.auditKind], one.reference).toEqual([one.scheme, 'full']);
    expect(one.team, one.reference).not.toContain(one.grantedBy);
    if (one.status === 'refused') continue;
    expect(one.auditStatus, one.reference).toBe('closed');
    if (one.status !== 'active') continue;
    expect(one.validFrom! <= today && today <= one.validUntil!, one.reference).toBe(true);
    const { assessment, answers } = (await loadAssessment(database.db, one.solutionId))!;
    expect(assessment.status, one.reference).toBe('published');
    const sheet = score(answers, assessment.facts, SET, now);
    const held = labelLevel(sheet, SET, LABEL_SCHEMES[one.scheme], CALM);
    expect(held.level, `${one.reference} ${one.slug}`).toBeGreaterThanOrEqual(one.level);
  }
}

/** The clock has nothing to do on the first day. */
async function clockRests(database: Database, today: Day): Promise<void> {
  const late = await database.query(
    `select l.reference from label l join label_surveillance u on u.label_id = l.id
     where l.status = 'active' and u.closed_at is null and u.due_on < '${today}'
     union select reference from audit where status = 'contradictory' and contradictory_at < '${today}'::date - 14
     union select reference from label where status = 'granted' and valid_from <= '${today}'
     union select reference from label where status = 'suspended' and suspended_at < '${today}'::date - interval '5 months'`,
  );
  expect(late).toEqual([]);
}

/** One open audit of a pair at most; a verdict on what is required once the vendor reads it. */
async function openOnce(database: Database): Promise<void> {
  const open = `status in (${OPEN_AUDIT_STATUSES.map((one) => `'${one}'`).join(',')})`;
  const twice = await database.query(
    `select 1 from audit where ${open} group by solution_id, scheme having count(*) > 1`,
  );
  expect(twice).toEqual([]);
  const empty = await database.query<{ reference: string; n: number }>(
    `select a.reference, (select count(*)::int from audit_verdict v where v.audit_id = a.id and not draft) as n
     from audit a where status in ('contradictory', 'finalised', 'closed', 'reopened')`,
  );
  for (const { reference, n } of empty) expect(n, reference).toBeGreaterThan(12);
  const unlinked = await database.query(
    `select v.id from verdict v left join audit a on a.id = v.audit_id where v.audit_id is not null and a.id is null`,
  );
  expect(unlinked).toEqual([]);
}

/** Labellers exist, references are nobody else’s. */
async function namesLabellers(database: Database): Promise<void> {
  const slugs = new Set(LABELLERS.map(({ slug }) => slug));
  expect(AUDITS.filter(({ labeller }) => !slugs.has(labeller))).toEqual([]);
  for (const numbers of [
    AUDITS.map(({ number }) => number),
    AUDITS.flatMap(({ label }) => label?.number ?? []),
  ])
    expect(new Set(numbers).size).toBe(numbers.length);
  const written = await database.query<{ n: number }>('select count(*)::int as n from audit');
  expect(written[0]!.n).toBe(AUDITS.length);
}
