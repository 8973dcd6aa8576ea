import type { ShownProblem } from '#lib/ui/problem.ts';
import { fieldId } from '#lib/ui/problem.ts';

/** What the page got back from a form that was refused. */
export type Answered = { problem: ShownProblem; values: Record<string, string> } | null;

/** The same for one form of the page, by its key; nothing for the others. */
export const ofForm = (answered: Answered, key: string): Answered =>
  answered?.values['form'] === key ? answered : null;

export const idOf = (key: string, path: string): string => fieldId(`${key}.${path}`);

/** Several forms have a field of the same name: the summary leads to the one that was sent. */
export const idsOf = (answered: Answered): Record<string, string> =>
  Object.fromEntries(
    (answered?.problem.errors ?? []).map(({ path }) => [
      path,
      idOf(answered!.values['form'] ?? '', WORDS.includes(path) ? 'words' : path),
    ]),
  );

/** One text of a form is the finding or the reason, as its decision goes. */
export const WORDS = ['finding', 'reason'];

type Address = { searchParams: Iterable<[string, string]> };
const KEPT = ['montrer', 'version'];

/** What the page shows, as the end of its address: a form that is refused comes back to the same criteria. */
export const keptOf = ({ searchParams }: Address): URLSearchParams =>
  new URLSearchParams([...searchParams].filter(([name]) => KEPT.includes(name)));

export const actionOf = (url: Address, name: string): string => {
  const kept = keptOf(url).toString();
  return `?/${name}${kept && `&${kept}`}`;
};
