/** What the organisation that granted a contested label, or audited a contested answer, is told. */
import { notify } from '../notifications/index.ts';
import { decidersToNotify } from '../audits/index.ts';
import { about, quoted, type Notice, type Words } from './notices.ts';
import { auditsOf } from './target-repository.ts';
import { effectInWords, nameOfObject } from './words.ts';

async function tell(
  { tx, row, at, publicOrigin }: Notice,
  { labellerId, href }: { labellerId: string; href: string },
  { step, ...words }: Words,
): Promise<void> {
  const accountIds = await decidersToNotify(tx, labellerId);
  await notify(tx, {
    accountIds: accountIds.filter((one) => one !== row.openedBy),
    kind: 'audit',
    key: `dispute:${step}:${row.id}:${labellerId}`,
    ...{ ...words, href, now: at, publicOrigin },
  });
}

async function tellGranter(notice: Notice, words: Words): Promise<void> {
  const { label } = notice.row;
  if (!label) return;
  const href = `/audits/labels/${label.reference}`;
  await tell(notice, { labellerId: label.labellerId, href }, words);
}

export const tellGranterAdmitted = (notice: Notice): Promise<void> =>
  tellGranter(notice, {
    step: 'labeller-admitted',
    title: `Contestation sur un label que vous avez accordé : ${notice.row.solution.name}`,
    body: `La modération juge recevable un signalement sur ${about(notice.row)} :\n\n${quoted(notice.row.subject)}\n\nElle demande sa réponse à l’éditeur, puis décide. Vous pouvez suspendre le label sans attendre, si un écart majeur le justifie.`,
  });

/** The suspension of a label has its own notice. */
export const tellGranterDecided = (notice: Notice): Promise<void> => {
  const { row } = notice;
  const upheld = row.outcome === 'upheld';
  const verdict = upheld ? `retenue : ${effectInWords(row)}` : 'écartée';
  return tellGranter(notice, {
    step: 'labeller-decided',
    title: `Contestation ${upheld ? 'retenue' : 'écartée'} sur un label que vous avez accordé : ${row.solution.name}`,
    body: `La contestation sur ${about(row)} est ${verdict}. Le motif :\n\n${quoted(row.reason ?? '')}`,
  });
};

/** @param lifted the first decision suspended the label, and the appeal does not */
export const tellGranterFinal = (
  notice: Notice,
  { reason, lifted }: { reason: string; lifted: boolean },
): Promise<void> => {
  const { row } = notice;
  const upheld = row.finalOutcome === 'upheld';
  const verdict = upheld ? `retenue : ${effectInWords({ ...row, cap: null })}` : 'écartée';
  const next = lifted
    ? '\n\nLe label a été suspendu par la première décision : vous pouvez le rétablir, si rien d’autre ne le retient.'
    : '';
  return tellGranter(notice, {
    step: 'labeller-final',
    title: `Appel jugé sur un label que vous avez accordé : ${row.solution.name}`,
    body: `La contestation sur ${about(row)} est ${verdict}. Le motif :\n\n${quoted(reason)}${next}`,
  });
};

/** An upheld dispute on an audited answer goes to those who audited it (evaluation model, section 2). */
export async function tellAuditors(
  notice: Notice,
  { step, effect, reason }: { step: 'decided' | 'final'; effect: string; reason: string },
): Promise<void> {
  const { tx, row, at } = notice;
  for (const { labellerId, reference } of await auditsOf(tx, row, at))
    await tell(
      notice,
      { labellerId, href: `/audits/${reference}` },
      {
        step: `auditor-${step}`,
        title: `Contestation retenue sur une réponse que vous avez auditée : ${row.solution.name}`,
        body: `La modération retient une contestation sur ${nameOfObject(row)} de « ${row.solution.name} », examinée dans l’audit ${reference} : ${effect}. Le motif :\n\n${quoted(reason)}\n\nSi un label repose sur cette réponse, voyez s’il tient encore.`,
      },
    );
}
