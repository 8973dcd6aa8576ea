/** Open disputes in words, and where to report an error. */
import type { Listing } from '@gouvtech/domain';
import type { OpenDisputeView } from '@gouvtech/domain/disputes';
import { FIELD_NAMES } from '@gouvtech/domain/words';
import { formatDate } from '#lib/format.ts';

export type DisputeItem = {
  /** what is contested, when it is not said by the place */
  about: string | null;
  subject: string;
  since: string;
  /** where it stands, in one sentence */
  state: string;
  reply: OpenDisputeView['reply'];
};

/** @param evidenceTitle of the contested proof, as the page shows it */
export const disputeItem = (
  dispute: OpenDisputeView,
  evidenceTitle: string | null = null,
): DisputeItem => ({
  about: aboutOf(dispute, evidenceTitle),
  subject: dispute.subject,
  since: dispute.since,
  state: stateOf(dispute),
  reply: dispute.reply,
});

function aboutOf({ object, field }: OpenDisputeView, evidenceTitle: string | null): string | null {
  if (object === 'evidence')
    return evidenceTitle === null ? 'une pièce' : `la pièce «\u00a0${evidenceTitle}\u00a0»`;
  return object === 'listing' && field !== null && Object.hasOwn(FIELD_NAMES, field)
    ? `le champ «\u00a0${FIELD_NAMES[field as keyof Listing]}\u00a0»`
    : null;
}

function stateOf({ status, reply, replyUntil, decidedOn }: OpenDisputeView): string {
  const decided = decidedOn === null ? '' : ` le ${formatDate(decidedOn)}`;
  switch (status) {
    case 'vendor_reply':
      if (reply !== null) return 'La modération doit décider.';
      return replyUntil === null
        ? 'L’éditeur est invité à répondre.'
        : `L’éditeur peut répondre avant le ${formatDate(replyUntil)}.`;
    case 'upheld':
      return `Retenue${decided} par la modération\u00a0; un appel reste possible.`;
    case 'dismissed':
      return `Écartée${decided} par la modération\u00a0; un appel reste possible.`;
    case 'appealed':
      return `Décidée${decided}, puis portée en appel.`;
  }
}

/** Where to report an error. */
export const reportAddress = (
  slug: string,
  { criterion, evidence, label }: { criterion?: string; evidence?: string; label?: string } = {},
): string =>
  `/contester?${new URLSearchParams({
    solution: slug,
    ...(criterion !== undefined && { critere: criterion }),
    ...(evidence !== undefined && { preuve: evidence }),
    ...(label !== undefined && { label }),
  })}`;
