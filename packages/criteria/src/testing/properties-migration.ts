/** From one version to the next: never upwards, always the same, and nothing at all from a version to itself. */
import fc from 'fast-check';
import assert from 'node:assert/strict';
import type { Criterion } from '../types.ts';
import { anyCase, type Case } from './arbitraries.ts';
import { picked } from './changes.ts';
import { property, type Property } from './property.ts';

const twoCases = fc.tuple(anyCase, anyCase, fc.nat(9_999));

export const migration: Property[] = [
  property(
    'a migration never raises a value or a tier',
    twoCases,
    (engine, [input, other, pick]) => {
      const { from, to } = twoVersions(input, other, pick);
      const { answers } = engine.migrate(input.answers, input.facts, from, to, input.asOf);
      const before = engine.score(input.answers, input.facts, from, input.asOf).criteria;
      const after = engine.score(answers, input.facts, to, input.asOf).criteria;
      for (const { id, mapping } of to.criteria) {
        const now = after.find((one) => one.id === id);
        const sources = mapping.from.flatMap((source) => before.filter((one) => one.id === source));
        assert.ok(now);
        const limit = (key: 'value' | 'tier') =>
          sources.length ? Math.min(...sources.map((one) => one[key])) : 0;
        assert.ok(
          now.value <= limit('value') && now.tier <= limit('tier'),
          `${mapping.kind}: ${id}`,
        );
      }
    },
  ),

  property(
    'once confirmed, a reworded answer is at most checked and a split one documented',
    twoCases,
    (engine, [input, other, pick]) => {
      const { from, to } = twoVersions(input, other, pick);
      const { answers } = engine.migrate(input.answers, input.facts, from, to, input.asOf);
      const confirmed = answers.map((answer) => ({ ...answer, toConfirm: false }));
      const after = engine.score(confirmed, input.facts, to, input.asOf).criteria;
      for (const { id, mapping } of to.criteria) {
        if (mapping.kind !== 'reworded' && mapping.kind !== 'split') continue;
        const tier = after.find((one) => one.id === id)?.tier ?? 0;
        assert.ok(tier <= (mapping.kind === 'split' ? 1 : 2), `${mapping.kind}: ${id}`);
        assert.ok(answers.every((one) => one.criterion !== id || one.verdicts.length === 0));
      }
    },
  ),

  property(
    'a migration gives the same bytes twice, and leaves what it reads untouched',
    twoCases,
    (engine, [input, other, pick]) => {
      const { from, to } = twoVersions(input, other, pick);
      const read = JSON.stringify([input.answers, from, to]);
      const run = () => engine.migrate(input.answers, input.facts, from, to, input.asOf);
      assert.equal(JSON.stringify(run()), JSON.stringify(run()));
      assert.equal(JSON.stringify([input.answers, from, to]), read);
    },
  ),

  property('a version mapped to itself changes nothing', anyCase, (engine, input) => {
    const criteria = input.set.criteria.map((criterion): Criterion => ({
      ...criterion,
      mapping: { kind: 'same', from: [criterion.id] },
    }));
    const to = { ...input.set, version: '2026.2', criteria };
    const done = engine.migrate(input.answers, input.facts, input.set, to, input.asOf);
    assert.deepEqual(done.answers, input.answers);
    assert.deepEqual(done.archived, []);
    const scores = (set: typeof to) =>
      engine.score(done.answers, input.facts, set, input.asOf).criteria;
    assert.deepEqual(scores(to), scores(input.set));
  }),
];

/** The next version: the rubrics of another random set, each mapped to one or two criteria of the first. */
function twoVersions(input: Case, other: Case, pick: number) {
  const kinds = ['same', 'reworded', 'merged', 'split', 'rescaled', 'new'] as const;
  const old = input.set.criteria;
  const criteria = other.set.criteria.map((criterion, index): Criterion => {
    const kind = picked([...kinds], pick + index) ?? 'new';
    const source = picked(old, pick + index);
    const second = picked(old, pick + index + 1);
    if (!source || !second || kind === 'new')
      return { ...criterion, mapping: { kind: 'new', from: [] } };
    const from = kind === 'merged' && second !== source ? [source.id, second.id] : [source.id];
    const rubric = kind === 'same' ? source : criterion;
    return { ...rubric, id: criterion.id, theme: criterion.theme, mapping: { kind, from } };
  });
  return { from: input.set, to: { ...other.set, version: '2026.2', criteria } };
}
