/** French words of the facets, on the server only: a page receives the ones it shows. */
import { FACETS, type FacetName } from '@gouvtech/domain';
import {
  AUDIENCE_LABELS,
  CHANNEL_LABELS,
  DEPLOYMENT_LABELS,
  DOMAIN_LABELS,
  TIER_LABELS,
} from '@gouvtech/domain/labels';
import { labelFilterName } from '@gouvtech/domain/words';
import { themeTexts } from '@gouvtech/criteria/texts';

const NBSP = '\u00a0';

const CONNECTION = {
  production: 'En production',
  ready: 'Prêt à raccorder',
  no: 'Non raccordé',
  'not-applicable': 'Sans objet',
  unknown: 'Non indiqué',
};

type Facet = {
  title: string;
  values: Record<string, string>;
  /** how a value reads outside its facet, « Données en France »; `{}` stands for the value */
  tag?: string;
};

const names = (labels: Record<string, { name: string }>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([code, { name }]) => [code, name]));

const WORDS: Record<Exclude<FacetName, `score-${string}`>, Facet> = {
  domain: { title: 'Domaine', values: names(DOMAIN_LABELS) },
  audience: { title: 'Votre organisme', values: AUDIENCE_LABELS },
  deployment: { title: 'Déploiement', values: DEPLOYMENT_LABELS },
  licence: {
    title: 'Licence du code',
    values: {
      'open-source': 'Libre (licence vérifiée)',
      proprietary: 'Propriétaire',
      'source-available': 'Code lisible, non libre',
      'to-verify': 'Licence à vérifier',
      unknown: 'Licence non indiquée',
    },
  },
  spdx: { title: 'Licence précise', values: {}, tag: 'Licence {}' },
  hosting: {
    title: 'Qualification de l’hébergement',
    values: {
      'secnumcloud-service': 'Service qualifié SecNumCloud',
      'secnumcloud-infrastructure': 'Infrastructure qualifiée SecNumCloud',
      hds: 'Hébergeur de données de santé (HDS)',
      iso27001: 'ISO/IEC 27001',
      none: 'Aucune qualification indiquée',
    },
  },
  location: {
    title: 'Où sont les données',
    values: {
      france: 'En France',
      eu: 'Dans l’Union européenne',
      'outside-eu': 'Hors de l’Union européenne',
      undeclared: 'Lieu non indiqué',
    },
    tag: 'Données\u00a0: {}',
  },
  franceconnect: { title: 'FranceConnect', values: CONNECTION, tag: 'FranceConnect\u00a0: {}' },
  proconnect: { title: 'ProConnect', values: CONNECTION, tag: 'ProConnect\u00a0: {}' },
  channel: { title: 'Voie d’achat', values: CHANNEL_LABELS },
  assessment: {
    title: 'Évaluation',
    values: {
      published: 'À jour',
      stale: 'À renouveler',
      expired: 'Expirée',
      none: 'Pas encore évaluée',
    },
    tag: 'Évaluation\u00a0: {}',
  },
  prerequisites: {
    title: 'Prérequis',
    values: {
      met: 'Prérequis réunis',
      missing: 'Un prérequis manque',
      unknown: 'Prérequis non évalués',
    },
  },
  label: {
    title: 'Label',
    values: Object.fromEntries(FACETS.label.values.map((one) => [one, labelFilterName(one)])),
  },
  proof: { title: 'Preuve atteinte', values: names(TIER_LABELS), tag: 'Preuve : {} au moins' },
};

/** « Sécurité », or « Ensemble » for the overall score. */
export const themeName = (theme: string): string =>
  themeTexts().find(({ id }) => id === theme)?.shortName ?? 'Ensemble';

const scoreTheme = (facet: FacetName): string | null =>
  facet.startsWith('score-') ? themeName(facet.slice('score-'.length)) : null;

const wordsOf = (facet: FacetName): Facet => WORDS[facet as keyof typeof WORDS];

export const facetTitle = (facet: FacetName): string => scoreTheme(facet) ?? wordsOf(facet).title;

/** The value inside its facet. A code without a word (SPDX, or a value the API refuses) shows as it is. */
export function valueLabel(facet: FacetName, value: string): string {
  if (scoreTheme(facet)) return `${value}${NBSP}% au moins`;
  return wordsOf(facet).values[value] ?? value;
}

/** The value on its own, on an active filter. */
export function filterLabel(facet: FacetName, value: string): string {
  const theme = scoreTheme(facet);
  if (theme) return `Note assurée, ${lowerFirst(theme)}${NBSP}: ${value}${NBSP}% au moins`;
  const label = valueLabel(facet, value);
  const tag = wordsOf(facet).tag;
  return tag ? tag.replace('{}', facet === 'spdx' ? label : lowerFirst(label)) : label;
}

/** « En France » inside a sentence; acronyms and trade names keep their capitals. */
export const lowerFirst = (label: string): string =>
  /^\p{Lu}(?:[’']?\p{Ll}|\s)/u.test(label) && !/^(SaaS|HubEE)/.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
