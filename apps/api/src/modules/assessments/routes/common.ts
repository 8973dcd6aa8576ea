/** What the routes of an assessment share. */
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { ifMatchHeader } from '../../../contract/if-match.ts';
import { ProblemError } from '../../../contract/problem-error.ts';
import { text } from '../../../contract/schema.ts';
import { SENDING, SIGNED_IN } from '../../../contract/signed-in.ts';
import { personOf } from '../../../plugins/session.ts';
import { SLUG } from '../../catalogue/index.ts';
import type { Who } from '../access.ts';
import { OPEN_ALONGSIDE, type OpenRow } from '../round-repository.ts';

export const ROOT = '/api/v1/vendor/solutions/:slug/assessment';
export const TAGS = ['Évaluation'];
export {
  BODY_LIMIT as WIDE_BODY,
  SIGNED_IN as config,
  VERSIONED,
} from '../../../contract/signed-in.ts';
/** For the saving of an answer, done at every word: the round is read with the session. */
export const SAVING = {
  ...SIGNED_IN,
  alongside: {
    read: OPEN_ALONGSIDE,
    of: ({ params }: FastifyRequest) => {
      const { slug: asked } = params as { slug: string };
      return SLUG.test(asked) ? asked : '';
    },
  },
};

const closed = { additionalProperties: false };
const slug = text('Identifiant de la solution.', { maxLength: 200 });
const criterion = text('Critère, par exemple `SEC-03`.', { maxLength: 40 });

export const SlugParams = Type.Object({ slug }, closed);
export const ThemeParams = Type.Object(
  { slug, theme: text('Thème, par exemple `SEC`.', { maxLength: 40 }) },
  closed,
);
export const AnswerParams = Type.Object({ slug, criterion }, closed);
export const CommentParams = Type.Object(
  { slug, criterion, id: text('Identifiant du commentaire.', { maxLength: 60 }) },
  closed,
);
export const EvidenceParams = Type.Object(
  { slug, criterion, evidenceId: text('Identifiant de la pièce.', { maxLength: 60 }) },
  closed,
);

export const IfMatch = ifMatchHeader('La version lue, telle que la donne `ETag` : `"3"`.');

export const ACCESS: ProblemCode[] = [
  'invalid-input',
  'not-signed-in',
  'forbidden',
  'solution-not-found',
];
export const WRITE: ProblemCode[] = [...ACCESS, 'transition-refused', ...SENDING];

/** Of a route whose config is `SAVING`. */
export const whoSaves = (request: FastifyRequest): Who => ({
  ...whoOf(request),
  open: (request.signedIn?.alongside ?? null) as OpenRow | null,
});

export function whoOf(request: FastifyRequest): Who {
  const actor = personOf(request);
  const { givenName, usualName } = request.signedIn!.account;
  return { actor, name: `${givenName} ${usualName}` };
}

/** The revision of an answer in `If-Match`. @throws ProblemError `precondition-required`, `invalid-input` */
export function expectedRevision(header: string | undefined): number {
  if (header === undefined || header.trim() === '') {
    throw new ProblemError('precondition-required', {
      detail:
        'Envoyez l’en-tête « If-Match » avec la révision que vous avez lue, "0" quand il n’y avait pas de réponse : le texte d’une autre personne ne doit pas être perdu.',
    });
  }
  const [, revision] = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(header) ?? [];
  if (revision !== undefined) return Number(revision);
  const message = 'L’en-tête « If-Match » porte un numéro de révision, par exemple "3".';
  throw new ProblemError('invalid-input', {
    detail: message,
    errors: [{ path: 'if-match', message }],
  });
}
