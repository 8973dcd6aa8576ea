/** Organisations that audit, invented, and what they may audit for. Days from the day of the demonstration. */
import type { AccreditationStatus, LabelSchemeId } from '@gouvtech/domain';

export type AccreditationSeed = {
  scheme: LabelSchemeId;
  status: AccreditationStatus;
  /** when it asked; by an account, when it has one */
  applied: number;
  by?: string;
  /** first day, then 36 months at most */
  from?: number;
  /** since its present status */
  since: number;
  reason?: string;
};

export type LabellerSeed = {
  slug: string;
  name: string;
  kind: 'company' | 'cooperative' | 'association';
  siren: string;
  city: string;
  headcount: number;
  statement: string;
  fee: string;
  accreditations: AccreditationSeed[];
};

export const LABELLERS: readonly LabellerSeed[] = [
  {
    slug: 'verif-ethique',
    name: 'Vérif Éthique',
    kind: 'cooperative',
    siren: '000700005',
    city: 'Quimper',
    headcount: 19,
    statement:
      'Neuf auditeurs formés au RGAA, au RGESN et au RGPD, dont quatre anciens responsables de la sécurité de collectivités. Deux personnes lisent chaque avis avant le rapport provisoire.',
    fee: 'Un prix fixe par critère examiné, affiché sur notre site et payé à l’ouverture de l’audit. Il est dû quelle que soit l’issue, et aucune prime ne dépend des labels accordés.',
    accreditations: [
      { scheme: 'socle-public', status: 'accredited', applied: -700, from: -640, since: -640 },
      {
        scheme: 'confiance-numerique',
        status: 'accredited',
        applied: -700,
        from: -640,
        since: -640,
      },
      {
        scheme: 'numerique-pour-tous',
        status: 'accredited',
        applied: -560,
        from: -520,
        since: -520,
      },
    ],
  },
  {
    slug: 'atelier-audit-public',
    name: 'Atelier d’audit public',
    kind: 'association',
    siren: '000711119',
    city: 'Villeurbanne',
    headcount: 8,
    statement:
      'Une association de six auditeurs, issus de laboratoires publics et d’associations de personnes handicapées. Les essais d’accessibilité sont faits par les personnes concernées.',
    fee: 'Un forfait par audit selon le nombre de critères, voté chaque année en assemblée générale, dû en entier même si le label est refusé.',
    accreditations: [
      {
        scheme: 'numerique-pour-tous',
        status: 'accredited',
        applied: -660,
        from: -600,
        since: -600,
      },
      { scheme: 'socle-public', status: 'accredited', applied: -380, from: -330, since: -330 },
      {
        scheme: 'confiance-numerique',
        status: 'refused',
        applied: -380,
        since: -330,
        reason:
          'Aucun membre de l’équipe n’a encore conduit d’audit de sécurité. Présentez de nouveau une demande quand une personne qualifiée vous aura rejoints.',
      },
    ],
  },
  {
    slug: 'verdelet-evaluation',
    name: 'Verdelet Évaluation',
    kind: 'company',
    siren: '000777771',
    city: 'Reims',
    headcount: 34,
    statement:
      'Trente-quatre personnes, certifiées pour l’audit de systèmes d’information depuis dix ans.',
    fee: 'Un prix par jour d’audit, facturé au temps passé et sans lien avec la décision.',
    accreditations: [
      {
        scheme: 'socle-public',
        status: 'suspended',
        applied: -1250,
        from: -800,
        since: -45,
        reason:
          'Deux déclarations d’indépendance manquaient au dossier d’un audit. La suspension dure jusqu’au contrôle des autres dossiers.',
      },
      {
        scheme: 'numerique-pour-tous',
        status: 'expired',
        applied: -1250,
        from: -1200,
        since: -104,
      },
    ],
  },
  {
    slug: 'preuves-et-methodes',
    name: 'Preuves & Méthodes',
    kind: 'company',
    siren: '000722223',
    city: 'Nancy',
    headcount: 12,
    statement:
      'Douze auditeurs, spécialistes des logiciels libres et de leur maintien. Trois ont contribué à la rédaction de guides publics.',
    fee: 'Un prix fixe annoncé au devis, réglé avant la décision et jamais rendu.',
    accreditations: [
      {
        scheme: 'numerique-pour-tous',
        status: 'applied',
        applied: -9,
        by: 'lucien-aubrac',
        since: -9,
      },
    ],
  },
  {
    slug: 'cabinet-marouvin',
    name: 'Cabinet Marouvin',
    kind: 'company',
    siren: '000733337',
    city: 'Poitiers',
    headcount: 6,
    statement: 'Six consultants en sécurité des systèmes d’information.',
    fee: 'Un prix fixe par audit, indépendant de son issue.',
    accreditations: [
      {
        scheme: 'confiance-numerique',
        status: 'withdrawn',
        applied: -760,
        from: -700,
        since: -95,
        reason: 'Le cabinet cesse les audits de label, et rend son accréditation.',
      },
    ],
  },
];
