/** What these pages read from their address and from their forms. */
import type { ShownProblem } from '#lib/ui/problem.ts';

const PAGE_MAX = 10_000;

export const pageOf = ({ searchParams }: URL): number =>
  Math.max(1, Math.min(PAGE_MAX, Number.parseInt(searchParams.get('page') ?? '1', 10) || 1));

export const wordsOf = ({ searchParams }: URL, name = 'q'): string =>
  (searchParams.get(name) ?? '').trim().slice(0, 200);

/** A value of a filter, null for one that it does not have. */
export const choiceOf = <T extends string>(
  { searchParams }: URL,
  name: string,
  known: readonly T[],
): T | null => known.find((value) => value === searchParams.get(name)) ?? null;

export const textOf = (data: FormData, name: string): string => String(data.get(name) ?? '');

/** The answer to a form of these pages. */
export type Answer = { problem: ShownProblem; values: Record<string, string> } | null;

/** `/comptes?q=…` with these values; empty ones are left out. */
export function addressOf(path: string, values: Record<string, string | number | null>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== '') query.set(name, String(value));
  const search = query.toString();
  return search ? `${path}?${search}` : path;
}
