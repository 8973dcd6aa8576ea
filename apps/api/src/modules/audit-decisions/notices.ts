/** Who is told what of an audit that ends, with the address of the exact page. */
import type { Day, Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import { count, formatDate } from '@gouvtech/domain/format';
import type { NotificationKind } from '@gouvtech/domain/notifications';
import {
  appealUntil,
  type AuditRow,
  decidersToNotify,
  levelName,
  quoted,
  repliesUntil,
} from '../audits/index.ts';
import { membersToNotify, moderatorsToNotify, notify } from '../notifications/index.ts';

export type Notice = { tx: Db; row: AuditRow; at: Instant; publicOrigin: string };
type Words = { step: string; title: string; body: string };

const schemeOf = ({ scheme }: AuditRow) => `« ${LABEL_SCHEMES[scheme].name} »`;
const named = ({ solution }: AuditRow) => `« ${solution.name} »`;

const tell = (
  { tx, row, at, publicOrigin }: Notice,
  accountIds: readonly string[],
  { step, title, body }: Words,
  { kind, href }: { kind: NotificationKind; href: string },
): Promise<number> =>
  notify(tx, {
    ...{ accountIds, kind, title, body, href, publicOrigin },
    key: `audit:${step}:${row.id}`,
    now: at,
  });

/** Every member of the vendor. @returns how many learn it now */
async function tellVendor(
  notice: Notice,
  words: Words,
  kind: NotificationKind = 'assessment-decision',
): Promise<number> {
  const { row, tx } = notice;
  if (!row.organisation) return 0;
  const members = await membersToNotify(tx, row.organisation.id);
  return tell(notice, members, words, {
    kind,
    href: `/espace/solutions/${row.solution.slug}/audit/${row.reference}`,
  });
}

const tellTeam = (notice: Notice, words: Words, page: 'reponses' | 'decision' | 'avis') =>
  tell(
    notice,
    notice.row.team.map(({ accountId }) => accountId),
    words,
    { kind: 'teamwork', href: `/audits/${notice.row.reference}/${page}` },
  );

const tellDeciders = async (notice: Notice, words: Words) =>
  tell(notice, await decidersToNotify(notice.tx, notice.row.labeller.id), words, {
    kind: 'teamwork',
    href: `/audits/${notice.row.reference}/decision`,
  });

/** Replies end soon. */
export const remindReplies = (notice: Notice): Promise<number> =>
  tellVendor(
    notice,
    {
      // The delay starts again once the audit comes back from fieldwork.
      step: `replies-reminder:${repliesUntil(notice.row)!.slice(0, 10)}`,
      title: `${named(notice.row)} : il reste peu de temps pour répondre au rapport d’audit`,
      body: `Vous pouvez répondre à chaque avis de ${notice.row.labeller.name} et joindre des pièces jusqu’au ${lastDay(repliesUntil(notice.row)!)}. L’audit se finalise ensuite de lui-même.`,
    },
    'deadline',
  );

/** The last whole day before an instant at 00:00 UTC. */
export const lastDay = (until: Instant): string =>
  formatDate(new Date(Date.parse(until) - 1).toISOString().slice(0, 10));

/** @param replies how many verdicts the vendor replied to */
export const tellRepliesClosed = (notice: Notice, replies: number) =>
  tellTeam(
    notice,
    {
      step: `replies-closed:${notice.row.version}`,
      title: `${named(notice.row)} : l’éditeur a terminé ses réponses`,
      body:
        replies === 0
          ? 'Il ne répond à aucun avis. Vous pouvez finaliser l’audit.'
          : `Il répond à ${count(replies, 'avis', 'avis')}. Lisez ses réponses, puis finalisez l’audit ou, si une pièce nouvelle change un avis, revenez sur le terrain.`,
    },
    'reponses',
  );

export const tellReturned = (notice: Notice) =>
  tellVendor(notice, {
    step: 'returned',
    title: `${named(notice.row)} : l’audit revient sur le terrain`,
    body: `${notice.row.labeller.name} examine les pièces que vous avez jointes. Vos réponses sont gardées. Vous pourrez répondre de nouveau au rapport qui suivra.`,
  });

/** @param overdue the delay ended: nobody finalised it */
export async function tellFinalised(notice: Notice, overdue: boolean): Promise<void> {
  const { row } = notice;
  const how = overdue
    ? 'Le délai de réponse est terminé : l’audit est finalisé.'
    : 'La personne qui conduit l’audit l’a finalisé.';
  await tellDeciders(notice, {
    step: 'finalised',
    title: `${named(row)} : une décision vous attend`,
    body: `${how} Une personne qui n’a pas pris part à l’audit décide du label ${schemeOf(row)}. Le niveau est calculé, il ne se choisit pas.`,
  });
  await tellVendor(notice, {
    step: 'finalised',
    title: `${named(row)} : l’audit est finalisé`,
    body: `${how} Les avis ne changent plus. Chez ${row.labeller.name}, une personne qui n’a pas pris part à l’audit décide.`,
  });
}

export type Told = {
  outcome: 'granted' | 'refused' | 'passed' | 'failed';
  level: number;
  reason: string | null;
  label: string | null;
  validFrom: Day | null;
};

const OUTCOME_TITLES: Record<Told['outcome'], string> = {
  granted: 'le label est accordé',
  refused: 'le label est refusé',
  passed: 'la surveillance est réussie',
  failed: 'la surveillance a échoué',
};

export async function tellDecided(notice: Notice, told: Told): Promise<void> {
  const { row } = notice;
  const words = {
    step: 'decided',
    title: `${named(row)} : ${OUTCOME_TITLES[told.outcome]}`,
  };
  const what = decisionSentence(row, told);
  const why = told.reason ? `\n\nLe motif :\n\n${quoted(told.reason)}` : '';
  const until = appealUntil({ ...row, decidedAt: notice.at })!;
  await tellVendor(notice, {
    ...words,
    body: `${what}${why}\n\nLes avis de l’audit sont publiés avec vos réponses. Un signataire peut former un recours jusqu’au ${lastDay(until)}.`,
  });
  await tellTeam(notice, { ...words, body: `${what}${why}` }, 'decision');
}

function decisionSentence(row: AuditRow, { outcome, level, label, validFrom }: Told): string {
  const by = row.labeller.name;
  switch (outcome) {
    case 'granted':
      return `${by} accorde le label ${schemeOf(row)}, niveau ${levelName(level)}, sous la référence ${label}, à partir du ${formatDate(validFrom!)}.`;
    case 'refused':
      return `${by} refuse le label ${schemeOf(row)}. Ce refus n’est pas public, sauf si vous le rendez public.`;
    case 'passed':
      return `La surveillance du label ${label} est réussie : il reste au niveau ${levelName(level)}.`;
    case 'failed':
      return `La surveillance du label ${label} a échoué.`;
  }
}

/** Beyond the errors a sample may hold. */
export const tellFullAudit = async (notice: Notice, next: AuditRow): Promise<void> => {
  const words = {
    step: 'full-audit',
    title: `${named(notice.row)} : un audit complet est demandé`,
    body: `Trop de réponses de l’échantillon ne sont pas confirmées : le catalogue demande un audit complet, ${next.reference}, à ${notice.row.labeller.name}.`,
  };
  await tellVendor(notice, words);
  await tell(notice, await decidersToNotify(notice.tx, notice.row.labeller.id), words, {
    kind: 'teamwork',
    href: `/audits/${next.reference}`,
  });
};

export async function tellAppealed(notice: Notice): Promise<void> {
  const { row, tx } = notice;
  const words = {
    step: 'appealed',
    title: `${named(row)} : recours contre la décision d’audit ${row.reference}`,
    body: `L’éditeur forme un recours. Son motif :\n\n${quoted(row.appealReason ?? '')}\n\nUn administrateur du catalogue qui n’y a pas pris part décide.`,
  };
  const administrators = await moderatorsToNotify(tx, 'administrator');
  await tell(
    notice,
    administrators.filter((one) => !row.involved.includes(one)),
    words,
    { kind: 'moderation', href: `/moderation/recours/${row.reference}` },
  );
  await tellDeciders(notice, words);
}

/** @param next reference of the audit that does it again; null: the appeal is dismissed, or one is already open */
export async function tellAppealDecided(notice: Notice, next: string | null): Promise<void> {
  const { row } = notice;
  const upheld = row.appealOutcome === 'upheld';
  const after = next ? ` L’audit ${next} le refait, avec d’autres personnes.` : '';
  const words = {
    step: 'appeal-decided',
    title: `${named(row)} : le recours est ${upheld ? 'retenu' : 'écarté'}`,
    body: `${upheld ? `L’audit ${row.reference} est rouvert.${after}` : `La décision sur l’audit ${row.reference} demeure.`} La réponse :\n\n${quoted(row.appealAnswer ?? '')}`,
  };
  await tellVendor(notice, words);
  await tellDeciders(notice, words);
  await tellTeam(notice, words, 'decision');
}
