/** Dates: nothing from the future counts, time alone never helps, an audit is not waited out. */
import assert from 'node:assert/strict';
import { addDays, dayOf, startOf } from '../time.ts';
import { lastEvent, type Case } from './arbitraries.ts';
import { criterionOf, picked, raised, replace, withoutFuture } from './changes.ts';
import { assertNotLower, labelOf, onCase, sheetOf, undated, type Property } from './property.ts';

/** The same case asked once everything has happened, and later still. */
function settledCase(input: Case): Case {
  const last = lastEvent(input);
  const asOf = input.asOf < last ? last : input.asOf;
  return { ...input, asOf, later: input.later < asOf ? asOf : input.later };
}

export const dynamics: Property[] = [
  onCase('whatever is dated after the date asked is ignored', (engine, input) => {
    assert.deepEqual(sheetOf(engine, withoutFuture(input)), sheetOf(engine, input));
  }),

  onCase('after the last event, no score and no label rises with time', (engine, input) => {
    const now = settledCase(input);
    const [today, tomorrow] = [sheetOf(engine, now), sheetOf(engine, { ...now, asOf: now.later })];
    assertNotLower(tomorrow, today);
    const level = (sheet: typeof today) => labelOf(engine, sheet, input.set, input.scheme);
    assert.ok(level(tomorrow) <= level(today));
  }),

  onCase('nothing moves before the next change announced', (engine, input, pick) => {
    const now = settledCase(input);
    const sheet = sheetOf(engine, now);
    const limit = sheet.nextChangeAt ? Date.parse(sheet.nextChangeAt) : Date.parse('2040-01-01');
    assert.ok(limit > Date.parse(now.asOf));
    for (const at of [
      limit - 1,
      Date.parse(now.asOf) + Math.floor(((limit - Date.parse(now.asOf)) * pick) / 1_000),
    ]) {
      const then = sheetOf(engine, { ...now, asOf: new Date(at).toISOString() });
      assert.deepEqual(undated(then), undated(sheet));
    }
  }),

  onCase('an adverse verdict is not waited out, nor edited away', (engine, input, pick) => {
    const answer = picked(input.answers, pick);
    if (answer?.response.kind !== 'level') return;
    const now = settledCase(input);
    const at = startOf(addDays(dayOf(now.asOf), 1));
    const value = picked([0, 2_500, 5_000], pick) ?? 0;
    const verdict = {
      id: 'adverse',
      outcome: 'adjusted' as const,
      value,
      declared: 10_000,
      at,
      revision: answer.revision,
    };
    const judged = {
      ...answer,
      verdicts: [...answer.verdicts, { ...verdict, validUntil: dayOf(at) }],
    };
    const edited = {
      ...raised(judged, criterionOf(input, answer), 2),
      revision: 3,
      answeredAt: startOf(addDays(dayOf(at), 30)),
    };
    for (const [one, days] of [
      [judged, 0],
      [judged, 1_500],
      [judged, 20_000],
      [edited, 31],
      [edited, 20_000],
    ] as const) {
      const asOf = startOf(addDays(dayOf(at), days));
      const score = sheetOf(engine, replace({ ...now, asOf }, one)).criteria.find(
        ({ id }) => id === answer.criterion,
      );
      assert.ok(
        score && score.value <= value,
        `worth ${score?.value} after ${days} days, capped at ${value}`,
      );
      if (one === edited)
        assert.ok(score.tier <= 1, 'a correction stays at most documented until checked again');
    }
  }),

  onCase('a positive verdict holds for its revision, until its end', (engine, input, pick) => {
    const answer = picked(input.answers, pick);
    if (answer?.response.kind !== 'level') return;
    const now = settledCase(input);
    const at = startOf(addDays(dayOf(now.asOf), 1));
    const validUntil = addDays(dayOf(at), pick);
    const verdict = {
      id: 'positive',
      outcome: 'adjusted' as const,
      value: 10_000,
      at,
      revision: answer.revision,
      validUntil,
    };
    const judged = { ...answer, verdicts: [...answer.verdicts, verdict] };
    const at_ = (one: typeof answer, asOf: string) =>
      sheetOf(engine, replace({ ...now, asOf }, one)).criteria.find(
        ({ id }) => id === answer.criterion,
      );
    const during = at_(judged, startOf(validUntil));
    if (during?.declaredValue === undefined || during.declaredValue === null) return;
    assert.equal(during.value, 10_000);
    assert.equal(during.tier, 4);
    const after = at_(judged, startOf(addDays(validUntil, 1)));
    assert.ok(
      after && after.value <= (after.declaredValue ?? 0),
      'past its end, nothing is left of the rise',
    );
    const edited = {
      ...judged,
      revision: answer.revision + 1,
      verdicts: [verdict],
      caps: [],
      checks: [],
    };
    assert.ok((at_(edited, startOf(validUntil))?.tier ?? 0) <= 1);
  }),
];
