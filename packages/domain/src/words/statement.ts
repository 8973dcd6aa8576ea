/** What an answer says, in one sentence of the référentiel: the words of its level, never the vendor's slogan. */
import { factsOf, type FactKey } from '@gouvtech/criteria';
import { formatDate, formatPercent } from '../format.ts';
import type { AnswerView, SolutionDocument } from '../view.ts';
import { fieldValue } from './fields.ts';
import { listed } from './places.ts';
import type { Wording } from './wording.ts';

type Facts = SolutionDocument['facts'];
type Stated = Pick<AnswerView, 'criterion' | 'kind' | 'reason' | 'level' | 'fields'>;
type Excused = Pick<AnswerView, 'criterion' | 'reason' | 'justification'>;

/** @returns a sentence; the level declared, even where an audit or a dispute caps what it is worth. */
export function statementOf(answer: Stated, wording: Wording): string {
  const { rule, texts } = wording.criterion(answer.criterion);
  if (answer.kind === 'planned')
    return answer.reason === 'plan-overdue'
      ? 'Annoncé, et la date est passée : la réponse vaut « non ».'
      : 'Pas encore : l’éditeur l’annonce pour plus tard.';
  if (answer.kind === 'na')
    return answer.reason === 'na-refused'
      ? 'L’éditeur disait ce critère sans objet ; cette demande est refusée et la réponse vaut zéro.'
      : 'L’éditeur dit ce critère sans objet ; personne ne l’a encore admis et la réponse vaut zéro d’ici là.';
  if (answer.reason === 'to-confirm')
    return 'Réponse à confirmer : les faits de la solution ont changé depuis. Elle compte comme absente.';
  if (answer.kind === 'unanswered') return 'Pas de réponse.';
  const anchor = answer.level === null ? undefined : texts.anchors[answer.level];
  if (anchor) return anchor;
  const field = rule.fields.find(({ key }) => key === rule.valueField);
  const words = field && texts.fields[field.key];
  const value = field && answer.fields[field.key];
  if (!field || !words || value === undefined) return 'Aucune valeur indiquée.';
  return `${words.label} : ${fieldValue(field, words, value)}.`;
}

/** Why it counts for something else than what it says; null when it does not. */
export function correctionOf(answer: Pick<AnswerView, 'reason' | 'value'>): string | null {
  const worth = formatPercent(answer.value);
  switch (answer.reason) {
    case 'capped-by-verdict':
      return `L’audit a ramené cette réponse à ${worth} du critère, jusqu’à une correction admise.`;
    case 'capped-by-dispute':
      return `Une contestation retenue a ramené cette réponse à ${worth} du critère, jusqu’à une correction admise.`;
    case 'raised-by-verdict':
      return `L’audit a relevé cette réponse à ${worth} du critère.`;
    case 'lowered-by-time':
      return 'Le temps a fait baisser le niveau de cette réponse : une date qu’elle contient est dépassée.';
    default:
      return null;
  }
}

/** « compte pour 50 % du critère », said when an answer is neither all nor nothing. */
export function worthOf({ kind, value }: Pick<AnswerView, 'kind' | 'value'>): string | null {
  if (kind !== 'level' || value === 0 || value === 10_000) return null;
  return `Compte pour ${formatPercent(value)} du critère.`;
}

/** Why a criterion does not apply: the facts that say so, or who admitted it. */
export function notApplicableReason(answer: Excused, facts: Facts, wording: Wording): string {
  if (answer.reason === 'not-applicable-accepted')
    return answer.justification
      ? `admis par un modérateur ou un auditeur. L’éditeur explique : ${answer.justification}`
      : 'admis par un modérateur ou un auditeur';
  const { rule } = wording.criterion(answer.criterion);
  const absent = factsOf(rule.applicability).filter((key: FactKey) => facts?.[key] === false);
  const named = absent.map((key) => `« ${wording.facts[key]} »`);
  return named.length > 0
    ? `les faits déclarés l’écartent (${listed(named)})`
    : 'les faits déclarés l’écartent';
}

/** « Annoncé pour le 31 mars 2027, sans effet sur la note d’ici là ». */
export const plannedWords = (day: string): string =>
  `pour le ${formatDate(day)}, sans effet sur la note d’ici là`;
