/** « En bref »: the five facts that decide, each with how well it is proven. */
import { isOpenSource, type Licence, type SolutionDocument, type TierView } from '@gouvtech/domain';
import { CHANNEL_LABELS, DEPLOYMENT_LABELS } from '@gouvtech/domain/labels';
import { count, formatDate } from '#lib/format.ts';
import type { BrokenProof } from '#lib/ui/proof.ts';
import { proofOf } from './hosting.ts';
import { amountWords } from './offer.ts';
import { listed } from './places.ts';

/** `mark` is null for an imported listing: nobody has declared anything yet. */
export type KeyFact = { mark: TierView | BrokenProof | null; text: string };

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
  const audit = lastAudit(document);
  if (audit) add('audited', audit);
  const { deployments, licence, location, price } = document;
  if (deployments.value.length > 0)
    add(deployments.proof, sentence(deployments.value.map((code) => DEPLOYMENT_LABELS[code])));
  if (location) add(location.proof, LOCATIONS[location.value]);
  if (licence.value.kind !== 'unknown') add(licence.proof, licenceWords(licence.value));
  if (price.value.pricing !== 'unknown') add(price.proof, priceWords(document));
  const open = document.channelDetails.find(({ until }) => until === undefined || until >= today);
  if (open) {
    const proof = proofOf(document.answers.find(({ criterion }) => criterion === 'ACH-03'));
    const until = open.until ? `, jusqu’au ${formatDate(open.until)}` : '';
    add(proof?.mark ?? 'declared', `${CHANNEL_LABELS[open.channel]}${until}`);
  }
  return facts;
}

function lastAudit({ answers }: SolutionDocument): string | null {
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
  return {
    public: 'Prix publics',
    'on-request': 'Prix sur demande',
    quote: 'Prix sur devis',
    free: 'Gratuit',
    unknown: '',
  }[pricing];
}

const sentence = (words: string[]): string =>
  listed(
    words.map((word, index) =>
      index === 0 || /^[A-Z]{2}/.test(word) || word.startsWith('SaaS')
        ? word
        : word.charAt(0).toLowerCase() + word.slice(1),
    ),
  );
