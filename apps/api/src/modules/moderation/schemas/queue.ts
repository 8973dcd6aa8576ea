/** The HTTP contract of the queue. */
import { Type, type Static } from 'typebox';
import { QUEUE_KINDS, QUEUE_STATES } from '@gouvtech/domain/moderation-queue';
import { count, instant, named, nullable, oneOf, text } from '../../../contract/schema.ts';

const closed = { additionalProperties: false };
const maybe = (description: string) => nullable(text(description));

export const QueueQuery = Type.Object(
  {
    q: text('Mots du nom ou de l’organisation.', { maxLength: 100, default: '' }),
    kind: Type.Optional(oneOf(QUEUE_KINDS, { description: 'Seulement cette sorte.' })),
    state: Type.Optional(
      oneOf(QUEUE_STATES, {
        description:
          'Seulement les dossiers libres, pris par vous, pris par d’autres, ou en retard.',
      }),
    ),
    page: Type.Integer({ minimum: 1, maximum: 10_000, default: 1, description: 'Page.' }),
    pageSize: Type.Integer({
      minimum: 1,
      maximum: 100,
      default: 25,
      description: 'Dossiers par page.',
    }),
  },
  closed,
);
export type QueueQuery = Static<typeof QueueQuery>;

export const QueueItemParams = Type.Object(
  {
    kind: oneOf(QUEUE_KINDS, { description: 'Sorte de dossier.' }),
    id: text('Identifiant dans sa sorte.', { minLength: 1, maxLength: 200 }),
  },
  closed,
);

export const ModerationQueue = named(
  'ModerationQueue',
  Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            kind: oneOf(QUEUE_KINDS, { description: 'Sorte de dossier.' }),
            id: text('Identifiant dans les adresses de modération.'),
            name: text('De quoi il s’agit.'),
            detail: maybe('Sorte de signal, objet d’une contestation, nombre de réponses…'),
            organisation: maybe('Organisation concernée.'),
            since: instant('Depuis quand il attend'),
            due: instant('Quand il devrait être traité'),
            days: count('Jours entiers d’attente.'),
            daysLeft: Type.Integer({
              description: 'Jours entiers avant l’échéance ; négatif : jours de retard.',
            }),
            holder: maybe('Qui l’a pris.'),
            mine: Type.Boolean({ description: 'Vous l’avez pris.' }),
            involved: Type.Boolean({
              description:
                'Vous êtes membre d’une des parties, ou avez pris part à l’audit : laissez-le.',
            }),
          },
          closed,
        ),
        { description: 'Le plus en retard en tête.' },
      ),
      total: count('Dossiers qui répondent aux filtres.'),
      page: Type.Integer({ description: 'Page.' }),
      pageSize: Type.Integer({ description: 'Dossiers par page.' }),
      counts: Type.Object(
        Object.fromEntries(
          QUEUE_KINDS.map((kind) => [kind, Type.Optional(count('Dossiers de cette sorte.'))]),
        ),
        { ...closed, description: 'Par sorte, sous les autres filtres.' },
      ),
      all: Type.Object(
        {
          total: count('Tout ce qui attend.'),
          late: count('En retard.'),
          mine: count('Pris par vous.'),
        },
        { ...closed, description: 'Sans filtre.' },
      ),
    },
    { ...closed, description: 'Ce qui attend un modérateur.' },
  ),
);
