import { describe, expect, it } from 'vitest';
import {
  loadSet,
  score,
  type Answer,
  type Criterion,
  type ScoreLine,
  type ScoreSheet,
} from '@gouvtech/criteria';
import { stands, valueToCheck } from './judge.ts';

const SET = loadSet('2026.1');
const NOW = '2026-11-22T10:00:00.000Z';
const ATTACHED = '2026-11-01T10:00:00.000Z';
const CASES = 150;

/** The same cases at every run (mulberry32). */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * sides);
  };
}

function answerTo(criterion: Criterion, roll: ReturnType<typeof dice>): Answer[] {
  const shape = roll(8);
  if (shape === 0) return [];
  const level = criterion.levels[roll(criterion.levels.length)];
  const evidence = Array.from({ length: roll(3) }, (_, index) => ({
    id: `${criterion.id}-${index}`,
    type: (['DOCT', 'CERT', 'RAPP'] as const)[roll(3)]!,
    attachedAt: ATTACHED,
    datedOn: ['2026-10-01', '2025-01-01', '2023-01-01'][roll(3)]!,
    endsOn: '2027-06-30',
    ...(roll(6) === 0 && { removedAt: NOW }),
  }));
  return [
    {
      criterion: criterion.id,
      revision: 1,
      answeredAt: ATTACHED,
      response:
        shape === 1 || !level
          ? { kind: 'planned', on: '2027-06-30' }
          : shape === 2
            ? { kind: 'na' }
            : { kind: 'level', level: level.key, fields: {} },
      evidence,
      checks: [],
      verdicts:
        roll(10) === 0
          ? [
              {
                id: `${criterion.id}-avis`,
                outcome: 'adjusted',
                value: [0, 4_000, 10_000][roll(3)]!,
                declared: level?.value ?? 0,
                at: '2026-11-05T10:00:00.000Z',
                revision: 1,
                validUntil: '2029-01-01',
              },
            ]
          : [],
      naDecisions: [],
      corrections: [],
      caps: roll(10) === 0 ? [{ at: '2026-11-06T10:00:00.000Z', value: 2_000 }] : [],
    },
  ];
}

const lines = ({ overall, themes }: ScoreSheet): ScoreLine[] => [overall, ...themes];

describe('a check by a moderator', () => {
  it(`never moves what is declared nor audited, and only raises what is checked and assured (${CASES} assessments)`, () => {
    let raised = 0;
    for (let seed = 1; seed <= CASES; seed += 1) {
      const roll = dice(seed);
      const chosen = SET.criteria.filter(({ selection }) => selection === 'chosen');
      const answers = chosen.flatMap((criterion) => answerTo(criterion, roll));
      const before = score(answers, {}, SET, NOW);
      for (const answer of answers) {
        const criterion = SET.criteria.find(({ id }) => id === answer.criterion)!;
        const own = before.criteria.find(({ id }) => id === answer.criterion)!;
        const piece = answer.evidence.find((one) => stands(criterion, one, NOW));
        const value = valueToCheck(own);
        if (!piece || value === 0 || roll(4) !== 0) continue;
        const by = piece.type === 'CERT' ? 'register' : 'person';
        const check = {
          id: 'c',
          by,
          at: NOW,
          value,
          evidenceId: piece.id,
          complete: true,
        } as const;
        const checked = answers.map((one) =>
          one === answer ? { ...one, checks: [...one.checks, check] } : one,
        );
        const after = score(checked, {}, SET, NOW);
        lines(after).forEach((line, index) => {
          const was = lines(before)[index]!;
          expect([line.declared, line.audited]).toEqual([was.declared, was.audited]);
          expect(line.checked ?? 0).toBeGreaterThanOrEqual(was.checked ?? 0);
          expect(line.assured ?? 0).toBeGreaterThanOrEqual(was.assured ?? 0);
        });
        const now = after.criteria.find(({ id }) => id === answer.criterion)!;
        expect(now.tier).toBeGreaterThanOrEqual(2);
        expect(now.value).toBe(own.value);
        raised += after.overall.assured! > before.overall.assured! ? 1 : 0;
      }
    }
    expect(raised).toBeGreaterThan(100);
  });
});
