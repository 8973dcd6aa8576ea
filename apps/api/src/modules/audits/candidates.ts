/** Who may be of the team, and what prevents the others: seen before the team is named, and judged again then. */
import type { Db } from '@gouvtech/db';
import { independenceProblems, type IndependenceGuard } from '@gouvtech/domain/independence';
import { independenceFacts } from './independence-repository.ts';
import type { AuditRow } from './repository.ts';
import type { AuditDetail } from './schemas.ts';
import { listLabellerPeople } from './write-repository.ts';
import { guardSentence } from './words.ts';

export const RECUSED = 'L’éditeur a récusé cette personne pour cet audit.';
/** About one person, whatever the rest of the team is. */
const OF_A_PERSON: readonly IndependenceGuard[] = ['I2', 'I5', 'I6', 'I9'];

/** By name, each with what prevents it. @param deciderId who names the team: they decide, so they are not in it */
export async function candidatesOf(
  db: Db,
  row: AuditRow,
  deciderId: string,
  asOf: string,
): Promise<AuditDetail['candidates']> {
  const people = (await listLabellerPeople(db, row.labeller.id)).filter(({ auditor }) => auditor);
  const vendor = row.organisation?.name ?? 'l’éditeur';
  const team = people.map(({ accountId }) => accountId);
  const asked = { team, leadId: null, deciderId, signaturesDue: false };
  const facts = await independenceFacts(db, row, asked);
  return people.map(({ accountId, name }) => {
    const alone = facts.team.filter((one) => one.accountId === accountId);
    const problems = independenceProblems({ ...facts, team: alone, leadId: accountId }, asOf)
      .filter(
        ({ guard, accountId: about }) =>
          OF_A_PERSON.includes(guard) && (about ?? accountId) === accountId,
      )
      .map(({ guard }) =>
        guardSentence(guard, { labeller: row.labeller.name, vendor, person: name }),
      );
    const recused = row.recusedId === accountId;
    return { accountId, name, problems: recused ? [RECUSED] : problems };
  });
}
