/** Addresses given as proofs, asked once a day at most; one that is gone twice, two days apart, is signalled. */
import { addDays, dayOf } from '@gouvtech/criteria';
import { toInstant, type Database } from '@gouvtech/db';
import { DEAD_AFTER_DAYS } from '@gouvtech/domain/signals';
import type { LinkOutcome } from './fetch-link.ts';
import { dueLinks, writeCheck, type Link } from './link-repository.ts';
import { raiseSignal } from './repository.ts';

const GONE: readonly LinkOutcome[] = [404, 410, 'no-such-host'];

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
    await writeCheck(tx, evidenceId, values);
    const dead = since !== null && addDays(dayOf(since), DEAD_AFTER_DAYS) <= dayOf(asOf);
    if (!dead || !GONE.includes(outcome)) return false;
    return raiseSignal(tx, {
      ...{ evidenceId, criterion, solutionId, organisationId, at: asOf, kind: 'dead-evidence' },
      key: `dead-evidence:${evidenceId}:${dayOf(since)}`,
      detail: { outcome: String(outcome), since: dayOf(since) },
    });
  });
