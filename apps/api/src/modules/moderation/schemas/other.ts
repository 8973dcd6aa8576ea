/** The HTTP contract of what else waits: claims, memberships, live changes, signals. */
import { Type } from 'typebox';
import { LISTING_STATUSES, MEMBERSHIP_STATUSES, SIGNAL_STATUSES } from '@gouvtech/domain';
import { actionsOn } from '@gouvtech/domain/permissions';
import { SIGNAL_KINDS } from '@gouvtech/domain/signals';
import {
  dictionary,
  instant,
  named,
  nullable,
  oneOf,
  ref,
  text,
} from '../../../contract/schema.ts';
import { ListingChange } from '../../history/index.ts';
import { reason, requests } from './listing.ts';

const closed = { additionalProperties: false };
const maybe = (description: string) => nullable(text(description));
const involved = Type.Boolean({
  description: 'Vous êtes membre de l’organisation : laissez-le à un autre modérateur.',
});

export const ClaimDecision = Type.Object(
  {
    accept: Type.Boolean({ description: 'Vrai : la fiche est confiée à l’organisation.' }),
    reason,
  },
  closed,
);

export const MembershipRequest = named(
  'MembershipRequest',
  Type.Object(
    {
      id: text('Identifiant.'),
      status: oneOf(MEMBERSHIP_STATUSES, { description: 'État.' }),
      name: text('Qui demande.'),
      email: maybe('Son courriel.'),
      position: maybe('Sa fonction.'),
      message: maybe('Ce qu’elle dit.'),
      siret: maybe('SIRET transmis par ProConnect.'),
      sameSiren: Type.Boolean({ description: 'Ce SIRET est de l’organisation.' }),
      createdAt: instant('Quand'),
      organisation: Type.Object(
        {
          id: text('Identifiant.'),
          slug: text('Identifiant dans les adresses.'),
          name: text('Nom.'),
          siren: maybe('SIREN.'),
        },
        closed,
      ),
      actions: Type.Array(oneOf(actionsOn('membership'))),
    },
    { ...closed, description: 'Une demande d’adhésion.' },
  ),
);

export const LiveChange = named(
  'LiveChange',
  Type.Object(
    {
      slug: text('Identifiant de la fiche.'),
      name: text('Nom.'),
      status: oneOf(LISTING_STATUSES, { description: 'État de la fiche.' }),
      organisation: maybe('Organisation.'),
      version: Type.Integer({ description: 'Version qui est passée en ligne d’elle-même.' }),
      at: instant('Quand'),
      author: text('Qui.'),
      acknowledgedAt: nullable(instant('Quand un modérateur l’a traitée')),
      acknowledgedBy: maybe('Lequel.'),
      changes: Type.Array(ref(ListingChange), {
        description: 'Différences avec la version d’avant.',
      }),
      actions: Type.Array(oneOf(actionsOn('listing'))),
      involved,
    },
    { ...closed, description: 'Une correction mineure passée en ligne sans relecture.' },
  ),
);

export const CorrectionAsked = Type.Object({ reason, requests }, closed);

const place = { slug: text('Identifiant.'), name: text('Nom.') };

export const ModerationSignal = named(
  'ModerationSignal',
  Type.Object(
    {
      id: text('Identifiant.'),
      kind: oneOf(SIGNAL_KINDS, { description: 'Ce que la machine a remarqué.' }),
      status: oneOf(SIGNAL_STATUSES, { description: 'État.' }),
      raisedAt: instant('Quand'),
      decidedAt: nullable(instant('Quand il a été décidé')),
      decidedBy: maybe('Par qui.'),
      reason: maybe('Ce qui a été constaté.'),
      criterion: maybe('Critère en cause.'),
      detail: dictionary(Type.Union([Type.String(), Type.Number()]), {
        description: 'Chiffres et mots propres à la sorte de signal.',
      }),
      holdsPublication: Type.Boolean({ description: 'Retient la publication d’une évaluation.' }),
      solution: Type.Object(
        { ...place, id: text('Identifiant interne.'), status: oneOf(LISTING_STATUSES) },
        closed,
      ),
      organisation: nullable(Type.Object({ id: text('Identifiant.'), name: text('Nom.') }, closed)),
      other: nullable(Type.Object({ ...place, organisation: maybe('Son organisation.') }, closed)),
      evidence: nullable(
        Type.Object(
          { id: text('Identifiant.'), title: text('Titre.'), url: maybe('Adresse.') },
          closed,
        ),
      ),
      actions: Type.Array(oneOf(actionsOn('signal'))),
      involved,
    },
    { ...closed, description: 'Ce que la machine a remarqué, à décider par une personne.' },
  ),
);

export const SignalDecision = Type.Object(
  {
    decision: oneOf(['handle', 'dismiss'] as const, {
      description: 'Traité : quelque chose a été fait. Écarté : il n’y avait rien à faire.',
    }),
    reason: text('Ce qui a été constaté ou fait.', { maxLength: 4_000 }),
  },
  closed,
);
