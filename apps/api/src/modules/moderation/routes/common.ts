import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { text } from '../../../contract/schema.ts';

export const TAGS = ['Modération'];
export const SIGNED_IN = { access: 'person' } as const;
export const READING: ProblemCode[] = [
  'not-signed-in',
  'forbidden',
  'stronger-login-needed',
  'not-found',
  'invalid-input',
];
export const ACTING: ProblemCode[] = [
  ...READING,
  'cross-site-request',
  'conflict',
  'transition-refused',
  'payload-too-large',
  'unsupported-media-type',
];
export const EDITING: ProblemCode[] = [...ACTING, 'stale-version', 'precondition-required'];
export const BODY_LIMIT = 512 * 1024;

export const IdParams = Type.Object(
  { id: Type.String({ format: 'uuid', description: 'Identifiant.' }) },
  { additionalProperties: false },
);
export const IfMatch = Type.Object({
  'if-match': Type.Optional(text('Version lue (`etag`).', { maxLength: 500 })),
});
