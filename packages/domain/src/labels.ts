/**
 * French words for the codes of `taxonomies.ts` and `statuses.ts`: data for screens, search and exports.
 * A missing label does not compile. Kept behind its own entry point so that rules never depend on words.
 */
import type {
  AudienceCode,
  ChannelCode,
  DeploymentCode,
  DomainCode,
  PriceUnit,
  QualificationCode,
} from './taxonomies.ts';
import type {
  AssessmentStatus,
  ClaimStatus,
  CriteriaSetStatus,
  DisputeStatus,
  InvitationStatus,
  ListingStatus,
  ManagedAccountStatus,
  MembershipStatus,
  OrganisationStatus,
  SignalStatus,
  TwoPersonStatus,
} from './statuses.ts';
import type { TierView } from './view.ts';

export const DOMAIN_LABELS: Record<DomainCode, { name: string; examples: string }> = {
  FIN: {
    name: 'Finances, budget, comptabilité',
    examples: 'M57, régies, trésorerie, dette, fiscalité locale',
  },
  ACM: {
    name: 'Achats et marchés publics',
    examples: 'profil d’acheteur, rédaction, exécution des marchés',
  },
  SUB: { name: 'Subventions et aides', examples: 'instruction, versement, conventionnement' },
  RHP: {
    name: 'Ressources humaines et paie',
    examples: 'SIRH, carrière, temps, DSN, bulletins de paie',
  },
  FOR: { name: 'Formation et apprentissage', examples: 'LMS, plan de formation' },
  GED: { name: 'Gestion documentaire et courrier', examples: 'GED, courrier, numérisation' },
  ARC: { name: 'Archivage et coffre-fort', examples: 'SAE, versement, preuve' },
  SIG: { name: 'Signature et parapheur', examples: 'parapheur, certificats, scellement' },
  ASM: {
    name: 'Actes et assemblées',
    examples: 'délibérations, convocations, contrôle de légalité',
  },
  REL: { name: 'Relation aux usagers', examples: 'GRU, accueil, rendez-vous, centre de contact' },
  TEL: { name: 'Téléservices et formulaires', examples: 'démarches en ligne, paiement, suivi' },
  ECE: { name: 'État civil, élections, population', examples: 'COMEDEC, REU, cimetières' },
  ENF: {
    name: 'Enfance, scolaire, périscolaire',
    examples: 'portail famille, restauration, crèche',
  },
  SOC: { name: 'Action sociale et insertion', examples: 'CCAS, RSA, APA, MDPH' },
  SAN: {
    name: 'Santé et médico-social',
    examples: 'SIH, dossier patient, dossier usager, télésanté',
  },
  URB: { name: 'Urbanisme et foncier', examples: 'permis de construire, PLU, DIA, cadastre' },
  GEO: { name: 'Géomatique et territoire', examples: 'cartographie, adresse, jumeau numérique' },
  PAT: {
    name: 'Patrimoine, technique, environnement',
    examples: 'GMAO, voirie, énergie, eau, déchets',
  },
  MOB: {
    name: 'Mobilité et stationnement',
    examples: 'transport, billettique, forfait post-stationnement',
  },
  SPU: {
    name: 'Sécurité publique et secours',
    examples: 'police municipale, vidéoprotection, SDIS',
  },
  CUL: {
    name: 'Culture, sport, tourisme, bibliothèques',
    examples: 'SIGB, billetterie, réservation',
  },
  PAR: {
    name: 'Participation citoyenne',
    examples: 'consultation, budget participatif, signalement',
  },
  WEB: {
    name: 'Sites, contenus, communication',
    examples: 'CMS, intranet, lettres d’information, réseaux sociaux',
  },
  COL: {
    name: 'Collaboration et bureautique',
    examples: 'messagerie, visioconférence, suite, espace partagé',
  },
  PRO: {
    name: 'Projets, processus, pilotage',
    examples: 'workflow, gestion de projet, contrôle interne',
  },
  DAT: {
    name: 'Données et décisionnel',
    examples: 'entrepôt, tableaux de bord, données ouvertes, qualité',
  },
  IAA: {
    name: 'Intelligence artificielle',
    examples: 'assistant, OCR, transcription, aide à l’instruction',
  },
  CYB: {
    name: 'Cybersécurité et identités',
    examples: 'EDR, SOC, gestion des identités, sauvegarde',
  },
  INF: {
    name: 'Infrastructure, exploitation, support',
    examples: 'hébergement, supervision, parc, objets connectés',
  },
  ESR: {
    name: 'Enseignement supérieur et recherche',
    examples: 'scolarité, ENT, laboratoire, archives ouvertes',
  },
};

export const AUDIENCE_LABELS: Record<AudienceCode, string> = {
  state: 'Administration de l’État',
  operator: 'Opérateur ou établissement public national',
  gip: 'Groupement d’intérêt public',
  'town-under-3500': 'Commune de moins de 3 500 hab.',
  'town-3500-30000': 'Commune de 3 500 à 30 000 hab.',
  'town-30000-50000': 'Commune de 30 000 à 50 000 hab.',
  'town-over-50000': 'Commune de plus de 50 000 hab.',
  intermunicipal: 'Intercommunalité',
  department: 'Département',
  region: 'Région',
  'local-establishment': 'CCAS, SDIS, centre de gestion, syndicat mixte',
  hospital: 'Établissement de santé ou médico-social',
  'education-research': 'Enseignement et recherche',
  'social-security': 'Organisme de sécurité sociale',
  delegatee: 'Délégataire de service public',
};

