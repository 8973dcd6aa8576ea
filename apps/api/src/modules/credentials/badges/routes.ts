import type { FastifyInstance, FastifyReply } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { ref, text } from '../../../contract/schema.ts';
import { BadgeData, ReferenceParams } from '../schemas.ts';
import type { CredentialUseCases } from '../usecases.ts';
import type { Badge } from './badge.ts';
import { badgeSvg } from './svg.ts';

const TAGS = ['Labels et audits'];
/** An image that any page may show: nothing in it can run, whatever opens it. */
const IMAGE = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'public, max-age=300',
};
const image = (description: string) => ({
  description,
  content: { 'image/svg+xml': { schema: Type.String() } },
});
const SlugParams = Type.Object({
  slug: text('Identifiant de la solution dans les adresses.', { maxLength: 200 }),
});

export function badgeRoutes(app: FastifyInstance, credentials: CredentialUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  /** An address that names nothing still draws, so that a page which embeds it says so. */
  const send = (reply: FastifyReply, { badge, found }: { badge: Badge; found: boolean }) =>
    reply
      .removeHeader('x-frame-options')
      .headers(IMAGE)
      .code(found ? 200 : 404)
      .type('image/svg+xml; charset=utf-8')
      .send(badgeSvg(badge));

  const response = {
    200: image('Le badge, au jour où il est lu. Gardez-le cinq minutes au plus.'),
    404: image('Une image qui dit que rien ne porte ce nom (not-found).'),
  };

  routes.get(
    '/badges/labels/:reference.svg',
    {
      schema: {
        operationId: 'getLabelBadge',
        tags: TAGS,
        summary: 'Lire le badge d’un label (SVG)',
        description:
          'Il dit le niveau tant que le label vaut, sinon «\u00a0suspendu\u00a0», «\u00a0révoqué\u00a0», «\u00a0échu\u00a0».',
        params: ReferenceParams,
        response: { ...problemReplies(['invalid-input']), ...response },
      },
    },
    async (request, reply) => send(reply, await credentials.labelBadge(request.params.reference)),
  );
  routes.get(
    '/badges/solutions/:slug.svg',
    {
      schema: {
        operationId: 'getSolutionBadge',
        tags: TAGS,
        summary: 'Lire le badge d’une solution (SVG)',
        description:
          'Son label le plus élevé, ou ce qu’est devenu le dernier, ou «\u00a0Aucun label\u00a0».',
        params: SlugParams,
        response: { ...problemReplies(['invalid-input']), ...response },
      },
    },
    async (request, reply) => send(reply, await credentials.solutionBadge(request.params.slug)),
  );
  routes.get(
    '/api/v1/labels/:reference/badge',
    {
      schema: {
        operationId: 'getLabelBadgeData',
        tags: TAGS,
        summary: 'Lire ce que dit le badge d’un label (JSON)',
        params: ReferenceParams,
        response: {
          ...json('Le badge.', ref(BadgeData)),
          ...problemReplies(['not-found', 'invalid-input']),
        },
      },
    },
    async (request, reply) => {
      reply.headers({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' });
      return credentials.badgeData(request.params.reference);
    },
  );
}
