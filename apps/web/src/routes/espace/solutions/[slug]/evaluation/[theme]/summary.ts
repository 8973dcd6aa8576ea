/** What a form sent without script could not save, above it, in the words that stand beside each field. */
import { fieldId, type ShownProblem } from '#lib/ui/problem.ts';
import { fieldName, nameOf } from '../answer-form.ts';
import type { ThemeOutcome } from './theme-form.server.ts';

/** Where a problem of an answer shows. */
const controlOf = (criterion: string, path: string): string => {
  const [, key] = /^response\.fields\.([^.]+)/.exec(path) ?? [];
  if (key) return fieldId(fieldName(criterion, key));
  if (path === 'justification' || path === 'response.on')
    return fieldId(nameOf(criterion, path.replace('response.', '')));
  return path === 'criterion' ? criterion : fieldId(nameOf(criterion, 'choice'));
};

export function summaryOf(outcome: ThemeOutcome | null | undefined) {
  if (!outcome) return null;
  const ids: Record<string, string> = {};
  const errors = Object.entries(outcome.unsaved).flatMap(([criterion, one]) => {
    const places = one.other
      ? [
          {
            path: 'conflict',
            message: 'choisissez entre votre texte et celui qui a été enregistré',
          },
        ]
      : one.errors;
    return places.map(({ path, message }) => {
      const place = `${criterion} ${path}`;
      ids[place] = path === 'conflict' ? `${criterion}-conflit` : controlOf(criterion, path);
      return { path: place, message: `${criterion}\u00a0: ${message}` };
    });
  });
  if (errors.length === 0 && !outcome.problem) return null;
  const saved = outcome.saved > 0 ? `${outcome.saved} autres réponses sont enregistrées.` : '';
  const problem: ShownProblem = {
    code: outcome.problem?.code ?? 'invalid-input',
    title: 'Des réponses ne sont pas enregistrées',
    detail: `${outcome.problem?.detail ?? ''} ${saved}`.trim() || undefined,
    errors,
  };
  return { problem, title: problem.title, ids };
}
