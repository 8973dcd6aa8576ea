/** The HTTP contract of disputes. */
import { Type, type Static, type TSchema } from 'typebox';
import { DISPUTE_STATUSES } from '@gouvtech/domain';
import {
  DISPUTED_OBJECTS,
  REASON_MIN,
  REMEDIES,
  REPLY_EVIDENCE_MAX,
  STATEMENT_MAX,
  STATEMENT_MIN,
  SUBJECT_MAX,
  SUBJECT_MIN,
} from '@gouvtech/domain/disputes';
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
import { STAFF_LISTS } from './repository.ts';

const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const maybe = (description: string) => nullable(text(description));
const OUTCOMES = ['upheld', 'dismissed', 'inadmissible'] as const;
const DECISIONS = ['upheld', 'dismissed'] as const;

/** Beyond any text that is accepted: what is too long is measured and named by the use case. */
const TYPED_MAX = 200_000;
const typed = (description: string, min: number, max: number) =>
  text(`${description} De ${min} à ${max} caractères.`, { maxLength: TYPED_MAX });
const reason = typed('Motif, que les deux parties lisent.', REASON_MIN, STATEMENT_MAX);

const line = {
  id: Type.String({ format: 'uuid', description: 'Identifiant.' }),
  solution: object({ slug: text('Identifiant dans les adresses.'), name: text('Nom.') }),
  object: oneOf(DISPUTED_OBJECTS, { description: 'Réponse, preuve, fiche ou label.' }),
  about: text('Ce qui est contesté, nommé en français.'),
  status: oneOf(DISPUTE_STATUSES, { description: 'Où elle en est.' }),
  outcome: nullable(oneOf(OUTCOMES, { description: 'Dernière décision. Nul : pas encore.' })),
  openedAt: instant('Réception'),
  publicSince: nullable(instant('Depuis quand le public lit « contesté »')),
  replied: Type.Boolean({ description: 'L’éditeur a répondu.' }),
  next: object({
    on: nullable(day('Échéance')),
    who: nullable(
      oneOf(['moderation', 'vendor', 'parties', 'administration'] as const, {
        description: 'Qui doit agir. Nul : personne.',
      }),
    ),
    text: text('Ce qui se passe ensuite, en une phrase.'),
  }),
};

export const DisputeLine = named('DisputeLine', object(line));
export type DisputeLine = Static<typeof DisputeLine>;

const decision = <O extends readonly string[]>(outcomes: O) =>
  object({
    outcome: oneOf(outcomes, { description: 'Décision.' }),
    reason: text('Motif.'),
    effect: maybe('Ce qu’elle change, en français.'),
    at: instant('Quand'),
  });

export const DisputeDetail = named(
  'DisputeDetail',
  object({
    ...line,
    etag: text('À renvoyer dans `If-Match` pour agir.'),
    reader: oneOf(['opener', 'vendor', 'staff'] as const, {
      description: 'À quel titre vous la lisez.',
    }),
    criterion: nullable(object({ id: text('Critère.'), title: text('Son titre.') })),
    evidence: nullable(object({ id: text('Preuve.'), title: text('Son titre.') })),
    label: nullable(object({ reference: text('Référence.'), labeller: text('Qui l’a accordé.') }), {
      description: 'Label contesté.',
    }),
    field: maybe('Champ de la fiche. Nul : la fiche entière.'),
    organisation: nullable(object({ slug: text('Identifiant.'), name: text('Nom.') }), {
      description: 'Organisation qui répond de la solution.',
    }),
    subject: maybe('Ce que le public lit tant qu’elle est ouverte.'),
    statement: text('Ce que la personne a écrit. Jamais public.'),
    link: maybe('Adresse donnée par la personne.'),
    opener: nullable(object({ name: text('Nom.'), organisations: Type.Array(Type.String()) }), {
      description: 'Qui a signalé, et ses organisations. Pour la modération seulement.',
    }),
    triageUntil: instant('Quand la modération doit avoir dit si elle est recevable'),
    replyUntil: nullable(instant('Fin du délai de réponse de l’éditeur')),
    reply: nullable(
      object({
        text: text('Réponse de l’éditeur.'),
        at: instant('Quand'),
        evidence: Type.Array(
          object({ id: text('Preuve.'), title: text('Titre.'), href: maybe('Où la lire.') }),
          { description: 'Preuves montrées.' },
        ),
        kept: count('Preuves montrées à la modération seulement.'),
      }),
    ),
    decision: nullable(decision(OUTCOMES)),
    appeal: nullable(
      object({
        by: oneOf(['opener', 'vendor'] as const, { description: 'Qui a fait appel.' }),
        reason: text('Motif.'),
        at: instant('Quand'),
      }),
    ),
    final: nullable(decision(DECISIONS), { description: 'Décision en appel.' }),
    closedAt: nullable(instant('Fin')),
    caps: nullable(
      object({
        declared: nullable(basisPoints('Ce que l’éditeur déclare')),
        choices: Type.Array(object({ value: basisPoints('Plafond'), text: text('Niveau.') })),
      }),
      { description: 'Plafonds possibles, pour qui décide.' },
    ),
    actions: Type.Array(oneOf(actionsOn('dispute')), { description: 'Ce que vous pouvez faire.' }),
  }),
);
export type DisputeDetail = Static<typeof DisputeDetail>;

