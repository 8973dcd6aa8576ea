/** Closed lists as the options of a control. */
import type { Option } from './controls.ts';

export const codes = <C extends string>(
  values: readonly C[],
  label: (code: C) => string,
): Option[] => values.map((code) => [code, label(code)]);
export const NOT_SAID: Option = ['', 'Non précisé'];
