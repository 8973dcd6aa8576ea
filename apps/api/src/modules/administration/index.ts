import type { FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import type { AdministrationDependencies } from './context.ts';
import { organisationAdministrationRoutes } from './organisations/routes.ts';
import * as organisations from './organisations/schemas.ts';

/** Named components this module adds to the document. */
export const administrationComponents: TSchema[] = [...Object.values(organisations)];

export function administrationRoutes(
  app: FastifyInstance,
  dependencies: AdministrationDependencies,
): void {
  organisationAdministrationRoutes(app, dependencies);
}
