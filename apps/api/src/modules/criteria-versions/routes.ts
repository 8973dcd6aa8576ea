import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { BODY_LIMIT, ENTERING, SENDING, SIGNED_IN as config } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { SlugParams } from '../catalogue/index.ts';
import {
  Announcement,
  CriteriaReport,
  CriteriaSimulation,
  ReleaseList,
  ReportQuery,
  Retraction,
  VersionParams,
} from './schemas.ts';
import type { CriteriaVersionUseCases } from './usecases.ts';

const tags = ['Modération'];
const VERSIONS = '/api/v1/moderation/criteria-versions';
const OF_ONE: ProblemCode[] = [...ENTERING, 'criteria-set-not-found', 'invalid-input'];
const ACTING: ProblemCode[] = [...OF_ONE, 'transition-refused', ...SENDING];
const done = { 204: Type.Null({ description: 'Fait.' }) };

export function criteriaVersionRoutes(
  app: FastifyInstance,
  versions: CriteriaVersionUseCases,
): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    VERSIONS,
    {
      config,
      schema: {
        operationId: 'listCriteriaReleases',
        tags,
        summary: 'Lister les versions du référentiel et leurs annonces',
        response: { ...json('La plus récente en tête.', ReleaseList), ...problemReplies(ENTERING) },
      },
    },
    async (request) => ({ versions: await versions.list(personOf(request)) }),
  );

  routes.get(
    `${VERSIONS}/:version/simulation`,
    {
      config,
      schema: {
        operationId: 'readCriteriaReport',
        tags,
        summary: 'Lire ce qu’une version changerait aux évaluations publiées',
        params: VersionParams,
        querystring: ReportQuery,
        response: {
          ...json('Le rapport, page par page.', ref(CriteriaReport)),
          ...problemReplies(OF_ONE),
        },
      },
    },
    (request) => versions.report(personOf(request), request.params.version, request.query),
  );

  routes.get(
    `${VERSIONS}/:version/simulation.csv`,
    {
      config,
      schema: {
        operationId: 'downloadCriteriaReport',
        tags,
        summary: 'Télécharger les simulations d’une version',
        params: VersionParams,
        response: {
          200: {
            description: 'Une ligne par solution.',
            content: { 'text/csv': { schema: Type.String() } },
          },
          ...problemReplies(OF_ONE),
        },
      },
    },
    async (request, reply) => {
      const { version } = request.params;
      const lines = versions.download(personOf(request), version);
      return reply
        .header('content-disposition', `attachment; filename="simulation-${version}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(Readable.from(lines) as never);
    },
  );

  routes.post(
    `${VERSIONS}/:version/announcement`,
    {
      config,
      schema: {
        operationId: 'announceCriteriaVersion',
        tags,
        summary: 'Annoncer une version du référentiel',
        description:
          'Six mois au moins avant son entrée en vigueur. Les éditeurs sont prévenus, chacun avec sa simulation.',
        params: VersionParams,
        body: Announcement,
        response: { ...done, ...problemReplies(ACTING) },
      },
    },
    async (request, reply) => {
      const { inForceOn } = request.body;
      await versions.announce(personOf(request), request.params.version, inForceOn);
      return reply.code(204).send(null);
    },
  );

  routes.post(
    `${VERSIONS}/:version/retraction`,
    {
      config,
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'retractCriteriaVersion',
        tags,
        summary: 'Retirer l’annonce d’une version',
        description:
          'Tant qu’elle n’est pas en vigueur. Ceux qui en ont été prévenus le sont aussi du retrait.',
        params: VersionParams,
        body: Retraction,
        response: { ...done, ...problemReplies(ACTING) },
      },
    },
    async (request, reply) => {
      const { reason } = request.body;
      await versions.retract(personOf(request), request.params.version, reason);
      return reply.code(204).send(null);
    },
  );

  routes.get(
    '/api/v1/vendor/solutions/:slug/criteria-simulation',
    {
      config,
      schema: {
        operationId: 'readCriteriaSimulation',
        tags: ['Évaluation'],
        summary: 'Lire ce que la prochaine version changerait à une solution',
        description: 'Visible de l’organisation et de la modération, de personne d’autre.',
        params: SlugParams,
        response: {
          ...json('La simulation.', ref(CriteriaSimulation)),
          ...problemReplies([
            'not-signed-in',
            'stronger-login-needed',
            'not-found',
            'invalid-input',
          ]),
        },
      },
    },
    (request) => versions.own(personOf(request), request.params.slug),
  );
}
