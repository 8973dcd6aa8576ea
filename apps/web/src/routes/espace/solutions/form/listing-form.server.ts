/** The actions of the pages that write a listing share how they read a form and shape what is wrong. */
import { fail } from '@sveltejs/kit';
import type { FieldProblem } from '@gouvtech/domain';
import type { FormProblem } from '#lib/server/api.ts';
import { controlOf, namesOf, type Control, type Values } from './controls.ts';

export function formValues(data: FormData): Values {
  const values: Values = {};
  for (const name of new Set(data.keys())) {
    const all = data.getAll(name).filter((value) => typeof value === 'string');
    if (all.length > 0) values[name] = all.length === 1 ? all[0]! : all;
  }
  return values;
}

/** Errors at the controls of this page; the others keep their words, without a link. */
export const atControls = (
  problem: FormProblem,
  controls: Control[],
  values: Values,
): FormProblem => ({
  ...problem,
  ...(problem.errors && {
    errors: problem.errors.map(({ path, message }) => ({
      path: controlOf(alias(path), namesOf(controls, values)) ?? '',
      message,
    })),
  }),
});

/** Where the form names a field otherwise than the API. */
const alias = (path: string): string =>
  path
    .replace(/amountCents$/, 'amount')
    .replace(/^hosting\.parentCompany\.name$/, 'hosting.parentName')
    .replace(/^hosting\.parentCompany\.country$/, 'hosting.parentCountry')
    .replace(/^licence$/, 'licence.kind');

export const wrong = <V extends Record<string, unknown>>(errors: FieldProblem[], values: V) =>
  fail(400, {
    problem: {
      status: 400,
      code: 'invalid-input',
      title: 'La demande comporte une erreur',
      detail: 'Corrigez les points signalés, puis recommencez.',
      errors,
    } as FormProblem,
    values,
  });
