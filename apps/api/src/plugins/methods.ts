import type { FastifyInstance } from 'fastify';

type Known = { pattern: RegExp; methods: Set<string> };
const routes = new WeakMap<object, Map<string, Known>>();

/** Remembers which methods each address accepts, so that a wrong one is answered 405 and not 404. */
export function rememberMethods(app: FastifyInstance): void {
  const known = new Map<string, Known>();
  routes.set(app.server, known);
  app.addHook('onRoute', ({ url, method }) => {
    const route = known.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const one of [method].flat()) route.methods.add(one);
    known.set(url, route);
  });
}

/** Every address of the application, as its route writes it. */
export const addressesOf = (app: FastifyInstance): string[] => [
  ...(routes.get(app.server)?.keys() ?? []),
];

/** @returns the methods accepted at this address, empty when the address does not exist. */
export function methodsOf(app: FastifyInstance, url: string): string[] {
  const path = url.split('?', 1)[0]!;
  const found = [...(routes.get(app.server)?.values() ?? [])].filter(({ pattern }) =>
    pattern.test(path),
  );
  return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort();
}

const patternOf = (url: string) =>
  new RegExp(`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[^/]+/g, '[^/]+')}$`);
