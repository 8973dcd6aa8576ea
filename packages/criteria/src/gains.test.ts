import { describe, expect, it } from 'vitest';
import { gains } from './gains.ts';
import { nextLevel } from './next-level.ts';
import { score } from './score.ts';
import { loadSet } from './sets.ts';
import type { Answer } from './types.ts';

const set = loadSet('2026.1');
const asOf = '2026-11-20T08:00:00.000Z';
const blank = { checks: [], verdicts: [], naDecisions: [], corrections: [], caps: [] };
const answered = (criterion: string, level: string, more: Partial<Answer> = {}): Answer => ({
  criterion,
  revision: 1,
  answeredAt: '2026-11-01T08:00:00.000Z',
  response: { kind: 'level', level, fields: {} },
  evidence: [],
  ...blank,
  ...more,
});

describe('the next level', () => {
  it.each(set.criteria.map((criterion) => [criterion.id, criterion] as const))(
    'of %s is reached step by step up to the top, each step worth more',
    (_, criterion) => {
      let answer: Answer | undefined;
      let last = 0;
      for (let step = 0; step < 40; step += 1) {
        const next = nextLevel(criterion, answer, {}, asOf);
        if (!next) break;
        answer = next.answer;
        const { value } = score([answer], {}, set, asOf).criteria.find(
          ({ id }) => id === criterion.id,
        )!;
        expect(value).toBeGreaterThan(last);
        last = value;
      }
      expect(last).toBe(10_000);
    },
  );
});

describe('gains', () => {
  it('are what the engine says of the same answers, each act alone', () => {
    const found = gains([], {}, set, asOf);
    expect(found).toHaveLength(72);
    for (const gain of found.slice(0, 20)) {
      const criterion = set.criteria.find(({ id }) => id === gain.criterion)!;
      const { answer } = nextLevel(criterion, undefined, {}, asOf)!;
      const { overall } = score([answer], {}, set, asOf);
      expect(gain.overall).toEqual({
        declared: overall.declared,
        checked: overall.checked,
        assured: overall.assured,
      });
    }
  });

  it('come with the most useful first', () => {
    const effects = gains([], {}, set, asOf).map(({ overall }) => overall.assured);
    expect(effects).toEqual(effects.toSorted((a, b) => b - a));
  });

  it('propose a proof for what is only declared, then its check', () => {
    const declared = answered('RGP-01', 'oui');
    const acts = (answer: Answer) =>
      gains([answer], {}, set, asOf)
        .filter(({ criterion }) => criterion === 'RGP-01')
        .map(({ action, overall }) => [action, overall.declared, overall.checked > 0]);
    expect(acts(declared)).toEqual([['attach', 0, false]]);
    const evidence: Answer['evidence'] = [
      { id: 'a', type: 'CONT', attachedAt: '2026-11-02T08:00:00.000Z', datedOn: '2026-10-01' },
    ];
    expect(acts({ ...declared, evidence })).toEqual([['check', 0, true]]);
    const checks: Answer['checks'] = [
      { id: 'c', by: 'person', at: asOf, value: 10_000, evidenceId: 'a', complete: true },
    ];
    expect(acts({ ...declared, evidence, checks })).toEqual([]);
  });

  it('ask to confirm a kept answer, and nothing about what does not apply', () => {
    const kept = answered('RGP-01', 'oui', { toConfirm: true });
    const found = gains([kept], { ia: false }, set, asOf);
    expect(found.find(({ criterion }) => criterion === 'RGP-01')).toMatchObject({
      action: 'confirm',
      value: 10_000,
    });
    expect(found.some(({ criterion }) => criterion === 'ACH-06')).toBe(false);
  });

  it('promise nothing where an audit holds the value down', () => {
    const refuted = answered('RGP-01', 'partiel', {
      verdicts: [{ id: 'v', outcome: 'refuted', at: asOf, revision: 1, validUntil: '2027-11-01' }],
    });
    const found = gains([refuted], {}, set, asOf);
    expect(found.some(({ criterion }) => criterion === 'RGP-01')).toBe(false);
  });
});
