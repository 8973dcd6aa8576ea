/** The HTTP contract of saved replies. */
import { Type } from 'typebox';
import { SAVED_REPLY_USES } from '@gouvtech/domain/saved-replies';
import { problemWith } from '../../../contract/problem-schema.ts';
import { instant, named, oneOf, ref, text } from '../../../contract/schema.ts';

const closed = { additionalProperties: false };
const use = oneOf(SAVED_REPLY_USES, { description: 'Où elle est proposée d’abord.' });

export const SavedReply = named(
  'SavedReply',
  Type.Object(
    {
      id: text('Identifiant.'),
      title: text('Titre, pour la choisir.'),
      body: text('Texte inséré.'),
      use,
      updatedAt: instant('Dernière modification'),
      etag: text('Version à renvoyer dans `If-Match`.'),
    },
    { ...closed, description: 'Une réponse type.' },
  ),
);

export const SavedReplies = named(
  'SavedReplies',
  Type.Object(
    { items: Type.Array(ref(SavedReply)) },
    { ...closed, description: 'Les réponses types.' },
  ),
);

export const StaleReplyProblem = problemWith('StaleReplyProblem', { current: ref(SavedReply) });

export const ReplyWords = Type.Object(
  {
    title: text('Titre, unique.', { maxLength: 120 }),
    body: text('Texte inséré.', { maxLength: 4_000 }),
    use,
  },
  closed,
);
