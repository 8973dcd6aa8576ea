/** What may be sent about a listing. Lengths are bounded here, meaning is checked by the use case. */
import { Type, type Static } from 'typebox';
import { LISTING_KEYS } from '@gouvtech/domain';
import { ifMatchHeader } from '../../contract/if-match.ts';
import { oneOf, text } from '../../contract/schema.ts';
import { IMAGE_KINDS } from './images/encode.ts';

const closed = { additionalProperties: false };
const fieldName = oneOf(LISTING_KEYS, { description: 'Champ de la fiche.' });

export const ContactsBody = Type.Object(
  {
    legalName: text('Qui répond de la fiche en droit. Vide : à compléter.', { maxLength: 1_000 }),
    legalEmail: text('Son courriel. Vide : à compléter.', { maxLength: 1_000 }),
    security: text('Courriel ou page où signaler une faille. Vide : à compléter.', {
      maxLength: 2_000,
    }),
  },
  closed,
);

/** A little more than the limit of a file, so that the use case answers and names it. */
const FILE_MAX = 1_100_000;
const file = {
  content: text('Le texte du fichier, 1 Mo au plus.', { maxLength: FILE_MAX }),
  lenient: Type.Boolean({
    default: false,
    description: 'Vrai : un fichier refusé devient un brouillon.',
  }),
};
export const ChosenBody = Type.Object(
  {
    ...file,
    fields: Type.Array(fieldName, {
      uniqueItems: true,
      maxItems: LISTING_KEYS.length,
      description: 'Champs à prendre du fichier.',
    }),
  },
  closed,
);
export const ReviewBody = Type.Object(
  {
    ...file,
    slug: Type.Optional(text('Brouillon à comparer. Absent : nouvelle fiche.', { maxLength: 200 })),
  },
  closed,
);
export const NewListingBody = Type.Object(
  {
    name: text('Nom de la solution.', { maxLength: 1_000 }),
    organisation: text('Identifiant de votre organisation.', { maxLength: 200 }),
    publiccode: Type.Optional(ChosenBody),
  },
  closed,
);
export const SubmissionBody = Type.Object(
  {
    accuracy: Type.Boolean({
      description: 'Vous déclarez, comme signataire, que la fiche est exacte.',
    }),
  },
  closed,
);
export const ClaimBody = Type.Object(
  {
    organisation: text('Identifiant de votre organisation.', { maxLength: 200 }),
    message: text('Ce qui lie votre organisation à ce produit.', { maxLength: 4_000 }),
  },
  closed,
);
export const ImageBody = Type.Object(
  {
    kind: oneOf(IMAGE_KINDS, { description: 'Logo ou capture d’écran.' }),
    alt: text('Ce que dit l’image à qui ne la voit pas.', { maxLength: 4_000, default: '' }),
  },
  closed,
);
export const NameQuery = Type.Object(
  { q: text('Nom tapé.', { maxLength: 200, default: '' }) },
  closed,
);
export const IdParams = Type.Object(
  { id: Type.String({ format: 'uuid', description: 'Identifiant.' }) },
  closed,
);
export const IfMatch = ifMatchHeader('Version lue (`etag`).', 500);
export type IfMatch = Static<typeof IfMatch>;

export const WithdrawalBody = Type.Object(
  { reason: text('Motif, que le public lit.', { maxLength: 4_000 }) },
  closed,
);
