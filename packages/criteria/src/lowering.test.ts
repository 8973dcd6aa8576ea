import { describe, expect, it } from 'vitest';
import { firstRise } from './lowering.ts';
import { score } from './score.ts';
import { loadSet } from './sets.ts';
import type { Answer } from './types.ts';

const set = loadSet('2026.1');
const asOf = '2026-11-20T08:00:00.000Z';
const AT = '2026-11-01T08:00:00.000Z';
const chosen = set.criteria.find(({ id }) => id === 'ACC-05')!;
const answer = (level: string, more: Partial<Answer> = {}): Answer => ({
  criterion: chosen.id,
  revision: 1,
  answeredAt: AT,
  response: { kind: 'level', level, fields: {} },
  evidence: [],
  checks: [],
  verdicts: [],
  naDecisions: [],
  corrections: [],
  caps: [],
  ...more,
});
const [low, middle, high] = [chosen.levels[0]!, chosen.levels[1]!, chosen.levels.at(-1)!];
const rise = (before: Answer, after: Answer) => firstRise([before], [after], {}, set, asOf);

describe('a change of a published answer', () => {
  it('that goes down, or says the same, raises nothing', () => {
    expect(rise(answer(high.key), answer(middle.key))).toBeNull();
    expect(rise(answer(high.key), answer(low.key))).toBeNull();
    expect(rise(answer(middle.key), answer(middle.key))).toBeNull();
    expect(
      rise(answer(high.key), answer('', { response: { kind: 'planned', on: '2027-06-01' } })),
    ).toBeNull();
  });

  it('that goes up is named by its criterion', () => {
    expect(rise(answer(middle.key), answer(high.key))).toEqual({
      at: asOf,
      criterion: chosen.id,
      theme: null,
      figure: 'declared',
    });
  });

  it('that goes up under a cap rises too, though the figures do not move yet', () => {
    const caps = [{ at: AT, value: 0 }];
    const [before, after] = [answer(low.key, { caps }), answer(high.key, { caps })];
    expect(score([after], {}, set, asOf).overall).toEqual(score([before], {}, set, asOf).overall);
    expect(rise(before, after)?.criterion).toBe(chosen.id);
  });

  it('that comes back under an old check would raise what is checked', () => {
    const proven: Partial<Answer> = {
      evidence: [{ id: 'proof', type: 'DOCT', attachedAt: AT, datedOn: '2026-10-01' }],
      checks: [
        {
          id: 'check',
          by: 'person',
          at: AT,
          value: middle.value,
          evidenceId: 'proof',
          complete: true,
        },
      ],
    };
    expect(rise(answer(high.key, proven), answer(middle.key, proven))).toMatchObject({
      criterion: null,
      theme: chosen.theme,
      figure: 'checked',
    });
  });

  it('that puts a date off rises on the day the first date would have lapsed', () => {
    const audited = (day: string, rate: number): Answer => ({
      ...answer(''),
      criterion: 'ACC-01',
      response: { kind: 'level', fields: { taux: rate, date_audit: day } },
    });
    // « ageAtMostMonths: 36 »: the first audit stops counting in April 2027.
    const found = rise(audited('2024-04-02', 82), audited('2025-04-02', 60));
    expect(found?.criterion).toBe('ACC-01');
    expect(found?.at.slice(0, 7)).toBe('2027-04');
    expect(rise(audited('2024-04-02', 82), audited('2024-04-02', 60))).toBeNull();
  });
});
