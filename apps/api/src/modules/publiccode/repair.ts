/** Makes a file the standard accepts out of one it refuses: what it refuses is set aside, what it wants is filled in. */
import { checkPubliccode, type Found, type Steps } from './check.ts';
import { keyPath } from './problem.ts';
import type { Data } from './yaml.ts';

export type SetAside = { path: string; value: unknown };

const noFile = { lineOf: () => null, isNumber: () => false };
const errorsOf = (data: Data): Found[] =>
  checkPubliccode({ data, ...noFile }, { anyVersion: true }).filter(
    ({ severity }) => severity === 'error',
  );

const missing = ({ code }: Found) => code === 'required';
/** Says nothing: an empty text, an empty list. */
const isEmpty = (value: unknown) => value == null || (value as { length?: number }).length === 0;

/**
 * @param complete fills what is mandatory; called again after each removal, until nothing is left to say
 * @returns the repaired data and what had to be left out of it
 * @throws Error when `complete` leaves a mandatory key empty: a fault of the program
 */
export function repair(
  original: Data,
  complete: (data: Data) => void,
): { data: Data; setAside: SetAside[] } {
  const data = structuredClone(original);
  const setAside: SetAside[] = [];
  const remove = (steps: Steps, path: string) => {
    const value = take(data, steps);
    if (!isEmpty(value)) setAside.push({ path, value });
  };
  for (let round = 0; round < 4; round++) {
    complete(data);
    // From the end, so that removing an item of a list does not move those still to remove.
    for (const one of errorsOf(data).reverse()) remove(one.steps, one.path);
    complete(data);
    // An item that lacks a mandatory key nobody can invent goes as a whole.
    for (const { steps } of errorsOf(data).filter(missing).reverse()) {
      const whole = container(steps);
      if (whole) remove(whole, keyPath(whole));
    }
    complete(data);
    const left = errorsOf(data);
    if (left.length === 0) return { data, setAside: setAside.reverse() };
  }
  throw new Error(
    `publiccode.yml not repaired: ${errorsOf(data)
      .map(({ path, code }) => `${path} ${code}`)
      .join(', ')}`,
  );
}

/** The list item, or the optional section, that a key belongs to. */
function container(steps: Steps): Steps | null {
  const item = steps.findLastIndex((step) => typeof step === 'number');
  if (item >= 0) return steps.slice(0, item + 1);
  return steps[0] === 'organisation' || steps[0] === 'description'
    ? steps.slice(0, steps.length - 1)
    : null;
}

/** Removes one key or item. @returns its value, undefined when it was not there. */
function take(data: Data, steps: Steps): unknown {
  const parent = steps
    .slice(0, -1)
    .reduce<unknown>((value, step) => (value as Data | undefined)?.[step], data);
  const last = steps.at(-1)!;
  if (Array.isArray(parent) && typeof last === 'number') return parent.splice(last, 1)[0];
  if (typeof parent !== 'object' || parent === null) return undefined;
  const value = (parent as Data)[last];
  delete (parent as Data)[last];
  return value;
}
