/** The HTTP contract of the log, for administrators of the catalogue. */
import { Type } from 'typebox';
import { dictionary, instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';

const closed = { additionalProperties: false };
const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
const optional = (description: string, pattern: string) =>
  Type.Optional(text(description, { maxLength: 80, pattern }));
const DAY = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

const filter = {
  actor: optional('Compte qui a agi.', UUID),
  action: optional(
    'Acte, `listing:publish`, ou la famille avant « : », `listing`.',
    '^[a-z][a-z-]*(:[a-z-]+)?$',
  ),
  objectType: optional('Type de l’objet, `listing`.', '^[a-z][a-z-]*$'),
  objectId: optional('Identifiant de l’objet.', '^[A-Za-z0-9._-]+$'),
  from: optional('Premier jour, UTC, AAAA-MM-JJ.', DAY),
  to: optional('Dernier jour, compris.', DAY),
};

export const JournalQuery = Type.Object(
  {
    ...filter,
    before: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'Seulement les lignes avant ce numéro : la suite d’une page.',
      }),
    ),
  },
  closed,
);
export const JournalFileQuery = Type.Object(
  {
    ...filter,
    format: oneOf(['jsonl', 'csv'] as const, {
      description: 'Une ligne JSON par évènement, ou un tableau.',
    }),
  },
  closed,
);

const LogEvent = named(
  'LogEvent',
  Type.Object(
    {
      seq: Type.Integer({ minimum: 1, description: 'Numéro de la ligne, sans trou.' }),
      at: instant('Instant de l’acte'),
      action: text('Acte.'),
      objectType: text('Type de l’objet.'),
      objectId: text('Identifiant de l’objet.'),
      actor: nullable(Type.String(), {
        description: 'Compte qui a agi. Nul pour l’horloge, une commande, ou sans connexion.',
      }),
      actorName: nullable(Type.String(), {
        description: 'Nom du compte, tant qu’il existe ; le journal ne le contient pas.',
      }),
      role: nullable(Type.String(), { description: 'À quel titre.' }),
      from: nullable(Type.String(), { description: 'État d’avant.' }),
      to: nullable(Type.String(), { description: 'État d’après.' }),
      reason: nullable(Type.String(), { description: 'Motif donné.' }),
      organisationId: nullable(Type.String(), { description: 'Organisation concernée.' }),
      solution: nullable(
        Type.Object({ id: text('Identifiant.'), slug: nullable(Type.String()) }, closed),
        { description: 'Solution concernée ; son nom dans les adresses tant qu’elle existe.' },
      ),
      requestId: nullable(Type.String(), { description: 'Demande HTTP qui l’a causé.' }),
      data: nullable(dictionary(Type.Unknown()), { description: 'Valeurs d’avant et d’après.' }),
      hash: text('Empreinte qui suit celle de la ligne précédente.'),
    },
    { ...closed, description: 'Un évènement du journal.' },
  ),
);

export const LogPage = named(
  'LogPage',
  Type.Object(
    {
      items: Type.Array(ref(LogEvent), { description: 'Le plus récent d’abord.' }),
      next: nullable(Type.Integer(), {
        description: '`before` de la page suivante. Nul à la fin.',
      }),
      actions: Type.Array(Type.String(), { description: 'Actes que le journal contient.' }),
    },
    closed,
  ),
);

export const journalComponents = [LogEvent, LogPage];
