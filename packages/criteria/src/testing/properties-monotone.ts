/** Doing better, or proving more, never costs anything. */
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { anyCase, evidence } from './arbitraries.ts';
import { confirmed, criterionOf, picked, raised, replace, settled } from './changes.ts';
import { assertNoWorse, onCase, property, sheetOf, type Property } from './property.ts';

export const monotonicity: Property[] = [
  onCase('a better answer never lowers a score or a label, tier and verdicts unchanged', (engine, input, pick) => {
    const answer = picked(input.answers, pick);
    if (!answer) return;
    const before = replace(input, settled(answer));
    const after = replace(input, raised(settled(answer), criterionOf(input, answer), pick));
    const tier = (one: typeof input) => sheetOf(engine, one).criteria.find(({ id }) => id === answer.criterion)?.tier;
    assert.equal(tier(after), tier(before));
    assertNoWorse(engine, before, after);
  }),

  property(
    'one more piece of evidence never lowers a score or a label',
    fc.tuple(anyCase, fc.nat(99), evidence('e2')),
    (engine, [input, pick, added]) => {
      const answer = picked(input.answers, pick);
      if (!answer) return;
      assertNoWorse(engine, input, replace(input, { ...answer, evidence: [...answer.evidence, added] }));
    },
  ),

  onCase('a confirming verdict never lowers anything', (engine, input, pick) => {
    const answer = picked(input.answers, pick);
    if (answer) assertNoWorse(engine, input, replace(input, confirmed(answer, input.asOf, pick)));
  }),

  onCase('better or equal everywhere, with equal applicability, gives no lower score', (engine, input, pick) => {
    const before = { ...input, answers: input.answers.map(settled) };
    const answers = before.answers.map((answer, index) => {
      const better = raised(answer, criterionOf(input, answer), pick + index);
      return (pick + index) % 3 === 0 ? confirmed(better, input.asOf, pick) : better;
    });
    assertNoWorse(engine, before, { ...before, answers });
  }),

  onCase('a check stops counting when the answer is raised above it, not when it is lowered', (engine, input, pick) => {
    const answer = picked(input.answers, pick);
    const criterion = answer && criterionOf(input, answer);
    if (answer?.response.kind !== 'level' || criterion?.selection !== 'percent') return;
    const checks = answer.checks.map((check) => ({ ...check, value: 5_000 }));
    const at = (rate: number) => {
      const fields = { ...(answer.response.kind === 'level' ? answer.response.fields : {}), rate };
      const changed = { ...answer, checks, verdicts: [], caps: [], response: { kind: 'level' as const, fields } };
      return sheetOf(engine, replace(input, changed)).criteria.find(({ id }) => id === answer.criterion)?.tier ?? 0;
    };
    assert.ok(at(75) <= 1);
    assert.equal(at(20), at(50));
  }),
];
