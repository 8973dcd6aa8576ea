import { expect } from 'vitest';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { FieldProblem, Problem } from '../src/contract/problem-schema.ts';
import { catalogueComponents } from '../src/modules/catalogue/index.ts';
import { comparisonComponents } from '../src/modules/comparison/index.ts';
import { criteriaComponents } from '../src/modules/criteria/index.ts';
import { criteriaVersionComponents } from '../src/modules/criteria-versions/index.ts';
import { historyComponents } from '../src/modules/history/index.ts';
import { statisticsComponents } from '../src/modules/statistics/index.ts';

const components = Object.fromEntries(
  [
    FieldProblem,
    Problem,
    ...catalogueComponents,
    ...criteriaComponents,
    ...criteriaVersionComponents,
    ...comparisonComponents,
    ...historyComponents,
    ...statisticsComponents,
  ].map((schema) => [(schema as TSchema & { $id: string }).$id, schema]),
);

/** Expects a value to be exactly what a named component of the OpenAPI document says, no member more. */
export function expectConforms(component: string, value: unknown): void {
  const schema = components[component]!;
  expect(Value.Errors(components as never, schema, value), component).toEqual([]);
}
