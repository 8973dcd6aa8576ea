import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, startOf, type Instant } from '@gouvtech/criteria';
import { actionsOn, type ProtectedObject } from './permissions.ts';
import { apply, dueTransition, type ClockDates } from './transitions.ts';
import { IDEAL } from './testing/context.ts';
import { NAMED } from './testing/objects.ts';

type Step = { action: string; to: string; at: Instant };

/** What the job does: it makes every move that is due, dated when it fell due. */
function tick(start: ProtectedObject, dates: ClockDates, asOf: Instant): [ProtectedObject, Step[]] {
  const steps: Step[] = [];
  let object = start;
  for (let due = next(); due; due = next()) {
    steps.push({ action: due.action, to: due.to, at: due.at });
    object = {
      ...object,
      status: due.to,
      ...(due.revisionTo && {
        revisionStatus: due.revisionTo === 'archived' ? null : due.revisionTo,
      }),
    } as ProtectedObject;
  }
  return [object, steps];

  function next() {
    if (steps.length > 10) throw new Error('the clock goes round');
    return dueTransition(object, dates, asOf);
  }
}

const FIRST = '2026-01-15';
const after = (days: number): Instant => startOf(addDays(FIRST, days));
const someDay = fc
  .integer({ min: 0, max: 400 })
  .map((day) => `${after(day).slice(0, 11)}13:30:00.000Z`);
const someDates: fc.Arbitrary<ClockDates> = fc.record({
  reviewActAt: someDay,
  changesRequestedAt: someDay,
  confirmedAt: someDay,
  attestedAt: someDay,
  sentAt: someDay,
  decidedAt: someDay,
  inForceFrom: someDay,
});
const someObject = fc.constantFrom(...NAMED).map(({ object }) => object);

/** The clock moves these sooner or later; the others it leaves alone. */
const CLOCKED = NAMED.filter(({ object }) => tick(object, IDEAL.dates!, IDEAL.asOf)[1].length > 0);
const someClocked = fc.constantFrom(...CLOCKED).map(({ object }) => object);

