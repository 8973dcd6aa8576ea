/** One entry of the list, in words: what decides, how it is proven, and what to beware of. */
import type { AssessmentSummary, Card, TierView, VendorView } from '@gouvtech/domain';
import { DEPLOYMENT_LABELS } from '@gouvtech/domain/labels';
import { labelItem, type LabelItem } from '#lib/ui/label.ts';
import { criterionTexts } from '@gouvtech/criteria/texts';
import { count, formatDate, wholePercent } from '#lib/format.ts';
import type { BrokenProof } from '#lib/ui/proof.ts';
import { highlight, type Searched } from './highlight.ts';
import { priceText } from './price.ts';
import { lowerFirst } from './words.ts';

export type Alert = { mark: BrokenProof | null; word: string; text: string };
export type Entry = {
  slug: string;
  /** odd parts answer the search */
  name: string[];
  who: string;
  summary: string[];
  facts: { proof: TierView; text: string }[];
  labels: LabelItem[];
  /** the first missing prerequisites by their titles, and how many more */
  missing: { plural: boolean; text: string } | null;
  alerts: Alert[];
  score: {
    declared: number | null;
    checked: number | null;
    audited: number | null;
    completeness: number | null;
    missing: number;
    /** shown only where the list is sorted by it */
    assured: number | null;
  } | null;
  /** in place of the score */
  note: string | null;
};

const LOCATIONS = {
  france: 'Données en France',
  eu: 'Données dans l’Union européenne',
  'outside-eu': 'Données hors de l’Union européenne',
  undeclared: 'Lieu des données non indiqué',
};
const KINDS: Partial<Record<VendorView['kind'], string>> = {
  cooperative: 'coopérative',
  association: 'association',
};
const NAMED_PREREQUISITES = 2;

function ownerText(card: Card): string {
  if (!card.vendor) {
    const read = card.importedOn ? `, lue le ${formatDate(card.importedOn)}` : '';
    return card.source ? `Source\u00a0: ${card.source}${read}` : 'Éditeur non indiqué';
  }
  const { name, kind, city } = card.vendor;
  const parts = [name, KINDS[kind], city].filter(Boolean).join(', ');
  return kind === 'public-body' ? `${parts} · solution publique` : parts;
}

function licenceText(card: Card): string | null {
  const licence = card.licence.value;
  switch (licence.kind) {
    case 'spdx': {
      const text = card.openSource ? licence.spdx : `${licence.spdx}, non libre`;
      return licence.scope ? `${text} (${licence.scope})` : text;
    }
    case 'proprietary':
      return 'Code propriétaire';
    case 'to-verify':
      return `Licence à vérifier\u00a0: ${licence.raw}`;
    case 'unknown':
      return null;
  }
}

const deploymentText = (card: Card): string =>
  card.deployments.value
    .map((code, index) => (index ? lowerFirst(DEPLOYMENT_LABELS[code]) : DEPLOYMENT_LABELS[code]))
    .join(', ');

function factsOf(card: Card): Entry['facts'] {
  return [
    { proof: card.location?.proof, text: card.location && LOCATIONS[card.location.value] },
    { proof: card.deployments.proof, text: deploymentText(card) },
    { proof: card.licence.proof, text: licenceText(card) },
    { proof: card.price.proof, text: priceText(card.price.value) },
  ].filter((fact): fact is Entry['facts'][number] => Boolean(fact.proof && fact.text));
}

/** « sauvegardes restaurables, chiffrement et 2 autres » */
function missingOf({ missingPrerequisites, criteriaSet }: AssessmentSummary): Entry['missing'] {
  if (missingPrerequisites.length === 0) return null;
  const titles = missingPrerequisites
    .slice(0, NAMED_PREREQUISITES)
    .map((id) => lowerFirst(criterionTexts(id, criteriaSet).title))
    .join(', ');
  const left = missingPrerequisites.length - NAMED_PREREQUISITES;
  return {
    plural: missingPrerequisites.length > 1,
    text: left > 0 ? `${titles} et ${count(left, 'autre')}` : titles,
  };
}

/** The listing itself; its contested answers are told apart. */
const contestedOf = ({ contestedSince }: Card): Alert[] =>
  contestedSince
    ? [
        {
          mark: 'contested',
          word: 'Fiche contestée',
          text: `depuis le ${formatDate(contestedSince)}`,
        },
      ]
    : [];

function alertsOf(assessment: AssessmentSummary): Alert[] {
  const { contested, modified, lapsed, status, expiredOn, attestedOn } = assessment;
  const alerts: (Alert | false)[] = [
    status === 'expired' && {
      mark: 'lapsed',
      word: 'Évaluation expirée',
      text: `${expiredOn ? `le ${formatDate(expiredOn)}, ` : ''}notes retirées du tri`,
    },
    contested > 0 && { mark: 'contested', word: 'Contesté', text: count(contested, 'réponse') },
    modified > 0 && {
      mark: 'modified',
      word: 'Modifié depuis l’audit',
      text: count(modified, 'réponse'),
    },
    lapsed > 0 && { mark: 'lapsed', word: 'Preuve expirée', text: count(lapsed, 'réponse') },
    status === 'stale' && {
      mark: null,
      word: 'Évaluation à renouveler',
      text: `attestée le ${formatDate(attestedOn)}`,
    },
  ];
  return alerts.filter((alert) => alert !== false);
}

function noteOf(card: Card): string | null {
  const assessment = card.assessment;
  if (!assessment)
    return card.status === 'unclaimed'
      ? 'Fiche importée, sans éditeur inscrit\u00a0: aucune évaluation.'
      : 'Pas encore évaluée\u00a0: l’éditeur n’a pas répondu au référentiel.';
  if (assessment.score) return null;
  const known = assessment.lastKnown;
  if (!known) return 'Notes retirées\u00a0: l’évaluation a expiré.';
  const figures = [known.declared, known.checked, known.audited].map((n) => wholePercent(n ?? 0));
  return `Dernières notes connues\u00a0: déclarée ${figures[0]}, contrôlée ${figures[1]}, auditée ${figures[2]}\u00a0%.`;
}

/** @param order what the list is sorted by: the entry shows that figure, and only then */
export function entryOf(
  card: Card,
  searched: Searched,
  order: { sort: string; theme: string | null },
): Entry {
  const { assessment } = card;
  const score = assessment?.score;
  return {
    slug: card.slug,
    name: highlight(card.name, searched),
    who:
      order.sort === 'updated'
        ? `${ownerText(card)} · mise à jour le ${formatDate(card.updatedOn)}`
        : ownerText(card),
    summary: highlight(card.summary, searched),
    facts: factsOf(card),
    labels: (card.labels ?? []).map(labelItem),
    missing: assessment ? missingOf(assessment) : null,
    alerts: [...contestedOf(card), ...(assessment ? alertsOf(assessment) : [])],
    score: score
      ? {
          declared: score.declared,
          checked: score.checked,
          audited: score.audited,
          completeness: score.completeness,
          missing: score.applicable - score.answered,
          assured: order.sort === 'assured' && !order.theme ? score.assured : null,
        }
      : null,
    note: noteOf(card),
  };
}
