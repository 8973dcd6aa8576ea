/** Addresses given as proofs, asked once a day at most; one that is gone twice, two days apart, is signalled. */
import { addDays, dayOf } from '@gouvtech/criteria';
import { sql } from 'drizzle-orm';
import { rows, schema, toInstant, type Database } from '@gouvtech/db';
import { DEAD_AFTER_DAYS } from '@gouvtech/domain/signals';
import type { LinkOutcome } from './fetch-link.ts';
import { raiseSignal } from './repository.ts';

const { evidenceLinkCheck } = schema;

/** A run of the clock asks this many addresses, the longest unseen first. */
const BATCH = 40;
const GONE: readonly LinkOutcome[] = [404, 410, 'no-such-host'];

type Link = {
  evidenceId: string;
  url: string;
  criterion: string;
  solutionId: string;
  organisationId: string | null;
  /** of the same address */
  failingSince: string | null;
};

/** Proofs the public may open, that answers of the public assessments rest on. */
const dueLinks = (database: Database, asOf: string) =>
  rows<Link>(
    database.db,
    sql`
      select * from (
        select distinct on (e.id) e.id as "evidenceId", e.url, u.criterion, x.solution_id as "solutionId",
          s.organisation_id as "organisationId", c.checked_at,
          case when c.url = e.url then c.failing_since end as "failingSince"
        from evidence e
        join answer_evidence u on u.evidence_id = e.id and u.removed_at is null
        join assessment x on x.id = u.assessment_id and x.status in ('attested', 'published', 'stale')
        join solution s on s.id = x.solution_id and not s.demonstration
        left join evidence_link_check c on c.evidence_id = e.id
        where e.url is not null and e.visibility = 'public' and e.removed_at is null
          and (c.evidence_id is null or c.url <> e.url or c.checked_at <= ${asOf}::timestamptz - interval '1 day')
        order by e.id, u.criterion
      ) due
      order by checked_at nulls first, "evidenceId" limit ${BATCH}`,
  );

/**
 * @param ask how an address is asked; null: nothing is asked of anybody
 * @returns how many signals are new
 */
export async function signalDeadLinks(
  database: Database,
  asOf: string,
  ask: ((url: string) => Promise<LinkOutcome>) | null,
): Promise<number> {
  if (ask === null) return 0;
  let raised = 0;
  for (const link of await dueLinks(database, asOf)) {
    // No transaction is open while the network answers.
    const outcome = await ask(link.url);
    if (await keep(database, link, outcome, asOf)) raised += 1;
  }
  return raised;
}

/** A server that is down for a day, or refuses us, is not a dead proof: it changes nothing to what was known. */
function failingSince({ failingSince: before }: Link, outcome: LinkOutcome, asOf: string) {
  if (GONE.includes(outcome)) return before === null ? asOf : toInstant(before);
  return typeof outcome === 'number' && outcome < 400 ? null : before;
}

const keep = (
  database: Database,
  link: Link,
  outcome: LinkOutcome,
  asOf: string,
): Promise<boolean> =>
  database.transaction(async (tx) => {
    const since = failingSince(link, outcome, asOf);
    const { evidenceId, url, criterion, solutionId, organisationId } = link;
    const values = { url, checkedAt: asOf, outcome: String(outcome), failingSince: since };
    await tx
      .insert(evidenceLinkCheck)
      .values({ evidenceId, ...values })
      .onConflictDoUpdate({ target: evidenceLinkCheck.evidenceId, set: values });
    const dead = since !== null && addDays(dayOf(since), DEAD_AFTER_DAYS) <= dayOf(asOf);
    if (!dead || !GONE.includes(outcome)) return false;
    return raiseSignal(tx, {
      ...{ evidenceId, criterion, solutionId, organisationId, at: asOf, kind: 'dead-evidence' },
      key: `dead-evidence:${evidenceId}:${dayOf(since)}`,
      detail: { outcome: String(outcome), since: dayOf(since) },
    });
  });
