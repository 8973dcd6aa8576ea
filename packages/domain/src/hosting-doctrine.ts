/**
 * The doctrine as data: classes of sensitivity × kinds of hosting (référentiels, section 3).
 * A admitted, C admitted under conditions, D not advised, X excluded. Read on 1 November 2026.
 */
export type DataClass = 'S0' | 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7';
/** SNC SecNumCloud 3.2 · HDS · UE · UE* under a law from outside the EU · HUE outside the EEA · SITE the buyer's own. */
export type HostingColumn = 'SNC' | 'HDS' | 'UE' | 'UE*' | 'HUE' | 'SITE';
export type Admission = 'A' | 'C' | 'D' | 'X';

type Rule = {
  name: string;
  examples: string;
  admission: Record<HostingColumn, Admission>;
  /** said when `reason` has nothing more precise */
  why: string;
  reason: Partial<Record<Admission, string>>;
  /** more precise than `reason` for one kind of hosting */
  reasonAt?: Partial<Record<`${HostingColumn}:${Admission}`, string>>;
  source: string;
};

export const DOCTRINE_READ_ON = '2026-11-01';

export const HOSTING_COLUMN_LABELS: Record<HostingColumn, string> = {
  SNC: 'service qualifié SecNumCloud',
  HDS: 'hébergement certifié HDS',
  UE: 'hébergement dans l’Union, sans contrôle extra-européen déclaré',
  'UE*':
    'hébergement dans l’Union, opérateur exposé à un droit extra-européen ou exposition non déclarée',
  HUE: 'hébergement pour partie hors de l’Union, ou localisation incomplète',
  SITE: 'installation chez vous ou chez l’hébergeur de votre choix',
};

export const ADMISSION_LABELS: Record<Admission, string> = {
  A: 'Admis',
  C: 'Admis sous conditions',
  D: 'Déconseillé, à justifier',
  X: 'Exclu',
};

export const DOCTRINE: Record<DataClass, Rule> = {
  S0: {
    name: 'Données publiques',
    examples: 'données ouvertes, site vitrine',
    admission: { SNC: 'A', HDS: 'A', UE: 'A', 'UE*': 'A', HUE: 'C', SITE: 'A' },
    why: 'Aucun secret à protéger ; vérifiez l’intégrité et la disponibilité.',
    reason: {
      C: 'Hors de l’Union, les journaux et les comptes restent des données personnelles : encadrez leur transfert.',
    },
    source: 'RGPD, art. 44 à 49',
  },
  S1: {
    name: 'Données internes peu sensibles',
    examples: 'plans de charge, inventaires',
    admission: { SNC: 'A', HDS: 'A', UE: 'A', 'UE*': 'A', HUE: 'D', SITE: 'A' },
    why: 'SecNumCloud n’est pas requis pour ces données.',
    reason: {
      D: 'La doctrine de l’État conserve l’Union comme règle, même sans donnée personnelle.',
    },
    source: 'Circulaire n° 6404/SG du 31 mai 2023, règle R9',
  },
  S2: {
    name: 'Données personnelles courantes',
    examples: 'compte usager, inscription à la cantine, annuaire, congés',
    admission: { SNC: 'A', HDS: 'A', UE: 'A', 'UE*': 'C', HUE: 'D', SITE: 'A' },
    why: 'Un contrat de sous-traitance complet et des mesures de sécurité suffisent.',
    reason: {
      C: 'Opérateur exposé à un droit extra-européen, ou exposition non déclarée : mesures complémentaires et information des personnes.',
      D: 'Un transfert hors de l’Union demande un fondement et des mesures complémentaires.',
    },
    source: 'RGPD, art. 28, 32 et 44 à 49',
  },
  S3: {
    name: 'Données personnelles à risque élevé',
    examples: 'situation sociale, mineurs à grande échelle, numéro de sécurité sociale, paie',
    admission: { SNC: 'A', HDS: 'A', UE: 'C', 'UE*': 'D', HUE: 'X', SITE: 'A' },
    why: 'Une analyse d’impact précède la mise en service.',
    reason: {
      C: 'Analyse d’impact nécessaire ; préférez une offre protégée des droits extra-européens.',
      D: 'L’exposition à un droit extra-européen s’ajoute au risque : à justifier dans l’analyse d’impact.',
      X: 'Exclu, sauf pays reconnu adéquat et nécessité démontrée dans l’analyse d’impact.',
    },
    source: 'RGPD, art. 35 et 44 à 49',
  },
  S4: {
    name: 'Données de santé hébergées pour un tiers',
    examples: 'dossier patient, médico-social',
    admission: { SNC: 'C', HDS: 'A', UE: 'X', 'UE*': 'X', HUE: 'X', SITE: 'C' },
    why: 'Le certificat HDS doit couvrir les activités utilisées, et le stockage rester dans l’Espace économique européen.',
    reason: {
      C: 'Un certificat HDS est déclaré, mais l’exposition à un droit extra-européen doit être publiée et pesée.',
      X: 'Aucun certificat HDS en cours de validité, avec un stockage entièrement dans l’Espace économique européen, n’est déclaré.',
    },
    reasonAt: {
      'SITE:C':
        'Admis si l’établissement héberge ses propres données, ou chez un hébergeur certifié HDS pour les activités utilisées.',
    },
    source: 'Code de la santé publique, art. L1111-8 ; référentiel HDS v2, exigence 28',
  },
  S5: {
    name: 'Données d’une sensibilité particulière',
    examples:
      'secrets protégés par la loi ou missions essentielles de l’État, avec un impact grave',
    admission: { SNC: 'A', HDS: 'X', UE: 'X', 'UE*': 'X', HUE: 'X', SITE: 'A' },
    why: 'Le service est qualifié SecNumCloud, ou reste dans votre infrastructure.',
    reason: {
      D: 'La loi ne vous y oblige pas, mais un service qualifié SecNumCloud est recommandé pour ces données.',
      X: 'Pour l’État, ses opérateurs et les GIP désignés, la loi demande un service lui-même qualifié SecNumCloud ; une infrastructure qualifiée ne suffit pas.',
    },
    source: 'Loi n° 2024-449 du 21 mai 2024, art. 31 ; décret n° 2026-272',
  },
  S6: {
    name: 'Diffusion Restreinte',
    examples: 'informations et systèmes portant la mention',
    admission: { SNC: 'C', HDS: 'X', UE: 'X', 'UE*': 'X', HUE: 'X', SITE: 'A' },
    why: 'Système homologué, sur le territoire national sauf dérogation motivée.',
    reason: {
      C: 'Seulement si l’offre est expressément homologuée pour la Diffusion Restreinte.',
      X: 'L’offre n’est pas homologuée pour la Diffusion Restreinte.',
    },
    source: 'Instruction interministérielle n° 901',
  },
  S7: {
    name: 'Secret et Très Secret',
    examples: 'informations classifiées',
    admission: { SNC: 'X', HDS: 'X', UE: 'X', 'UE*': 'X', HUE: 'X', SITE: 'C' },
    why: 'Hors du périmètre du catalogue.',
    reason: {
      C: 'Seuls des systèmes classifiés homologués conviennent : hors du périmètre du catalogue.',
      X: 'Seuls des systèmes classifiés homologués conviennent : hors du périmètre du catalogue.',
    },
    source: 'Instruction générale interministérielle n° 1300',
  },
};
