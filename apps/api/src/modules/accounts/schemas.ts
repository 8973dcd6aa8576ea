/** The HTTP contract of sessions and accounts. */
import { Type } from 'typebox';
import { named, nullable, oneOf, ref, text } from '../../contract/schema.ts';

const closed = { additionalProperties: false };

export const AccountSummary = named(
  'AccountSummary',
  Type.Object(
    {
      id: text('Identifiant du compte.'),
      givenName: text('Prénom.'),
      usualName: text('Nom d’usage.'),
      email: text('Adresse électronique.'),
      staff: nullable(oneOf(['moderator', 'administrator']), {
        description: 'Rôle au catalogue, pour cette connexion.',
      }),
      publicAgent: Type.Boolean({ description: 'Agent public, d’après ProConnect.' }),
    },
    { ...closed, description: 'La personne connectée.' },
  ),
);

export const MyOrganisation = named(
  'MyOrganisation',
  Type.Object(
    {
      id: text('Identifiant de l’organisation.'),
      slug: text('Son nom dans les adresses.'),
      name: text('Son nom.'),
      signatory: Type.Boolean({ description: 'La personne peut y attester.' }),
      administrator: Type.Boolean({ description: 'La personne l’administre.' }),
    },
    { ...closed, description: 'Une organisation dont la personne est membre.' },
  ),
);

export const Session = named(
  'Session',
  Type.Object(
    {
      account: nullable(ref(AccountSummary), { description: 'Nul quand personne n’est connecté.' }),
      organisations: Type.Array(ref(MyOrganisation), {
        description: 'Organisations dont la personne est membre, par nom.',
      }),
      recent: Type.Boolean({
        description: 'La personne a prouvé son identité il y a moins de 15 minutes.',
      }),
      strong: Type.Boolean({ description: 'Plusieurs facteurs à cette connexion.' }),
      unread: Type.Integer({
        minimum: 0,
        description: 'Notifications non lues, comptées jusqu’à 100.',
      }),
      spaces: Type.Object(
        {
          vendor: Type.Boolean({ description: 'Membre d’une organisation au moins.' }),
          audits: Type.Boolean({
            description: 'Membre d’une organisation accréditée pour labelliser, ou qui l’a été.',
          }),
          moderation: Type.Boolean({ description: 'Peut modérer.' }),
        },
        { ...closed, description: 'Espaces qui ont quelque chose à montrer à la personne.' },
      ),
    },
    { ...closed, description: 'Qui demande, et ce qui lui est ouvert.' },
  ),
);

export const accountComponents = [AccountSummary, MyOrganisation, Session];
