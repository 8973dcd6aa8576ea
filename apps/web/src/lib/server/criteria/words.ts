/** The rules of a criterion, said in French. Texts stay on the server: they weigh more than a page may. */
import type { Criterion, EvidenceType, Rule, ShelfLife } from '@gouvtech/criteria';
import { factsTexts } from '@gouvtech/criteria/texts';

export const EVIDENCE_WORDS: Record<EvidenceType, string> = {
  URLP: 'Page publique',
  DECL: 'Déclaration normalisée',
  RAPP: 'Rapport d’audit ou de test',
  CERT: 'Certificat',
  CONT: 'Clause contractuelle',
  DOCT: 'Documentation technique',
  DEPO: 'Dépôt de code',
  DEMO: 'Démonstration',
  MESU: 'Mesure horodatée',
  REFE: 'Référence d’un client public',
  ATTS: 'Attestation signée',
};

const AUTOMATION_WORDS = {
  full: 'Une machine peut contrôler tout le critère.',
  partial: 'Une machine relève des indices, une personne confirme.',
  none: 'Aucun contrôle automatique : une personne examine la pièce.',
} as const;

export const automationWords = (coverage: keyof typeof AUTOMATION_WORDS): string =>
  AUTOMATION_WORDS[coverage];

/** « 24 mois », « 30 jours », « jusqu’à sa date de fin ». */
export function shelfLifeWords(life: ShelfLife): string {
  if (life === 'own-end') return 'Jusqu’à la date écrite sur la pièce';
  return 'months' in life ? `${life.months}\u00a0mois` : `${life.days}\u00a0jours`;
}

/** The facts that make a criterion apply, as one sentence. */
export function applicabilityWords(rule: Rule, version: string): string {
  if (rule === 'toujours') return 'À toutes les solutions.';
  return `Aux solutions dont la fiche dit\u00a0: ${phrase(rule, version)}.`;
}

function phrase(rule: Rule, version: string): string {
  if (typeof rule === 'string')
    return rule === 'toujours' ? 'toujours' : `«\u00a0${factsTexts(version).labels[rule]}\u00a0»`;
  if ('and' in rule) return rule.and.map((one) => phrase(one, version)).join(' et ');
  return rule.or.map((one) => phrase(one, version)).join(' ou ');
}

const NA_WORDS = {
  never: 'Jamais\u00a0: le critère concerne toutes les solutions.',
  facts: 'D’après les faits de la fiche seulement.',
  justified:
    'D’après les faits de la fiche, ou sur justification acceptée par un modérateur ou un auditeur.',
} as const;

export const naWords = ({ naPolicy }: Criterion): string => NA_WORDS[naPolicy];
