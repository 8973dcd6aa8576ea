/** Every way to change one thing in a document. */
type Path = (string | number)[];
export type Altered = { where: string; document: Record<string, unknown> };

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The address of every value, and of every list or object when `branches`. */
function paths(value: unknown, branches: boolean, path: Path = []): Path[] {
  if (!isBranch(value)) return [path];
  const below = Object.entries(value).flatMap(([key, one]) =>
    paths(one, branches, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return branches && path.length > 0 ? [path, ...below] : below;
}

function changed(
  document: object,
  path: Path,
  change: (parent: Record<string, unknown>, key: string) => void,
): Altered {
  const copy = structuredClone(document) as Record<string, unknown>;
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as never)[key], copy);
  change(parent as Record<string, unknown>, String(path.at(-1)));
  return { where: path.join('.'), document: copy };
}

/** The nearest other value: a day later, one more, another last letter. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return 'autre';
  if (/^\d{4}-\d{2}-\d{2}T/.test(value))
    return value.replace(/^\d{4}/, (year) => String(Number(year) + 1));
  return value.slice(0, -1) + (value.endsWith('2') ? '3' : '2');
}

/** One value changed at a time. */
export const alterations = (document: object): Altered[] =>
  paths(document, false).map((path) =>
    changed(document, path, (parent, key) => {
      parent[key] = other(parent[key]);
    }),
  );

/** One member or item taken away at a time. */
export const removals = (document: object): Altered[] =>
  paths(document, true).map((path) =>
    changed(document, path, (parent, key) => {
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
    }),
  );

/** One member added to each object at a time. */
export const additions = (document: object): Altered[] =>
  [[], ...paths(document, true)]
    .filter((path) => {
      const at = path.reduce<unknown>((value, key) => (value as never)[key], document);
      return isBranch(at) && !Array.isArray(at);
    })
    .map((path) =>
      changed(document, [...path, 'ajout'], (parent, key) => {
        parent[key] = 'quelque chose';
      }),
    );
