/** Versions by name, in order. A version never replaces another: what it says is frozen. */

/** `2026.2` before `2026.10`, before `2027.0`. */
export function compareVersions(a: string, b: string): number {
  const [yearA = 0, numberA = 0] = a.split('.').map(Number);
  const [yearB = 0, numberB = 0] = b.split('.').map(Number);
  return yearA - yearB || numberA - numberB;
}

/**
 * The list of that name, one for the whole process: a server that bundles this package and the module that adds a
 * version to it may each have their own copy of the code.
 * @param own versions of this copy of the code, added unless they are there
 */
export function sharedList<T extends { version: string }>(name: string, own: readonly T[]): T[] {
  const all = globalThis as unknown as Record<symbol, T[] | undefined>;
  const list = (all[Symbol.for(`gouvtech.criteria.${name}`)] ??= []);
  for (const item of own) {
    if (!list.some(({ version }) => version === item.version)) register(list, item);
  }
  return list;
}

/** Adds an item at its place, in the list itself: whoever holds the list sees it. */
export function register<T extends { version: string }>(list: T[], item: T): void {
  if (list.some(({ version }) => version === item.version))
    throw new Error(`version ${item.version} is already registered`);
  list.push(item);
  list.sort((a, b) => compareVersions(a.version, b.version));
}
