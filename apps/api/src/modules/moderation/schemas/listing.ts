/** The HTTP contract of moderation. */
import { Type, type TSchema } from 'typebox';
import { LISTING_KEYS, LISTING_STATUSES } from '@gouvtech/domain';
import { actionsOn } from '@gouvtech/domain/permissions';
import { FieldProblem } from '../../contract/problem-schema.ts';
import { count, day, instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { Listing, ListingChange } from '../history/index.ts';

const closed = { additionalProperties: false };
const maybe = (description: string) => nullable(text(description));

export const ModerationQueue = named(
  'ModerationQueue',
  Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            kind: oneOf(['listing', 'claim', 'organisation', 'assessment'] as const, {
              description:
                'Fiche soumise, revendication, organisation à vérifier, évaluation attestée.',
            }),
            id: text('Identifiant dans les adresses de modération.'),
            name: text('De quoi il s’agit.'),
            organisation: maybe('Organisation concernée.'),
            since: instant('Depuis quand elle attend'),
            days: count('Jours entiers d’attente.'),
            update: Type.Boolean({ description: 'Vrai : la fiche a déjà une version publiée.' }),
            reviewer: maybe('Qui la relit.'),
            mine: Type.Boolean({ description: 'Vous la relisez.' }),
            involved: Type.Boolean({
              description: 'Vous êtes membre de l’organisation : laissez-la.',
            }),
          },
          closed,
        ),
        { description: 'La plus ancienne en tête.' },
      ),
    },
    { ...closed, description: 'Ce qui attend un modérateur.' },
  ),
);

export const ListingReview = named(
  'ListingReview',
  Type.Object(
    {
      slug: text('Identifiant dans les adresses.'),
      name: text('Nom.'),
      status: oneOf(LISTING_STATUSES, { description: 'État de la fiche.' }),
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
      contacts: Type.Object(
        {
          legalName: maybe('Qui répond de la fiche en droit.'),
          legalEmail: maybe('Son courriel.'),
          security: maybe('Où signaler une faille.'),
        },
        closed,
      ),
      actions: Type.Array(oneOf(actionsOn('listing')), {
        description: 'Ce que vous pouvez faire.',
      }),
    },
    { ...closed, description: 'Une fiche en relecture.' },
  ),
);

const reason = text('Motif, que l’éditeur lit. Obligatoire sauf pour accepter.', {
  maxLength: 4_000,
  default: '',
});

export const ReviewDecision = Type.Object(
  {
    decision: oneOf(['publish', 'refuse', 'request-changes'] as const, {
      description: 'Décision.',
    }),
    reason,
    requests: Type.Array(
      Type.Object(
        {
          path: text('Champ de la fiche.', { maxLength: 200 }),
          message: text('Ce qui doit changer.', { maxLength: 2_000 }),
        },
        closed,
      ),
      { maxItems: 60, default: [], description: 'Demandes, champ par champ.' },
    ),
  },
  closed,
);

export const ClaimDecision = Type.Object(
  {
    accept: Type.Boolean({ description: 'Vrai : la fiche est confiée à l’organisation.' }),
    reason,
  },
  closed,
);

export const moderationComponents: TSchema[] = [ModerationQueue, ListingReview];
