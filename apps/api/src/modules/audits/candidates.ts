/** Who may be of the team, and what prevents the others: seen before the team is named, and judged again then. */
import type { Db } from '@gouvtech/db';
import type { IndependenceGuard } from '@gouvtech/domain/independence';
import { independenceOf } from './independence-repository.ts';
import type { AuditRow } from './repository.ts';
import type { AuditDetail } from './schemas.ts';
import { listLabellerPeople } from './write-repository.ts';
import { guardSentence } from './words.ts';

export const RECUSED = 'L’éditeur a récusé cette personne pour cet audit.';
/** About one person, whatever the rest of the team is. */
const OF_A_PERSON: readonly IndependenceGuard[] = ['I2', 'I5', 'I6', 'I9'];

/** @param deciderId who names the team: they decide, so they are not in it */
export async function candidatesOf(
  db: Db,
  row: AuditRow,
  deciderId: string,
  asOf: string,
): Promise<AuditDetail['candidates']> {
  const people = (await listLabellerPeople(db, row.labeller.id)).filter(({ auditor }) => auditor);
  const vendor = row.organisation?.name ?? 'l’éditeur';
  const candidates: AuditDetail['candidates'] = [];
  for (const { accountId, name } of people) {
    const asked = { team: [accountId], leadId: accountId, deciderId, signaturesDue: false };
    const found = await independenceOf(db, row, asked, asOf);
    const problems = found
      .filter(
        ({ guard, accountId: about }) =>
          OF_A_PERSON.includes(guard) && (about ?? accountId) === accountId,
      )
      .map(({ guard }) =>
        guardSentence(guard, { labeller: row.labeller.name, vendor, person: name }),
      );
    const recused = row.recusedId === accountId;
    candidates.push({
      ...{ accountId, name },
      problems: recused ? [RECUSED, ...problems] : problems,
    });
  }
  return candidates;
}
