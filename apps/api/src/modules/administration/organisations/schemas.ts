import { Type } from 'typebox';
import { LISTING_STATUSES, MEMBERSHIP_STATUSES, ORGANISATION_STATUSES } from '@gouvtech/domain';
import { count, instant, named, nullable, oneOf, ref, text } from '../../../contract/schema.ts';

const closed = { additionalProperties: false };
const maybe = (description: string) => nullable(text(description));

export const ManagedOrganisationSchema = named(
  'ManagedOrganisation',
  Type.Object(
    {
      id: text('Identifiant.'),
      slug: text('Nom dans les adresses.'),
      name: text('Nom.'),
      status: oneOf(ORGANISATION_STATUSES, { description: 'État.' }),
      statusReason: maybe('Motif d’un refus, d’une fermeture ou d’une fusion.'),
      statusSince: instant('Depuis quand'),
      siren: maybe('SIREN ; gardé après une fusion.'),
      foreignId: maybe('Registre et numéro d’une organisation étrangère.'),
      country: text('Pays (ISO 3166-1).'),
      city: maybe('Ville.'),
      members: count('Membres actifs.'),
      listings: count('Fiches, quel que soit leur état.'),
    },
    { ...closed, description: 'Une organisation, pour l’administration.' },
  ),
);

export const ManagedOrganisations = named(
  'ManagedOrganisations',
  Type.Object(
    {
      items: Type.Array(ref(ManagedOrganisationSchema)),
      total: count('Organisations trouvées.'),
      page: count('Page, à partir de 1.'),
      pageSize: count('Organisations par page.'),
    },
    closed,
  ),
);

export const ManagedOrganisationDetail = named(
  'ManagedOrganisationDetail',
  Type.Object(
    {
      ...ManagedOrganisationSchema.properties,
      people: Type.Array(
        Type.Object(
          {
            name: text('Nom.'),
            email: maybe('Adresse.'),
            status: oneOf(MEMBERSHIP_STATUSES, { description: 'État.' }),
            signatory: Type.Boolean({ description: 'Signataire.' }),
            administrator: Type.Boolean({ description: 'Administre l’organisation.' }),
          },
          closed,
        ),
      ),
      ownListings: Type.Array(
        Type.Object(
          {
            slug: text('Nom dans les adresses.'),
            name: text('Nom.'),
            status: oneOf(LISTING_STATUSES, { description: 'État.' }),
          },
          closed,
        ),
      ),
      oldSlugs: Type.Array(text('Ancienne adresse, qui mène à celle-ci.')),
      actions: Type.Array(text('Acte possible.')),
    },
    { ...closed, description: 'Une organisation entière, pour l’administration.' },
  ),
);

export const OrganisationMergePreview = named(
  'OrganisationMergePreview',
  Type.Object(
    {
      from: ref(ManagedOrganisationSchema),
      into: ref(ManagedOrganisationSchema),
      moves: Type.Object(
        {
          members: count('Membres qui passent à l’autre.'),
          requests: count('Demandes d’adhésion.'),
          shared: count('Personnes présentes dans les deux : elles gardent les rôles des deux.'),
          listings: count('Fiches.'),
          evidence: count('Preuves.'),
          files: count('Fichiers.'),
          invitations: count('Invitations en attente.'),
          claims: count('Revendications en attente.'),
        },
        closed,
      ),
      refusal: maybe('Pourquoi la fusion est impossible.'),
    },
    { ...closed, description: 'Ce qu’une fusion déplacerait.' },
  ),
);

export const MovedTo = named(
  'NewAddress',
  Type.Object({ slug: text('Nom dans les adresses, désormais.') }, closed),
);
