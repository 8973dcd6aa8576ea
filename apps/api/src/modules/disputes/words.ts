/** How a contested object is named in sentences, and what happens next. French, for people. */
import { textsOf } from '@gouvtech/criteria/texts';
import { LABEL_SCHEMES, type Listing } from '@gouvtech/domain';
import { formatDate, formatPercent } from '@gouvtech/domain/format';
import { appealUntil, triageUntil } from '@gouvtech/domain/transitions-dispute';
import { FIELD_NAMES } from '@gouvtech/domain/words';
import type { DisputeRow } from './repository.ts';

type Named = Pick<DisputeRow, 'object' | 'criterion' | 'evidence' | 'label' | 'field'>;

export const isListingField = (field: string): field is keyof Listing =>
  Object.hasOwn(FIELD_NAMES, field);

/** « la réponse « Délai de correction des failles » (SEC-08) » */
export function nameOfObject({ object, criterion, evidence, label, field }: Named): string {
  if (label) return `le label « ${LABEL_SCHEMES[label.scheme].name} » (${label.reference})`;
  const asked = criterion && nameOfCriterion(criterion);
  if (object === 'evidence') return `la preuve « ${evidence?.title ?? 'retirée'} » de ${asked}`;
  if (object === 'answer') return `la réponse ${asked}`;
  return field && isListingField(field)
    ? `le champ « ${FIELD_NAMES[field]} » de la fiche`
    : 'la fiche';
}

/** A criterion that left the référentiel since has its identifier only. */
export const titleOf = (id: string): string =>
  textsOf().criteria.find((one) => one.id === id)?.title ?? id;

const nameOfCriterion = (id: string): string => `« ${titleOf(id)} » (${id})`;

export const capInWords = (cap: number): string =>
  cap === 0 ? 'la réponse ne compte plus' : `la réponse compte pour ${formatPercent(cap)} au plus`;

/** What an upheld dispute changes. */
export function effectInWords(row: Pick<DisputeRow, 'object' | 'cap' | 'remedy'>): string {
  if (row.cap !== null) return capInWords(row.cap);
  if (row.object === 'label')
    return row.remedy === 'suspension'
      ? 'le label est suspendu'
      : 'le labellisateur doit corriger ce que dit le label';
  return row.remedy === 'suspension'
    ? 'la fiche doit être suspendue'
    : 'la fiche doit être corrigée';
}

export type Next = {
  /** the day it must be done by, or becomes possible; null when there is none */
  on: string | null;
  who: 'moderation' | 'vendor' | 'parties' | 'administration' | null;
  text: string;
};

/** Who must act now, and until when. */
export function nextStep(row: DisputeRow, now: string): Next {
  const before = (instant: string) => formatDate(instant.slice(0, 10));
  switch (row.status) {
    case 'opened': {
      const on = triageUntil(row.openedAt).slice(0, 10);
      return {
        on,
        who: 'moderation',
        text: `La modération dit si elle est recevable avant le ${formatDate(on)}.`,
      };
    }
    case 'under_review':
      return {
        on: null,
        who: 'moderation',
        text: 'La modération l’examine, puis demande sa réponse à l’éditeur.',
      };
    case 'vendor_reply': {
      const until = row.replyUntil!;
      if (row.repliedAt)
        return { on: null, who: 'moderation', text: 'L’éditeur a répondu : la modération décide.' };
      if (now >= until)
        return {
          on: null,
          who: 'moderation',
          text: `L’éditeur n’a pas répondu avant le ${before(until)} : la modération décide.`,
        };
      return {
        on: until.slice(0, 10),
        who: 'vendor',
        text: `L’éditeur peut répondre avant le ${before(until)}.`,
      };
    }
    case 'upheld':
    case 'dismissed': {
      const until = appealUntil(row.decidedAt!);
      return {
        on: until.slice(0, 10),
        who: 'parties',
        text: `Chaque partie peut faire appel avant le ${before(until)} ; la décision est définitive ensuite.`,
      };
    }
    case 'appealed':
      return {
        on: null,
        who: 'administration',
        text: 'Un administrateur du catalogue qui n’y a pas pris part juge l’appel.',
      };
    case 'inadmissible':
    case 'final':
      return { on: null, who: null, text: `Close le ${before(row.closedAt!)}.` };
  }
}
