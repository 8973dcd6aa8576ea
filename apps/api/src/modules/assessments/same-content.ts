import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '@gouvtech/criteria';
import type { Content } from './answer-repository.ts';

/** The same answer, whatever the order in which its fields were written. */
export const sameContent = (a: Content | null, b: Content | null): boolean =>
  isDeepStrictEqual(a, b);

export const contentOf = ({ response, justification }: Answer): Content => ({
  response,
  ...(justification !== undefined && { justification }),
});
