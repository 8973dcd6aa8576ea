import { describe, expect, it } from 'vitest';
import type { Tally } from '../api.ts';
import { loadSet } from '@gouvtech/criteria';
import { criterionSheet, findCriterion, neighbours } from './sheet.ts';

const set = loadSet('2026.1');
const tally = (level: string, proof: Tally['proof'], listings: number): Tally => ({
  level,
  proof,
  listings,
});

describe('the page of a criterion', () => {
  it('counts listings at their level, and apart those that have none', () => {
    const sheet = criterionSheet(set, findCriterion(set, 'ECO-01')!, [
      tally('declaration', 'declared', 3),
      tally('declaration', 'audited', 2),
      tally('unanswered', 'declared', 7),
    ]);
    expect(sheet.levels.map(({ points, listings }) => [points, listings])).toEqual([
      ['0', 0],
      ['30', 0],
      ['60', 0],
      ['100', 5],
    ]);
    expect(sheet.outside).toEqual({ na: 0, planned: 0, unanswered: 7 });
  });
  it('shows the bands of a proportional rubric between its ends', () => {
    const sheet = criterionSheet(set, findCriterion(set, 'ECO-02')!, [
      tally('0', 'declared', 1),
      tally('1-49', 'checked', 4),
      tally('100', 'audited', 2),
    ]);
    expect(sheet.levels.map(({ points, listings }) => [points, listings])).toEqual([
      ['0', 1],
      ['1\u00a0à\u00a049', 4],
      ['50\u00a0à\u00a099', 0],
      ['100', 2],
    ]);
  });
  it('has an anchor for every level and words for every field of every criterion', () => {
    for (const criterion of set.criteria) {
      const sheet = criterionSheet(set, criterion, []);
      const anchored = sheet.levels.filter(({ anchor }) => anchor);
      expect(anchored, criterion.id).toHaveLength(criterion.levels.length);
      expect(sheet.fields.map(({ label }) => label)).not.toContain(undefined);
      expect(
        sheet.evidence.every(({ what }) => what),
        criterion.id,
      ).toBe(true);
      expect(new Set(sheet.levels.map(({ points }) => points)).size).toBe(sheet.levels.length);
    }
  });
  it('leads to its neighbours, and stops at both ends', () => {
    const { criteria } = set;
    expect(neighbours(set, criteria[0]!.id)).toMatchObject({ before: undefined });
    expect(neighbours(set, criteria.at(-1)!.id)).toMatchObject({ after: undefined });
    expect(neighbours(set, 'SEC-10')).toMatchObject({
      before: { id: 'SEC-09' },
      after: { id: 'SEC-11' },
    });
  });
});
