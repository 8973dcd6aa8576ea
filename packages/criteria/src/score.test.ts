import { describe, expect, test } from 'vitest';
import { score } from './score.ts';
import { answerTo, AT, level, setOf, yesNo } from './testing/examples.ts';
import type { Answer, Criterion } from './types.ts';

const NOW = '2026-06-01T12:00:00.000Z';
const one = (more: Partial<Answer>, asOf = NOW, criterion: Partial<Criterion> = {}) => {
  const found = score([answerTo('SEC-01', more)], {}, setOf(yesNo('SEC-01', criterion)), asOf)
    .criteria[0];
  if (!found) throw new Error('no criterion');
  return found;
};
const contract = { id: 'e1', type: 'DOCT' as const, attachedAt: AT, datedOn: '2026-02-10' };
const check = {
  id: 'c1',
  by: 'person' as const,
  at: '2026-03-10T09:00:00.000Z',
  value: 10_000,
  evidenceId: 'e1',
  complete: true,
};
const verdict = {
  id: 'v1',
  outcome: 'confirmed' as const,
  at: '2026-04-01T09:00:00.000Z',
  revision: 1,
  validUntil: '2035-01-01',
};

describe('proof', () => {
  test('a document documents, a person checks, a register certifies, an audit audits', () => {
    expect(one({}).tier).toBe(0);
    expect(one({ evidence: [contract] }).tier).toBe(1);
    expect(one({ evidence: [contract], checks: [check] }).tier).toBe(2);
    expect(one({ evidence: [contract], checks: [{ ...check, by: 'register' }] }).tier).toBe(3);
    expect(one({ verdicts: [verdict] }).tier).toBe(4);
  });

  test('a partial machine check raises nothing, a complete one lasts 30 days', () => {
    const { evidenceId: _, ...machine } = { ...check, by: 'machine' as const };
    expect(
      one({ checks: [{ ...machine, complete: false }] }, '2026-03-11T00:00:00.000Z').tier,
    ).toBe(0);
    expect(one({ checks: [machine] }, '2026-04-09T23:59:59.999Z')).toMatchObject({
      tier: 2,
      tierUntil: '2026-04-09',
    });
    expect(one({ checks: [machine] }, '2026-04-10T00:00:00.000Z')).toMatchObject({
      tier: 0,
      lapsed: { tier: 2, on: '2026-04-09' },
    });
  });

  test('a person looked at one piece of evidence: without it, the check is gone', () => {
    const removed = { ...contract, removedAt: '2026-05-01T00:00:00.000Z' };
    expect(one({ evidence: [removed], checks: [check] }, '2026-04-30T00:00:00.000Z').tier).toBe(2);
    expect(one({ evidence: [removed], checks: [check] })).toMatchObject({ tier: 0, lapsed: null });
    expect(one({ evidence: [contract], checks: [{ ...check, evidenceId: 'other' }] }).tier).toBe(1);
  });

  test('a certificate that starts later is refused until then, and is announced', () => {
    const evidence = [
      { ...contract, type: 'CERT' as const, startsOn: '2026-07-01', endsOn: '2026-12-31' },
    ];
    const sheet = score([answerTo('SEC-01', { evidence })], {}, setOf(yesNo('SEC-01')), NOW);
    expect(sheet.criteria[0]?.tier).toBe(0);
    expect(sheet.nextChangeAt).toBe('2026-07-01T00:00:00.000Z');
    expect(one({ evidence }, '2026-07-01T00:00:00.000Z')).toMatchObject({
      tier: 1,
      tierUntil: '2026-12-31',
    });
  });

  test('a type the criterion does not list, or a certificate without end, lasts 24 months from its date', () => {
    expect(one({ evidence: [{ ...contract, type: 'REFE' }] }).tierUntil).toBe('2028-02-10');
    const own = { evidence: [{ type: 'CERT' as const, shelfLife: 'own-end' as const }] };
    expect(one({ evidence: [{ ...contract, type: 'CERT' }] }, NOW, own).tierUntil).toBe(
      '2028-02-10',
    );
  });
});

