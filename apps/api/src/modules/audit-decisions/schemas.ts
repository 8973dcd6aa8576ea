/** The HTTP contract of the end of an audit: replies, decision, appeal. */
import { Type, type Static, type TSchema } from 'typebox';
import { SEVERITIES, VERDICT_OUTCOMES } from '@gouvtech/domain';
import { actionsOn } from '@gouvtech/domain/permissions';
import { problemWith } from '../../contract/problem-schema.ts';
import {
  basisPoints,
  count,
  day,
  instant,
  named,
  nullable,
  oneOf,
  ref,
  text,
} from '../../contract/schema.ts';
import {
  closed,
  independenceProblem,
  maybe,
  party,
  ReferenceParams,
  schemeRef,
} from '../audits/index.ts';
import { REASON_MIN, REPLY_EVIDENCE_MAX, START_WITHIN_DAYS, TEXT_MAX } from './inputs.ts';

/** Beyond any text that is accepted: what is too long is measured and named by the use case. */
const TYPED_MAX = 200_000;
const typed = (description: string) => text(description, { maxLength: TYPED_MAX });

export const AuditReply = named(
  'AuditReply',
  closed({
    criterion: text('Critère.'),
    etag: text('À renvoyer dans `If-Match` pour récrire la réponse.'),
    text: maybe('Ce que l’éditeur répond à l’avis. Nul : pas de réponse.'),
    at: nullable(instant('Quand')),
    by: maybe('Qui a écrit la réponse.'),
    evidence: Type.Array(
      closed({
        id: text('Pièce.'),
        title: text('Son titre.'),
        href: maybe('Où la lire.'),
      }),
      { description: 'Pièces jointes à la réponse.' },
    ),
  }),
);
export type AuditReply = Static<typeof AuditReply>;

export const AuditReplies = named(
  'AuditReplies',
  closed({
    until: nullable(instant('Premier instant où il est trop tard pour répondre')),
    closedAt: nullable(instant('L’éditeur a terminé ses réponses')),
    items: Type.Array(ref(AuditReply), { description: 'Une entrée par avis du rapport.' }),
  }),
);
export type AuditReplies = Static<typeof AuditReplies>;

export const StaleAuditReplyProblem = problemWith('StaleAuditReplyProblem', {
  current: Type.Optional(ref(AuditReply)),
});

export const ReplyInput = closed({
  text: typed(`Réponse à l’avis, ${TEXT_MAX} caractères au plus. Vide : la réponse est retirée.`),
  evidenceIds: Type.Array(Type.String({ format: 'uuid' }), {
    maxItems: REPLY_EVIDENCE_MAX,
    default: [],
    description: 'Pièces de votre bibliothèque, ou de la réponse examinée.',
  }),
});
export type ReplyInput = Static<typeof ReplyInput>;

export const DECISIONS = ['granted', 'refused', 'passed', 'failed'] as const;
const level = (description: string) => Type.Integer({ minimum: 0, maximum: 3, description });

export const DecisionInput = closed({
  outcome: oneOf(DECISIONS, {
    description: 'Audit complet : accordé ou refusé. Surveillance : réussie ou non.',
  }),
  level: Type.Optional(
    level(
      'Niveau accordé. Absent : le niveau calculé. Inférieur au niveau calculé : avec un motif.',
    ),
  ),
  conditions: Type.Optional(typed('Conditions et réserves, publiques avec le label.')),
  reason: Type.Optional(
    typed(
      `Motif d’un refus, d’un échec ou d’un niveau inférieur. De ${REASON_MIN} à ${TEXT_MAX} caractères.`,
    ),
  ),
  validFrom: Type.Optional(
    Type.String({
      format: 'date',
      description: `Premier jour du label, dans les ${START_WITHIN_DAYS} jours. Absent : aujourd’hui.`,
    }),
  ),
});
export type DecisionInput = Static<typeof DecisionInput>;

const tally = (description: string) => count(description);

