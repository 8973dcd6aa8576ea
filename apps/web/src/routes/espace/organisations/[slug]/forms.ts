import type { components } from '@gouvtech/api-client';
import type { ShownProblem } from '#lib/ui/problem.ts';

export type Organisation = components['schemas']['OrganisationView'];
export type Accreditations = components['schemas']['OrganisationAccreditations'];
export type Inside = NonNullable<Organisation['inside']>;
type Member = Inside['members'][number];

export type Answer = {
  problem: ShownProblem & Record<string, unknown>;
  values: Record<string, string>;
};

/** The answer of the action, when it is about this form: forms of a page name themselves. */
export const answerTo = (answer: Answer | null, form: string): Answer | null =>
  answer?.values['form'] === form ? answer : null;

/** Identifier of a control: several forms of the page have a field of that name. */
export const controlId = (form: string, path: string): string => `${form}-${path}`;

/** Where the error summary finds each field of the form that failed. */
export function controlIds(answer: Answer | null): Record<string, string> {
  const form = answer?.values['form'] ?? '';
  return Object.fromEntries(
    (answer?.problem.errors ?? []).map(({ path }) => [path, controlId(form, path)]),
  );
}

const DONE: Record<string, string> = {
  creation: 'L’organisation est créée.',
  informations: 'Les informations sont enregistrées.',
  demande: 'La demande est envoyée. Un administrateur vous répond par courriel.',
  acceptation: 'La personne est membre. Un courriel le lui dit.',
  refus: 'La demande est refusée. Un courriel dit pourquoi.',
  roles: 'Les rôles sont enregistrés.',
  retrait: 'La personne n’est plus membre. Un courriel lui dit pourquoi.',
  invitation: 'L’invitation est envoyée.',
  annulation: 'L’invitation est annulée.',
  accreditation:
    'La demande d’accréditation est envoyée. Deux administrateurs du catalogue décident.',
  'accreditation-retiree': 'L’accréditation est retirée.',
  'maisons-meres': 'Les maisons mères sont enregistrées.',
  bienvenue: 'Vous êtes membre de l’organisation.',
};
export const doneText = (done: string | null): string | null => (done && DONE[done]) || null;
