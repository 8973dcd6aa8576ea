import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { ifMatchHeader } from '../../contract/if-match.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref, text } from '../../contract/schema.ts';
import { BODY_LIMIT, SENDING, SIGNED_IN, VERSIONED } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { readUpload } from '../files/index.ts';
import { IdempotencyHeader } from '../idempotency/index.ts';
import { downloadRoute } from './download-route.ts';
import {
  EvidenceFacts,
  FileReplacement,
  IdParams,
  LibraryQuery,
  LinkReplacement,
  NewFile,
  NewLink,
} from './inputs.ts';
import { EvidenceItem, EvidenceLibrary, StaleEvidenceProblem } from './schemas.ts';
import type { EvidenceUseCases } from './usecases.ts';

const TAG = 'Espace éditeur';
const person = { config: SIGNED_IN, bodyLimit: BODY_LIMIT };
const form = { ...person, preValidation: readUpload('file') };
const multipart = { consumes: ['multipart/form-data'] };

const READ: ProblemCode[] = ['not-signed-in', 'not-found', 'forbidden', 'invalid-input'];
const WRITE: ProblemCode[] = [...READ, ...SENDING];
const ADD: ProblemCode[] = [...WRITE, 'idempotency-key-reused'];
const stale = { 'stale-version': StaleEvidenceProblem };

const Versioned = ifMatchHeader('Version lue (`etag`).', 500);
const VersionedOnce = Type.Object({
  ...Versioned.properties,
  ...IdempotencyHeader.properties,
});
const made = (description: string) => ({ 201: json(description, ref(EvidenceItem))[200] });

export function evidenceRoutes(app: FastifyInstance, library: EvidenceUseCases): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/v1/vendor/evidence',
    {
      ...person,
      schema: {
        operationId: 'listEvidence',
        tags: [TAG],
        summary: 'Lire la bibliothèque de preuves d’une organisation',
        querystring: LibraryQuery,
        response: {
          ...json('Les preuves, et où chacune sert.', ref(EvidenceLibrary)),
          ...problemReplies(READ),
        },
      },
    },
    (request) => library.list(personOf(request), request.query),
  );

  routes.get(
    '/api/v1/vendor/evidence/:id',
    {
      ...person,
      schema: {
        operationId: 'getEvidence',
        tags: [TAG],
        summary: 'Lire une preuve de la bibliothèque',
        params: IdParams,
        response: {
          ...json('La preuve, et où elle sert.', ref(EvidenceItem)),
          ...problemReplies(READ),
        },
      },
    },
    async (request, reply) => {
      const item = await library.read(personOf(request), request.params.id);
      return reply.header('etag', item.etag).send(item);
    },
  );

  routes.post(
    '/api/v1/vendor/evidence/links',
    {
      ...person,
      schema: {
        operationId: 'addEvidenceLink',
        tags: [TAG],
        summary: 'Ajouter un lien à la bibliothèque',
        headers: IdempotencyHeader,
        body: NewLink,
        response: { ...made('Ajouté.'), ...problemReplies(ADD) },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await library.addLink(personOf(request), request.body, request.headers)),
  );

  routes.post(
    '/api/v1/vendor/evidence/files',
    {
      ...form,
      schema: {
        operationId: 'addEvidenceFile',
        tags: [TAG],
        summary: 'Déposer un fichier dans la bibliothèque',
        ...multipart,
        headers: IdempotencyHeader,
        body: NewFile,
        response: { ...made('Déposé.'), ...problemReplies(ADD) },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await library.addFile(personOf(request), request.body, request.upload, request.headers),
        ),
  );

  routes.put(
    '/api/v1/vendor/evidence/:id',
    {
      ...person,
      schema: {
        operationId: 'editEvidence',
        tags: [TAG],
        summary: 'Modifier le titre, les dates ou la visibilité d’une preuve',
        params: IdParams,
        headers: Versioned,
        body: EvidenceFacts,
        response: {
          ...json('Enregistré.', ref(EvidenceItem)),
          ...problemReplies([...WRITE, ...VERSIONED], stale),
        },
      },
    },
    (request) => library.edit(personOf(request), request.params.id, request.body, request.headers),
  );

  routes.post(
    '/api/v1/vendor/evidence/:id/replacement/link',
    {
      ...person,
      schema: {
        operationId: 'replaceEvidenceByLink',
        tags: [TAG],
        summary: 'Remplacer une preuve par un lien plus récent',
        description:
          'Le nouveau prend sa place dans toutes les réponses\u00a0; ce qui avait été contrôlé est à contrôler de nouveau.',
        params: IdParams,
        headers: VersionedOnce,
        body: LinkReplacement,
        response: { ...made('Remplacée.'), ...problemReplies([...ADD, ...VERSIONED], stale) },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await library.replaceByLink(
            personOf(request),
            request.params.id,
            request.body,
            request.headers,
          ),
        ),
  );

  routes.post(
    '/api/v1/vendor/evidence/:id/replacement/file',
    {
      ...form,
      schema: {
        operationId: 'replaceEvidenceByFile',
        tags: [TAG],
        summary: 'Remplacer une preuve par un fichier plus récent',
        ...multipart,
        params: IdParams,
        headers: VersionedOnce,
        body: FileReplacement,
        response: { ...made('Remplacée.'), ...problemReplies([...ADD, ...VERSIONED], stale) },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await library.replaceByFile(
            personOf(request),
            request.params.id,
            request.body,
            request.upload,
            request.headers,
          ),
        ),
  );

  routes.delete(
    '/api/v1/vendor/evidence/:id',
    {
      ...person,
      schema: {
        operationId: 'removeEvidence',
        tags: [TAG],
        summary: 'Retirer une preuve de la bibliothèque et de toutes les réponses',
        params: IdParams,
        headers: Versioned,
        response: {
          204: { description: 'Retirée. Les réponses en gardent la trace.' },
          ...problemReplies([...WRITE, ...VERSIONED], stale),
        },
      },
    },
    async (request, reply) => {
      await library.remove(personOf(request), request.params.id, request.headers);
      return reply.code(204).send();
    },
  );

  downloadRoute(app, library);
}
