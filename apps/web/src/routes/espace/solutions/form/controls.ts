/** What a form of the listing is made of: data, read by the pages that show it and by the action that reads it back. */
export type Option = [value: string, label: string];
type Named = { path: string; label: string; hint?: string; optional?: boolean };
export type Simple =
  | (Named & {
      kind: 'line';
      type?: 'text' | 'url' | 'email' | 'date';
      inputmode?: 'numeric' | 'decimal';
      list?: Option[];
    })
  | (Named & { kind: 'text'; rows?: number })
  | (Named & { kind: 'choice'; options: Option[] });
export type Control =
  | Simple
  | (Named & { kind: 'boxes'; options: Option[] })
  | (Named & { kind: 'rows'; one: string; columns: Simple[] });

/** Texts as they are in the page, by the name of their control; boxes give several. */
export type Values = Record<string, string | string[]>;

export const valueOf = (values: Values, path: string): string => {
  const value = values[path];
  return (Array.isArray(value) ? value[0] : value) ?? '';
};
export const valuesOf = (values: Values, path: string): string[] => [values[path] ?? []].flat();

/** Lines of a list that hold something, one after the other. */
export function rowCount(
  values: Values,
  { path, columns }: Extract<Control, { kind: 'rows' }>,
): number {
  let count = 0;
  while (columns.some((column) => `${path}.${count}.${column.path}` in values)) count += 1;
  return count;
}

export const isBlankRow = (
  values: Values,
  { path, columns }: Extract<Control, { kind: 'rows' }>,
  index: number,
): boolean =>
  columns.every(
    ({ kind, path: column }) =>
      kind === 'choice' || valueOf(values, `${path}.${index}.${column}`).trim() === '',
  );

/** The control an error of the API is about: `prices[2].amountCents` → `prices.2.amountCents`, else the nearest above it. */
export function controlOf(path: string, names: string[]): string | null {
  let at = path.replace(/\[(\d+)\]/g, '.$1');
  while (at !== '') {
    if (names.includes(at)) return at;
    at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '';
  }
  return null;
}

export const namesOf = (controls: Control[], values: Values): string[] =>
  controls.flatMap((control) =>
    control.kind === 'rows'
      ? [
          control.path,
          ...Array.from({ length: rowCount(values, control) + 1 }, (_, index) =>
            control.columns.map(({ path }) => `${control.path}.${index}.${path}`),
          ).flat(),
        ]
      : [control.path],
  );
