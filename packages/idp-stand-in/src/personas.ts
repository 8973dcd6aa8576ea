/** Invented people who can log in at the stand-in. Their organisations are those of the demonstration data. */

import { persona, type Persona } from './persona.ts';

export { ACR_VALUES, type Acr, type Persona } from './persona.ts';

const ETAT = '71144ab3-ee1a-4401-b7b3-79b44f7daeeb';
const PROCONNECT_IDENTITE = '0109703b-969d-4a28-b048-5c2a3b9d0f2e';
const COLLECTIVITES = '5c1f1e3a-9a0e-4d0b-8f5d-2b8c7a6e4d31';

const CORVISY = { siret: '00011111200017', organization_label: 'Atelier Corvisy' };
const OISE = { siret: '00022222400016', organization_label: 'Les Communs d’Oise' };
const VERIF = { siret: '00070000500010', organization_label: 'Vérif Éthique' };
const ATELIER = { siret: '00071111900016', organization_label: 'Atelier d’audit public' };
const DINUM = {
  siret: '00088888300014',
  organization_label: 'Direction interministérielle du numérique (démonstration)',
};
const SENTIERS = {
  siret: '00012345500016',
  organization_label: 'Agence nationale des sentiers côtiers',
};
const MONTFAUCELLE = { siret: '00023456700014', organization_label: 'Commune de Montfaucelle' };

const company = { idp_id: PROCONNECT_IDENTITE, roles: [], acr: 'eidas1-mfa' } as const;
const state = { idp_id: ETAT, roles: ['agent_public', 'agent_public_etat'] } as const;
const local = {
  idp_id: COLLECTIVITES,
  roles: ['agent_public', 'agent_public_territorial'],
} as const;

