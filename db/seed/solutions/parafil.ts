import type { CriterionId } from '@gouvtech/criteria';
import type { Clock } from '../clock.ts';
import type { Say } from '../model.ts';

/** The answers of Parafil that the screens quote word for word. */
export const PARAFIL_SAYS = (t: Clock): Record<CriterionId, Say> => ({
  'SEC-10': {
    level: 'passi-12-mois',
    fields: {
      date_test: t.day(-281),
      constats_traites: true,
      prestataire: 'Contrefort Sécurité, prestataire qualifié PASSI (inventé)',
      perimetre: 'Application en ligne, interface de programmation et application de signature',
    },
    proof: 'audited',
    evidence: [
      {
        type: 'RAPP',
        title: 'Synthèse du test d’intrusion, 14 pages',
        datedOn: t.day(-281),
        visibility: 'on-request',
      },
    ],
    verdict: {
      outcome: 'confirmed',
      method: 'document',
      finding:
        'Rapport complet lu chez l’éditeur ; les deux constats importants sont corrigés et revérifiés. Confirmé sans réserve.',
    },
  },
  'SEC-01': {
    level: 'iso-27001-solution',
    fields: {
      responsable_designe: true,
      organisme_certificateur: 'Bureau Tannerel Certification',
      numero_certificat: `${t.year(-2)}-1187`,
      perimetre: 'Conception, exploitation et support de Parafil',
      fin_certificat: t.month(10),
    },
    proof: 'certified',
    evidence: [
      {
        type: 'CERT',
        title: `Certificat ISO/IEC 27001 n° ${t.year(-2)}-1187`,
        url: 'certificat-iso-27001.pdf',
        datedOn: t.month(-26),
        endsOn: t.month(10),
        issuer: 'Bureau Tannerel Certification',
        reference: `${t.year(-2)}-1187`,
      },
    ],
    check: {
      on: -255,
      finding: 'Certificat retrouvé au registre de l’émetteur, périmètre conforme.',
    },
  },
  'SEC-03': {
    level: 'tls-1-3-strict',
    proof: 'checked',
    check: {
      on: -3,
      finding: 'TLS 1.3, HSTS et redirection constatés ; mesure refaite chaque semaine.',
    },
    evidence: [
      {
        type: 'MESU',
        title: 'Relevé des échanges chiffrés',
        url: 'releve-tls.json',
        datedOn: t.day(-3),
      },
    ],
  },
  'SEC-05': {
    level: 'second-facteur-imposable',
    fields: { impose_administrateurs: false, seconds_facteurs: ['application', 'federation'] },
    modified: -49,
    before: {
      level: 'resistant-au-hameconnage',
      fields: {
        impose_administrateurs: true,
        seconds_facteurs: ['cle-acces', 'application', 'federation'],
      },
    },
    proof: 'audited',
    justification:
      'Second facteur imposable par l’administrateur ; il l’était d’office jusqu’en septembre.',
    verdict: {
      outcome: 'confirmed',
      method: 'test',
      finding: 'Second facteur exigé de tous les comptes de l’instance d’essai.',
    },
  },
  'SEC-08': {
    level: '14-jours',
    fields: { engagement: true, jours: 14 },
    proof: 'documented',
    evidence: [
      {
        type: 'CONT',
        title: `Contrat type ${t.year()}, article 9.2`,
        url: 'contrat-type.pdf',
        datedOn: t.day(-270),
      },
    ],
  },
  'SEC-06': { level: 'oui', proof: 'declared' },
  'SEC-11': { level: 'chaque-version', proof: 'documented', lapsed: 80 },
  'SEC-07': {
    level: 'partiel',
    proof: 'declared',
    justification: `Journaux non exportables par le client ; l’export est prévu pour la version de printemps ${t.year(1)}.`,
  },
  'SEC-09': { level: 'prime-ou-avis', proof: 'audited' },
  'HEB-01': {
    proof: 'certified',
    evidence: [
      {
        type: 'CERT',
        title: 'Annexe de localisation du certificat de l’hébergeur : Brest et Nantes',
        url: 'localisation.pdf',
        datedOn: t.day(-300),
        endsOn: t.month(10),
        issuer: 'Bureau Tannerel Certification',
      },
    ],
    check: { on: -255, finding: 'Les deux sites figurent au périmètre du certificat.' },
  },
  'HEB-04': {
    proof: 'audited',
    verdict: {
      outcome: 'confirmed',
      method: 'document',
      finding:
        'Capital détenu à 100 % en France ; un sous-traitant d’envoi de messages, sans accès aux données lisibles.',
    },
  },
  'HEB-05': { level: 'oui', proof: 'checked' },
  'QOS-01': {
    level: 'autonomie',
    proof: 'checked',
    check: {
      on: -255,
      finding:
        'Export demandé sur l’instance d’essai : pièces, historique et preuves de signature présents.',
    },
  },
  'QOS-02': {
    level: 'sans-frais',
    fields: { preavis_mois: 2, transition_jours: 30, recuperation_jours: 60, sans_frais: true },
    proof: 'checked',
    check: { on: -255 },
  },
  'QOS-05': {
    level: 'durees',
    fields: { exercice_annuel: false, rto_heures: 4, rpo_heures: 1 },
    proof: 'checked',
    check: { on: -255 },
  },
  'ECO-03': { level: 'ages-rgesn', proof: 'documented', lapsed: 30 },
  'ECO-01': { level: 'auto-evaluation', proof: 'documented', lapsed: 44 },
  'SEC-02': { level: 'de-34-a-41', fields: { mesures: 40 }, proof: 'audited' },
  'SEC-04': { level: 'applicatif', proof: 'audited' },
  'SEC-12': { level: 'oui', proof: 'audited' },
  'ACC-03': { level: 'tiers-contre-audit', proof: 'audited' },
  'ACC-04': { level: 'oui', proof: 'audited' },
  'ECO-02': { fields: { score: 71 }, proof: 'audited' },
  'ECO-04': {
    level: 'jusqu-a-800',
    fields: { poids_ko: 612, budget_publie: true },
    proof: 'checked',
  },
  'ECO-05': { level: 'moins-1-5', proof: 'checked' },
  'LIB-04': { level: 'oui', proof: 'checked', check: { on: -255 } },
  'QOS-04': { level: 'restauree', proof: 'audited' },
  'INT-01': { level: 'openapi', proof: 'checked' },
});
