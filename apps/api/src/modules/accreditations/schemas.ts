/** The HTTP contract of accreditations, for the organisation that asks and for staff. */
import { Type, type Static } from 'typebox';
import { ACCREDITATION_STATUSES, LABEL_SCHEME_IDS } from '@gouvtech/domain';
import { actionsOn } from '@gouvtech/domain/permissions';
import { ifMatchHeader } from '../../contract/if-match.ts';
import { problemWith } from '../../contract/problem-schema.ts';
import { day, instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { FEE_MIN, REASON_MIN, STATEMENT_MIN, TEXT_MAX } from './inputs.ts';

export const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
/** Beyond any text that is accepted: what is too long is measured and named by the use case. */
const TYPED_MAX = 200_000;
const typed = (description: string, min: number) =>
  Type.String({
    description: `${description} De ${min} à ${TEXT_MAX} caractères.`,
    maxLength: TYPED_MAX,
    default: '',
  });

export const schemeName = object({
  id: oneOf(LABEL_SCHEME_IDS, { description: 'Label.' }),
  name: text('Nom du label.'),
});
export const labellerName = object({
  slug: text('Organisation, dans les adresses.'),
  name: text('Nom.'),
});

export const AccreditationDetail = named(
  'Accreditation',
  object({
    id: Type.String({ format: 'uuid', description: 'Identifiant.' }),
    organisation: labellerName,
    scheme: schemeName,
    status: oneOf(ACCREDITATION_STATUSES, { description: 'État.' }),
    statusSince: instant('Depuis quand'),
    statusReason: nullable(text('Motif de cet état.')),
    statement: text('Ce que l’organisation dit de sa compétence. Public une fois accréditée.'),
    feeStatement: text('Comment ses honoraires sont fixés. Public une fois accréditée.'),
    appliedAt: instant('Demande'),
    appliedByName: nullable(text('Qui a demandé.')),
    accreditedFrom: nullable(day('Premier jour')),
    accreditedUntil: nullable(day('Dernier jour, inclus')),
    nextFrom: nullable(
      day('Le premier jour où la suivante se demande. Nul si l’accréditation n’est pas en cours'),
    ),
    follows: nullable(
      object({
        id: Type.String({ format: 'uuid', description: 'Identifiant.' }),
        until: nullable(day('Dernier jour, inclus')),
      }),
      { description: 'Demande faite pendant une accréditation : celle dont elle prend la suite.' },
    ),
    etag: text('À renvoyer dans `If-Match` pour agir.'),
    latestEnd: day('Le dernier jour le plus lointain qui puisse être proposé aujourd’hui'),
    proposed: Type.Array(
      object({
        action: oneOf(['accreditation:grant', 'accreditation:restore'] as const, {
          description: 'Acte proposé.',
        }),
        proposedByName: text('Qui propose.'),
        expiresAt: instant('Fin du délai de confirmation'),
        reason: text('Motif.'),
      }),
      { description: 'Ce qui attend un second administrateur. Vide pour l’organisation.' },
    ),
    actions: Type.Array(oneOf(actionsOn('accreditation')), {
      description: 'Ce que vous pouvez faire.',
    }),
  }),
);
export type AccreditationDetail = Static<typeof AccreditationDetail>;

export const OrganisationAccreditations = named(
  'OrganisationAccreditations',
  object({
    items: Type.Array(ref(AccreditationDetail), { description: 'La dernière demande d’abord.' }),
    available: Type.Array(schemeName, {
      description: 'Labels pour lesquels vous pouvez demander une accréditation maintenant.',
    }),
    refusal: nullable(text('Pourquoi vous ne pouvez pas en demander. Nul : vous le pouvez.')),
  }),
);
export type OrganisationAccreditations = Static<typeof OrganisationAccreditations>;

export const Accreditations = named(
  'Accreditations',
  object({
    items: Type.Array(ref(AccreditationDetail), {
      description: 'Les demandes d’abord, puis la dernière d’abord.',
    }),
  }),
);

export const StaleAccreditationProblem = problemWith('StaleAccreditationProblem', {
  current: Type.Optional(ref(AccreditationDetail)),
});

export const NewAccreditation = object({
  scheme: oneOf(LABEL_SCHEME_IDS, { description: 'Label.' }),
  statement: typed('Qui audite, avec quelles compétences et quelle expérience.', STATEMENT_MIN),
  feeStatement: typed('Comment les honoraires sont fixés.', FEE_MIN),
  feeIndependent: Type.Boolean({
    description: 'Déclare que les honoraires ne dépendent pas de l’issue de l’audit.',
    default: false,
  }),
});
export type NewAccreditation = Static<typeof NewAccreditation>;

const reason = typed('Motif.', REASON_MIN);
export const Reason = object({ reason });
export const Grant = object({
  until: text('Dernier jour, inclus (AAAA-MM-JJ), à 36 mois au plus.', { maxLength: 40 }),
  reason,
});
export type Grant = Static<typeof Grant>;

export const SlugParams = object({ slug: text('Organisation.', { maxLength: 100 }) });
export const IdParams = object({
  id: Type.String({ format: 'uuid', description: 'Identifiant de l’accréditation.' }),
});
export const IfMatchHeader = ifMatchHeader('`etag` de l’accréditation que vous avez lue.');
