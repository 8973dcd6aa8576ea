import { describe, expect, it } from 'vitest';
import { criteriaSets, type CriteriaSet, type Criterion } from '@gouvtech/criteria';
import { commonCore } from './common-core.ts';

const [first] = criteriaSets as [CriteriaSet];
const [a, b, c, d] = first.criteria as [Criterion, Criterion, Criterion, Criterion];
const from = (criterion: Criterion, kind: Criterion['mapping']['kind']): Criterion => ({
  ...criterion,
  mapping: { kind, from: kind === 'new' ? [] : [criterion.id] },
});
const version = (name: string, criteria: Criterion[]): CriteriaSet => ({
  ...first,
  version: name,
  criteria,
});

const one = version('1', [a, b, c, d]);
const two = version('2', [from(a, 'same'), from(b, 'reworded'), from(c, 'same')]);
const three = version('3', [from(c, 'same'), from(a, 'rescaled'), from(b, 'same')]);
const sets = [one, two, three];

describe('the common core of several versions', () => {
  it('is the whole version when there is only one', () => {
    expect(commonCore(sets, ['1'])).toEqual([a.id, b.id, c.id, d.id]);
    expect(commonCore(criteriaSets, [first.version])).toHaveLength(first.criteria.length);
  });

  it('keeps only what stayed the same, in the order of the newest', () => {
    expect(commonCore(sets, ['2', '1'])).toEqual([a.id, c.id]);
    expect(commonCore(sets, ['3', '2'])).toEqual([c.id, b.id]);
  });

  it('follows every version between the oldest and the newest', () => {
    expect(commonCore(sets, ['1', '3'])).toEqual([c.id]);
  });

  it('is empty without an assessment, or when nothing stayed the same', () => {
    expect(commonCore(sets, [])).toEqual([]);
    expect(commonCore([one, version('2', [from(a, 'split')])], ['1', '2'])).toEqual([]);
  });

  it('never takes a criterion for the same when it took over another id', () => {
    const renamed = { ...from(a, 'same'), mapping: { kind: 'same' as const, from: [b.id] } };
    expect(commonCore([one, version('2', [renamed])], ['1', '2'])).toEqual([]);
  });
});
