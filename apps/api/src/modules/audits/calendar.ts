/** Dates and deadlines of an audit, in their order. */
import { addDays, dayOf, startOf } from '@gouvtech/criteria';
import { appealUntil, repliesUntil } from './context.ts';
import type { AuditRow } from './repository.ts';
import type { AuditDetail } from './schemas.ts';

type Step = AuditDetail['calendar'][number];

/** @param namedAt when its team was named; null before */
export function calendarOf(row: AuditRow, namedAt: string | null): Step[] {
  const done = (key: string, label: string, at: string | null): Step[] =>
    at === null ? [] : [{ key, label, at, deadline: false }];
  /** @param until first instant at which it is too late: people read the day before */
  const lastDay = (key: string, label: string, until: string | null): Step[] =>
    until === null ? [] : [{ key, label, at: startOf(addDays(dayOf(until), -1)), deadline: true }];
  const ended = (status: AuditRow['status'], label: string) =>
    row.status === status ? done(status, label, row.statusSince) : [];
  return [
    ...done('requested', 'Demande', row.requestedAt),
    ...done('recused', 'Récusation', row.recusedAt),
    ...done('assigned', 'Équipe désignée', namedAt),
    ...done('signed', 'Dernière signature d’indépendance', lastSignature(row)),
    ...done('opened', 'Ouverture, réponses figées', row.openedAt),
    ...done('contradictory', 'Rapport provisoire envoyé à l’éditeur', row.contradictoryAt),
    ...done('returned', 'Retour sur le terrain', row.returnedAt),
    ...(row.finalisedAt || row.status === 'cancelled'
      ? []
      : lastDay('replies-until', 'Dernier jour de réponse de l’éditeur', repliesUntil(row))),
    ...done('replies-closed', 'Réponses de l’éditeur terminées', row.repliesClosedAt),
    ...done('finalised', 'Avis définitifs', row.finalisedAt),
    ...done('decided', 'Décision', row.decidedAt),
    ...(row.appealedAt
      ? []
      : lastDay('appeal-until', 'Dernier jour pour un recours', appealUntil(row))),
    ...done('appealed', 'Recours', row.appealedAt),
    ...done('appeal-decided', 'Décision sur le recours', row.appealDecidedAt),
    ...ended('declined', 'Demande déclinée'),
    ...ended('cancelled', 'Annulation'),
    ...ended('reopened', 'Réouverture'),
  ];
}

/** Null while somebody of the team has not signed. */
const lastSignature = ({ team }: AuditRow): string | null => {
  const signed = team.flatMap(({ signedAt }) => (signedAt ? [signedAt] : []));
  return team.length > 0 && signed.length === team.length ? signed.toSorted().at(-1)! : null;
};
