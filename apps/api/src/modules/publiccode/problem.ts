/** What a publiccode.yml gets wrong, one entry per key. */
export const PROBLEM_KINDS = [
  'not-utf8',
  'not-yaml',
  'too-large',
  'too-complex',
  'not-a-mapping',
  'several-documents',
  'unsupported-version',
  'older-version',
  'required',
  'wrong-type',
  'unknown-key',
  'unknown-value',
  'format',
  'too-short',
  'too-long',
  'not-allowed',
  'deprecated',
  'left-out',
] as const;
export type PubliccodeProblemCode = (typeof PROBLEM_KINDS)[number];

export type PubliccodeProblem = {
  /** `description.fr.features[2]`; empty when the whole file is meant */
  path: string;
  code: PubliccodeProblemCode;
  /** French, for the person who wrote the file: what is wrong and what to write */
  message: string;
  severity: 'error' | 'warning';
  /** from 1; null when the key is absent */
  line: number | null;
};

/** Path of a key as the standard's tools write it. */
export const keyPath = (steps: readonly (string | number)[]): string =>
  steps.reduce<string>(
    (path, step) =>
      typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`,
    '',
  );
