import type { FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import type { AdministrationDependencies } from './context.ts';
import { accountAdministrationRoutes } from './accounts/routes.ts';
import * as accounts from './accounts/schemas.ts';
import { organisationAdministrationRoutes } from './organisations/routes.ts';
import * as organisations from './organisations/schemas.ts';
import { solutionAdministrationRoutes } from './solutions/routes.ts';
import * as solutions from './solutions/schemas.ts';
import { synonymRoutes } from './synonyms/routes.ts';
import { SynonymPreview, Synonyms } from './synonyms/schemas.ts';

/** Named components this module adds to the document. */
export const administrationComponents: TSchema[] = [
  ...Object.values(accounts),
  ...Object.values(organisations),
  ...Object.values(solutions),
  Synonyms,
  SynonymPreview,
];

export function administrationRoutes(
  app: FastifyInstance,
  dependencies: AdministrationDependencies,
): void {
  organisationAdministrationRoutes(app, dependencies);
  solutionAdministrationRoutes(app, dependencies);
  accountAdministrationRoutes(app, dependencies);
  synonymRoutes(app, dependencies);
}
