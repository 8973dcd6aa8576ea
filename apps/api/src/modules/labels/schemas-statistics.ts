/** What a labeller reads of its own work, and what staff alone reads of all. */
import { Type, type Static } from 'typebox';
import { AUDIT_STATUSES, LABEL_SCHEME_IDS } from '@gouvtech/domain';
import {
  basisPoints,
  count,
  day,
  named,
  nullable,
  oneOf,
  ref,
  text,
} from '../../contract/schema.ts';
import { LabelLine, object } from './schemas.ts';

const days = (description: string) =>
  nullable(Type.Number({ minimum: 0, description: `${description}, en jours (médiane).` }));
const share = (description: string) => nullable(basisPoints(description));

const shares = {
  confirmed: share('Réponses confirmées'),
  adjustedDown: share('Réponses ajustées à la baisse'),
  refuted: share('Réponses réfutées, « sans objet » refusés compris'),
  inconclusive: share('Avis impossibles'),
  granted: share('Labels accordés, parmi les audits complets clos'),
};
export const Shares = object(shares);
export type Shares = Static<typeof Shares>;

export const LabellerDashboard = named(
  'LabellerDashboard',
  object({
    labeller: object({ slug: text('Identifiant.'), name: text('Nom.') }),
    surveillances: Type.Array(
      object({
        label: text('Référence du label.'),
        number: count('Rang.'),
        dueOn: day('Attendue le'),
        overdueOn: day('Close ce jour-là au plus tard, sinon le label est suspendu'),
        solution: object({ slug: text('Identifiant.'), name: text('Nom.') }),
        scheme: oneOf(LABEL_SCHEME_IDS, { description: 'Label.' }),
        audit: nullable(
          object({
            reference: text('Référence.'),
            status: oneOf(AUDIT_STATUSES, { description: 'Où il en est.' }),
          }),
        ),
      }),
      { description: 'Surveillances à venir, la première attendue d’abord.' },
    ),
    labels: Type.Array(ref(LabelLine), {
      description: 'Labels en cours ou suspendus, le premier à échoir d’abord.',
    }),
    audits: Type.Array(
      object({
        status: oneOf(AUDIT_STATUSES, { description: 'État.' }),
        count: count('Audits.'),
      }),
      { description: 'Audits par état, dans l’ordre du déroulement.' },
    ),
    medianDays: object({
      answer: days('De la demande à la désignation de l’équipe'),
      opening: days('De la désignation à l’ouverture'),
      fieldwork: days('De l’ouverture au rapport provisoire'),
      contradictory: days('Du rapport provisoire aux avis définitifs'),
      decision: days('Des avis définitifs à la décision'),
    }),
    verdicts: count('Avis rendus dans les audits clos.'),
    closed: count('Audits clos.'),
    shares: Shares,
  }),
);
export type LabellerDashboard = Static<typeof LabellerDashboard>;

const gap = (description: string) =>
  nullable(
    Type.Integer({
      minimum: -10_000,
      maximum: 10_000,
      description: `${description} : écart à la médiane des autres labellisateurs, en points de base.`,
    }),
  );

export const LabellerLeniency = named(
  'LabellerLeniency',
  object({
    items: Type.Array(
      object({
        labeller: object({ slug: text('Identifiant.'), name: text('Nom.') }),
        audits: count('Audits clos.'),
        granted: count('Labels accordés.'),
        refused: count('Labels refusés.'),
        verdicts: count('Avis rendus.'),
        shares: Shares,
        gaps: object({
          confirmed: gap('Confirmées'),
          adjustedDown: gap('Ajustées à la baisse'),
          refuted: gap('Réfutées'),
          inconclusive: gap('Avis impossibles'),
          granted: gap('Accordés'),
        }),
      }),
      { description: 'Labellisateurs qui ont clos un audit, par nom. Jamais public.' },
    ),
  }),
);
export type LabellerLeniency = Static<typeof LabellerLeniency>;
export const SlugParams = object({
  slug: text('Labellisateur, par son identifiant.', { maxLength: 200 }),
});
