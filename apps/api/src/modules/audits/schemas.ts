/** The HTTP contract of one audit and of the lists of them. */
import { Type, type Static, type TSchema } from 'typebox';
import { AUDIT_STATUSES, LABEL_SCHEME_IDS } from '@gouvtech/domain';
import { actionsOn } from '@gouvtech/domain/permissions';
import { problemWith } from '../../contract/problem-schema.ts';
import { count, day, instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { AUDIT_REASON_MAX, AUDIT_REASON_MIN } from './inputs.ts';

export const closed = <P extends Parameters<typeof Type.Object>[0]>(
  properties: P,
  description?: string,
) => Type.Object(properties, { additionalProperties: false, ...(description && { description }) });
export const maybe = (description: string) => nullable(text(description));
export const party = (description: string) =>
  closed({ slug: text('Identifiant dans les adresses.'), name: text('Nom.') }, description);
export const schemeRef = closed({
  id: oneOf(LABEL_SCHEME_IDS, { description: 'Label.' }),
  name: text('Son nom.'),
});
const accountId = Type.String({ format: 'uuid', description: 'Compte de la personne.' });

/** Beyond any text that is accepted: what is too long is measured and named by the use case. */
const TYPED_MAX = 200_000;
const reason = text(
  `Motif, que l’autre partie lit. De ${AUDIT_REASON_MIN} à ${AUDIT_REASON_MAX} caractères.`,
  { maxLength: TYPED_MAX },
);

export const NEXT = ['labeller', 'team', 'lead', 'decider', 'vendor', 'administration'] as const;
const line = {
  reference: text('Référence : `A-2026-0007`.'),
  kind: oneOf(['full', 'surveillance'] as const, {
    description: 'Audit complet, ou surveillance d’un label déjà accordé.',
  }),
  scheme: schemeRef,
  status: oneOf(AUDIT_STATUSES, { description: 'Où il en est.' }),
  statusSince: instant('Depuis quand'),
  solution: party('Solution auditée.'),
  vendor: nullable(party('Éditeur.')),
  labeller: party('Organisation qui audite.'),
  lead: maybe('Nom de la personne qui conduit l’audit.'),
  requestedAt: instant('Demande'),
  next: closed({
    who: nullable(oneOf(NEXT, { description: 'Qui doit agir. Nul : personne.' })),
    on: nullable(day('Échéance')),
    text: text('Ce qui se passe ensuite, en une phrase.'),
  }),
  outcome: nullable(
    oneOf(['granted', 'refused', 'passed', 'failed'] as const, {
      description: 'Label accordé ou refusé, surveillance réussie ou non.',
    }),
  ),
};

export const AuditLine = named('AuditLine', closed(line));
export type AuditLine = Static<typeof AuditLine>;

export const AuditListItem = named(
  'AuditListItem',
  closed({ ...line, waiting: Type.Boolean({ description: 'Il attend un acte de vous.' }) }),
);

export const AuditPage = named(
  'AuditPage',
  closed({
    items: Type.Array(ref(AuditListItem), {
      description: 'Ce qui vous attend d’abord, puis les plus récents.',
    }),
    page: Type.Integer({ minimum: 1 }),
    pages: Type.Integer({ minimum: 1 }),
    total: count('Audits'),
    waiting: count('Audits qui attendent un acte de vous'),
  }),
);
export type AuditPage = Static<typeof AuditPage>;

export const independenceProblem = closed({
  guard: oneOf(['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9'] as const, {
    description: 'Règle d’indépendance.',
  }),
  person: maybe('De qui il s’agit.'),
  text: text('Pourquoi, en français.'),
});

export const AuditDetail = named(
  'AuditDetail',
  closed({
    ...line,
    etag: text('À renvoyer dans `If-Match` pour agir.'),
    reader: oneOf(['labeller', 'vendor', 'staff'] as const, {
      description: 'À quel titre vous le lisez.',
    }),
    statusReason: maybe('Pourquoi il a été décliné, annulé ou rouvert.'),
    message: text('Message de l’éditeur à l’organisation qui audite.'),
    estimate: nullable(
      closed({
        level: Type.Integer({ minimum: 0, maximum: 3 }),
        name: text('Nom du niveau.'),
        asOf: instant('Calculé le'),
        obstacles: Type.Array(Type.String()),
      }),
      { description: 'Le niveau à portée, montré à l’éditeur quand il a demandé l’audit.' },
    ),
    team: Type.Array(
      closed({
        accountId,
        name: text('Nom.'),
        lead: Type.Boolean({ description: 'Conduit l’audit.' }),
        you: Type.Boolean({ description: 'C’est vous.' }),
        signedAt: nullable(instant('Déclaration d’indépendance signée')),
      }),
      { description: 'Qui audite, et qui a signé sa déclaration d’indépendance.' },
    ),
    recusal: nullable(
      closed({ name: text('Qui a été récusé.'), at: instant('Quand'), reason: text('Motif.') }),
    ),
    replaces: maybe('Référence de l’audit qu’un recours a fait rouvrir.'),
    candidates: Type.Array(
      closed({
        accountId,
        name: text('Nom.'),
        problems: Type.Array(Type.String(), { description: 'Ce qui l’empêche, en français.' }),
      }),
      { description: 'Qui peut être de l’équipe, pour la personne qui la désigne.' },
    ),
    calendar: Type.Array(
      closed({
        key: text('Étape.'),
        label: text('En français.'),
        at: nullable(instant('Quand')),
        deadline: Type.Boolean({ description: 'Une échéance, pas un acte.' }),
      }),
    ),
    independence: Type.Array(independenceProblem, {
      description: 'Règles d’indépendance qui s’opposent à la suite. Vide : aucune.',
    }),
    statement: Type.Array(Type.String(), {
      description: 'Déclaration d’indépendance que chaque auditeur signe.',
    }),
    snapshot: nullable(
      closed({ sha256: text('Empreinte SHA-256 de la copie figée.'), at: instant('Figée le') }),
    ),
    seedCommitments: Type.Array(Type.String(), {
      description:
        'Empreinte SHA-256 de la graine de chaque surveillance, révélée quand elle se clôt.',
    }),
    sample: nullable(Type.Array(Type.String()), {
      description: 'Surveillance : les critères tirés.',
    }),
    required: nullable(count('Critères à examiner')),
    decision: nullable(
      closed({
        at: instant('Quand'),
        reason: maybe('Motif.'),
        label: maybe('Référence du label.'),
      }),
    ),
    appeal: nullable(
      closed({
        at: instant('Quand'),
        reason: text('Motif.'),
        outcome: nullable(oneOf(['upheld', 'dismissed'] as const, { description: 'Décision.' })),
        answer: maybe('Réponse.'),
        decidedAt: nullable(instant('Décidé le')),
      }),
    ),
    actions: Type.Array(oneOf(actionsOn('audit')), { description: 'Ce que vous pouvez faire.' }),
  }),
);
export type AuditDetail = Static<typeof AuditDetail>;

export const StaleAuditProblem = problemWith('StaleAuditProblem', {
  current: Type.Optional(ref(AuditDetail)),
});

export const AUDIT_LISTS = ['open', 'ended', 'all'] as const;
export const AuditQuery = closed({
  state: oneOf([...AUDIT_LISTS, ...AUDIT_STATUSES] as const, {
    default: 'open',
    description: 'En cours, terminés, tous, ou un état.',
  }),
  mine: Type.Boolean({ default: false, description: 'Seulement ceux de vos équipes.' }),
  q: text('Solution, éditeur ou référence.', { maxLength: 200, default: '' }),
  page: Type.Integer({
    minimum: 1,
    maximum: 100_000,
    default: 1,
    description: 'Numéro de la page, à partir de 1.',
  }),
});
export type AuditQuery = Static<typeof AuditQuery>;

export const ReferenceParams = closed({
  reference: text('Référence de l’audit.', { maxLength: 40 }),
});

export const Assignment = closed({
  team: Type.Array(accountId, {
    minItems: 1,
    maxItems: 6,
    uniqueItems: true,
    description: 'Auditeurs de l’organisation, de 1 à 6.',
  }),
  leadId: accountId,
});
export type Assignment = Static<typeof Assignment>;

export const WithReason = closed({ reason });
export const Independence = closed({
  statementAccepted: Type.Boolean({ description: 'La personne signe la déclaration.' }),
});
export const Recusal = closed({ accountId, reason });
export type Recusal = Static<typeof Recusal>;

export const auditComponents: TSchema[] = [
  AuditLine,
  AuditListItem,
  AuditPage,
  AuditDetail,
  StaleAuditProblem,
];
