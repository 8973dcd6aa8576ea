/**
 * Invented people who have an account. `id` is the subject by which the demonstration's identity provider knows them
 * (packages/idp-stand-in), who gives the same names, addresses and numbers.
 */
type Role = {
  of: string;
  signatory?: true;
  administrator?: true;
  auditor?: true;
  decider?: true;
  position?: string;
};

export type AccountSeed = {
  id: string;
  givenName: string;
  usualName: string;
  email: string;
  siret?: string;
  publicAgent?: true;
  staff?: 'moderator' | 'administrator';
  /** who they are for the catalogue, in French */
  about: string;
  roles?: Role[];
};

const CORVISY = '00011111200017';
const OISE = '00022222400016';
const DINUM = '00088888300014';
const VERIF = '00070000500010';
const ATELIER = '00071111900016';

export const ACCOUNTS: readonly AccountSeed[] = [
  {
    id: 'agathe-lormeau',
    givenName: 'Agathe',
    usualName: 'Lormeau',
    email: 'agathe.lormeau@sentiers-cotiers.example',
    siret: '00012345500016',
    publicAgent: true,
    about: 'achète pour une agence de l’État',
  },
  {
    id: 'bruno-castellan',
    givenName: 'Bruno',
    usualName: 'Castellan',
    email: 'bruno.castellan@montfaucelle.example',
    siret: '00023456700014',
    publicAgent: true,
    about: 'achète pour une commune',
  },
  {
    id: 'camille-roux',
    givenName: 'Camille',
    usualName: 'Roux',
    email: 'camille.roux@dinum.example',
    siret: DINUM,
    publicAgent: true,
    staff: 'moderator',
    about: 'modère, avec un second facteur',
  },
  {
    id: 'denis-vasseur',
    givenName: 'Denis',
    usualName: 'Vasseur',
    email: 'denis.vasseur@dinum.example',
    siret: DINUM,
    publicAgent: true,
    staff: 'moderator',
    about: 'modère, sans second facteur : refusé',
  },
  {
    id: 'estelle-maurin',
    givenName: 'Estelle',
    usualName: 'Maurin',
    email: 'estelle.maurin@dinum.example',
    siret: DINUM,
    publicAgent: true,
    staff: 'administrator',
    about: 'administre le catalogue',
  },
  {
    id: 'yannick-ferrand',
    givenName: 'Yannick',
    usualName: 'Ferrand',
    email: 'yannick.ferrand@dinum.example',
    siret: DINUM,
    publicAgent: true,
    staff: 'administrator',
    about: 'administre le catalogue : confirme ce qui demande deux personnes, juge les appels',
  },
  {
    id: 'sacha-morvan',
    givenName: 'Sacha',
    usualName: 'Morvan',
    email: 'sacha.morvan@corvisy.example',
    siret: CORVISY,
    about: 'administre le compte de l’éditeur de Parafil',
    roles: [{ of: 'atelier-corvisy', administrator: true, position: 'responsable des marchés' }],
  },
  {
    id: 'louane-prigent',
    givenName: 'Louane',
    usualName: 'Prigent',
    email: 'louane.prigent@corvisy.example',
    siret: CORVISY,
    about: 'remplit les évaluations de Parafil',
    roles: [{ of: 'atelier-corvisy', position: 'cheffe de produit' }],
  },
  {
    id: 'helene-corvisy',
    givenName: 'Hélène',
    usualName: 'Corvisy',
    email: 'helene.corvisy@corvisy.example',
    siret: CORVISY,
    about: 'signe les attestations de Parafil',
    roles: [{ of: 'atelier-corvisy', signatory: true, position: 'directrice générale' }],
  },
  {
    id: 'bastien-laroque',
    givenName: 'Bastien',
    usualName: 'Laroque',
    email: 'bastien.laroque@communs-oise.example',
    siret: OISE,
    about: 'administre et signe pour un autre éditeur',
    roles: [{ of: 'communs-oise', administrator: true, signatory: true, position: 'gérant' }],
  },
  {
    id: 'maelle-dupin',
    givenName: 'Maëlle',
    usualName: 'Dupin',
    email: 'maelle.dupin@communs-oise.example',
    siret: OISE,
    about: 'a demandé à rejoindre cet éditeur',
  },
  {
    id: 'theophane-grandjean',
    givenName: 'Théophane',
    usualName: 'Grandjean',
    email: 'theophane.grandjean@nom-long.example',
    siret: '00099999500012',
    about: 'a une organisation qui attend un modérateur, et une autre refusée',
  },
  {
    id: 'gael-lebihan',
    givenName: 'Gaël',
    usualName: 'Le Bihan',
    email: 'gael.lebihan@sans-siret.example',
    about: 'n’a pas d’organisation, et une invitation dans son courrier',
  },
  {
    id: 'ines-kerloch',
    givenName: 'Inès',
    usualName: 'Kerloc’h',
    email: 'ines.kerloch@verif-ethique.example',
    siret: VERIF,
    about: 'audite, et conduit l’audit de Parafil',
    roles: [{ of: 'verif-ethique', auditor: true, position: 'auditrice principale' }],
  },
  {
    id: 'romain-delattre',
    givenName: 'Romain',
    usualName: 'Delattre',
    email: 'romain.delattre@verif-ethique.example',
    siret: VERIF,
    about: 'audite dans la même équipe',
    roles: [{ of: 'verif-ethique', auditor: true, position: 'auditeur' }],
  },
  {
    id: 'solange-abadie',
    givenName: 'Solange',
    usualName: 'Abadie',
    email: 'solange.abadie@verif-ethique.example',
    siret: VERIF,
    about: 'décide des labels, et signe pour son organisme',
    roles: [
      {
        of: 'verif-ethique',
        decider: true,
        signatory: true,
        administrator: true,
        position: 'présidente de la coopérative',
      },
    ],
  },
  {
    id: 'fatou-diarra',
    givenName: 'Fatou',
    usualName: 'Diarra',
    email: 'fatou.diarra@audit-public.example',
    siret: ATELIER,
    about: 'audite pour un second labellisateur',
    roles: [{ of: 'atelier-audit-public', auditor: true, position: 'auditrice' }],
  },
  {
    id: 'marc-olivier-henry',
    givenName: 'Marc-Olivier',
    usualName: 'Henry',
    email: 'marc-olivier.henry@audit-public.example',
    siret: ATELIER,
    about: 'décide des labels de ce second labellisateur',
    roles: [
      {
        of: 'atelier-audit-public',
        decider: true,
        signatory: true,
        administrator: true,
        position: 'délégué général',
      },
    ],
  },
  {
    id: 'violette-sanchez',
    givenName: 'Violette',
    usualName: 'Sanchez',
    email: 'violette.sanchez@verdelet.example',
    siret: '00077777100015',
    about: 'dirige un labellisateur dont une accréditation est suspendue',
    roles: [
      {
        of: 'verdelet-evaluation',
        auditor: true,
        decider: true,
        signatory: true,
        administrator: true,
        position: 'gérante',
      },
    ],
  },
  {
    id: 'lucien-aubrac',
    givenName: 'Lucien',
    usualName: 'Aubrac',
    email: 'lucien.aubrac@preuves-methodes.example',
    siret: '00072222300013',
    about: 'a demandé une accréditation',
    roles: [
      {
        of: 'preuves-et-methodes',
        decider: true,
        signatory: true,
        administrator: true,
        position: 'gérant',
      },
    ],
  },
];

/** The organisation that a moderator has still to verify, and the one that was refused. */
export const WAITING = {
  slug: 'services-numeriques-partages',
  name: 'Société anonyme coopérative d’intérêt collectif pour le développement durable et partagé des services numériques',
  kind: 'cooperative',
  siren: '000999995',
  city: 'Saint-Brieuc',
  by: 'theophane-grandjean',
} as const;

export const REFUSED = {
  slug: 'pressoir-numerique',
  name: 'Pressoir numérique',
  kind: 'company',
  city: 'Namur',
  foreignId: 'Banque-Carrefour 0000.123.456',
  country: 'BE',
  by: 'theophane-grandjean',
  reason:
    'Le numéro donné n’est dans aucun registre. Créez-la de nouveau avec celui de votre immatriculation.',
} as const;

export const JOIN_REQUEST = {
  by: 'maelle-dupin',
  of: 'communs-oise',
  position: 'développeuse',
  message: 'Bonjour, je reprends la fiche de Circuit clair à partir de ce mois-ci.',
} as const;

export const INVITATION = {
  email: 'gael.lebihan@sans-siret.example',
  of: 'communs-oise',
  by: 'bastien-laroque',
} as const;
