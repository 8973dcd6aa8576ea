/** What may be sent. Lengths are bounded here, meaning is checked by the use case. */
import { Type, type Static } from 'typebox';
import { ifMatchHeader } from '../../contract/if-match.ts';
import { oneOf, text } from '../../contract/schema.ts';
import { KINDS } from './schemas.ts';

export { BODY_LIMIT } from '../../contract/signed-in.ts';

export const LONG_TEXT = 2000;
const SHORT = 200;
const EMAIL = 254;

const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const line = (description: string, maxLength = SHORT) =>
  Type.String({ description, maxLength, default: '' });
const flag = (description: string) => Type.Boolean({ description, default: false });

const position = line('Fonction dans l’organisation (facultatif).', 120);

export const NewOrganisation = object({
  number: line('SIREN ou SIRET. Vide pour une organisation étrangère qui n’en a pas.', 40),
  country: line('Pays d’une organisation sans SIREN (ISO 3166-1, deux lettres).', 2),
  register: line('Registre où elle est inscrite, dans son pays.', 80),
  registrationNumber: line('Son numéro dans ce registre.', 80),
  name: line('Nom.'),
  kind: oneOf(KINDS, { description: 'Forme. Un organisme public peut être éditeur.' }),
  city: line('Ville (facultatif).', 100),
  website: line('Site (facultatif).', 500),
  contactEmail: line('Adresse où lui écrire (facultatif).', EMAIL),
  position,
});
export type NewOrganisation = Static<typeof NewOrganisation>;

export const OrganisationFacts = object({
  name: line('Nom.'),
  city: line('Ville (facultatif).', 100),
  website: line('Site (facultatif).', 500),
  contactEmail: line('Adresse où lui écrire (facultatif).', EMAIL),
});
export type OrganisationFacts = Static<typeof OrganisationFacts>;

export const JoinRequest = object({
  position,
  message: line('Un mot aux administrateurs (facultatif).', LONG_TEXT),
});
export type JoinRequest = Static<typeof JoinRequest>;

export const Roles = object({
  signatory: flag('Peut attester au nom de l’organisation.'),
  administrator: flag('Décide de qui est membre.'),
});
export type Roles = Static<typeof Roles>;

export const Reason = object({ reason: line('Motif, que la personne lit.', LONG_TEXT) });

export const NewInvitation = object({
  email: line('Adresse de courriel à inviter.', EMAIL),
  ...Roles.properties,
});
export type NewInvitation = Static<typeof NewInvitation>;

const labellerRole = (description: string) =>
  Type.Optional(
    Type.Boolean({ description: `${description} Absent : inchangé. Pour un labellisateur.` }),
  );

export const RolesChange = object({
  ...Roles.properties,
  auditor: labellerRole('Peut faire partie d’une équipe d’audit.'),
  decider: labellerRole('Peut décider d’un label.'),
  position: Type.Optional(text('Fonction. Absente : inchangée.', { maxLength: 120 })),
});
export type RolesChange = Static<typeof RolesChange>;

/** More than may be kept, so that the answer says how many there are. */
const PARENTS_SENT = 200;
export const Parents = object({
  sirens: Type.Array(Type.String({ maxLength: SHORT }), {
    description: 'SIREN des sociétés qui contrôlent l’organisation, 10 au plus.',
    maxItems: PARENTS_SENT,
  }),
});

export const Acceptance = object({
  token: text('Jeton du lien reçu par courriel.', { maxLength: 100 }),
  position,
});
export type Acceptance = Static<typeof Acceptance>;

export const OwnAcceptance = object({ position });
export type OwnAcceptance = Static<typeof OwnAcceptance>;

export const Verification = object({
  accept: Type.Boolean({ description: 'Vérifiée, ou refusée.' }),
  reason: line('Motif, obligatoire pour refuser.', LONG_TEXT),
});
export type Verification = Static<typeof Verification>;

const slug = text('Nom de l’organisation dans son adresse.', { maxLength: 100 });
const id = (description: string) => Type.String({ format: 'uuid', description });
export const SlugParams = object({ slug });
export const MemberParams = object({ slug, id: id('Identifiant de l’appartenance.') });
export const InvitationParams = object({ slug, id: id('Identifiant de l’invitation.') });
export const IdParams = object({ id: id('Identifiant de l’organisation.') });

export const LookupQuery = object({
  number: Type.Optional(text('SIREN ou SIRET.', { maxLength: 40 })),
  country: Type.Optional(text('Pays (ISO 3166-1, deux lettres).', { maxLength: 2 })),
  register: Type.Optional(text('Registre étranger.', { maxLength: 80 })),
  registrationNumber: Type.Optional(text('Numéro dans ce registre.', { maxLength: 80 })),
});
export const TokenQuery = object({
  token: text('Jeton du lien reçu par courriel.', { maxLength: 100 }),
});
export const IfMatch = ifMatchHeader('Version lue (`etag`).', 500);
