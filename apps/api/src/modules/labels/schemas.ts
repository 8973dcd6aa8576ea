/** The HTTP contract of labels. */
import { Type, type Static } from 'typebox';
import { THEME_IDS } from '@gouvtech/criteria';
import {
  AUDIT_STATUSES,
  LABEL_SCHEME_IDS,
  LABEL_STATUSES,
  SEVERITIES,
  VERDICT_OUTCOMES,
} from '@gouvtech/domain';
import {
  basisPoints,
  count,
  day,
  dictionary,
  instant,
  named,
  nullable,
  oneOf,
  ref,
  text,
} from '../../contract/schema.ts';
import { OpenDispute } from '../catalogue/index.ts';

export const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const maybe = (description: string) => nullable(text(description));
const body = object({ slug: text('Identifiant dans les adresses.'), name: text('Nom.') });

/** 0: a refusal. */
const LEVELS = [0, 1, 2, 3] as const;

const line = {
  reference: text('Référence, qui est aussi son adresse.'),
  solution: object({
    slug: text('Identifiant dans les adresses.'),
    name: text('Nom.'),
    vendor: maybe('Éditeur.'),
  }),
  scheme: oneOf(LABEL_SCHEME_IDS, { description: 'Label.' }),
  schemeName: text('Son nom.'),
  level: oneOf(LEVELS, { description: 'Niveau, de 1 à 3. 0 : refus rendu public par l’éditeur.' }),
  levelName: maybe('Nom du niveau.'),
  status: oneOf(LABEL_STATUSES, { description: 'Où il en est.' }),
  statusSince: instant('Depuis quand'),
  labeller: body,
  grantedOn: day('Décision'),
  validFrom: nullable(day('Premier jour')),
  validUntil: nullable(day('Dernier jour, inclus')),
};

export const LabelLine = named('LabelLine', object(line));
export type LabelLine = Static<typeof LabelLine>;

export const LabelPage = named(
  'LabelPage',
  object({
    items: Type.Array(ref(LabelLine), { description: 'Le plus récent d’abord.' }),
    total: count('Labels qui répondent à la demande.'),
    page: count('Page, à partir de 1.'),
    pages: count('Nombre de pages.'),
  }),
);
export type LabelPage = Static<typeof LabelPage>;

export const LabelVerdict = named(
  'LabelVerdict',
  object({
    criterion: text('Critère.'),
    theme: oneOf(THEME_IDS, { description: 'Thème.' }),
    blocking: Type.Boolean({ description: 'Prérequis.' }),
    answer: nullable(
      object({
        kind: oneOf(['level', 'planned', 'na'] as const, { description: 'Nature.' }),
        level: maybe('Niveau atteint sur le barème.'),
        value: basisPoints('Ce que la réponse valait'),
        plannedOn: nullable(day('Date prévue')),
        justification: maybe('Justification de l’éditeur.'),
        fields: dictionary(Type.Unknown(), { description: 'Valeurs données.' }),
      }),
      { description: 'Réponse de l’éditeur, figée à l’ouverture. Nul : sans réponse.' },
    ),
    outcome: oneOf(VERDICT_OUTCOMES, { description: 'Avis.' }),
    value: nullable(basisPoints('Ce que l’audit retient')),
    methods: Type.Array(Type.String(), { description: 'Méthodes.' }),
    severity: nullable(oneOf(SEVERITIES, { description: 'Gravité de l’écart.' })),
    finding: text('Constat.'),
    evidence: count('Preuves consultées.'),
    reply: maybe('Réponse de l’éditeur au rapport provisoire.'),
    repliedOn: nullable(day('Quand il a répondu')),
  }),
);
export type LabelVerdict = Static<typeof LabelVerdict>;

export const LabelSurveillance = named(
  'LabelSurveillance',
  object({
    number: count('Rang.'),
    dueOn: day('Attendue le'),
    overdueOn: day('Close ce jour-là au plus tard, sinon le label est suspendu'),
    audit: nullable(
      object({
        reference: text('Référence.'),
        status: oneOf(AUDIT_STATUSES, { description: 'Où il en est.' }),
      }),
      { description: 'Audit de surveillance. Nul : pas encore demandé.' },
    ),
    outcome: nullable(oneOf(['passed', 'failed'] as const, { description: 'Issue.' })),
    closedAt: nullable(instant('Clôture')),
    commitment: maybe('Empreinte SHA-256 de la graine, publiée à l’ouverture de l’audit du label.'),
    seed: maybe('Graine, révélée à la clôture de la surveillance.'),
    snapshotSha256: maybe('Empreinte des réponses examinées, qui entre dans le tirage.'),
    required: Type.Array(Type.String(), {
      description: 'Critères parmi lesquels l’échantillon est tiré, dans l’ordre du référentiel.',
    }),
    sample: Type.Array(Type.String(), {
      description: 'Critères examinés : tous les prérequis, et ceux que la graine désigne.',
    }),
    verdicts: Type.Array(ref(LabelVerdict), { description: 'Avis de cette surveillance.' }),
  }),
);

