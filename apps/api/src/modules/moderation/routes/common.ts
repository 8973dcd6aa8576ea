import { Type } from 'typebox';
import { ifMatchHeader } from '../../../contract/if-match.ts';

export const TAGS = ['Modération'];
export { ACTING, BODY_LIMIT, EDITING, READING, SIGNED_IN } from '../../../contract/signed-in.ts';

export const IdParams = Type.Object(
  { id: Type.String({ format: 'uuid', description: 'Identifiant.' }) },
  { additionalProperties: false },
);
export const IfMatch = ifMatchHeader('Version lue (`etag`).', 500);