describe('audits', () => {
  test('a verdict is valid 36 months at most', () => {
    expect(one({ verdicts: [verdict] }).tierUntil).toBe('2029-04-01');
    expect(one({ verdicts: [verdict] }, '2029-04-02T00:00:00.000Z').tier).toBe(0);
  });

  test('an edit detaches a positive verdict, and shows it', () => {
    const edited = one({
      verdicts: [verdict],
      revision: 2,
      answeredAt: '2026-05-01T00:00:00.000Z',
    });
    expect(edited).toMatchObject({ value: 10_000, tier: 0, modifiedSinceAudit: true });
  });

  test('an upward adjustment is lost with the revision; a downward one is not', () => {
    const up = { ...verdict, outcome: 'adjusted' as const, value: 10_000, declared: 5_000 };
    const down = { ...verdict, outcome: 'adjusted' as const, value: 5_000, declared: 10_000 };
    const edited = { revision: 2, answeredAt: '2026-05-01T00:00:00.000Z' };
    expect(one({ response: level('partiel'), verdicts: [up] }).value).toBe(10_000);
    expect(one({ response: level('partiel'), verdicts: [up], ...edited }).value).toBe(5_000);
    expect(one({ verdicts: [down], ...edited }).value).toBe(5_000);
  });

  test('the auditor saw more than the check made before: a correction starts again', () => {
    const refuted = { ...verdict, outcome: 'refuted' as const };
    const proofs = { evidence: [contract], checks: [check], verdicts: [refuted] };
    expect(one(proofs)).toMatchObject({ value: 0, tier: 4 });
    const corrected = { ...proofs, corrections: [{ at: '2026-05-01T00:00:00.000Z' }] };
    expect(one(corrected)).toMatchObject({ value: 10_000, tier: 1 });
    const again = { ...check, id: 'c2', at: '2026-05-02T00:00:00.000Z' };
    expect(one({ ...corrected, checks: [check, again] })).toMatchObject({ value: 10_000, tier: 2 });
  });

  test('a dispute caps the answer, whatever its proof, until the appeal overturns it', () => {
    const proofs = { evidence: [contract], checks: [check] };
    const cap = { at: '2026-04-10T00:00:00.000Z', value: 5_000 };
    const before = one(proofs);
    expect(one({ ...proofs, caps: [cap] })).toMatchObject({
      value: 5_000,
      reason: 'capped-by-dispute',
    });
    const until = '2026-05-01T00:00:00.000Z';
    expect(one({ ...proofs, caps: [{ ...cap, until }] })).toEqual(before);
    expect(one({ ...proofs, caps: [{ ...cap, until: '2099-01-01T00:00:00.000Z' }] }).value).toBe(
      5_000,
    );
  });

  test('a lifted cap asks for no new check of what was checked before it', () => {
    const cap = { at: '2026-04-10T00:00:00.000Z', value: 0, until: '2026-05-01T00:00:00.000Z' };
    const edited = { revision: 2, answeredAt: '2026-04-20T00:00:00.000Z' };
    const proofs = { ...edited, evidence: [contract], checks: [check] };
    expect(one({ ...proofs, caps: [cap] })).toEqual(one(proofs));
  });

  test('an adjustment without the value it was compared with caps an edited answer, by caution', () => {
    const unknown = { ...verdict, outcome: 'adjusted' as const, value: 5_000 };
    expect(one({ verdicts: [unknown], revision: 2 }).value).toBe(5_000);
  });
});

describe('claims', () => {
  const claim = { response: { kind: 'na' as const }, answeredAt: AT };
  const moderator = (accepted: boolean, at: string) => ({ naDecisions: [{ accepted, at }] });
  const auditor = (outcome: 'na_accepted' | 'na_rejected', revision = 1) => ({
    verdicts: [{ ...verdict, outcome, revision }],
  });

  test('an acceptance is for the claim it was given to', () => {
    expect(one({ ...claim, ...moderator(true, '2026-03-03T00:00:00.000Z') }).applicable).toBe(
      false,
    );
    expect(one({ ...claim, ...moderator(true, '2026-03-01T00:00:00.000Z') }).reason).toBe(
      'na-pending',
    );
    expect(one({ ...claim, ...auditor('na_accepted') }).applicable).toBe(false);
    expect(one({ ...claim, ...auditor('na_accepted'), revision: 2 }).reason).toBe('na-pending');
  });

  test('after an auditor refused, a moderator cannot accept', () => {
    const accepted = moderator(true, '2026-05-03T00:00:00.000Z');
    expect(one({ ...claim, ...auditor('na_rejected'), ...accepted }).reason).toBe('na-refused');
    expect(one({ ...claim, ...auditor('na_rejected'), ...accepted, revision: 2 }).reason).toBe(
      'na-pending',
    );
  });

  test('an auditor’s refusal leaves the criterion unanswered; a moderator’s is still an answer', () => {
    const completeness = (more: Partial<Answer>) =>
      score([answerTo('SEC-01', { ...claim, ...more })], {}, setOf(yesNo('SEC-01')), NOW).overall
        .completeness;
    expect(completeness(auditor('na_rejected'))).toBe(0);
    expect(completeness(moderator(false, '2026-03-03T00:00:00.000Z'))).toBe(10_000);
  });

  test('is never accepted on a prerequisite', () => {
    const accepted = { ...claim, ...moderator(true, '2026-03-03T00:00:00.000Z') };
    expect(one(accepted, NOW, { blocking: true, naPolicy: 'never' })).toMatchObject({
      applicable: true,
      blockingMissing: true,
    });
  });
});

describe('what cannot be scored is refused with its place', () => {
  const set = setOf(yesNo('SEC-01'));
  test.for<[string, Answer[], string]>([
    ['an unknown criterion', [answerTo('SEC-99')], 'answers[0].criterion'],
    [
      'an unknown level',
      [answerTo('SEC-01', { response: level('peut-être') })],
      'answers[0].response.level',
    ],
    [
      'two answers to one criterion',
      [answerTo('SEC-01'), answerTo('SEC-01')],
      'answers[1].criterion',
    ],
  ])('%s', ([, answers, path]) => {
    expect(() => score(answers, {}, set, NOW)).toThrow(
      expect.objectContaining({ name: 'ScoringError', path }),
    );
  });
});

test('an empty form hides no criterion', () => {
  const set = setOf(yesNo('SEC-01', { applicability: { and: ['saas', 'dcp'] } }));
  expect(score([], {}, set, NOW).overall.applicable).toBe(1);
  expect(score([], { saas: null }, set, NOW).overall.applicable).toBe(1);
  expect(score([], { saas: false }, set, NOW).overall).toMatchObject({
    applicable: 0,
    declared: null,
    completeness: null,
  });
});
