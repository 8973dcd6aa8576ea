import { describe, expect, it } from 'vitest';
import { cureEndsAt, cureMonths, SUSPENSION_CAUSES } from './transitions-label.ts';
import { dueTransition } from './transitions.ts';

const scheme = 'socle-public' as const;
const suspendedAt = '2026-11-20T16:30:00.000Z';
const label = {
  type: 'label',
  ...{ organisationId: 'a', labellerId: 'l', team: [] },
  status: 'suspended',
} as const;

describe('the time to cure a suspended label', () => {
  it('is three months for a major finding, six for any other cause', () => {
    expect(SUSPENSION_CAUSES.map((cause) => [cause, cureMonths({ scheme, cause })])).toEqual([
      ['prerequisite-unproven', 6],
      ['assessment-ended', 6],
      ['listing-ended', 6],
      ['surveillance-overdue', 6],
      ['accreditation-suspended', 6],
      ['major-finding', 3],
      ['upheld-dispute', 6],
    ]);
    expect(cureMonths({ scheme, cause: null })).toBe(6);
  });

  it.each([
    ['major-finding', '2027-02-19T23:59:59.999Z', '2027-02-20T00:00:00.000Z'],
    ['upheld-dispute', '2027-05-19T23:59:59.999Z', '2027-05-20T00:00:00.000Z'],
  ] as const)('of %s ends with the revocation, not before', (cause, before, end) => {
    const dates = { cureEndsAt: cureEndsAt({ suspendedAt, scheme, cause }) };
    expect(dates.cureEndsAt).toBe(end);
    expect(dueTransition(label, dates, before)).toBeNull();
    const due = { action: 'label:revoke-uncured', to: 'revoked', at: end };
    expect(dueTransition(label, dates, end)).toEqual(due);
    expect(dueTransition(label, dates, '2029-01-01T00:00:00.000Z')).toEqual(due);
  });
});
