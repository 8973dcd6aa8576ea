/** The whole application. The server, the tests and the OpenAPI command call this same function. */
import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { Instant } from '@gouvtech/criteria';
import type { Database, Db } from '@gouvtech/db';
import type { Config } from './config.ts';
import { FieldProblem, Problem } from './contract/problem-schema.ts';
import {
  accreditationComponents,
  accreditationEffects,
  accreditationRoutes,
  accreditationUseCases,
} from './modules/accreditations/index.ts';
import { accountRoutes } from './modules/accounts/account-routes.ts';
import { accountPageComponents } from './modules/accounts/account-schemas.ts';
import { accountUseCases } from './modules/accounts/account-usecases.ts';
import { mailLinkRoutes, mailLinkUseCases } from './modules/accounts/mail-link/index.ts';
import { sessionRoutes } from './modules/accounts/routes.ts';
import { accountComponents } from './modules/accounts/schemas.ts';
import {
  assessmentComponents,
  assessmentRoutes,
  assessmentUseCases,
} from './modules/assessments/index.ts';
import {
  assessmentReviewComponents,
  assessmentReviewRoutes,
  assessmentReviewUseCases,
  invalidateEffect,
} from './modules/assessment-review/index.ts';
import {
  auditorMayRead,
  auditWorkComponents,
  auditWorkRoutes,
  auditWorkUseCases,
} from './modules/audit-work/index.ts';
import {
  auditDecisionComponents,
  auditDecisionRoutes,
  auditDecisionUseCases,
} from './modules/audit-decisions/index.ts';
import { auditComponents, auditRoutes, auditUseCases } from './modules/audits/index.ts';
import { reportRoutes, reportUseCases } from './modules/audit-report/index.ts';
import {
  catalogueComponents,
  catalogueRoutes,
  catalogueUseCases,
} from './modules/catalogue/index.ts';
import {
  comparisonComponents,
  comparisonRoutes,
  comparisonUseCases,
} from './modules/comparison/index.ts';
import { credentialComponents, credentialRoutes } from './modules/credentials/index.ts';
import { criteriaComponents, criteriaRoutes, criteriaUseCases } from './modules/criteria/index.ts';
import {
  labelComponents,
  labelRoutes,
  labelUseCases,
  settleLabels,
} from './modules/labels/index.ts';
import { journalComponents, journalRoutes, journalUseCases } from './modules/journal/index.ts';
import {
  statisticsComponents,
  statisticsRoutes,
  statisticsUseCases,
} from './modules/statistics/index.ts';
import {
  notificationComponents,
  notificationRoutes,
  notificationUseCases,
} from './modules/notifications/index.ts';
import {
  criteriaVersionComponents,
  criteriaVersionRoutes,
  criteriaVersionUseCases,
} from './modules/criteria-versions/index.ts';
import { demonstrationMailComponents, demonstrationMailRoutes } from './modules/mail/index.ts';
import {
  organisationComponents,
  organisationRoutes,
  organisationUseCases,
} from './modules/organisations/index.ts';
import {
  publiccodeComponents,
  publiccodeRoutes,
  publiccodeUseCases,
} from './modules/publiccode/index.ts';
import { evidenceComponents, evidenceRoutes, evidenceUseCases } from './modules/evidence/index.ts';
import { disputeComponents, disputeRoutes, disputeUseCases } from './modules/disputes/index.ts';
import { filesOf, uploads } from './modules/files/index.ts';
import { listingComponents, listingRoutes, listingUseCases } from './modules/listings/index.ts';
import {
  moderationComponents,
  moderationRoutes,
  moderationUseCases,
} from './modules/moderation/index.ts';
import { administrationComponents, administrationRoutes } from './modules/administration/index.ts';
import { readOnlyGuard, siteStateComponents, siteStateRoutes } from './modules/site-state/index.ts';
import {
  missCounter,
  searchMissComponents,
  searchMissRoutes,
} from './modules/search-misses/index.ts';
import { MovedProblem } from './modules/moved-addresses/index.ts';
import { twoPersonComponents, twoPersonRoutes } from './modules/two-person/index.ts';
import { documentationRoutes } from './modules/documentation/routes.ts';
import { historyComponents, historyRoutes, historyUseCases } from './modules/history/index.ts';
import {
  proConnectProvider,
  proConnectRoutes,
  proConnectUseCases,
} from './modules/accounts/proconnect/index.ts';
import { clientErrors } from './plugins/client-errors.ts';
import { closeConnections } from './plugins/closing.ts';
import { health, type Lifecycle } from './plugins/health.ts';
import { loadShedding } from './plugins/load.ts';
import { rememberMethods } from './plugins/methods.ts';
import { openapi } from './plugins/openapi.ts';
import { frameworkProblem, problems } from './plugins/problems.ts';
import { requestContext } from './plugins/request-context.ts';
import { securityHeaders } from './plugins/security.ts';
import { sessions } from './plugins/session.ts';
import { logging } from './plugins/logging.ts';
import { buildSerializer } from './plugins/serializers.ts';
import { buildValidator } from './plugins/validators.ts';

