import type { EvidenceType } from '@gouvtech/criteria';

export type DocumentContext = {
  name: string;
  year: number;
  host: string | null;
  number: (from: number, to: number) => number;
  body: string;
};

/** A document of the library: named once, attached to every answer it proves. */
export type LibraryDocument = {
  type: EvidenceType;
  title: (x: DocumentContext) => string;
  path: string;
  visibility?: 'on-request' | 'restricted';
  issuer?: string;
};

const doc = (
  type: EvidenceType,
  path: string,
  title: LibraryDocument['title'],
  more: Pick<LibraryDocument, 'visibility' | 'issuer'> = {},
): LibraryDocument => ({ type, path, title, ...more });

export const LIBRARY = {
  contrat: doc(
    'CONT',
    'contrat-type.pdf',
    ({ year }) => `Contrat type ${year}, conditions de service`,
  ),
  reversibilite: doc(
    'CONT',
    'contrat-reversibilite.pdf',
    ({ year }) => `Contrat type ${year}, annexe de réversibilité`,
  ),
  donnees: doc(
    'CONT',
    'annexe-donnees-personnelles.pdf',
    ({ number }) => `Annexe sur les données personnelles, ${number(7, 16)} pages`,
  ),
  declaration: doc('URLP', 'accessibilite', () => 'Déclaration d’accessibilité en ligne'),
  declarationDatee: doc(
    'DECL',
    'declaration-accessibilite.pdf',
    () => 'Déclaration d’accessibilité, copie datée',
  ),
  auditRgaa: doc(
    'RAPP',
    'audit-rgaa.pdf',
    ({ number }) => `Rapport d’audit RGAA 4.1.2, échantillon de ${number(12, 34)} pages`,
  ),
  auditNatif: doc(
    'RAPP',
    'evaluation-clients-natifs.pdf',
    () => 'Évaluation des clients natifs selon EN 301 549',
  ),
  modeles: doc('DOCT', 'modeles-documents.pdf', () => 'Notice des modèles de documents balisés'),
  iso: doc(
    'CERT',
    'certificat-iso-27001.pdf',
    ({ number, year }) => `Certificat ISO/IEC 27001 n° ${year - 1}-${number(1020, 9870)}`,
    { issuer: 'Bureau Tannerel Certification' },
  ),
  politique: doc(
    'DOCT',
    'politique-securite.pdf',
    ({ number }) => `Politique de sécurité, version ${number(2, 6)}`,
    { visibility: 'on-request' },
  ),
  hygiene: doc('ATTS', 'mesures-hygiene.pdf', () => 'Décompte signé des 42 mesures d’hygiène', {
    visibility: 'on-request',
  }),
  tls: doc('DOCT', 'configuration-tls', () => 'Configuration des échanges chiffrés'),
  assurance: doc(
    'DOCT',
    'plan-assurance-securite.pdf',
    ({ number }) => `Plan d’assurance sécurité, ${number(18, 46)} pages`,
    { visibility: 'on-request' },
  ),
  divulgation: doc(
    'URLP',
    '.well-known/security.txt',
    () => 'Fichier security.txt et politique de divulgation',
  ),
  intrusion: doc(
    'RAPP',
    'test-intrusion-synthese.pdf',
    ({ number }) => `Synthèse du test d’intrusion, ${number(8, 22)} pages`,
    { visibility: 'on-request' },
  ),
  nomenclature: doc(
    'DOCT',
    'nomenclature.json',
    ({ number }) => `Nomenclature CycloneDX, version ${number(2, 7)}.${number(0, 9)}`,
  ),
  homologation: doc('DOCT', 'dossier-homologation.pdf', () => 'Dossier d’appui à l’homologation', {
    visibility: 'restricted',
  }),
  visa: doc(
    'CERT',
    'certificat-cspn.pdf',
    ({ number }) => `Certificat CSPN, démonstration n° ${number(10, 98)}`,
    { issuer: 'ANSSI (certificat inventé)' },
  ),
  ecoconception: doc('URLP', 'eco-conception', () => 'Page d’éco-conception'),
  rgesn: doc(
    'DECL',
    'declaration-ecoconception.pdf',
    () => 'Déclaration d’écoconception RGESN 2024',
  ),
  configurations: doc(
    'DOCT',
    'configurations-minimales',
    () => 'Configurations minimales et essais sur postes anciens',
  ),
  mesure: doc('MESU', 'mesure-page.json', () => 'Mesure de la page d’accueil, poids et requêtes'),
  energie: doc(
    'DOCT',
    'bilan-energie.pdf',
    ({ host }) => `Bilan énergétique du centre de données${host ? `, ${host}` : ''}`,
  ),
  captures: doc('DEMO', 'captures.pdf', () => 'Captures commentées des écrans livrés'),
  registre: doc('DOCT', 'fiche-traitement.ods', () => 'Fiche de traitement et extrait de registre'),
  confidentialite: doc(
    'URLP',
    'confidentialite',
    () => 'Page confidentialité et contact du délégué',
  ),
  traceurs: doc('MESU', 'releve-traceurs.json', () => 'Relevé des traceurs avant tout choix'),
  secnumcloud: doc(
    'CERT',
    'qualification-secnumcloud.pdf',
    ({ number }) => `Décision de qualification SecNumCloud, démonstration n° ${number(100, 980)}`,
    { issuer: 'ANSSI (décision inventée)' },
  ),
  hds: doc(
    'CERT',
    'certificat-hds.pdf',
    ({ number, year }) => `Certificat HDS n° ${year - 1}-HDS-${number(100, 980)}`,
    { issuer: 'Bureau Tannerel Certification' },
  ),
  capital: doc('ATTS', 'attestation-capital.pdf', () => 'Attestation sur le contrôle du capital'),
  installation: doc(
    'DOCT',
    'documentation/installation',
    () => 'Guide d’installation et d’exploitation',
  ),
  depot: doc('DEPO', 'depot', () => 'Dépôt public du code'),
  formats: doc(
    'DOCT',
    'documentation/formats',
    () => 'Description des formats d’import et d’export',
  ),
  jeu: doc('URLP', 'donnees-ouvertes', () => 'Jeu de données publié depuis la solution'),
  openapi: doc(
    'URLP',
    'api/openapi.json',
    ({ number }) => `Description OpenAPI, version ${number(1, 4)}`,
  ),
  franceconnect: doc(
    'REFE',
    'references/franceconnect.pdf',
    ({ body }) => `Lettre de référence sur FranceConnect : ${body}`,
  ),
  proconnect: doc(
    'REFE',
    'references/proconnect.pdf',
    ({ body }) => `Lettre de référence sur ProConnect : ${body}`,
  ),
  raccordement: doc(
    'DOCT',
    'documentation/connexion-unique',
    () => 'Guide de raccordement OpenID Connect et SCIM',
  ),
  flux: doc(
    'REFE',
    'references/flux.pdf',
    ({ body }) => `Compte rendu de mise en production des flux : ${body}`,
  ),
  seda: doc(
    'DOCT',
    'documentation/versement-seda',
    () => 'Profil d’export SEDA et bordereau d’exemple',
  ),
  referentiels: doc(
    'DOCT',
    'documentation/referentiels',
    () => 'Liste des référentiels nationaux employés',
  ),
  restauration: doc(
    'RAPP',
    'essai-restauration.pdf',
    () => 'Compte rendu d’essai de restauration',
    { visibility: 'on-request' },
  ),
  continuite: doc('DOCT', 'plan-continuite.pdf', () => 'Plan de continuité et de reprise', {
    visibility: 'on-request',
  }),
  etat: doc('URLP', 'etat', () => 'Page d’état du service'),
  cycle: doc('URLP', 'cycle-de-vie', () => 'Cycle de vie des versions'),
  formation: doc('URLP', 'documentation', () => 'Documentation et parcours de formation'),
  tarifs: doc('URLP', 'tarifs', ({ year }) => `Grille tarifaire ${year}`),
  marche: doc(
    'CONT',
    'referencement-centrale.pdf',
    () => 'Attestation de référencement par la centrale d’achat',
  ),
  demarche: doc(
    'DEMO',
    'parcours-usager.pdf',
    () => 'Parcours d’une demande, de l’accusé de réception à la décision',
  ),
  charte: doc('DEMO', 'theme-dsfr.pdf', () => 'Écrans livrés avec le système de design de l’État'),
  ia: doc('DOCT', 'fiche-ia.pdf', () => 'Fiche des usages de l’intelligence artificielle'),
  regles: doc('DOCT', 'regles-de-calcul.pdf', () => 'Règles de calcul et modèles de mention'),
  apport: doc('DOCT', 'apport-mesure.pdf', ({ body }) => `Note sur l’apport mesuré : ${body}`),
} satisfies Record<string, LibraryDocument>;

export type DocumentKey = keyof typeof LIBRARY;
