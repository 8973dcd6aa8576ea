/** Tells the people of the vendor who are concerned, with the address of the exact place. */
import type { Db } from '@gouvtech/db';
import type { SolutionRounds } from '../assessments/index.ts';
import { membersToNotify, notify } from '../notifications/index.ts';
import type { AnswerAction } from './judge.ts';
import type { Subject } from './subject.ts';
import { criterionOf } from './subject.ts';
import { criterionName, noticeOf } from './texts.ts';
import { peopleOf, type Place } from './write-repository.ts';

export const workshopOf = ({ slug }: Pick<SolutionRounds, 'slug'>): string =>
  `/espace/solutions/${slug}/evaluation`;

/** The criterion in the round that is prepared when the decision bears on it, else its line in the overview. */
function placeOf({ solution, set }: Subject, id: string, places: Place[]): string {
  const root = workshopOf(solution);
  const open = places.some(({ assessmentId }) => assessmentId === solution.open?.id);
  return open ? `${root}/${criterionOf(set, id).theme}#${id}` : `${root}#decision-${id}`;
}

export async function tellDecision(
  tx: Db,
  subject: Subject,
  {
    action,
    criterion,
    places,
    piece,
    words,
    key,
    publicOrigin,
  }: {
    action: AnswerAction;
    criterion: string;
    places: Place[];
    piece: string | null;
    words: string;
    /** names the act, once */
    key: string;
    publicOrigin: string;
  },
): Promise<void> {
  const { solution, round, set, now } = subject;
  if (solution.organisationId === null) return;
  const { theme } = criterionOf(set, criterion);
  const concerned = await peopleOf(tx, solution.organisationId, {
    assessmentId: round.id,
    criterion,
    theme,
  });
  const accountIds =
    concerned.length > 0 ? concerned : await membersToNotify(tx, solution.organisationId);
  await notify(tx, {
    accountIds,
    kind: 'evidence-decision',
    key,
    ...noticeOf(action, {
      solution: solution.name,
      criterion: criterionName(set, criterion),
      piece,
      words,
    }),
    href: placeOf(subject, criterion, places),
    now,
    publicOrigin,
  });
}

export async function tellRound(
  tx: Db,
  { solution, now }: { solution: SolutionRounds; now: string },
  notice: { key: string; title: string; body: string; href: string; publicOrigin: string },
): Promise<void> {
  if (solution.organisationId === null) return;
  const accountIds = await membersToNotify(tx, solution.organisationId);
  await notify(tx, { accountIds, kind: 'assessment-decision', ...notice, now });
}
