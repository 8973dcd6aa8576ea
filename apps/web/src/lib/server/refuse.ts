import { fail, type ActionFailure } from '@sveltejs/kit';
import type { Failed, FormProblem } from './api.ts';

/** For an action: what the page refuses by itself, shown like a problem of the API. @param values as in `send` */
export const refuse = <V extends Record<string, unknown>>(
  title: string,
  errors: NonNullable<FormProblem['errors']>,
  values: V,
): ActionFailure<Failed<V>> =>
  fail(400, { problem: { status: 400, code: 'invalid-input', title, errors }, values });
