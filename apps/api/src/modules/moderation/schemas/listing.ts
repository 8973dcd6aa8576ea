/** The HTTP contract of the review of a listing. */
import { Type } from 'typebox';
import { LISTING_KEYS, LISTING_STATUSES } from '@gouvtech/domain';
import { actionsOn } from '@gouvtech/domain/permissions';
import { REVIEW_DECISIONS } from '@gouvtech/domain/review-decision';
import { FieldProblem, problemWith } from '../../../contract/problem-schema.ts';
import { day, instant, named, nullable, oneOf, ref, text } from '../../../contract/schema.ts';
import { Listing, ListingChange } from '../../history/index.ts';

const closed = { additionalProperties: false };
const maybe = (description: string) => nullable(text(description));

export const ListingReview = named(
  'ListingReview',
  Type.Object(
    {
      etag: text('Version à renvoyer dans `If-Match` avec la décision.'),
      slug: text('Identifiant dans les adresses.'),
      name: text('Nom.'),
      status: oneOf(LISTING_STATUSES, { description: 'État de la fiche.' }),
      statusReason: maybe('Motif d’une suspension ou d’une fin.'),
      source: maybe('Import d’où elle vient.'),
      organisation: nullable(
        Type.Object(
          {
            slug: text('Identifiant.'),
            name: text('Nom.'),
            verified: Type.Boolean({ description: 'Vérifiée.' }),
          },
          closed,
        ),
      ),
      revision: nullable(
        Type.Object(
          {
            status: oneOf(
              ['draft', 'submitted', 'in_review', 'changes_requested', 'rejected'] as const,
              {
                description: 'État de la relecture.',
              },
            ),
            since: instant('Depuis quand'),
            statedByName: maybe('Qui a déclaré la fiche exacte.'),
            statedAt: nullable(instant('Quand')),
            updatedByName: maybe('Qui l’a modifiée en dernier.'),
            reason: maybe('Dernier motif donné à l’éditeur.'),
            requests: Type.Array(ref(FieldProblem), {
              description: 'Dernières demandes, par champ.',
            }),
            reviewerName: maybe('Qui la relit.'),
            mine: Type.Boolean({ description: 'Vous la relisez.' }),
          },
          closed,
        ),
      ),
      published: nullable(
        Type.Object(
          {
            version: Type.Integer({ description: 'Version.' }),
            on: nullable(day('Première publication')),
          },
          closed,
        ),
      ),
      listing: ref(Listing),
      changes: Type.Array(ref(ListingChange), {
        description: 'Différences avec la version publiée.',
      }),
      fields: Type.Array(
        Type.Object(
          {
            field: oneOf(LISTING_KEYS, { description: 'Champ qui change.' }),
            sensitive: Type.Boolean({ description: 'Vrai : attend votre décision.' }),
          },
          closed,
        ),
      ),
      problems: Type.Array(ref(FieldProblem), { description: 'Champs incomplets.' }),
      sourceKept: Type.Boolean({
        description: 'Un publiccode.yml y a été lu ; son texte est gardé.',
      }),
      contacts: Type.Object(
        {
          legalName: maybe('Qui répond de la fiche en droit.'),
          legalEmail: maybe('Son courriel.'),
          security: maybe('Où signaler une faille.'),
        },
        closed,
      ),
      sourceDocument: maybe('Texte du `publiccode.yml` dont elle a été remplie.'),
      involved: Type.Boolean({ description: 'Vous êtes membre de l’organisation : laissez-la.' }),
      actions: Type.Array(oneOf(actionsOn('listing')), {
        description: 'Ce que vous pouvez faire.',
      }),
    },
    { ...closed, description: 'Une fiche en relecture.' },
  ),
);

export const StaleReviewProblem = problemWith('StaleReviewProblem', {
  current: ref(ListingReview),
});

export const reason = text('Motif, que l’éditeur lit. Obligatoire sauf pour accepter.', {
  maxLength: 4_000,
  default: '',
});

export const requests = Type.Array(
  Type.Object(
    {
      path: text('Champ de la fiche.', { maxLength: 200 }),
      message: text('Ce qui doit changer.', { maxLength: 2_000 }),
    },
    closed,
  ),
  { maxItems: 60, default: [], description: 'Demandes, champ par champ.' },
);

export const ReviewDecision = Type.Object(
  {
    decision: oneOf(REVIEW_DECISIONS, {
      description: 'Décision.',
    }),
    reason,
    requests,
  },
  closed,
);

export const Suspension = Type.Object(
  {
    reason: text('Motif, publié sur la page de la fiche.', { maxLength: 2_000 }),
  },
  closed,
);

export const Restoration = Type.Object(
  {
    reason: text('Ce qui est dit à l’éditeur, s’il y a lieu.', { maxLength: 2_000, default: '' }),
  },
  closed,
);