export const PERSONAS: readonly Persona[] = [
  persona({
    ...state,
    ...SENTIERS,
    id: 'agathe-lormeau',
    about: 'Agente de l’État, achète pour son agence',
    given_name: 'Agathe',
    usual_name: 'Lormeau',
    email: 'agathe.lormeau@sentiers-cotiers.example',
    acr: 'eidas1-mfa',
  }),
  persona({
    ...local,
    ...MONTFAUCELLE,
    id: 'bruno-castellan',
    about: 'Agent territorial, achète pour sa commune\u00a0; son identité est seulement déclarée',
    given_name: 'Bruno',
    usual_name: 'Castellan',
    email: 'bruno.castellan@montfaucelle.example',
    acr: 'eidas0-mfa',
  }),
  persona({
    ...state,
    ...DINUM,
    id: 'camille-roux',
    about: 'Modération du catalogue, avec second facteur',
    given_name: 'Camille',
    usual_name: 'Roux',
    email: 'camille.roux@dinum.example',
    acr: 'eidas1-mfa',
  }),
  persona({
    ...state,
    ...DINUM,
    id: 'denis-vasseur',
    about: 'Modération du catalogue, mot de passe seul',
    given_name: 'Denis',
    usual_name: 'Vasseur',
    email: 'denis.vasseur@dinum.example',
    acr: 'eidas1',
  }),
  persona({
    ...state,
    ...DINUM,
    id: 'estelle-maurin',
    about: 'Administration du catalogue, carte d’agent',
    given_name: 'Estelle',
    usual_name: 'Maurin',
    email: 'estelle.maurin@dinum.example',
    acr: 'eidas2',
    amr: ['hwk', 'pin', 'mfa'],
  }),
  persona({
    ...state,
    ...DINUM,
    id: 'yannick-ferrand',
    about: 'Administration du catalogue, seconde personne ; confirme les actes à deux',
    given_name: 'Yannick',
    usual_name: 'Ferrand',
    email: 'yannick.ferrand@dinum.example',
    acr: 'eidas1-mfa',
  }),
  persona({
    ...company,
    ...CORVISY,
    id: 'sacha-morvan',
    about: 'Administre le compte de l’éditeur de Parafil',
    given_name: 'Sacha',
    usual_name: 'Morvan',
    email: 'sacha.morvan@corvisy.example',
  }),
  persona({
    ...company,
    ...CORVISY,
    id: 'louane-prigent',
    about: 'Remplit les évaluations de Parafil',
    given_name: 'Louane',
    usual_name: 'Prigent',
    email: 'louane.prigent@corvisy.example',
  }),
  persona({
    ...company,
    ...CORVISY,
    id: 'helene-corvisy',
    about: 'Signe les attestations de Parafil (directrice générale)',
    given_name: 'Hélène',
    usual_name: 'Corvisy',
    email: 'helene.corvisy@corvisy.example',
  }),
  persona({
    ...company,
    ...OISE,
    id: 'bastien-laroque',
    about: 'Gérant d’un autre éditeur',
    given_name: 'Bastien',
    usual_name: 'Laroque',
    email: 'bastien.laroque@communs-oise.example',
  }),
  persona({
    ...company,
    id: 'ines-vallier',
    siret: '00066666900015',
    organization_label: 'Vallier Numérique',
    about: 'Présidente d’une société qui n’est pas au catalogue, et le prouve',
    given_name: 'Inès',
    usual_name: 'Vallier',
    email: 'ines.vallier@vallier-numerique.example',
    representative: true,
  }),
  persona({
    ...company,
    id: 'violette-sanchez',
    siret: '00077777100015',
    organization_label: 'Verdelet Évaluation',
    about: 'Dirige un labellisateur dont une accréditation est suspendue',
    given_name: 'Violette',
    usual_name: 'Sanchez',
    email: 'violette.sanchez@verdelet.example',
  }),
  persona({
    ...company,
    ...SENTIERS,
    id: 'agathe-lormeau-autre-fournisseur',
    about:
      'Agathe Lormeau par un autre fournisseur d’identité\u00a0: même adresse, autre identifiant',
    given_name: 'Agathe',
    usual_name: 'Lormeau',
    email: 'agathe.lormeau@sentiers-cotiers.example',
  }),
  persona({
    ...company,
    ...OISE,
    id: 'maelle-dupin',
    about: 'Salariée d’un éditeur, avant de changer de nom',
    given_name: 'Maëlle',
    usual_name: 'Dupin',
    email: 'maelle.dupin@communs-oise.example',
  }),
  persona({
    ...company,
    ...OISE,
    id: 'maelle-arnoult',
    subject: 'maelle-dupin',
    about: 'La même salariée, nouvelle adresse et même identifiant',
    given_name: 'Maëlle',
    usual_name: 'Arnoult',
    email: 'maelle.arnoult@communs-oise.example',
  }),
  persona({
    ...company,
    id: 'gael-lebihan',
    about: 'Aucun rôle ni SIRET transmis',
    given_name: 'Gaël',
    usual_name: 'Le Bihan',
    email: 'gael.lebihan@sans-siret.example',
  }),
  persona({
    ...local,
    ...MONTFAUCELLE,
    id: 'zoe-d-aubigne',
    about: 'Nom avec accents, apostrophe et balise',
    given_name: 'Zoé <b>',
    usual_name: 'd’Aubigné-L’Hôte & Œuvre',
    email: 'zoe.daubigne@montfaucelle.example',
    acr: 'eidas1-mfa',
  }),
  persona({
    ...company,
    id: 'theophane-grandjean',
    siret: '00099999500012',
    organization_label: `Société anonyme coopérative d’intérêt collectif ${'pour le développement durable et partagé des services numériques '.repeat(8).trim()}`,
    about: 'Organisation au nom très long',
    given_name: 'Théophane',
    usual_name: 'Grandjean',
    email: 'theophane.grandjean@nom-long.example',
  }),
  persona({
    ...company,
    ...VERIF,
    id: 'ines-kerloch',
    about: 'Audite les solutions, conduit l’audit de Parafil',
    given_name: 'Inès',
    usual_name: 'Kerloc’h',
    email: 'ines.kerloch@verif-ethique.example',
  }),
  persona({
    ...company,
    ...VERIF,
    id: 'romain-delattre',
    about: 'Audite dans la même équipe',
    given_name: 'Romain',
    usual_name: 'Delattre',
    email: 'romain.delattre@verif-ethique.example',
  }),
  persona({
    ...company,
    ...VERIF,
    id: 'solange-abadie',
    about: 'Décide des labels et signe pour son organisme',
    given_name: 'Solange',
    usual_name: 'Abadie',
    email: 'solange.abadie@verif-ethique.example',
  }),
  persona({
    ...company,
    ...ATELIER,
    id: 'fatou-diarra',
    about: 'Audite pour un second labellisateur',
    given_name: 'Fatou',
    usual_name: 'Diarra',
    email: 'fatou.diarra@audit-public.example',
  }),
  persona({
    ...company,
    ...ATELIER,
    id: 'marc-olivier-henry',
    about: 'Décide des labels de ce second labellisateur',
    given_name: 'Marc-Olivier',
    usual_name: 'Henry',
    email: 'marc-olivier.henry@audit-public.example',
  }),
  persona({
    ...company,
    id: 'lucien-aubrac',
    siret: '00072222300013',
    organization_label: 'Preuves & Méthodes',
    about: 'A demandé une accréditation',
    given_name: 'Lucien',
    usual_name: 'Aubrac',
    email: 'lucien.aubrac@preuves-methodes.example',
  }),
];

export const personaOf = (id: string): Persona | undefined => PERSONAS.find((one) => one.id === id);

/** The first persona with this address: what `login_hint` chooses. */
export const personaByEmail = (email: string): Persona | undefined =>
  PERSONAS.find((one) => one.email === email.trim().toLowerCase());
