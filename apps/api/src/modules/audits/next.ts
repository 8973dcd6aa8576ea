/** Who must act now on an audit, and until when. */
import { addDays, dayOf } from '@gouvtech/criteria';
import { formatDate } from '@gouvtech/domain/format';
import { repliesUntil } from './context.ts';
import type { AuditRow } from './repository.ts';
import type { NEXT } from './schemas.ts';

type Next = { who: (typeof NEXT)[number] | null; on: string | null; text: string };
type Judged = Pick<
  AuditRow,
  'status' | 'team' | 'contradictoryAt' | 'repliesClosedAt' | 'appealedAt' | 'appealDecidedAt'
>;

const nobody = (text: string): Next => ({ who: null, on: null, text });
const soon = (who: Next['who'], text: string): Next => ({ who, on: null, text });

/** By its state and its dates, in French, without non-breaking spaces. */
export function nextStep(row: Judged): Next {
  switch (row.status) {
    case 'requested':
      return soon(
        'labeller',
        'L’organisation qui audite accepte en désignant une équipe, ou décline.',
      );
    case 'assigned': {
      const left = row.team.filter(({ signedAt }) => signedAt === null).map(({ name }) => name);
      return soon('team', `Signature attendue de : ${left.join(', ')}.`);
    }
    case 'accepted':
      return soon(
        'lead',
        'La personne qui conduit l’audit l’ouvre : les réponses publiées sont alors figées.',
      );
    case 'opened':
      return soon('team', 'L’équipe rend ses premiers avis.');
    case 'fieldwork':
      return soon(
        'team',
        'L’équipe examine les critères, puis envoie le rapport provisoire à l’éditeur.',
      );
    case 'contradictory':
      return contradictory(row);
    case 'finalised':
      return soon('decider', 'Une personne extérieure à l’équipe décide.');
    case 'closed':
      return row.appealedAt && !row.appealDecidedAt
        ? soon('administration', 'Un administrateur du catalogue juge le recours.')
        : nobody('L’audit est clos.');
    case 'declined':
      return nobody('L’organisation a décliné la demande.');
    case 'cancelled':
      return nobody('L’audit est annulé.');
    case 'reopened':
      return nobody('Un recours a fait rouvrir cet audit : un autre le remplace.');
  }
}

function contradictory(row: Judged): Next {
  if (row.repliesClosedAt)
    return soon('lead', 'L’éditeur a terminé ses réponses : l’audit peut être finalisé.');
  const last = addDays(dayOf(repliesUntil(row)!), -1);
  return {
    who: 'vendor',
    on: last,
    text: `L’éditeur répond au rapport provisoire jusqu’au ${formatDate(last)} inclus.`,
  };
}
