/** Each source of the queue, as one SELECT of the same columns. What the catalogue has many of is read by an index of what waits. */
import { sql, type SQL } from 'drizzle-orm';
import {
  ADMINISTRATOR_KINDS,
  APPEAL_DECISION_DAYS,
  QUEUE_DAYS,
  type QueueKind,
} from '@gouvtech/domain/moderation-queue';

/** Assessments are published by the clock: one still attested this long after waits for a person. */
const CLOCK_MINUTES = 60;

const days = (kind: keyof typeof QUEUE_DAYS) => sql.raw(`interval '${QUEUE_DAYS[kind]} days'`);
const appeal = sql.raw(`interval '${APPEAL_DECISION_DAYS} days'`);

/**
 * One row by its key for each item that waits. `offset 0` keeps the planner from reading the whole table instead: it
 * reckons that cheaper for a few hundred items, and it is not when the catalogue grows.
 */
const byKey = (table: 'solution' | 'assessment', alias: string, key: string, where = 'true') =>
  sql.raw(`join lateral (select * from ${table} where id = ${key} offset 0) ${alias} on ${where}`);
const UP = `s.status in ('published', 'suspended')`;

/** Name of a listing the public knows, from its columns rather than from its stored version. */
const known = sql.raw(`coalesce(l.name, s.slug)`);
const solution = sql.raw(
  `left join listing l on l.solution_id = s.id left join organisation o on o.id = s.organisation_id`,
);

