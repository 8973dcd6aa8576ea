/** What the routes of an assessment share. */
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { ProblemError } from '../../../contract/problem-error.ts';
import { text } from '../../../contract/schema.ts';
import { personOf } from '../../../plugins/session.ts';
import { SLUG } from '../../catalogue/index.ts';
import type { Who } from '../access.ts';
import { OPEN_ALONGSIDE, type OpenRow } from '../round-repository.ts';

export const ROOT = '/api/v1/vendor/solutions/:slug/assessment';
export const TAGS = ['Évaluation'];
export const config = { access: 'person' } as const;
/** For the saving of an answer, done at every word: the round is read with the session. */
export const SAVING = {
  ...config,
  alongside: {
    read: OPEN_ALONGSIDE,
    of: ({ params }: FastifyRequest) => {
      const { slug: asked } = params as { slug: string };
      return SLUG.test(asked) ? asked : '';
    },
  },
};
/** Room for a text far too long to be refused at its field, with its limit, rather than as a whole. */
export const WIDE_BODY = 512 * 1024;

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

/** Optional in the shape: its absence has a problem of its own, that says why it is needed. */
export const IfMatch = Type.Object({
  'if-match': Type.Optional(
    text('La version lue, telle que la donne `ETag` : `"3"`.', { maxLength: 200 }),
  ),
});

export const ACCESS: ProblemCode[] = [
  'invalid-input',
  'not-signed-in',
  'forbidden',
  'solution-not-found',
];
export const WRITE: ProblemCode[] = [
  ...ACCESS,
  'cross-site-request',
  'transition-refused',
  'payload-too-large',
  'unsupported-media-type',
];
export const VERSIONED: ProblemCode[] = ['precondition-required', 'stale-version'];

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
