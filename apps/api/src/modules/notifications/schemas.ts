/** The HTTP contract of notifications and of the mails a person wants. */
import { Type } from 'typebox';
import { NOTIFICATION_KINDS } from '@gouvtech/domain/notifications';
import { count, instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';

const closed = { additionalProperties: false };
const kind = oneOf(NOTIFICATION_KINDS, { description: 'Ce dont elle parle.' });
const page = Type.Integer({
  minimum: 1,
  maximum: 10_000,
  default: 1,
  description: 'Numéro de page. Au-delà de la dernière, la page est vide.',
});

export const PageQuery = Type.Object({ page }, closed);

const Notification = named(
  'Notification',
  Type.Object(
    {
      id: text('Identifiant, pour la marquer comme lue.'),
      kind,
      title: text('Ce qui s’est passé, en une ligne.'),
      body: text('Texte brut ; les paragraphes sont séparés par une ligne vide.'),
      href: text('Adresse, dans ce site, de l’endroit exact.'),
      createdAt: instant('Quand elle est arrivée'),
      readAt: nullable(instant('Quand elle a été lue'), { description: 'Nul : pas encore lue.' }),
    },
    { ...closed, description: 'Ce que la personne doit savoir.' },
  ),
);

export const NotificationList = named(
  'NotificationList',
  Type.Object(
    {
      items: Type.Array(ref(Notification), { description: 'Non lues d’abord, puis par date.' }),
      total: count('Notifications en tout.'),
      unread: count('Non lues en tout.'),
      page,
      pageSize: count('Notifications par page.'),
      until: instant('Instant de cette lecture, à renvoyer pour tout marquer comme lu'),
    },
    closed,
  ),
);

export const ReadNotifications = Type.Object(
  {
    id: Type.Optional(text('Une seule notification.', { format: 'uuid', maxLength: 36 })),
    until: Type.Optional(
      text('Toutes celles arrivées jusqu’à cet instant : ce qui arrive ensuite reste non lu.', {
        format: 'date-time',
        maxLength: 40,
      }),
    ),
  },
  { ...closed, description: 'L’un des deux.' },
);

export const MailChoices = named(
  'MailChoices',
  Type.Object(
    {
      mails: Type.Array(oneOf(NOTIFICATION_KINDS), {
        uniqueItems: true,
        maxItems: NOTIFICATION_KINDS.length,
        description: 'Natures de notifications dont la personne veut aussi un courriel.',
      }),
    },
    closed,
  ),
);

export const notificationComponents = [Notification, NotificationList, MailChoices];
