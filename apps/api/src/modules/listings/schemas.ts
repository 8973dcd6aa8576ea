/** What is answered about listings while they are written. */
import { Type, type TSchema } from 'typebox';
import {
  CLAIM_STATUSES,
  LISTING_KEYS,
  LISTING_STATUSES,
  type ListingDraft,
} from '@gouvtech/domain';
import { actionsOn } from '@gouvtech/domain/permissions';
import { PUBLICATION_GATES } from '@gouvtech/domain/publication-gates';
import { FieldProblem, problemWith } from '../../contract/problem-schema.ts';
import { day, instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { Listing, ListingChange } from '../history/index.ts';
import { PubliccodeProblemSchema, VERDICTS } from '../publiccode/index.ts';

const closed = { additionalProperties: false };
const REVISION_STATES = [
  'draft',
  'submitted',
  'in_review',
  'changes_requested',
  'rejected',
] as const;
const status = oneOf(LISTING_STATUSES, { description: 'État de la fiche.' });
const revisionStatus = oneOf(REVISION_STATES, { description: 'État de la modification en cours.' });
const fieldName = oneOf(LISTING_KEYS, { description: 'Champ de la fiche.' });
const person = (what: string) => nullable(text(`Nom de qui ${what}.`));

export const ListingDraftSchema = named(
  'ListingDraft',
  Type.Unsafe<ListingDraft>(
    Type.Partial(Type.Object(Listing.properties), {
      ...closed,
      description: 'Une fiche en cours d’écriture : ce qui n’est pas encore écrit est absent.',
    }),
  ),
);

const organisation = nullable(
  Type.Object(
    {
      slug: text('Identifiant de l’organisation.'),
      name: text('Nom.'),
      verified: Type.Boolean({ description: 'Vrai quand un modérateur l’a vérifiée.' }),
    },
    closed,
  ),
  { description: 'Organisation responsable. Nulle : aucune.' },
);

export const VendorListing = named(
  'VendorListing',
  Type.Object(
    {
      slug: text('Identifiant dans les adresses.'),
      name: text('Nom, tel qu’il est écrit.'),
      status,
      statusReason: nullable(text('Motif de cet état.')),
      statusSince: instant('Depuis quand'),
      source: nullable(text('Import d’où elle vient. Nul : créée ici.')),
      organisation,
      etag: text('Version du contenu, à renvoyer dans `If-Match`.'),
      content: ref(ListingDraftSchema),
      revision: nullable(
        Type.Object(
          {
            status: revisionStatus,
            since: instant('Depuis quand'),
            reason: nullable(text('Motif du refus ou de la demande.')),
            requests: Type.Array(ref(FieldProblem), {
              description: 'Ce qui est demandé, par champ.',
            }),
            statedByName: person('a déclaré la fiche exacte'),
            statedAt: nullable(instant('Quand')),
            updatedByName: person('l’a modifiée en dernier'),
            updatedAt: instant('Dernière modification'),
          },
          closed,
        ),
        { description: 'Modification en cours. Nulle : aucune.' },
      ),
      published: nullable(
        Type.Object(
          {
            version: Type.Integer({ description: 'Numéro de la version publiée.' }),
            on: nullable(day('Première publication')),
            confirmedOn: nullable(day('Dernière publication, modification ou confirmation')),
            archivesOn: nullable(day('Jour de l’archivage, sans nouvelle confirmation')),
          },
          closed,
        ),
        { description: 'Ce que le public lit. Nul : rien.' },
      ),
      sourceKept: Type.Boolean({
        description: 'Un publiccode.yml y a été lu ; son texte est gardé.',
      }),
      changes: Type.Array(ref(ListingChange), {
        description: 'Différences avec la version publiée.',
      }),
      sensitive: Type.Array(fieldName, {
        description: 'Champs qu’un modérateur relit avant parution.',
      }),
      contacts: Type.Object(
        {
          legalName: nullable(text('Qui répond de la fiche en droit.')),
          legalEmail: nullable(text('Son courriel.')),
          security: nullable(text('Où signaler une faille.')),
          etag: text('Version des contacts, à renvoyer dans `If-Match`.'),
        },
        { ...closed, description: 'Jamais publiés.' },
      ),
      gates: Type.Array(
        Type.Object(
          {
            gate: oneOf(PUBLICATION_GATES, { description: 'Condition de publication.' }),
            message: text('Ce qui manque et que faire.'),
          },
          closed,
        ),
        { description: 'Conditions de publication qui manquent encore.' },
      ),
      problems: Type.Array(ref(FieldProblem), {
        description: 'Champs à compléter avant de soumettre.',
      }),
      actions: Type.Array(oneOf(actionsOn('listing')), {
        description: 'Ce que vous pouvez faire.',
      }),
      afterLogin: Type.Array(oneOf(actionsOn('listing')), {
        description: 'Ce que vous pourrez faire aussi, une fois connecté de nouveau.',
      }),
    },
    { ...closed, description: 'Une fiche telle que son éditeur l’écrit.' },
  ),
);

export const StaleListingProblem = problemWith('StaleListingProblem', {
  current: ref(VendorListing),
});

export const Claim = named(
  'Claim',
  Type.Object(
    {
      id: text('Identifiant de la demande.'),
      status: oneOf(CLAIM_STATUSES, { description: 'État de la demande.' }),
      message: text('Ce qui lie l’organisation au produit, selon elle.'),
      reason: nullable(text('Motif de la décision.')),
      createdAt: instant('Quand'),
      claimant: text('Qui demande.'),
      solution: Type.Object({ slug: text('Identifiant.'), name: text('Nom.') }, closed),
      organisation: Type.Object(
        {
          id: text('Identifiant interne.'),
          slug: text('Identifiant.'),
          name: text('Nom.'),
          verified: Type.Boolean({ description: 'Vérifiée par un modérateur.' }),
        },
        closed,
      ),
    },
    { ...closed, description: 'Demande de prendre la responsabilité d’une fiche importée.' },
  ),
);

export const ClaimList = named(
  'ClaimList',
  Type.Object({ items: Type.Array(ref(Claim)) }, { ...closed, description: 'Vos demandes.' }),
);

export const SimilarNames = named(
  'SimilarNames',
  Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            slug: text('Identifiant dans les adresses.'),
            name: text('Nom.'),
            vendor: nullable(text('Éditeur. Nul : inconnu.')),
            status: oneOf(['published', 'unclaimed', 'draft'] as const, {
              description:
                '`unclaimed` : son éditeur peut la revendiquer. `draft` : un brouillon à vous.',
            }),
            likeness: Type.Integer({ minimum: 0, maximum: 100, description: '100 : le même nom.' }),
          },
          closed,
        ),
      ),
    },
    { ...closed, description: 'Fiches au nom proche, la plus proche en tête.' },
  ),
);

export const ImportReview = named(
  'PubliccodeReview',
  Type.Object(
    {
      verdict: oneOf(VERDICTS, { description: 'Ce que la norme publiccode.yml en dit.' }),
      problems: Type.Array(ref(PubliccodeProblemSchema)),
      toComplete: Type.Array(Type.String(), {
        description: 'Clés à compléter, pour un brouillon.',
      }),
      name: nullable(text('Nom que donne le fichier. Nul : il est refusé.')),
      changes: Type.Array(ref(ListingChange), { description: 'Ce que le fichier changerait.' }),
      fields: Type.Array(fieldName, { description: 'Champs à choisir.' }),
    },
    {
      ...closed,
      description: 'Lecture d’un publiccode.yml, comparée à un brouillon. Rien n’est écrit.',
    },
  ),
);

export const listingComponents: TSchema[] = [
  ListingDraftSchema,
  VendorListing,
  StaleListingProblem,
  Claim,
  ClaimList,
  SimilarNames,
  ImportReview,
];