export const DisputeLines = named('DisputeLines', object({ items: Type.Array(ref(DisputeLine)) }));

export const StaleDisputeProblem = problemWith('StaleDisputeProblem', {
  current: Type.Optional(ref(DisputeDetail)),
});

export const NewDispute = object({
  solution: text('Solution, par son nom dans l’adresse.', { maxLength: 200 }),
  object: oneOf(DISPUTED_OBJECTS, { description: 'Ce que vous signalez.' }),
  criterion: Type.Optional(text('Critère de la réponse ou de la preuve.', { maxLength: 20 })),
  evidence: Type.Optional(
    Type.String({ format: 'uuid', description: 'Preuve, parmi celles de la réponse.' }),
  ),
  label: Type.Optional(text('Label de la solution, par sa référence.', { maxLength: 40 })),
  field: Type.Optional(text('Champ de la fiche. Absent : la fiche entière.', { maxLength: 60 })),
  statement: typed('Ce qui est faux et comment le vérifier.', STATEMENT_MIN, STATEMENT_MAX),
  link: Type.Optional(text('Adresse qui le montre.', { maxLength: 2_000 })),
});
export type NewDispute = Static<typeof NewDispute>;

export const Triage = object({
  decision: oneOf(['admit', 'inadmissible'] as const, { description: 'Recevable ou non.' }),
  subject: Type.Optional(
    typed('Recevable : la phrase que tout le monde lira.', SUBJECT_MIN, SUBJECT_MAX),
  ),
  reason: Type.Optional(reason),
});
export type Triage = Static<typeof Triage>;

export const Ruling = object({
  outcome: oneOf(DECISIONS, { description: 'Retenue ou écartée.' }),
  reason,
  cap: Type.Optional(
    Type.Integer({
      description: 'Retenue, sur une réponse ou une preuve : plafond en points de base.',
    }),
  ),
  remedy: Type.Optional(
    oneOf(REMEDIES, { description: 'Retenue, sur la fiche ou un label : corriger ou suspendre.' }),
  ),
});
export type Ruling = Static<typeof Ruling>;

export const Reply = object({
  text: typed('Réponse sur le fond. Publiée.', STATEMENT_MIN, STATEMENT_MAX),
  evidence: Type.Array(Type.String({ format: 'uuid' }), {
    maxItems: REPLY_EVIDENCE_MAX,
    uniqueItems: true,
    default: [],
    description: 'Preuves de votre bibliothèque, montrées avec la réponse.',
  }),
});
export type Reply = Static<typeof Reply>;

export const Appeal = object({ reason });

export const StaffQuery = object({
  list: oneOf(STAFF_LISTS, { default: 'open', description: 'En cours ou closes.' }),
});

export const IdParams = object({
  id: Type.String({ format: 'uuid', description: 'Identifiant.' }),
});

/** Named components this module adds to the document. */
export const disputeComponents: TSchema[] = [
  DisputeLine,
  DisputeLines,
  DisputeDetail,
  StaleDisputeProblem,
];
