import { Type } from 'typebox';
import { LISTING_STATUSES } from '@gouvtech/domain';
import { count, instant, named, nullable, oneOf, text } from '../../../contract/schema.ts';

const closed = { additionalProperties: false };
const side = {
  slug: text('Nom dans les adresses.'),
  name: text('Nom.'),
  status: oneOf(LISTING_STATUSES, { description: 'État.' }),
  vendor: nullable(text('Éditeur.')),
};
const Side = Type.Object(side, closed);
const SideWithSource = Type.Object(
  { ...side, source: nullable(text('Import d’où elle vient.')) },
  closed,
);

export const LikelyDuplicates = named(
  'LikelyDuplicates',
  Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            id: text('Identifiant du signalement.'),
            raisedAt: instant('Quand'),
            one: Side,
            other: Side,
          },
          closed,
        ),
      ),
    },
    { ...closed, description: 'Paires de fiches qui se ressemblent, la plus ancienne en tête.' },
  ),
);

export const SolutionMergePreview = named(
  'SolutionMergePreview',
  Type.Object(
    {
      from: SideWithSource,
      into: SideWithSource,
      assessmentDraft: Type.Boolean({
        description: 'Une évaluation est en préparation sur celle qui part : elle s’arrête.',
      }),
      revision: Type.Boolean({ description: 'Une modification y est en cours : elle s’arrête.' }),
      claims: count('Revendications en attente.'),
      disputes: count('Contestations ouvertes, qui passent à l’autre.'),
      refusal: nullable(text('Pourquoi la fusion est impossible.')),
    },
    { ...closed, description: 'Ce que ferait la fusion de deux fiches.' },
  ),
);