export const AuditDecision = named(
  'AuditDecision',
  closed({
    reference: text('Référence de l’audit.'),
    etag: text('À renvoyer dans `If-Match` pour décider.'),
    kind: oneOf(['full', 'surveillance'] as const, {
      description: 'Audit complet ou surveillance.',
    }),
    solution: party('Solution auditée.'),
    vendor: nullable(party('Éditeur.')),
    labeller: party('Organisation qui audite.'),
    scheme: schemeRef,
    asOf: instant('Instant du calcul'),
    computed: closed({
      level: level('Niveau que permettent les réponses auditées. 0 : aucun.'),
      name: text('Son nom.'),
      audited: nullable(basisPoints('Note auditée sur le périmètre')),
      coverage: basisPoints('Part des critères du périmètre qui s’appliquent, en poids'),
      skippedThemes: Type.Array(Type.String(), {
        description: 'Thèmes du périmètre où rien ne s’applique, nommés sur le label.',
      }),
      obstacles: Type.Array(
        closed({
          text: text('Ce qui interdit tout niveau, ou le niveau suivant.'),
          criteria: Type.Array(Type.String(), { description: 'Critères en cause.' }),
        }),
      ),
    }),
    levels: Type.Array(
      closed({
        level: level('Niveau.'),
        name: text('Son nom.'),
        overall: basisPoints('Note auditée d’ensemble demandée'),
        theme: basisPoints('Note auditée demandée dans chaque thème'),
      }),
    ),
    themes: Type.Array(
      closed({
        theme: text('Thème.'),
        name: text('Son nom.'),
        declared: nullable(basisPoints('Déclaré')),
        audited: nullable(basisPoints('Audité')),
      }),
      { description: 'Thèmes du périmètre.' },
    ),
    tallies: closed({
      confirmed: tally('Confirmés'),
      adjusted: tally('Ajustés'),
      refuted: tally('Réfutés'),
      na_accepted: tally('« Sans objet » acceptés'),
      na_rejected: tally('« Sans objet » refusés'),
      inconclusive: tally('Non concluants, qui ne comptent pas comme audités'),
      minor: tally('Écarts mineurs'),
      major: tally('Écarts majeurs'),
      replies: tally('Réponses de l’éditeur'),
    }),
    findings: Type.Array(
      closed({
        criterion: text('Critère.'),
        title: text('Son titre.'),
        outcome: oneOf(VERDICT_OUTCOMES, { description: 'Avis.' }),
        severity: nullable(oneOf(SEVERITIES)),
        finding: text('Constat.'),
        reply: maybe('Réponse de l’éditeur.'),
      }),
      { description: 'Avis qui relèvent un écart.' },
    ),
    independence: Type.Array(independenceProblem, {
      description: 'Règles d’indépendance qui s’opposent à votre décision. Vide : aucune.',
    }),
    accredited: Type.Boolean({ description: 'L’accréditation pour ce label est en cours.' }),
    held: nullable(
      closed({
        reference: text('Référence du label surveillé.'),
        level: level('Niveau qu’il porte.'),
        name: text('Son nom.'),
      }),
    ),
    sample: nullable(
      closed({
        size: count('Critères tirés'),
        errors: count('Ceux dont la réponse n’est pas confirmée'),
        limit: basisPoints('Part d’erreurs tolérée'),
        beyond: Type.Boolean({ description: 'Un audit complet est demandé à la clôture.' }),
      }),
    ),
    start: closed({ first: day('Premier jour possible'), last: day('Dernier jour possible') }),
    decisions: Type.Array(oneOf(DECISIONS), { description: 'Ce que vous pouvez décider.' }),
    why: maybe('Ce qui vous empêche de décider.'),
  }),
);
export type AuditDecision = Static<typeof AuditDecision>;

export const AuditAppealInput = closed({
  reason: typed(`Motif du recours. De ${REASON_MIN} à ${TEXT_MAX} caractères.`),
});

export const AppealRuling = closed({
  outcome: oneOf(['upheld', 'dismissed'] as const, { description: 'Retenu ou écarté.' }),
  answer: typed(
    `Réponse motivée, que les deux parties lisent. De ${REASON_MIN} à ${TEXT_MAX} caractères.`,
  ),
});
export type AppealRuling = Static<typeof AppealRuling>;

export const AuditAppeal = named(
  'AuditAppeal',
  closed({
    reference: text('Référence de l’audit.'),
    etag: text('À renvoyer dans `If-Match` pour décider.'),
    kind: oneOf(['full', 'surveillance'] as const, {
      description: 'Audit complet ou surveillance.',
    }),
    solution: party('Solution auditée.'),
    vendor: nullable(party('Éditeur.')),
    labeller: party('Organisation qui audite.'),
    scheme: schemeRef,
    team: Type.Array(Type.String(), { description: 'Qui a audité.' }),
    outcome: oneOf(DECISIONS, { description: 'Décision contestée.' }),
    decidedBy: maybe('Qui a décidé.'),
    decidedAt: instant('Décision'),
    decisionReason: maybe('Son motif.'),
    label: maybe('Référence du label ou du refus.'),
    reason: text('Motif du recours.'),
    at: instant('Recours'),
    due: day('Jour avant lequel le juger'),
    ruling: nullable(
      closed({
        outcome: oneOf(['upheld', 'dismissed'] as const, { description: 'Retenu ou écarté.' }),
        answer: text('Réponse.'),
        at: instant('Quand'),
        next: maybe('Référence de l’audit qui le refait.'),
      }),
    ),
    actions: Type.Array(oneOf(actionsOn('audit')), { description: 'Ce que vous pouvez faire.' }),
    why: maybe('Ce qui vous empêche de le juger.'),
  }),
);
export type AuditAppeal = Static<typeof AuditAppeal>;

export const AuditAppeals = named('AuditAppeals', closed({ items: Type.Array(ref(AuditAppeal)) }));

export const ReplyParams = closed({
  ...ReferenceParams.properties,
  criterion: text('Critère, comme SEC-03.', { maxLength: 20 }),
});

/** Named components this module adds to the document. */
export const auditDecisionComponents: TSchema[] = [
  AuditReply,
  AuditReplies,
  StaleAuditReplyProblem,
  AuditDecision,
  AuditAppeal,
  AuditAppeals,
];