describe('the clock', () => {
  const at = (object: ProtectedObject, dates: ClockDates, asOf: Instant) =>
    dueTransition(object, dates, asOf);
  const listing = (status: 'in_review' | 'changes_requested' | 'published') =>
    ({ type: 'listing', organisationId: 'a', status }) as const;
  const assessment = (status: 'published' | 'stale') =>
    ({ type: 'assessment', organisationId: 'a', status }) as const;
  const since = '2026-01-15T16:20:00.000Z';

  it.each([
    [
      'gives back a review left 5 days',
      listing('in_review'),
      'reviewActAt',
      '2026-01-20',
      'submitted',
    ],
    [
      'archives after 60 days without an answer',
      listing('changes_requested'),
      'changesRequestedAt',
      '2026-03-16',
      'archived',
    ],
    [
      'archives after 24 months without a confirmation',
      listing('published'),
      'confirmedAt',
      '2028-01-15',
      'archived',
    ],
    [
      'makes an assessment stale after 12 months',
      assessment('published'),
      'attestedAt',
      '2027-01-15',
      'stale',
    ],
    ['makes it expire after 3 more', assessment('stale'), 'attestedAt', '2027-04-15', 'expired'],
    [
      'ends an invitation after 14 days',
      { type: 'invitation', organisationId: 'a', status: 'sent', addressedTo: null } as const,
      'sentAt',
      '2026-01-29',
      'expired',
    ],
    [
      'makes the decision on a dispute final after 30 days without an appeal',
      {
        type: 'dispute',
        organisationId: 'a',
        accountId: 'x',
        status: 'dismissed',
        involved: [],
      } as const,
      'decidedAt',
      '2026-02-14',
      'final',
    ],
  ] as const)('%s', (_, object, date, day, to) => {
    const dates = { [date]: since };
    const before = new Date(Date.parse(startOf(day)) - 1).toISOString();
    expect(at(object, dates, before)).toBeNull();
    expect(at(object, dates, startOf(day))).toMatchObject({ to, at: startOf(day) });
    expect(at(object, dates, '2040-01-01T00:00:00.000Z')).toMatchObject({ to, at: startOf(day) });
  });

  it('drops an unanswered revision and keeps the published page', () => {
    const object = { ...listing('published'), revisionStatus: 'changes_requested' } as const;
    const dates = { changesRequestedAt: since, confirmedAt: since };
    expect(at(object, dates, '2026-06-01T00:00:00.000Z')).toMatchObject({
      to: 'published',
      revisionTo: 'archived',
    });
  });

  it('moves what has a delay, and nothing else', () => {
    expect(CLOCKED.map(({ name, object }) => `${object.type} ${name}`)).toEqual([
      'listing unclaimed + in_review',
      'listing unclaimed + changes_requested',
      'listing in_review',
      'listing in_review (déjà publiée)',
      'listing changes_requested',
      'listing changes_requested (déjà publiée)',
      'listing published',
      'listing published + draft',
      'listing published + submitted',
      'listing published + in_review',
      'listing published + changes_requested',
      'listing published + rejected',
      'listing suspended + in_review',
      'listing suspended + changes_requested',
      'assessment published',
      'assessment stale',
      'invitation sent',
      'dispute upheld',
      'dispute dismissed',
      'accreditation accredited',
      'accreditation suspended',
      'audit contradictory',
      'label granted',
      'label active',
      'label suspended',
      'two-person-act proposed',
      'criteria-set announced',
    ]);
  });

  it('does nothing without the date it counts from', () => {
    for (const { object } of NAMED) expect(dueTransition(object, {}, IDEAL.asOf)).toBeNull();
  });

  it('ends in the same state with the same dates whether it ticks every day or once', () => {
    fc.assert(
      fc.property(
        someClocked,
        someDates,
        fc.integer({ min: 0, max: 1_300 }),
        (object, dates, days) => {
          const once = tick(object, dates, after(days));
          let daily: [ProtectedObject, Step[]] = [object, []];
          for (let day = 0; day <= days; day += 1) {
            const [next, steps] = tick(daily[0], dates, after(day));
            daily = [next, [...daily[1], ...steps]];
          }
          expect(daily).toEqual(once);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('changes nothing when it ticks twice', () => {
    fc.assert(
      fc.property(someObject, someDates, someDay, (object, dates, asOf) => {
        const [state] = tick(object, dates, asOf);
        expect(tick(state, dates, asOf)).toEqual([state, []]);
      }),
    );
  });

  it('cannot be made to act early, nor asked to act without its dates', () => {
    expect(
      apply(assessment('published'), 'assessment:become-stale', {
        ...IDEAL,
        dates: { attestedAt: IDEAL.asOf },
      }),
    ).toEqual({ ok: false, reason: 'not-due' });
    expect(apply(assessment('published'), 'assessment:become-stale', { asOf: IDEAL.asOf })).toEqual(
      { ok: false, reason: 'not-due' },
    );
  });
});

describe('ends', () => {
  const TERMINAL = {
    assessment: ['superseded', 'withdrawn', 'invalidated'],
    organisation: ['refused', 'closed'],
    membership: ['refused', 'removed', 'left'],
    invitation: ['accepted', 'revoked', 'expired'],
    claim: ['accepted', 'refused', 'withdrawn'],
  };

  it('have no exit, and every other state has one', () => {
    const someContext = fc.record(
      {
        renewals: fc.nat(3),
        listingPublished: fc.boolean(),
        nextPublished: fc.boolean(),
        lastAdministrator: fc.boolean(),
        organisationVerified: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(someObject, someContext, (object, context) => {
        if (!(object.type in TERMINAL) || !('status' in object)) return;
        const exits = actionsOn(object.type)
          .map((action) => apply(object as never, action as never, { ...IDEAL, ...context }))
          .filter((outcome) => outcome.ok && outcome.to !== object.status);
        const ended = TERMINAL[object.type as keyof typeof TERMINAL].includes(object.status);
        if (ended) expect(exits).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
    for (const { object } of NAMED) {
      if (!(object.type in TERMINAL) || !('status' in object)) continue;
      const exits = actionsOn(object.type)
        .map((action) => apply(object as never, action as never, IDEAL))
        .filter((outcome) => outcome.ok && outcome.to !== object.status);
      const ended = TERMINAL[object.type as keyof typeof TERMINAL].includes(object.status);
      expect(exits.length === 0, `${object.type} ${object.status}`).toBe(ended);
    }
  });
});
