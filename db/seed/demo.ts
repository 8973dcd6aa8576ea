/** Tricky cases of the demonstration by slug, for tests and documents: one line says what each shows. */
export const DEMO = {
  /** proofs at the five steps, an audit, an answer changed since, lapsed proofs, an open dispute */
  parafil: 'parafil',
  /** free software; a second attestation replaced the first one */
  circuitClair: 'circuit-clair',
  /** almost everything audited, an upward adjustment, a service run by a public body, an expired channel */
  brenneParapheur: 'brenne-parapheur',
  /** health data with HDS; a contested answer and two lapsed proofs */
  hermineSignature: 'hermine-signature',
  /** says 92 %, checked 3 %, one missing prerequisite */
  visaNova: 'visa-nova',
  /** desktop tool without network; its assessment expired after sixteen months */
  calamo: 'calamo',
  /** 85 % complete: seven answers to confirm, two unanswered */
  pisart: 'pisart',
  /** imported from a publiccode.yml, not claimed */
  scelleLibre: 'scelle-libre',
  /** worked example of the method: eco-design at the first four steps and audited */
  cantineClaire: 'cantine-claire',
  /** no interface: accessibility has no object */
  connecteurArdoise: 'connecteur-ardoise',
  /** attested thirteen months ago: to renew */
  guichetGlycine: 'guichet-glycine',
  /** a plan whose date has passed; a penetration test that time has lowered */
  entraide: 'entraide-quartier',
  /** an audit that refuted one answer and adjusted another */
  coupDePouce: 'coup-de-pouce',
  /** a refuted answer whose correction was accepted; SecNumCloud in progress; AI with a full card */
  brumaireAssistant: 'brumaire-assistant',
  /** an HDS certificate past its end; an upheld dispute caps the answer */
  teleconsult: 'teleconsult-ardelle',
  /** a claim of no object: refused by a moderator */
  claimRefused: 'grand-carnet-des-marches',
  /** accepted by a moderator */
  claimAccepted: 'formulaires-des-communs',
  /** still pending */
  claimPending: 'ondine-reseaux',
  /** rejected by an auditor */
  claimRejected: 'releve-lecteur',
  /** every answer above 0 is checked */
  checkedEverywhere: 'place-des-avis',
  /** published, facts only, no assessment */
  factsOnly: 'eclusier-achats',
  /** a name of more than 120 characters, a licence to verify */
  longName: 'plateforme-mutualisee-des-assemblees',
  /** a description of one word, little else */
  oneWord: 'casier',
  /** State-sensitive data in a service qualified SecNumCloud; keys held by the client */
  bastionEchanges: 'bastion-echanges',
  /** only the infrastructure is qualified: missing prerequisite */
  infrastructureOnly: 'coffre-de-beauce',
  /** data outside the EU, foreign vendor without a SIREN */
  larkmoorWorkspace: 'larkmoor-workspace',
  /** European vendor without a SIREN, data in Denmark */
  lindekaer: 'lindekaer-moede',
  /** hosted in France by a vendor now under American control */
  foreignControl: 'nuage-de-poche',
  /** code readable under a licence that is not free */
  sourceAvailable: 'strates',
  /** places of the data not all declared */
  undeclaredPlaces: 'lampadaire',
  /** left the lists; their page says why */
  suspended: 'demarche-plume',
  withdrawn: 'semainier-des-competences',
  archived: 'petit-tresor',
  /** not public yet */
  draft: 'brouillon-de-papeterie',
  submitted: 'vigie-des-sauvegardes',
  inReview: 'sceau-de-brume',
  changesRequested: 'le-boulier-communal',
  rejected: 'agenda-des-salles',
  /** a published listing whose assessment is still a draft */
  draftAssessment: 'cap-des-services',
  /** the catalogue itself, not invented */
  itself: 'catalogue-gouvtech',
} as const;

/** Answers at the five steps of proof. */
export const FIVE_STEPS = [
  'parafil',
  'brenne-parapheur',
  'oriflamme-finances',
  'coup-de-pouce',
  'bulletin-bleu-paie',
  'coffre-de-beauce',
  'guichet-tilleul',
  'cantine-claire',
  'garance-dossier-social',
  'bastion-echanges',
  'trousseau',
  'connecteur-ardoise',
] as const;

/** People who sign for the vendors, invented too. */
export const DEMO_PEOPLE = {
  helene: { name: 'Hélène Corvisy', role: 'directrice générale', vendor: 'atelier-corvisy' },
  odile: { name: 'Odile Farmont', role: 'présidente du syndicat', vendor: 'val-de-brenne' },
  dana: {
    name: 'Dana Whitlock',
    role: 'vice-présidente, secteur public',
    vendor: 'larkmoor-systems',
  },
} as const;
