/** The facts a buyer sorts on, each with its proof. */
import type { CriterionId } from '@gouvtech/criteria';
import { DEPLOYMENT_LABELS } from '../labels.ts';
import { labelSentence, licenceWords, LOCATION_WORDS, oneSentence } from '../words.ts';
import { saying } from './cell.ts';
import { audienceText, channelText, hostingText, priceText, referenceText } from './fact-words.ts';
import type { Cell, ComparedSolution } from './types.ts';

export type Fact = {
  id: string;
  label: string;
  cell: (solution: ComparedSolution, today: string) => Cell;
};

const UNSAID = 'Non indiqué';

/** A fact with its proof; an import declares nothing, so it has no mark. */
const fact = (
  { status }: ComparedSolution,
  text: string | null,
  proof: Pick<Cell, 'mark' | 'on'> = { mark: 'declared', on: null },
): Cell =>
  text === null || text === '' ? saying(UNSAID) : saying(text, status === 'unclaimed' ? {} : proof);

const proven = ({ proof, on }: { proof: NonNullable<Cell['mark']>; on: string | null }) => ({
  mark: proof,
  on,
});

/** The mark of the answer that carries a fact; an expired assessment proves nothing today. */
function carriedBy({ answers, assessment }: ComparedSolution, id: CriterionId) {
  const answer = assessment?.status === 'expired' ? undefined : answers[id];
  return answer?.kind === 'level'
    ? proven({ proof: answer.proof, on: answer.proofOn ?? answer.answeredOn })
    : undefined;
}

/** Labels held; a suspended one is named and proves nothing. */
function labelCell({ labels = [] }: ComparedSolution): Cell {
  if (labels.length === 0) return saying('Aucun');
  const held = labels.some(({ status }) => status === 'active');
  return saying(labels.map(labelSentence).join('\u00a0; '), { mark: held ? 'audited' : null });
}

export const KEY_FACTS: Fact[] = [
  { id: 'labels', label: 'Labels', cell: labelCell },
  {
    id: 'deploiement',
    label: 'Déploiement',
    cell: (one) =>
      fact(
        one,
        oneSentence(one.deployments.value.map((code) => DEPLOYMENT_LABELS[code])),
        proven(one.deployments),
      ),
  },
  {
    id: 'donnees',
    label: 'Où sont les données',
    cell: (one) =>
      one.location
        ? fact(one, LOCATION_WORDS[one.location.value], proven(one.location))
        : saying('Non déclaré, ou hébergeur de votre choix'),
  },
  {
    id: 'hebergement',
    label: 'Hébergement',
    cell: (one, today) => fact(one, hostingText(one, today), carriedBy(one, 'HEB-01')),
  },
  {
    id: 'licence',
    label: 'Licence',
    cell: (one) =>
      one.licence.value.kind === 'unknown'
        ? saying(UNSAID)
        : fact(one, licenceWords(one.licence.value), proven(one.licence)),
  },
  {
    id: 'prix',
    label: 'Prix, hors taxes',
    cell: (one) =>
      one.price.value.pricing === 'unknown' && one.prices.length === 0
        ? saying(UNSAID)
        : fact(one, priceText(one), proven(one.price)),
  },
  {
    id: 'achat',
    label: 'Canaux d’achat',
    cell: (one, today) => fact(one, channelText(one, today), carriedBy(one, 'ACH-03')),
  },
  {
    id: 'publics',
    label: 'Pour qui',
    cell: (one) => fact(one, audienceText(one)),
  },
  {
    id: 'references',
    label: 'Références',
    cell: (one) => saying(referenceText(one.references)),
  },
];
