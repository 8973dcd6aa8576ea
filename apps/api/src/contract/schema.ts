/** Small helpers over TypeBox so that the OpenAPI document reads well: named components, enums, dictionaries. */
import { Type, type Static, type TSchema } from 'typebox';

type Options = { description?: string; [keyword: string]: unknown };
type Named = TSchema & { $id: string };

/** A schema with a name in the document; `addSchema` it once and point to it with `ref`. */
export const named = <S extends TSchema>($id: string, schema: S): S & { $id: string } =>
  Object.assign(schema, { $id });

/** Points to a named schema and keeps its TypeScript type. */
export const ref = <S extends Named>(schema: S) => Type.Unsafe<Static<S>>(Type.Ref(schema.$id));

export const oneOf = <const T extends readonly (string | number)[]>(values: T, options?: Options) =>
  Type.Unsafe<T[number]>({
    type: typeof values[0] === 'number' ? 'integer' : 'string',
    enum: [...values],
    ...options,
  } as TSchema);

export const nullable = <S extends TSchema>(schema: S, options?: Options) =>
  Type.Unsafe<Static<S> | null>({ anyOf: [schema, { type: 'null' }], ...options } as TSchema);

export const dictionary = <S extends TSchema>(schema: S, options?: Options) =>
  Type.Unsafe<Record<string, Static<S>>>({
    type: 'object',
    additionalProperties: schema,
    ...options,
  } as TSchema);

export const text = (description: string, options?: Options) =>
  Type.String({ description, ...options });

export const day = (description: string) =>
  Type.String({ format: 'date', description: `${description} (jour UTC, AAAA-MM-JJ).` });

export const instant = (description: string) =>
  Type.String({ format: 'date-time', description: `${description} (instant UTC, ISO 8601).` });

export const basisPoints = (description: string) =>
  Type.Integer({
    minimum: 0,
    maximum: 10_000,
    description: `${description}, en points de base (10000 = 100 %).`,
  });

export const count = (description: string) => Type.Integer({ minimum: 0, description });