const snapshot = nullable(
  object({ sha256: text('Empreinte SHA-256 du contenu canonique.'), asOf: instant('Figé') }),
);
const themeScore = object({
  theme: oneOf(THEME_IDS, { description: 'Thème.' }),
  audited: nullable(basisPoints('Note auditée')),
  required: basisPoints('Seuil du niveau pour chaque thème'),
});

export const LabelDetail = named(
  'LabelDetail',
  object({
    ...line,
    statusReason: maybe('Motif. Celui d’une révocation est retiré après 36 mois.'),
    reasonUntil: nullable(day('Dernier jour où le motif d’une révocation est public')),
    cureUntil: nullable(day('Suspendu : il est révoqué ce jour-là s’il n’est pas rétabli')),
    criteriaSet: text('Version du référentiel.'),
    themes: Type.Array(oneOf(THEME_IDS), { description: 'Périmètre.' }),
    skippedThemes: Type.Array(oneOf(THEME_IDS), {
      description: 'Thèmes du périmètre où aucun critère ne s’applique à la solution.',
    }),
    conditions: text('Conditions et réserves.'),
    contestable: Type.Boolean({ description: 'Il n’a pas pris fin : il peut être contesté.' }),
    disputes: Type.Array(ref(OpenDispute), {
      description: 'Contestations ouvertes sur ce label, la plus ancienne d’abord.',
    }),
    score: nullable(
      object({
        audited: nullable(basisPoints('Note auditée sur le périmètre')),
        required: basisPoints('Seuil du niveau'),
        coverage: basisPoints('Part des critères du périmètre qui s’appliquent'),
        themes: Type.Array(themeScore),
      }),
      { description: 'Ce sur quoi le niveau a été calculé.' },
    ),
    audit: object({
      reference: text('Référence.'),
      requestedOn: day('Demande'),
      openedOn: nullable(day('Ouverture : les réponses sont figées')),
      reportedOn: nullable(day('Rapport provisoire envoyé à l’éditeur')),
      finalisedOn: nullable(day('Avis définitifs')),
      decidedOn: nullable(day('Décision')),
      auditors: count('Personnes dans l’équipe d’audit. Leurs noms ne sont pas publics.'),
      appeal: nullable(
        object({
          at: instant('Recours de l’éditeur'),
          outcome: nullable(oneOf(['upheld', 'dismissed'] as const, { description: 'Issue.' })),
        }),
      ),
    }),
    snapshots: object({ opening: snapshot, closing: snapshot, decision: snapshot }),
    verdicts: Type.Array(ref(LabelVerdict), { description: 'Dans l’ordre du référentiel.' }),
    surveillances: Type.Array(ref(LabelSurveillance), { description: 'Calendrier.' }),
    history: Type.Array(
      object({
        at: instant('Quand'),
        status: oneOf(LABEL_STATUSES, { description: 'État.' }),
        by: oneOf(['labeller', 'catalogue', 'vendor', 'clock'] as const, { description: 'Qui.' }),
        reason: maybe('Motif.'),
      }),
      { description: 'Du plus ancien au plus récent.' },
    ),
    supersededBy: maybe('Label qui le remplace.'),
    refusalPublic: Type.Boolean({ description: 'L’éditeur a rendu ce refus public.' }),
  }),
);
export type LabelDetail = Static<typeof LabelDetail>;

export const ReferenceParams = object({
  reference: text('Référence du label : `L-2026-0003`.', { maxLength: 40 }),
});
export const LabelQuery = object({
  scheme: Type.Optional(oneOf(LABEL_SCHEME_IDS, { description: 'Label.' })),
  status: Type.Optional(
    oneOf(['active', 'suspended', 'ended', 'refused'] as const, {
      description: 'En cours, suspendus, terminés ou refus rendus publics. Absent : tous.',
    }),
  ),
  labeller: Type.Optional(text('Labellisateur, par son identifiant.', { maxLength: 100 })),
  solution: Type.Optional(text('Solution, par son identifiant.', { maxLength: 200 })),
  page: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 10_000, description: 'Page, à partir de 1.' }),
  ),
});
export type LabelQuery = Static<typeof LabelQuery>;
