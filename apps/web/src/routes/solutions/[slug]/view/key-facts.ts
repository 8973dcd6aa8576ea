/** « En bref »: the five facts that decide, each with how well it is proven. */
import type { AnswerView, SolutionDocument, TierView } from '@gouvtech/domain';
import { CHANNEL_LABELS, DEPLOYMENT_LABELS } from '@gouvtech/domain/labels';
import { count, formatDate } from '#lib/format.ts';
import {
  amountWords,
  licenceWords,
  oneSentence,
  LOCATION_WORDS,
  PRICING_WORDS,
} from '@gouvtech/domain/words';

/** `mark` is null for an imported listing: nobody has declared anything yet. */
export type KeyFact = { mark: TierView | null; text: string };

export function keyFacts(document: SolutionDocument, today: string): KeyFact[] {
  const facts: KeyFact[] = [];
  const add = (mark: KeyFact['mark'], text: string) =>
    facts.push({ mark: document.status === 'unclaimed' ? null : mark, text });
  // As the API does for the other facts: what an expired assessment proved is only declared today.
  const answers = document.assessment?.status === 'expired' ? [] : document.answers;
  const audit = lastAudit(answers);
  if (audit) add('audited', audit);
  const { deployments, licence, location, price } = document;
  if (deployments.value.length > 0)
    add(deployments.proof, oneSentence(deployments.value.map((code) => DEPLOYMENT_LABELS[code])));
  if (location) add(location.proof, LOCATION_WORDS[location.value]);
  if (licence.value.kind !== 'unknown') add(licence.proof, licenceWords(licence.value));
  if (price.value.pricing !== 'unknown') add(price.proof, priceWords(document));
  const open = document.channelDetails.find(({ until }) => until === undefined || until >= today);
  if (open) {
    const answer = answers.find(
      ({ criterion, kind }) => criterion === 'ACH-03' && kind === 'level',
    );
    const until = open.until ? `, jusqu’au ${formatDate(open.until)}` : '';
    add(answer?.proof ?? 'declared', `${CHANNEL_LABELS[open.channel]}${until}`);
  }
  return facts;
}

function lastAudit(answers: AnswerView[]): string | null {
  const audited = answers.filter(({ proof }) => proof === 'audited');
  const last = audited
    .flatMap(({ verdict }) => verdict ?? [])
    .sort((a, b) => (a.on < b.on ? 1 : -1))[0];
  if (!last) return null;
  const what = count(audited.length, 'réponse auditée', 'réponses auditées');
  return `${what}, la dernière le ${formatDate(last.on)} par ${last.auditor}`;
}

function priceWords({ price, prices }: SolutionDocument): string {
  const { pricing, first } = price.value;
  if (first) {
    const entry = prices.find(
      ({ stage, amountCents }) => stage === 'entry' && amountCents !== null,
    );
    const more =
      entry && entry.stage !== first.stage ? `, mise en service ${amountWords(entry)}` : '';
    return `${amountWords(first)}${more}`;
  }
  return PRICING_WORDS[pricing];
}
