import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { ENTERING } from '../../contract/signed-in.ts';

export const TAGS = ['Administration'];
export { BODY_LIMIT, SIGNED_IN } from '../../contract/signed-in.ts';
export const READING: ProblemCode[] = [...ENTERING, 'invalid-input'];
export const ACTING: ProblemCode[] = [
  ...READING,
  'not-found',
  'cross-site-request',
  'conflict',
  'transition-refused',
  'payload-too-large',
];
export const PAGE_SIZE = 25;
const PAGE_MAX = 10_000;
const REASON_MAX = 2000;

export const object = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

export const line = (description: string, maxLength = 200) =>
  Type.String({ description, maxLength, default: '' });

export const reason = (description = 'Motif, que les personnes concernées lisent.') =>
  line(description, REASON_MAX);

export const pageNumber = Type.Integer({
  minimum: 1,
  maximum: PAGE_MAX,
  default: 1,
  description: 'Page, à partir de 1.',
});

export const id = (description: string) => Type.String({ format: 'uuid', description });
export const IdParams = object({ id: id('Identifiant.') });
export const done = { 204: Type.Null({ description: 'C’est fait.' }) };