export type Dependencies = {
  config: Config;
  database: Database;
  clock: () => Date;
  lifecycle?: Lifecycle;
};

const REQUEST_TIMEOUT_MS = 30_000;
const BODY_LIMIT = 64 * 1024;

export async function buildApp(dependencies: Dependencies): Promise<FastifyInstance> {
  const { config, database, clock, lifecycle = { draining: false } } = dependencies;
  const app = fastify(fastifyOptions(config));

  rememberMethods(app);
  closeConnections(app);
  securityHeaders(app, config.publicOrigin);
  problems(app, config.publicOrigin);
  await loadShedding(app, config.shedDelayMs);
  await sessions(app, { database, clock, publicOrigin: config.publicOrigin });
  requestContext(app);
  const known = readOnlyGuard(app, database);
  await uploads(app);
  await openapi(app, [
    FieldProblem,
    Problem,
    ...accountComponents,
    ...accountPageComponents,
    ...notificationComponents,
    ...journalComponents,
    ...statisticsComponents,
    ...catalogueComponents,
    ...assessmentComponents,
    ...criteriaComponents,
    ...criteriaVersionComponents,
    ...comparisonComponents,
    ...evidenceComponents,
    ...historyComponents,
    ...demonstrationMailComponents,
    ...organisationComponents,
    ...publiccodeComponents,
    ...listingComponents,
    ...moderationComponents,
    ...disputeComponents,
    ...assessmentReviewComponents,
    ...auditWorkComponents,
    ...auditComponents,
    ...auditDecisionComponents,
    ...twoPersonComponents,
    MovedProblem,
    ...administrationComponents,
    ...searchMissComponents,
    ...siteStateComponents,
    ...credentialComponents,
    ...labelComponents,
    ...accreditationComponents,
  ]);
  health(app, database, lifecycle);
  sessionRoutes(app);
  accountRoutes(app, accountUseCases({ database, clock }), config.publicOrigin);
  statisticsRoutes(app, statisticsUseCases({ database, clock }));
  journalRoutes(app, journalUseCases({ database, clock }));
  notificationRoutes(app, notificationUseCases({ database, clock }));
  mailLinkRoutes(
    app,
    mailLinkUseCases({ database, clock, publicOrigin: config.publicOrigin }),
    config.publicOrigin,
  );
  demonstrationMailRoutes(app, database, config.demo && config.mail === null);
  const misses = missCounter({ database, clock, log: app.log });
  app.addHook('onClose', () => misses.close());
  const catalogue = catalogueUseCases({ database, clock, noteMiss: misses.note });
  catalogueRoutes(app, catalogue);
  publiccodeRoutes(
    app,
    publiccodeUseCases({
      database,
      publicOrigin: config.publicOrigin,
      solution: async (slug) => JSON.parse((await catalogue.solution(slug, [])).document!),
    }),
  );
  criteriaRoutes(app, criteriaUseCases({ database, clock }));
  const { publicOrigin } = config;
  // Labels rest on an assessment and a listing: those that end take them along.
  const ends = {
    settleLabels: (tx: Db, solutionId: string, at: Instant) =>
      settleLabels(tx, solutionId, at, { publicOrigin }),
  };
  assessmentRoutes(app, assessmentUseCases({ database, clock, publicOrigin, ...ends }));
  evidenceRoutes(
    app,
    evidenceUseCases({
      ...{ database, clock, files: filesOf(config) },
      auditorMayRead: auditorMayRead({ database, clock }),
    }),
  );
  auditWorkRoutes(app, auditWorkUseCases({ database, clock, publicOrigin: config.publicOrigin }));
  reportRoutes(app, reportUseCases({ database, clock, publicOrigin: config.publicOrigin }));
  historyRoutes(app, historyUseCases({ database, clock, publicOrigin: config.publicOrigin }));
  comparisonRoutes(app, comparisonUseCases({ database, clock }), config.publicOrigin);
  documentationRoutes(app, config.publicOrigin);
  organisationRoutes(
    app,
    organisationUseCases({ database, clock, publicOrigin: config.publicOrigin }),
  );
  const files = filesOf(config);
  listingRoutes(app, listingUseCases({ database, clock, files, publicOrigin, ...ends }));
  criteriaVersionRoutes(app, criteriaVersionUseCases({ database, clock, publicOrigin }));
  moderationRoutes(app, moderationUseCases({ database, clock, publicOrigin }));
  siteStateRoutes(app, { database, clock, known });
  searchMissRoutes(app, { database, clock });
  administrationRoutes(app, { database, clock, publicOrigin });
  // What takes effect once two administrators want it, by action.
  assessmentReviewRoutes(app, assessmentReviewUseCases({ database, clock, publicOrigin }));
  accreditationRoutes(app, accreditationUseCases({ database, clock, publicOrigin }));
  const effects = {
    'assessment:invalidate': invalidateEffect({ publicOrigin, ...ends }),
    ...accreditationEffects({ publicOrigin }),
  };
  twoPersonRoutes(app, { database, clock, publicOrigin, effects });
  disputeRoutes(app, disputeUseCases({ database, clock, publicOrigin }));
  labelRoutes(app, labelUseCases({ database, clock, publicOrigin }));
  auditRoutes(app, auditUseCases({ database, clock, publicOrigin }));
  auditDecisionRoutes(app, auditDecisionUseCases({ database, clock, publicOrigin }));
  credentialRoutes(app, { database, clock, publicOrigin, signingKey: config.signingKey });
  const provider = proConnectProvider(config.proConnect, clock);
  proConnectRoutes(
    app,
    proConnectUseCases({ database, clock, publicOrigin: config.publicOrigin, provider }),
    config.publicOrigin,
  );
  await app.ready();
  return app;
}

/** Limits and refusals decided once: security-reliability, sections 1 and 4. */
export const fastifyOptions = (config: Config): FastifyServerOptions => ({
  ...logging(config.logLevel),
  schemaController: { compilersFactory: { buildSerializer, buildValidator } },
  genReqId: () => randomUUID(),
  requestTimeout: REQUEST_TIMEOUT_MS,
  connectionTimeout: REQUEST_TIMEOUT_MS * 2,
  handlerTimeout: REQUEST_TIMEOUT_MS,
  keepAliveTimeout: 72_000,
  bodyLimit: BODY_LIMIT,
  trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
  return503OnClosing: true,
  routerOptions: { maxParamLength: 200 },
  frameworkErrors: frameworkProblem(config.publicOrigin),
  clientErrorHandler: clientErrors(config.publicOrigin),
  ajv: {
    customOptions: {
      removeAdditional: false,
      allErrors: true,
      coerceTypes: 'array',
      allowUnionTypes: true,
    },
  },
});