export const DEPLOYMENT_LABELS: Record<DeploymentCode, string> = {
  'saas-shared': 'SaaS mutualisé',
  'saas-dedicated': 'SaaS dédié',
  'own-host': 'Hébergeur de votre choix',
  'on-premise': 'Sur site',
  hybrid: 'Hybride',
  mobile: 'Application mobile',
  desktop: 'Poste de travail',
  'public-operator': 'Service d’un opérateur public',
};

export const QUALIFICATION_LABELS: Record<QualificationCode, string> = {
  SecNumCloud: 'SecNumCloud',
  HDS: 'Hébergeur de données de santé (HDS)',
  ISO27001: 'ISO/IEC 27001',
  DR: 'Homologué Diffusion Restreinte',
};

export const CHANNEL_LABELS: Record<ChannelCode, string> = {
  ugap: 'UGAP',
  resah: 'Resah',
  uniha: 'UniHA',
  caih: 'CAIH',
  canut: 'La Canut',
  sipperec: 'SIPPEREC',
  amue: 'AMUE',
  adullact: 'ADULLACT',
  regional: 'Centrale régionale ou départementale, syndicat mixte',
  'group-order': 'Groupement de commandes',
  interministerial: 'Marché interministériel',
  'adapted-procedure': 'Procédure adaptée ou formalisée',
  'below-threshold': 'Achat sous le seuil de publicité',
  innovation: 'Achat innovant',
  'public-agreement': 'Convention entre personnes publiques',
};

/** Follows an amount: « 1,20 € par agent et par mois ». */
export const PRICE_UNIT_LABELS: Record<PriceUnit, string> = {
  'agent-month': 'par agent et par mois',
  'agent-year': 'par agent et par an',
  'inhabitant-year': 'par habitant et par an',
  volume: 'selon le volume',
  'fixed-year': 'par an',
  fixed: 'une fois',
  act: 'à l’acte',
  perpetual: 'licence perpétuelle',
  day: 'par jour',
};

export const LISTING_STATUS_LABELS: Record<ListingStatus, string> = {
  unclaimed: 'Fiche importée, non revendiquée',
  draft: 'Brouillon',
  submitted: 'Soumise',
  in_review: 'En relecture',
  changes_requested: 'Modifications demandées',
  rejected: 'Refusée',
  published: 'Publiée',
  suspended: 'Suspendue',
  withdrawn: 'Retirée',
  archived: 'Archivée',
};

export const ASSESSMENT_STATUS_LABELS: Record<AssessmentStatus, string> = {
  draft: 'En préparation',
  attested: 'Attestée',
  published: 'À jour',
  stale: 'À renouveler',
  expired: 'Expirée',
  superseded: 'Remplacée',
  withdrawn: 'Retirée',
  invalidated: 'Invalidée',
};

export const ORGANISATION_STATUS_LABELS: Record<OrganisationStatus, string> = {
  pending: 'En attente de vérification',
  verified: 'Vérifiée',
  refused: 'Refusée',
  closed: 'Fermée',
};

export const MEMBERSHIP_STATUS_LABELS: Record<MembershipStatus, string> = {
  requested: 'Demandée',
  active: 'Active',
  refused: 'Refusée',
  removed: 'Retirée par un administrateur',
  left: 'Quittée',
};

export const INVITATION_STATUS_LABELS: Record<InvitationStatus, string> = {
  sent: 'Envoyée',
  accepted: 'Acceptée',
  revoked: 'Annulée',
  expired: 'Expirée',
};

export const CLAIM_STATUS_LABELS: Record<ClaimStatus, string> = {
  requested: 'Demandée',
  accepted: 'Acceptée',
  refused: 'Refusée',
  withdrawn: 'Abandonnée',
};

export const DISPUTE_STATUS_LABELS: Record<DisputeStatus, string> = {
  opened: 'Reçue',
  inadmissible: 'Non recevable',
  under_review: 'Recevable, en examen',
  vendor_reply: 'Réponse de l’éditeur attendue',
  upheld: 'Retenue',
  dismissed: 'Écartée',
  appealed: 'En appel',
  final: 'Close',
};

export const TWO_PERSON_STATUS_LABELS: Record<TwoPersonStatus, string> = {
  proposed: 'Proposé',
  confirmed: 'Confirmé',
  cancelled: 'Annulé',
  expired: 'Expiré',
};

export const MANAGED_ACCOUNT_STATUS_LABELS: Record<ManagedAccountStatus, string> = {
  active: 'Actif',
  blocked: 'Bloqué',
  deleted: 'Supprimé',
};

export const CRITERIA_SET_STATUS_LABELS: Record<CriteriaSetStatus, string> = {
  compiled: 'Préparée',
  announced: 'Annoncée',
  in_force: 'En vigueur',
};

export const SIGNAL_STATUS_LABELS: Record<SignalStatus, string> = {
  open: 'À examiner',
  handled: 'Traité',
  dismissed: 'Écarté',
};

export const TIER_LABELS: Record<TierView, { name: string; meaning: string }> = {
  declared: { name: 'Déclaré', meaning: 'L’éditeur l’affirme et engage sa signature.' },
  documented: { name: 'Documenté', meaning: 'Une pièce est jointe.' },
  checked: { name: 'Contrôlé', meaning: 'Un modérateur ou une machine a vérifié la pièce.' },
  certified: {
    name: 'Certifié',
    meaning: 'Le certificat est confirmé au registre de son émetteur.',
  },
  audited: { name: 'Audité', meaning: 'Un tiers indépendant a examiné la solution elle-même.' },
};
