import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ORGANISATION_STATUSES } from '@gouvtech/domain';
import { problemReplies } from '../../../contract/problem-schema.ts';
import { json } from '../../../contract/replies.ts';
import { oneOf, ref } from '../../../contract/schema.ts';
import { personOf } from '../../../plugins/session.ts';
import type { AdministrationDependencies } from '../context.ts';
import {
  ACTING,
  BODY_LIMIT,
  id,
  IdParams,
  line,
  object,
  PAGE_SIZE,
  pageNumber,
  READING,
  reason,
  SIGNED_IN,
  TAGS,
} from '../route-options.ts';
import { organisationActs } from './acts.ts';
import { readOrganisations } from './read.ts';
import {
  ManagedOrganisationDetail,
  ManagedOrganisations,
  MovedTo,
  OrganisationMergePreview,
} from './schemas.ts';

const BASE = '/api/v1/administration/organisations';

export function organisationAdministrationRoutes(
  app: FastifyInstance,
  dependencies: AdministrationDependencies,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const reading = readOrganisations(dependencies);
  const acts = organisationActs(dependencies);

  routes.get(
    BASE,
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'listManagedOrganisations',
        tags: TAGS,
        summary: 'Lister toutes les organisations',
        querystring: object({
          q: line('Dans le nom, ou début du SIREN.'),
          status: Type.Optional(oneOf(ORGANISATION_STATUSES, { description: 'État.' })),
          page: pageNumber,
        }),
        response: { ...json('Par nom.', ref(ManagedOrganisations)), ...problemReplies(READING) },
      },
    },
    async (request) => {
      const { q, status = null, page } = request.query;
      const query = { q: q.trim(), status, page, pageSize: PAGE_SIZE };
      return reading.list(personOf(request), query);
    },
  );

  routes.get(
    `${BASE}/:id`,
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'getManagedOrganisation',
        tags: TAGS,
        summary: 'Lire une organisation, ses membres et ses fiches',
        params: IdParams,
        response: {
          ...json('L’organisation.', ref(ManagedOrganisationDetail)),
          ...problemReplies([...READING, 'not-found']),
        },
      },
    },
    async (request) => reading.read(personOf(request), request.params.id),
  );

  routes.get(
    `${BASE}/:id/merge-preview`,
    {
      config: SIGNED_IN,
      schema: {
        operationId: 'previewOrganisationMerge',
        tags: TAGS,
        summary: 'Voir ce qu’une fusion déplacerait',
        params: IdParams,
        querystring: object({ into: id('Organisation à garder.') }),
        response: {
          ...json('Rien n’est écrit.', ref(OrganisationMergePreview)),
          ...problemReplies([...READING, 'not-found']),
        },
      },
    },
    async (request) =>
      reading.previewMerge(personOf(request), request.params.id, request.query.into),
  );

  const renamed = {
    ...json('C’est fait.', ref(MovedTo)),
    ...problemReplies(ACTING),
  };
  routes.post(
    `${BASE}/:id/name`,
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'renameOrganisation',
        tags: TAGS,
        summary: 'Renommer une organisation',
        description: 'Son adresse suit son nom ; l’ancienne mène à la nouvelle.',
        params: IdParams,
        body: object({ name: line('Nouveau nom.', 1000), reason: reason('Motif (facultatif).') }),
        response: renamed,
      },
    },
    async (request) => acts.rename(personOf(request), request.params.id, request.body),
  );

  routes.post(
    `${BASE}/:id/merge`,
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'mergeOrganisation',
        tags: TAGS,
        summary: 'Fusionner une organisation dans une autre',
        description: 'Ne se défait pas. La première est fermée, son adresse mène à la seconde.',
        params: IdParams,
        body: object({ into: id('Organisation à garder.'), reason: reason() }),
        response: renamed,
      },
    },
    async (request) => acts.merge(personOf(request), request.params.id, request.body),
  );

  routes.post(
    `${BASE}/:id/closure`,
    {
      config: SIGNED_IN,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'closeOrganisation',
        tags: TAGS,
        summary: 'Fermer une organisation',
        description:
          'Ses fiches publiées sont suspendues avec ce motif ; celles qui n’étaient qu’importées sont de nouveau à revendiquer.',
        params: IdParams,
        body: object({ reason: reason() }),
        response: renamed,
      },
    },
    async (request) => acts.close(personOf(request), request.params.id, request.body),
  );
}
