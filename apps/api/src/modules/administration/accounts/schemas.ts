import { Type } from 'typebox';
import { MANAGED_ACCOUNT_STATUSES } from '@gouvtech/domain';
import { actionsOn } from '@gouvtech/domain/permissions';
import { count, instant, named, nullable, oneOf, text } from '../../../contract/schema.ts';
import { STAFF_ROLES } from '../../accounts/index.ts';

const closed = { additionalProperties: false };

export const ManagedAccounts = named(
  'ManagedAccounts',
  Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            id: text('Identifiant.'),
            name: text('Nom.'),
            email: nullable(text('Adresse.')),
            staff: nullable(oneOf(STAFF_ROLES, { description: 'Rôle au catalogue.' })),
            status: oneOf(MANAGED_ACCOUNT_STATUSES, { description: 'État.' }),
            createdAt: instant('Création'),
            lastSeenAt: nullable(instant('Dernière connexion')),
            blockedAt: nullable(instant('Blocage')),
            organisations: Type.Array(text('Organisation dont la personne est membre.')),
            actions: Type.Array(oneOf(actionsOn('managed-account')), {
              description: 'Ce que vous pouvez faire.',
            }),
          },
          closed,
        ),
      ),
      total: count('Comptes trouvés.'),
      page: count('Page, à partir de 1.'),
      pageSize: count('Comptes par page.'),
    },
    { ...closed, description: 'Comptes, par nom. Chaque lecture est inscrite au journal.' },
  ),
);
