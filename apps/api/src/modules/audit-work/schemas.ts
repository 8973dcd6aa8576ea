/** The HTTP contract of the work on an audit. */
import { Type, type TSchema } from 'typebox';
import { problemWith } from '../../contract/problem-schema.ts';
import { count, instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { figures } from '../assessments/index.ts';
import {
  answer,
  AuditedPiece,
  AuditWorkHeader,
  closed,
  label,
  method,
  outcome,
  pieces,
  reply,
  severity,
  theme,
  value,
} from './schemas-common.ts';
import { fileComponents } from './schemas-files.ts';
import { AuditReport } from './schemas-report.ts';

export const ReferenceParams = Type.Object(
  { reference: text('Numéro de l’audit, par exemple `A-2026-0007`.', { maxLength: 60 }) },
  closed,
);
export const CriterionParams = Type.Object(
  {
    ...ReferenceParams.properties,
    criterion: text('Critère, par exemple `SEC-03`.', { maxLength: 40 }),
  },
  closed,
);

/** Texts far too long reach the use case, which names the field. */
const TYPED = 100_000;

export const VerdictInput = Type.Object(
  {
    draft: Type.Boolean({
      description: 'Vrai : gardé en brouillon, il ne compte pas comme rendu.',
    }),
    outcome: Type.Optional(nullable(outcome)),
    // One list of types, not alternatives: tried in order, null would be read as 0.
    value: Type.Optional(
      Type.Unsafe<number | null>({
        type: ['integer', 'null'],
        description:
          'Pour `adjusted` seulement, en points de base : un niveau du barème, ou toute valeur entière d’un barème proportionnel.',
      } as never),
    ),
    methods: Type.Optional(Type.Array(method, { maxItems: 10 })),
    severity: Type.Optional(nullable(severity)),
    finding: Type.Optional(
      text('Constat, publié avec la fiche : de 20 à 4000 caractères.', { maxLength: TYPED }),
    ),
    note: Type.Optional(text('Note, lue par l’équipe seulement.', { maxLength: TYPED })),
    evidenceIds: Type.Optional(
      Type.Array(text('Pièce consultée.', { format: 'uuid' }), { maxItems: 200 }),
    ),
  },
  { ...closed, description: 'L’avis à enregistrer.' },
);

const verdict = {
  draft: Type.Boolean({ description: 'Brouillon.' }),
  outcome: nullable(outcome),
  value: value('Valeur retenue'),
  methods: Type.Array(method),
  severity: nullable(severity),
  finding: text('Constat.'),
  note: text('Note de l’équipe.'),
  evidenceIds: Type.Array(text('Pièce consultée.')),
  writtenBy: nullable(text('Qui l’a écrit.')),
  writtenAt: instant('Écriture'),
  version: count('Version.'),
  etag: text('À renvoyer dans `If-Match`.'),
};
export const WrittenVerdict = named(
  'WrittenVerdict',
  Type.Object(verdict, { ...closed, description: 'Un avis, tel que l’équipe l’a écrit.' }),
);

export const StaleVerdictProblem = problemWith('StaleVerdictProblem', {
  current: nullable(ref(WrittenVerdict), {
    description:
      'L’avis qu’une autre personne a écrit entre-temps ; nul si son brouillon est effacé.',
  }),
});

const state = oneOf(['given', 'draft', 'missing'], {
  description: 'Rendu, en brouillon, à faire.',
});
const line = {
  id: text('Critère.'),
  theme,
  blocking: Type.Boolean({ description: 'Prérequis.' }),
  weight: count('Poids.'),
  title: text('Intitulé.'),
  required: Type.Boolean({ description: 'Un avis est attendu.' }),
  state,
  outcome: nullable(outcome),
  value: value('Valeur retenue'),
  severity: nullable(severity),
  replied: Type.Boolean({ description: 'L’éditeur y a répondu.' }),
};

export const AuditVerdicts = named(
  'AuditVerdicts',
  Type.Object(
    {
      audit: ref(AuditWorkHeader),
      overall: figures,
      label,
      themes: Type.Array(
        Type.Object(
          {
            theme,
            required: count('Avis attendus.'),
            given: count('Avis rendus.'),
            drafts: count('Brouillons.'),
            score: figures,
          },
          closed,
        ),
      ),
      criteria: Type.Array(Type.Object({ ...line, answer: Type.Object(answer, closed) }, closed), {
        description: 'Ceux qui peuvent recevoir un avis, dans l’ordre du référentiel.',
      }),
    },
    { ...closed, description: 'Où en est l’audit, et ce que vaudrait l’évaluation à cet instant.' },
  ),
);

const effect = { theme: figures, overall: figures, level: count('Niveau de label.') };

export const AuditedCriterion = named(
  'AuditedCriterion',
  Type.Object(
    {
      audit: ref(AuditWorkHeader),
      criterion: Type.Object(
        { ...line, answer: Type.Object(answer, closed), question: text('Question posée.') },
        closed,
      ),
      answer: Type.Object(
        {
          ...answer,
          revision: count('Révision examinée.'),
          answeredAt: nullable(instant('Réponse')),
          fields: Type.Array(text('Champ et valeur.')),
          justification: nullable(text('Ce que l’éditeur ajoute.')),
          proofSince: nullable(instant('Instant depuis lequel l’étape de preuve tient')),
        },
        { ...closed, description: 'La réponse figée, que l’audit ne modifie jamais.' },
      ),
      scale: Type.Array(
        Type.Object(
          { value: count('Points de base.'), anchor: text('Ce qui est attendu.') },
          closed,
        ),
        { description: 'Le barème ; vide quand il est proportionnel.' },
      ),
      evidence: pieces,
      verdict: nullable(ref(WrittenVerdict)),
      reply: reply({}),
      etag: text('À renvoyer dans `If-Match`, même quand il n’y a pas encore d’avis.'),
      outcomes: Type.Array(outcome, { description: 'Avis possibles sur cette réponse.' }),
      values: nullable(Type.Array(count('Points de base.')), {
        description: 'Valeurs possibles d’un ajustement ; nul : toute valeur de 0 à 10000.',
      }),
      proportional: Type.Boolean({ description: 'Barème proportionnel.' }),
      without: Type.Object(effect, { ...closed, description: 'Sans aucun avis sur ce critère.' }),
      effects: Type.Array(
        Type.Object({ outcome, value: value('Valeur ajustée'), ...effect }, closed),
        {
          description:
            'Ce que chaque avis possible changerait. Une gravité majeure empêche tout label.',
        },
      ),
      label,
      theme: Type.Array(
        Type.Object(
          { id: text('Critère.'), state, required: line.required, outcome: nullable(outcome) },
          closed,
        ),
        { description: 'Les critères du même thème.' },
      ),
      previous: nullable(text('Critère attendu précédent.')),
      next: nullable(text('Critère attendu suivant.')),
      todo: nullable(text('Prochain critère qui attend un avis.')),
    },
    { ...closed, description: 'Un critère, sa réponse figée, son avis et ce qu’il change.' },
  ),
);

export const auditWorkComponents: TSchema[] = [
  AuditWorkHeader,
  AuditedPiece,
  WrittenVerdict,
  StaleVerdictProblem,
  AuditVerdicts,
  AuditedCriterion,
  AuditReport,
  ...fileComponents,
];
