/** What may be sent. Lengths are bounded here, meaning is checked by the use case. */
import { Type, type Static } from 'typebox';
import { EVIDENCE_TYPES } from '@gouvtech/criteria';
import { FILE_KINDS } from '../files/index.ts';
import { oneOf, text } from '../../contract/schema.ts';

export const VISIBILITIES = ['public', 'on-request', 'restricted'] as const;

const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const line = (description: string, maxLength: number) =>
  Type.String({ description, maxLength, default: '' });

const facts = {
  title: line('Titre, tel que les acheteurs le lisent.', 200),
  type: oneOf(EVIDENCE_TYPES, { description: 'Type de preuve du référentiel.' }),
  issuer: line('Qui l’a établie. Obligatoire pour un certificat.', 200),
  reference: line('Numéro ou référence. Obligatoire pour un certificat.', 200),
  datedOn: line('Date de la pièce (AAAA-MM-JJ)\u00a0: sa durée court depuis ce jour.', 40),
  startsOn: line('Début de validité, s’il est plus tardif (AAAA-MM-JJ).', 40),
  endsOn: line('Fin de validité (AAAA-MM-JJ). Obligatoire pour un certificat.', 40),
  visibility: oneOf(VISIBILITIES, {
    description:
      'Qui lit le contenu\u00a0: tous, qui le demande à l’éditeur, ou les seuls modérateurs et auditeurs. Le titre est public dès que l’évaluation l’est.',
  }),
};
const url = line('Adresse publique, en http ou https.', 2000);
const file = Type.Optional(
  Type.String({
    format: 'binary',
    description: `Le fichier, 10\u00a0Mo au plus, dans un de ces formats\u00a0: ${FILE_KINDS.join(', ')}.`,
  }),
);

export const EvidenceFacts = object(facts);
export type EvidenceFacts = Static<typeof EvidenceFacts>;

const organisation = text('Organisation à qui est la bibliothèque (`slug`).', { maxLength: 100 });
export const NewLink = object({ organisation, ...facts, url });
export type NewLink = Static<typeof NewLink>;
export const NewFile = object({ organisation, ...facts, file });
export type NewFile = Static<typeof NewFile>;

export const LinkReplacement = object({ ...facts, url });
export type LinkReplacement = Static<typeof LinkReplacement>;
export const FileReplacement = object({ ...facts, file });

export const IdParams = object({
  id: Type.String({ format: 'uuid', description: 'Identifiant de la preuve.' }),
});
/** `unused`: attached to no answer. `removed`: out of the library, kept for the answers that used it. */
export const LIBRARY_STATES = ['valid', 'expiring', 'expired', 'unused', 'removed'] as const;
const STATE_HELP =
  '`expiring`\u00a0: expire bientôt\u00a0; `unused`\u00a0: ne sert nulle part\u00a0; `removed`\u00a0: retirée. Absent\u00a0: toutes, sauf les retirées.';

export const LibraryQuery = object({
  organisation: Type.Optional(
    text('Organisation (`slug`). Absente\u00a0: la première de la personne.', { maxLength: 100 }),
  ),
  q: Type.Optional(
    text('Mots du titre, de l’auteur, de la référence, de l’adresse ou du fichier.', {
      maxLength: 200,
    }),
  ),
  state: Type.Optional(oneOf(LIBRARY_STATES, { description: STATE_HELP })),
  visibility: Type.Optional(oneOf(VISIBILITIES, { description: 'Qui lit le contenu.' })),
  first: Type.Optional(
    Type.Array(oneOf(EVIDENCE_TYPES), {
      maxItems: EVIDENCE_TYPES.length,
      description: 'Types à donner avant les autres.',
    }),
  ),
  page: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 10_000, default: 1, description: 'Page.' }),
  ),
  pageSize: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'Preuves par page.' }),
  ),
});
export type LibraryQuery = Static<typeof LibraryQuery>;
