/** « En bref »: the five facts that decide, each with how well it is proven. */
import {
  isOpenSource,
  type AnswerView,
  type Licence,
  type SolutionDocument,
  type TierView,
} from '@gouvtech/domain';
import { CHANNEL_LABELS, DEPLOYMENT_LABELS } from '@gouvtech/domain/labels';
import { count, formatDate } from '#lib/format.ts';
import { amountWords } from './offer.ts';
import { listed } from './places.ts';

/** `mark` is null for an imported listing: nobody has declared anything yet. */
export type KeyFact = { mark: TierView | null; text: string };

const LOCATIONS = {
  france: 'Données et sauvegardes en France',
  eu: 'Données et sauvegardes dans l’Union européenne',
  'outside-eu': 'Données en partie hors de l’Union européenne',
  undeclared: 'Localisation des données non déclarée',
};

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
    add(deployments.proof, sentence(deployments.value.map((code) => DEPLOYMENT_LABELS[code])));
  if (location) add(location.proof, LOCATIONS[location.value]);
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

/** « Code ouvert, AGPL-3.0-or-later ». Open is computed from the licence, never what the vendor says of itself. */
export function licenceWords(licence: Licence): string {
  if (licence.kind === 'proprietary') return 'Code propriétaire';
  if (licence.kind === 'to-verify') return `Licence à vérifier : « ${licence.raw} »`;
  if (licence.kind === 'unknown') return 'Licence non indiquée';
  const scope = licence.scope ? ` (${licence.scope})` : '';
  return `${isOpenSource(licence) ? 'Logiciel libre' : 'Code consultable, licence non libre'}, ${licence.spdx}${scope}`;
}

const PRICING = {
  public: 'Prix publics',
  'on-request': 'Prix sur demande',
  quote: 'Prix sur devis',
  free: 'Gratuit',
  unknown: 'Prix non indiqué',
};

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
  return PRICING[pricing];
}

/** « SaaS mutualisé et sur site »: labels in one sentence, the acronym keeps its capitals. */
const sentence = (labels: string[]): string =>
  listed(
    labels.map((label, index) =>
      index === 0 || label.startsWith('SaaS') ? label : label[0]?.toLowerCase() + label.slice(1),
    ),
  );
