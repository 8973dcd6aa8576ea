import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { ProblemError } from '../../contract/problem-error.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json, notModified } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { CACHE, unchanged } from '../../plugins/caching.ts';
import { rateLimit } from '../publiccode/index.ts';
import { badgeRoutes } from './badges/routes.ts';
import { labelContext } from './label-context.ts';
import {
  anything,
  LabelCredential,
  LabelVerification,
  PurposeParams,
  ReferenceParams,
  SnapshotParams,
  StatusListCredential,
  VerificationBody,
} from './schemas.ts';
import { credentialUseCases, type CredentialDependencies } from './usecases.ts';
import { verify } from './verification.ts';

export const TAGS = ['Labels et audits'];
/** Anybody’s page may read them: they are made to be verified elsewhere. */
export const EVERYWHERE = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};
const BODY_LIMIT = 2 * 1024 * 1024;
const VERIFICATIONS = { max: 60, windowMs: 60_000 };

export function credentialRoutes(app: FastifyInstance, dependencies: CredentialDependencies): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const { publicOrigin } = dependencies;
  const credentials = credentialUseCases(dependencies);
  badgeRoutes(app, credentials);

  /** @param body what is sent, byte for byte */
  const send = (request: FastifyRequest, reply: FastifyReply, body: string, type: string) => {
    reply.headers(EVERYWHERE);
    const etag = createHash('sha256').update(body).digest('base64url').slice(0, 27);
    if (unchanged(request, reply, `"${etag}"`, CACHE.item)) return reply.code(304).send(null);
    return reply.type(type).send(body as never);
  };

  const document = (
    url: string,
    operationId: string,
    summary: string,
    description: string,
    read: () => Promise<object>,
  ) =>
    routes.get(
      url,
      {
        schema: {
          ...{ operationId, tags: TAGS, summary },
          response: {
            ...json(description, anything(description)),
            ...notModified,
            ...problemReplies([]),
          },
        },
      },
      async (request, reply) =>
        send(request, reply, JSON.stringify(await read()), 'application/json; charset=utf-8'),
    );

  document(
    '/.well-known/did.json',
    'getIssuerDocument',
    'Lire l’identité et les clés du catalogue (did:web)',
    'Document DID\u00a0: chaque clé, et quand elle a été retirée.',
    credentials.issuer,
  );
  document(
    '/.well-known/jwks.json',
    'getIssuerKeys',
    'Lire les clés du catalogue (JWK Set)',
    'Les mêmes clés, au format de la RFC 7517.',
    credentials.keySet,
  );
  document(
    '/api/v1/contexts/label',
    'getLabelContext',
    'Lire le contexte JSON-LD des attestations de label',
    'Ce que veut dire chaque terme d’une attestation.',
    async () => labelContext(`${publicOrigin}/api/v1/contexts/label#`),
  );

  routes.get(
    '/api/v1/labels/:reference/credential',
    {
      schema: {
        operationId: 'getLabelCredential',
        tags: TAGS,
        summary: 'Lire l’attestation signée d’un label',
        description:
          'Justificatif vérifiable du W3C (version 2.0), signé par le catalogue au nom du labellisateur qui y est nommé. Un label suspendu ou révoqué garde la sienne\u00a0: ce sont les listes d’états qui la refusent.',
        params: ReferenceParams,
        response: {
          200: {
            description: 'L’attestation.',
            content: { 'application/vc': { schema: ref(LabelCredential) } },
          },
          ...notModified,
          ...problemReplies(['not-found', 'invalid-input']),
        },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const body = JSON.stringify(await credentials.credential(reference), null, 2);
      reply.header('content-disposition', `inline; filename="${reference}.vc.json"`);
      return send(request, reply, body, 'application/vc');
    },
  );

  routes.get(
    '/api/v1/status-lists/:purpose',
    {
      schema: {
        operationId: 'getStatusList',
        tags: TAGS,
        summary: 'Lire la liste signée des suspensions ou des révocations',
        description:
          'Bitstring Status List 1.0 du W3C. La liste des révocations porte aussi les labels retirés et remplacés. Les motifs sont sur la page de chaque label.',
        params: PurposeParams,
        response: {
          200: {
            description: 'La liste, valable un jour.',
            content: { 'application/vc': { schema: ref(StatusListCredential) } },
          },
          ...notModified,
          ...problemReplies(['invalid-input']),
        },
      },
    },
    async (request, reply) => {
      const list = await credentials.statusList(request.params.purpose);
      return send(request, reply, JSON.stringify(list, null, 2), 'application/vc');
    },
  );

  routes.get(
    '/api/v1/snapshots/:sha256',
    {
      schema: {
        operationId: 'getSnapshot',
        tags: TAGS,
        summary: 'Lire la copie figée sur laquelle repose un label',
        description:
          'JSON canonique (RFC 8785), octet pour octet ce dont l’empreinte a été calculée. Avec elle, chacun recalcule la note et le niveau.',
        params: SnapshotParams,
        response: {
          ...json('La copie.', anything('Réponses, faits, verdicts et résultat, à une date.')),
          ...notModified,
          ...problemReplies(['not-found', 'invalid-input']),
        },
      },
    },
    async (request, reply) => {
      const { sha256 } = request.params;
      reply.header('content-disposition', `inline; filename="${sha256}.json"`);
      const body = await credentials.snapshot(sha256);
      return send(request, reply, body, 'application/json; charset=utf-8');
    },
  );

  const waitFor = rateLimit({ ...VERIFICATIONS, now: () => performance.now() });
  routes.post(
    '/api/v1/label-verifications',
    {
      bodyLimit: BODY_LIMIT,
      onRequest: async (request) => {
        const seconds = waitFor(request.ip);
        if (seconds > 0) throw tooMany(seconds);
      },
      schema: {
        operationId: 'verifyLabelCredential',
        tags: TAGS,
        summary: 'Vérifier l’attestation d’un label',
        description:
          'Signature, émetteur, clé, dates, suspension, révocation, copie figée, niveau recalculé. Une attestation refusée est une réponse 200\u00a0: lisez `verdict`. Rien n’est enregistré. Soixante par minute au plus pour une même adresse.',
        body: VerificationBody,
        response: {
          ...json('Chaque vérification et son résultat.', ref(LabelVerification)),
          ...problemReplies([
            'invalid-input',
            'payload-too-large',
            'unsupported-media-type',
            'too-many-requests',
          ]),
        },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return verify(dependencies, credentials, request.body);
    },
  );
}

const tooMany = (seconds: number): ProblemError =>
  new ProblemError('too-many-requests', {
    detail: `Vous avez vérifié ${VERIFICATIONS.max} attestations en moins d’une minute, le maximum depuis une même adresse. Recommencez dans ${seconds === 1 ? 'une seconde' : `${seconds} secondes`}.`,
    headers: { 'retry-after': String(seconds) },
  });