/** Columns: kind, id, name, detail, organisation_id, organisation, since, due, holder. */
const SOURCES: Record<Exclude<QueueKind, 'update'>, (now: string) => SQL> = {
  // A page that is up is known by its public name, which costs less to read than the revision.
  // The reviewer is on the revision, and the time of submission in the log: taking a file does not make it younger.
  submission: () => sql`
    select case when s.status in ('published', 'suspended') then 'update' else 'submission' end, s.slug,
      coalesce(l.name, r.content ->> 'name', s.slug), null::text, o.id, o.name, sent.at,
      sent.at + case when s.status in ('published', 'suspended') then ${days('update')} else ${days('submission')} end,
      case when r.status = 'in_review' then r.reviewer_id end
    from listing_revision r
    ${byKey('solution', 's', 'r.solution_id')}
    ${solution}
    cross join lateral (
      select coalesce((select e.at from event e where e.solution_id = s.id and e.action = 'listing:submit'
        order by e.seq desc limit 1), r.stated_at, r.status_since) as at offset 0
    ) sent
    where r.status in ('submitted', 'in_review')`,
  acknowledgement: () => sql`
    select 'acknowledgement', s.slug || '/' || v.version, ${known}, v.reason, o.id, o.name, v.created_at,
      v.created_at + ${days('acknowledgement')}, null::uuid
    from listing_version v ${byKey('solution', 's', 'v.solution_id', UP)}
    ${solution}
    where v.to_acknowledge and v.acknowledged_at is null`,
  claim: () => sql`
    select 'claim', c.id::text, ${known}, null, o.id, o.name, c.created_at, c.created_at + ${days('claim')}, null
    from claim c ${byKey('solution', 's', 'c.solution_id')}
    left join listing l on l.solution_id = s.id
    join organisation o on o.id = c.organisation_id
    where c.status = 'requested'`,
  organisation: () => sql`
    select 'organisation', o.id::text, o.name, null, o.id, o.name, o.status_since,
      o.status_since + ${days('organisation')}, null
    from organisation o where o.status = 'pending'`,
  // Where nobody of the organisation can answer.
  membership: () => sql`
    select 'membership', m.id::text, trim(a.given_name || ' ' || a.usual_name), m.message, o.id, o.name, m.created_at,
      m.created_at + ${days('membership')}, null
    from membership m
    join organisation o on o.id = m.organisation_id and o.status = 'verified'
    join account a on a.id = m.account_id
    where m.status = 'requested' and not exists (
      select from membership chief join account c on c.id = chief.account_id
      where chief.organisation_id = m.organisation_id and chief.status = 'active' and chief.administrator
        and c.deleted_at is null and c.blocked_at is null)`,
  // What a signal holds back is decided with the signal.
  assessment: (now) => sql`
    select 'assessment', s.slug, ${known}, null, o.id, o.name, x.attested_at, x.attested_at + ${days('assessment')}, null
    from assessment x ${byKey('solution', 's', 'x.solution_id', `s.status = 'published'`)}
    ${solution}
    where x.status = 'attested' and x.attested_at < ${now}::timestamptz - make_interval(mins => ${CLOCK_MINUTES})
      and not exists (select from moderation_signal g
        where g.assessment_id = x.id and g.status = 'open' and g.holds_publication)`,
  'not-applicable': () => sql`
    select 'not-applicable', s.slug, ${known}, n.claims::text, o.id, o.name, n.since, n.since + ${days('not-applicable')},
      null
    from (
      select x.solution_id, count(*) as claims, max(x.attested_at) as since
      from answer w
      ${byKey('assessment', 'x', 'w.assessment_id', `x.status in ('attested', 'published', 'stale')`)}
      where w.kind = 'na' and not w.to_confirm
        and not exists (select from answer_decision d where d.assessment_id = w.assessment_id
          and d.criterion = w.criterion and d.kind in ('na_accepted', 'na_refused') and d.decided_at >= w.answered_at)
        and not exists (select from verdict t where t.assessment_id = w.assessment_id and t.criterion = w.criterion
          and t.outcome in ('na_accepted', 'na_rejected') and t.decided_at >= w.answered_at)
      group by x.solution_id
    ) n ${byKey('solution', 's', 'n.solution_id')}
    ${solution}`,
  dispute: (now) => sql`
    select 'dispute', d.id::text, ${known}, d.subject, o.id, o.name, d.since,
      d.since + case d.status when 'appealed' then ${appeal} else ${days('dispute')} end, null
    from (
      select id, solution_id, subject, status, case status
        when 'opened' then opened_at
        when 'vendor_reply' then coalesce(replied_at, reply_until)
        when 'appealed' then appealed_at
        else status_since end as since
      from dispute
      where closed_at is null and (status in ('opened', 'under_review', 'appealed')
        or (status = 'vendor_reply' and (replied_at is not null or reply_until <= ${now}::timestamptz)))
    ) d ${byKey('solution', 's', 'd.solution_id')}
    ${solution}`,
  // Known by the reference of its audit.
  appeal: () => sql`
    select 'appeal', a.reference, ${known}, a.outcome, o.id, o.name, a.appealed_at, a.appealed_at + ${days('appeal')}, null
    from audit a ${byKey('solution', 's', 'a.solution_id')}
    ${solution}
    where a.status = 'closed' and a.appealed_at is not null and a.appeal_decided_at is null`,
  signal: () => sql`
    select 'signal', g.id::text, ${known}, g.kind, o.id, o.name, g.raised_at, g.raised_at + ${days('signal')}, null
    from moderation_signal g ${byKey('solution', 's', 'g.solution_id')}
    ${solution}
    where g.status = 'open'`,
  // What one administrator proposed to grant waits for another: it is an act of two people then.
  accreditation: (now) => sql`
    select 'accreditation', c.id::text, o.name, c.scheme, o.id, o.name, c.applied_at,
      c.applied_at + ${days('accreditation')}, null
    from accreditation c join organisation o on o.id = c.organisation_id
    where c.status = 'applied' and not exists (select from two_person_act t
      where t.object_type = 'accreditation' and t.object_id = c.id::text
        and t.status = 'proposed' and t.expires_at > ${now}::timestamptz)`,
  'two-person-act': (now) => sql`
    select 'two-person-act', t.id::text, coalesce(t.detail ->> 'label', t.action), t.reason,
      (t.detail ->> 'organisationId')::uuid, null, t.proposed_at, t.expires_at, null
    from two_person_act t where t.status = 'proposed' and t.expires_at > ${now}::timestamptz`,
};

/** Everything that waits, unfiltered. @param administrator whether what only administrators of the catalogue decide is in it */
export function waitingItems(now: string, administrator: boolean): SQL {
  const sources = Object.entries(SOURCES)
    .filter(([kind]) => administrator || !ADMINISTRATOR_KINDS.includes(kind as QueueKind))
    .map(([, source]) => sql`(${source(now)})`);
  return sql.join(sources, sql` union all `);
}
