import { AjvCompiler } from '@fastify/ajv-compiler';
import type { FastifyServerOptions } from 'fastify';

type Compilers = NonNullable<
  NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']
>;
type Build = (
  schemas: unknown,
  options: { customOptions: object },
) => (route: { httpPart: string }) => (data: unknown) => unknown;

const build = AjvCompiler() as unknown as Build;

/**
 * An address and its headers are text: `page=2` is read as a number there. A JSON body has types of its own, and `null` or
 * `"true"` where the contract says a boolean is refused: taken for one, it would decide something nobody wrote.
 */
const buildByPart: Build = (schemas, options) => {
  const ofText = build(schemas, options);
  const ofJson = build(schemas, {
    ...options,
    customOptions: { ...options.customOptions, coerceTypes: false },
  });
  return (route) => (route.httpPart === 'body' ? ofJson : ofText)(route);
};

export const buildValidator = buildByPart as unknown as NonNullable<Compilers['buildValidator']>;
