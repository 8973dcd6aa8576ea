import type { FieldProblem } from '@gouvtech/domain';

/** What a page shows of a refusal: the answer of the API to the form it sent. */
export type ShownProblem = {
  code: string;
  title: string;
  detail?: string | undefined;
  errors?: FieldProblem[] | undefined;
};

/** Identifier of the control of a field: `facts.hosts.0` → `facts-hosts-0`. Paths and links agree through it. */
export const fieldId = (path: string): string => path.replace(/[^A-Za-z0-9_]+/g, '-');

/** What is wrong with a field, in the words of the API; null when nothing is. */
export const errorOf = (problem: ShownProblem | null | undefined, path: string): string | null =>
  problem?.errors?.find((one) => one.path === path)?.message ?? null;
