/** The only place where an error becomes an answer: `application/problem+json`, RFC 9457. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem, ProblemCode } from '@gouvtech/domain';
import { DbError } from '@gouvtech/db';
import { ProblemError, type ProblemDetails } from '../contract/problem-error.ts';
import { PROBLEMS } from '../contract/problems.ts';
import { inputProblems } from '../contract/input-problems.ts';
import { methodsOf } from './methods.ts';

const MEDIA_TYPE = 'application/problem+json; charset=utf-8';

export function problems(app: FastifyInstance, publicOrigin: string): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    answer(publicOrigin, request, reply, asProblem(error, request));
    if (reply.statusCode >= 500) request.log.error({ err: error }, 'request failed');
    return reply;
  });
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsOf(app, request.url);
    const problem =
      allowed.length === 0 || allowed.includes(request.method)
        ? new ProblemError('not-found', {
            detail: `Rien ne répond à cette adresse. La liste des adresses est sur ${publicOrigin}/api/docs.`,
          })
        : new ProblemError('method-not-allowed', {
            detail: `La méthode ${request.method} n’est pas acceptée à cette adresse. Utilisez ${allowed.join(' ou ')}.`,
            headers: { allow: allowed.join(', ') },
          });
    return answer(publicOrigin, request, reply, problem);
  });
}

/** For errors met before any route, such as an address that cannot be decoded. */
export const frameworkProblem =
  (publicOrigin: string) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    void answer(publicOrigin, request, reply, asProblem(error, request));
  };

function answer(
  publicOrigin: string,
  request: FastifyRequest,
  reply: FastifyReply,
  { code, statusCode, details }: ProblemError,
): FastifyReply {
  const problem: Problem & Record<string, unknown> = {
    type: `${publicOrigin}/api/problems/${code}`,
    title: PROBLEMS[code].title,
    status: statusCode,
    code,
    ...(details.detail && { detail: details.detail }),
    instance: request.url.slice(0, 500),
    ...(details.errors && { errors: details.errors }),
    ...details.members,
    ...(statusCode >= 500 && { requestId: request.id }),
  };
  return reply
    .code(statusCode)
    .headers({ 'cache-control': 'no-store', ...details.headers })
    .type(MEDIA_TYPE)
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem);
}

const FRAMEWORK: Record<string, [ProblemCode, string]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported-media-type',
    'Envoyez le contenu en JSON, avec l’en-tête « Content-Type: application/json ».',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: [
    'payload-too-large',
    'Le contenu envoyé dépasse la taille acceptée. Envoyez-le en plusieurs fois.',
  ],
  FST_ERR_CTP_INVALID_JSON_BODY: [
    'invalid-input',
    'Le contenu envoyé n’est pas du JSON valide. Corrigez-le et recommencez.',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid-input', 'Le contenu envoyé est vide. Envoyez du JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'invalid-input',
    'La longueur annoncée ne correspond pas au contenu reçu. Recommencez.',
  ],
  FST_ERR_BAD_URL: [
    'invalid-input',
    'L’adresse contient un caractère mal codé. Codez les caractères spéciaux en UTF-8 (par exemple %C3%A9 pour é).',
  ],
  FST_ERR_HANDLER_TIMEOUT: [
    'unavailable',
    'La réponse a demandé trop de temps. Recommencez dans quelques instants.',
  ],
};

function asProblem(error: FastifyError, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error.validation) {
    return new ProblemError('invalid-input', {
      detail: 'Corrigez les points signalés, puis recommencez.',
      errors: inputProblems(error, request),
    });
  }
  const known = FRAMEWORK[error.code];
  if (known) return new ProblemError(known[0], { detail: known[1], ...retry(known[0]) });
  if (error instanceof DbError && error.code === 'database-unavailable') return unavailable();
  if (error.statusCode === 503) return unavailable();
  if (isUnreadableText(error)) {
    return new ProblemError('invalid-input', {
      detail:
        'L’adresse ou le texte envoyé contient un caractère invisible qui ne s’enregistre pas (U+0000). Retirez-le et recommencez.',
    });
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new ProblemError('invalid-input', {
      detail: 'La demande n’est pas comprise. Vérifiez-la et recommencez.',
    });
  }
  return new ProblemError('internal', {
    detail: `L’erreur est enregistrée sous le numéro ${request.id}. Recommencez ; si elle persiste, signalez ce numéro.`,
  });
}

/** PostgreSQL has no NUL character: neither as text (22021) nor in JSON (22P05). */
function isUnreadableText(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as Error & { code?: unknown };
  return code === '22021' || code === '22P05' || isUnreadableText(cause);
}

const unavailable = () =>
  new ProblemError('unavailable', {
    detail:
      'Le service répond à trop de demandes ou redémarre. Recommencez dans quelques instants.',
    ...retry('unavailable'),
  });

const retry = (code: ProblemCode): ProblemDetails =>
  code === 'unavailable' ? { headers: { 'retry-after': '10' } } : {};
