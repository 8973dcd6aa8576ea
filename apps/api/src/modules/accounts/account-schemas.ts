/** The HTTP contract of the account page. */
import { Type } from 'typebox';
import { instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { AccountSummary, MyOrganisation } from './schemas.ts';

const closed = { additionalProperties: false };
const method = oneOf(['proconnect', 'mail-link'], {
  description: 'Comment la session s’est ouverte.',
});

const AccountIdentity = named(
  'AccountIdentity',
  Type.Object(
    {
      issuer: text('Fournisseur d’identité.'),
      identityProvider: nullable(Type.String(), {
        description: 'Service qui connaît la personne, derrière ProConnect.',
      }),
      linkedAt: instant('Depuis quand elle ouvre ce compte'),
      lastLoginAt: nullable(instant('Dernière connexion')),
    },
    { ...closed, description: 'Une identité ProConnect qui ouvre le compte.' },
  ),
);

export const Account = named(
  'Account',
  Type.Object(
    {
      account: ref(AccountSummary),
      createdAt: instant('Création du compte'),
      identities: Type.Array(ref(AccountIdentity)),
      organisations: Type.Array(ref(MyOrganisation)),
      lastAdministratorOf: Type.Array(text('Nom de l’organisation.'), {
        description:
          'Organisations que la personne est seule à administrer, avec d’autres membres\u00a0: le compte ne se supprime pas avant qu’un autre les administre.',
      }),
      namesFrom: oneOf(['proconnect', 'person'], {
        description: 'Qui donne les noms. ProConnect les redonne à chaque connexion.',
      }),
    },
    { ...closed, description: 'Le compte de la personne connectée.' },
  ),
);

const SessionSummary = named(
  'SessionSummary',
  Type.Object(
    {
      id: text('Identifiant, pour la fermer.'),
      current: Type.Boolean({ description: 'Celle de cette demande.' }),
      method,
      createdAt: instant('Ouverture'),
      lastUsedAt: instant('Dernière utilisation, à la minute'),
      userAgent: nullable(Type.String(), { description: 'Navigateur, comme il se nomme.' }),
    },
    { ...closed, description: 'Une session ouverte.' },
  ),
);

export const Sessions = named(
  'Sessions',
  Type.Object({ sessions: Type.Array(ref(SessionSummary)) }, closed),
);

export const AccountChange = Type.Object(
  {
    givenName: text('Prénom.', { maxLength: 1000 }),
    usualName: text('Nom d’usage.', { maxLength: 1000 }),
  },
  closed,
);

export const accountPageComponents = [AccountIdentity, Account, SessionSummary, Sessions];
