/** Where each part of the documentation is: one page for each tag, address and object, so that none is endless. */
import type { OpenApi, Operation } from './openapi-types.ts';

export type Route = { path: string; method: string; operation: Operation };

const DOCS = '/api/docs';

export const OBJECTS_ADDRESS = `${DOCS}/objets`;
export const objectAddress = (name: string): string => `${OBJECTS_ADDRESS}/${name}`;
export const tagAddress = (tag: string): string => `${DOCS}/${tagSlug(tag)}`;
export const routeAddress = ({ operation }: Route): string =>
  `${DOCS}/adresses/${operation.operationId}`;

/** « Référentiel » → `referentiel` */
export const tagSlug = (tag: string): string =>
  tag.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\W+/g, '-');

export const routesOf = (document: OpenApi): Route[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

export const ofTag =
  (tag: string) =>
  ({ operation }: Route): boolean =>
    operation.tags[0] === tag;
