/** Doing better, or proving more, never costs anything. */
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { dayOf } from '../time.ts';
import type { Answer, Check, Instant } from '../types.ts';
import { anyCase, evidence } from './arbitraries.ts';
import { confirmed, criterionOf, picked, raised, replace, settled } from './changes.ts';
import { assertNoWorse, onCase, property, sheetOf, type Property } from './property.ts';

export const monotonicity: Property[] = [
  onCase(
    'a better answer never lowers a score or a label, tier and verdicts unchanged',
    (engine, input, pick) => {
      const answer = picked(input.answers, pick);
      if (!answer) return;
      const before = replace(input, settled(answer));
      const after = replace(input, raised(settled(answer), criterionOf(input, answer), pick));
      const tier = (one: typeof input) =>
        sheetOf(engine, one).criteria.find(({ id }) => id === answer.criterion)?.tier;
      assert.equal(tier(after), tier(before));
      assertNoWorse(engine, before, after);
    },
  ),

  property(
    'one more piece of evidence never lowers a score or a label',
    fc.tuple(anyCase, fc.nat(99), evidence('e2')),
    (engine, [input, pick, added]) => {
      const answer = picked(input.answers, pick);
      if (!answer) return;
      assertNoWorse(
        engine,
        input,
        replace(input, { ...answer, evidence: [...answer.evidence, added] }),
      );
    },
  ),

  onCase('a confirming verdict never lowers anything', (engine, input, pick) => {
    const answer = picked(input.answers, pick);
    if (answer) assertNoWorse(engine, input, replace(input, confirmed(answer, input.asOf, pick)));
  }),

  onCase(
    'better or equal everywhere, with equal applicability, gives no lower score',
    (engine, input, pick) => {
      const before = { ...input, answers: input.answers.map(settled) };
      const answers = before.answers.map((answer, index) => {
        const better = raised(answer, criterionOf(input, answer), pick + index);
        return (pick + index) % 3 === 0 ? confirmed(better, input.asOf, pick) : better;
      });
      assertNoWorse(engine, before, { ...before, answers });
    },
  ),

  onCase(
    'a check stops counting when the answer is raised above it, not when it is lowered',
    (engine, input, pick) => {
      const criterion = picked(input.set.criteria, pick);
      if (!criterion) return;
      const set = {
        ...input.set,
        criteria: [{ ...criterion, ...ALWAYS, selection: 'percent' as const, valueField: 'rate' }],
      };
      const by = picked(['machine', 'person', 'register'] as const, pick) ?? 'person';
      const tier = (rate: number) =>
        sheetOf(engine, {
          ...input,
          set,
          answers: [checkedAt50(criterion.id, by, input.asOf, rate)],
        }).criteria[0]?.tier;
      assert.equal(tier(50), by === 'register' ? 3 : 2);
      assert.equal(tier(pick % 50), tier(50));
      assert.equal(tier(51 + (pick % 50)), 1);
    },
  ),
];

const ALWAYS = { applicability: 'toujours' as const, evidence: [] };

const checkedAt50 = (criterion: string, by: Check['by'], asOf: Instant, rate: number): Answer => ({
  criterion,
  revision: 1,
  answeredAt: asOf,
  response: { kind: 'level', fields: { rate } },
  evidence: [{ id: 'e0', type: 'DOCT', attachedAt: asOf, datedOn: dayOf(asOf) }],
  checks: [{ id: 'c', by, at: asOf, value: 5_000, complete: true, evidenceId: 'e0' }],
  verdicts: [],
  naDecisions: [],
  corrections: [],
  caps: [],
});
