import { Type, type TSchema } from 'typebox';

/** The 200 of a route, in JSON. */
export const json = <S extends TSchema>(description: string, schema: S) => ({
  200: { description, content: { 'application/json': { schema } } },
});

/** The 200 of a page. */
export const html = (description: string) => ({
  200: { description, content: { 'text/html': { schema: Type.String() } } },
});

/** The empty answer to a conditional read. */
export const notModified = {
  304: Type.Null({
    description: 'Rien n’a changé depuis la version dont vous avez donné l’`ETag`.',
  }),
};
