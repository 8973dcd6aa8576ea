import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifyServerOptions } from 'fastify';

type Build = NonNullable<
  NonNullable<
    NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']
  >['buildSerializer']
>;

const buildAll = SerializerSelector() as unknown as Build;

/**
 * Replies are compiled when one is first sent: compiling the thousand of them at start took five seconds of processor,
 * and most are problems that never happen.
 */
export const buildSerializer: Build = (schemas, options) => {
  const compile = buildAll(schemas, options);
  return (route) => {
    let serialize: ReturnType<typeof compile> | undefined;
    return (data: unknown) => (serialize ??= compile(route))(data);
  };
};
