/** Invented public bodies that use, cite or confirm. */
export const REFERENCE_BODIES: readonly string[] = [
  'Commune de Saint-Aubin-des-Prés',
  'Pays de Combelle agglomération',
  'Centre hospitalier de Valgrand',
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
  'Communauté de communes du Haut-Ternant',
  'Communauté de communes des Quatre-Vallons',
  'Métropole de Valdraine',
  'Communauté d’agglomération du Grand Estréval',
  'Département de la Haute-Ternes',
  'Département de Sèvre-et-Orbe',
  'Centre hospitalier intercommunal des Deux-Rives',
  'Université de Combelle',
  'École d’ingénieurs de Valdraine',
  'Service d’incendie et de secours de la Haute-Ternes',
  'Centre communal d’action sociale de Pont-sur-Ardelle',
  'Syndicat des eaux du Haut-Ternant',
  'Agence nationale des sentiers côtiers',
  'Préfecture de la Haute-Ternes',
];

/** Accredited third parties, invented. */
export const AUDITORS = {
  verdelet: 'Verdelet Évaluation',
  marouvin: 'Cabinet Marouvin',
  preuves: 'Preuves & Méthodes',
} as const;
