import type { AudienceCode } from '@gouvtech/domain';

const TOWNS = [
  'Commune de Saint-Aubin-des-Prés',
  'Commune de Montfaucelle',
  'Ville de Rochebrune-les-Saules',
  'Commune de Villers-la-Combe',
  'Ville de Pont-sur-Ardelle',
  'Commune de Sainte-Croix-du-Buis',
  'Commune de Bréville-aux-Ormes',
  'Ville de Castelnau-d’Orbe',
  'Commune de Marsanne-la-Vieille',
  'Commune de Chantemerle-sur-Ternes',
  'Ville de Fontclaire',
  'Ville d’Estréval',
];
const GROUPS = [
  'Pays de Combelle agglomération',
  'Communauté de communes du Haut-Ternant',
  'Communauté de communes des Quatre-Vallons',
  'Métropole de Valdraine',
  'Communauté d’agglomération du Grand Estréval',
];
const DEPARTMENTS = ['Département de la Haute-Ternes', 'Département de Sèvre-et-Orbe'];
const HOSPITALS = [
  'Centre hospitalier de Valgrand',
  'Centre hospitalier intercommunal des Deux-Rives',
];
const SCHOOLS = ['Université de Combelle', 'École d’ingénieurs de Valdraine'];
const STATE = ['Agence nationale des sentiers côtiers', 'Préfecture de la Haute-Ternes'];
const ESTABLISHMENTS = ['Centre de gestion de la Haute-Ternes', 'Syndicat mixte des Deux-Plateaux'];

const BY_AUDIENCE: Partial<Record<AudienceCode, readonly string[]>> = {
  'town-under-3500': TOWNS,
  'town-3500-30000': TOWNS,
  intermunicipal: GROUPS,
  department: DEPARTMENTS,
  hospital: HOSPITALS,
  'education-research': SCHOOLS,
  state: STATE,
  'local-establishment': ESTABLISHMENTS,
};

/** Invented public bodies that such a solution is meant for. */
export function bodiesFor(audiences: readonly AudienceCode[]): readonly string[] {
  const found = [...new Set(audiences.flatMap((audience) => BY_AUDIENCE[audience] ?? []))];
  return found.length > 0 ? found : GROUPS;
}

/** Those whose audits are told in `audits/`, invented. */
export const LABELLER_NAMES = {
  verif: 'Vérif Éthique',
  atelier: 'Atelier d’audit public',
} as const;

/** Third parties that audited before labels, invented; their verdicts have no audit. */
export const AUDITORS = {
  verdelet: 'Verdelet Évaluation',
  marouvin: 'Cabinet Marouvin',
  preuves: 'Preuves & Méthodes',
} as const;
