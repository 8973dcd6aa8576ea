/** The HTTP contract of organisations. */
import { Type, type Static } from 'typebox';
import { MEMBERSHIP_STATUSES, ORGANISATION_STATUSES } from '@gouvtech/domain';
import { problemWith } from '../../contract/problem-schema.ts';
import { day, instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';

export const KINDS = ['company', 'cooperative', 'association', 'public-body'] as const;
const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

export const actions = Type.Array(Type.String(), {
  description: 'Ce que le lecteur peut faire maintenant, jugé par les règles du POST.',
});
const flag = (description: string) => Type.Boolean({ description });

const card = {
  id: Type.String({ format: 'uuid', description: 'Identifiant.' }),
  slug: text('Nom dans l’adresse de sa page.'),
  name: text('Nom.'),
  kind: oneOf(KINDS, { description: 'Forme.' }),
  status: oneOf(ORGANISATION_STATUSES, { description: 'État.' }),
  siren: nullable(text('SIREN, 9 chiffres.')),
  foreignId: nullable(text('Registre et numéro d’une organisation étrangère.')),
  country: text('Pays (ISO 3166-1, deux lettres).'),
  city: nullable(text('Ville.')),
  website: nullable(text('Site.')),
};

export const OrganisationCard = named('OrganisationCard', object(card));

export const OrganisationMember = named(
  'OrganisationMember',
  object({
    id: Type.String({ format: 'uuid', description: 'Identifiant de l’appartenance.' }),
    name: text('Nom de la personne.'),
    email: nullable(text('Adresse de courriel.')),
    position: nullable(text('Fonction dans l’organisation.')),
    status: oneOf(MEMBERSHIP_STATUSES, { description: 'État.' }),
    signatory: flag('Peut attester au nom de l’organisation.'),
    administrator: flag('Décide de qui est membre.'),
    auditor: flag('Peut faire partie d’une équipe d’audit.'),
    decider: flag('Peut décider d’un label.'),
    message: nullable(text('Ce que la personne a écrit en demandant à rejoindre.')),
    sameSiren: nullable(
      flag('Sa dernière connexion ProConnect dit qu’elle travaille dans cette organisation.'),
    ),
    since: instant('Depuis quand'),
    you: flag('La personne qui lit.'),
    etag: text('À renvoyer dans `If-Match` pour changer ses rôles.'),
    actions,
  }),
);

export const OrganisationInvitation = named(
  'OrganisationInvitation',
  object({
    id: Type.String({ format: 'uuid', description: 'Identifiant.' }),
    email: text('Adresse invitée.'),
    signatory: flag('Invitée comme signataire.'),
    administrator: flag('Invitée comme administratrice.'),
    invitedBy: text('Qui a invité.'),
    sentAt: instant('Envoi'),
    expiresAt: instant('Fin de validité'),
    actions,
  }),
);

export const OrganisationView = named(
  'OrganisationView',
  object({
    ...card,
    statusSince: instant('Depuis quand elle est dans cet état'),
    verifiedOn: nullable(day('Vérification')),
    own: nullable(
      object({
        id: Type.String({ format: 'uuid', description: 'Identifiant de l’appartenance.' }),
        status: oneOf(MEMBERSHIP_STATUSES, { description: 'État.' }),
        signatory: flag('Peut attester.'),
        administrator: flag('Décide de qui est membre.'),
        since: instant('Depuis quand'),
        reason: nullable(text('Motif d’un refus ou d’un retrait.')),
        actions,
      }),
      { description: 'Ce qui lie le lecteur à l’organisation.' },
    ),
    inside: nullable(
      object({
        statusReason: nullable(text('Motif de l’état.')),
        contactEmail: nullable(text('Adresse où lui écrire.')),
        etag: text('À renvoyer dans `If-Match` pour modifier les informations.'),
        members: Type.Array(ref(OrganisationMember), { description: 'Membres.' }),
        requests: Type.Array(ref(OrganisationMember), {
          description: 'Demandes en attente, pour qui peut en décider.',
        }),
        invitations: Type.Array(ref(OrganisationInvitation), {
          description: 'Invitations en attente, pour les administrateurs.',
        }),
        labeller: flag(
          'A ou demande une accréditation : ses membres peuvent être auditeurs ou décideurs.',
        ),
        parents: object({
          sirens: Type.Array(Type.String(), { description: 'SIREN de ses maisons mères.' }),
          etag: text('À renvoyer dans `If-Match` pour les modifier.'),
        }),
      }),
      { description: 'Ce que seuls les membres et les modérateurs lisent.' },
    ),
    actions,
  }),
);
export type OrganisationView = Static<typeof OrganisationView>;

export const OrganisationProposal = named(
  'OrganisationProposal',
  object({
    siret: nullable(text('SIRET transmis par ProConnect à la dernière connexion.')),
    siren: nullable(text('Ses 9 premiers chiffres.')),
    representative: flag('Cette connexion prouve que la personne représente l’organisation.'),
    found: nullable(ref(OrganisationCard)),
  }),
);

export const OrganisationLookup = named(
  'OrganisationLookup',
  object({
    siren: nullable(text('SIREN lu dans le numéro donné.')),
    found: nullable(ref(OrganisationCard), {
      description: 'L’organisation déjà au catalogue, à rejoindre plutôt qu’à créer.',
    }),
  }),
);

export const InvitationView = named(
  'InvitationView',
  object({
    organisation: object({ slug: card.slug, name: card.name }),
    email: text('Adresse invitée.'),
    signatory: flag('Invitée comme signataire.'),
    administrator: flag('Invitée comme administratrice.'),
    invitedBy: text('Qui a invité.'),
    expiresAt: instant('Fin de validité'),
    actions,
  }),
);

export const PendingOrganisations = named(
  'PendingOrganisations',
  object({
    total: Type.Integer({ minimum: 0, description: 'Nombre d’organisations en attente.' }),
    items: Type.Array(
      object({
        ...card,
        contactEmail: nullable(text('Adresse où lui écrire.')),
        requestedAt: instant('Demande'),
        requester: nullable(
          object({
            name: text('Nom de la personne.'),
            email: nullable(text('Adresse de courriel.')),
            position: nullable(text('Fonction.')),
            siret: nullable(text('SIRET transmis par ProConnect.')),
            sameSiren: flag('Ce SIRET est celui de l’organisation.'),
          }),
        ),
        actions,
      }),
      { description: 'Les plus anciennes d’abord, 100 au plus.' },
    ),
  }),
);
export type PendingOrganisations = Static<typeof PendingOrganisations>;

/** The organisation that is already there, so that one can ask to join it. */
export const OrganisationExistsProblem = problemWith('OrganisationExistsProblem', {
  organisation: Type.Optional(object({ slug: card.slug, name: card.name })),
});

/** What somebody else saved meanwhile. */
export const StaleOrganisationProblem = problemWith('StaleOrganisationProblem', {
  current: Type.Optional(ref(OrganisationView)),
});
