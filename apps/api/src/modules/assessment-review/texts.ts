/** What the vendor is told of a decision, in French. */
import { criterionTexts } from '@gouvtech/criteria/texts';
import type { CriteriaSet } from '@gouvtech/criteria';
import { formatDate } from '@gouvtech/domain/format';
import type { AnswerAction } from './judge.ts';

export type Register = { name: string; reference: string; consultedOn: string };

/** One line that says which register was read, and when, before what was found there. */
export const registerFinding = (
  { name, reference, consultedOn }: Register,
  finding: string,
): string =>
  [`${name}, référence ${reference}, consulté le ${formatDate(consultedOn)}.`, finding]
    .filter(Boolean)
    .join(' ');

export const criterionName = (set: CriteriaSet, id: string): string =>
  `${id}, ${criterionTexts(id, set.version).title}`;

const TITLES: Record<AnswerAction, (name: string) => string> = {
  'evidence:check': (name) => `Preuve contrôlée : ${name}`,
  'evidence:certify': (name) => `Certificat retrouvé à son registre : ${name}`,
  'evidence:refuse': (name) => `Preuve refusée : ${name}`,
  'answer:accept-na': (name) => `« Sans objet » accepté : ${name}`,
  'answer:refuse-na': (name) => `« Sans objet » refusé : ${name}`,
  'answer:accept-correction': (name) => `Correction acceptée : ${name}`,
};

const EFFECTS: Record<AnswerAction, string> = {
  'evidence:check': 'La réponse est désormais « contrôlée », tant que la pièce vaut.',
  'evidence:certify': 'La réponse est désormais « certifiée », tant que le certificat vaut.',
  'evidence:refuse':
    'La pièce ne compte plus pour cette réponse, qui reste la vôtre. Joignez une autre pièce à votre prochaine évaluation, ou répondez à la modération.',
  'answer:accept-na': 'Le critère ne compte plus dans la note de cette solution.',
  'answer:refuse-na':
    'Le critère compte toujours, et vaut 0 tant qu’il n’a pas de réponse. Répondez-y dans votre évaluation.',
  'answer:accept-correction':
    'Le plafonnement est levé. La réponse vaut de nouveau ce qu’elle déclare, et reste « documentée » jusqu’au prochain contrôle.',
};

export function noticeOf(
  action: AnswerAction,
  {
    solution,
    criterion,
    piece,
    words,
  }: { solution: string; criterion: string; piece: string | null; words: string },
): { title: string; body: string } {
  return {
    title: `${TITLES[action](criterion)} (${solution})`,
    body: [piece && `Pièce : ${piece}.`, words && `La modération écrit : ${words}`, EFFECTS[action]]
      .filter(Boolean)
      .join('\n\n'),
  };
}
