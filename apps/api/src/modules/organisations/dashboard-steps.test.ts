import { describe, expect, it } from 'vitest';
import type { Person as Actor } from '@gouvtech/domain/actors';
import { NOW } from '../../../test/catalogue-builder.ts';
import type { OwnSolution } from './dashboard-repository.ts';
import { nextSteps } from './dashboard.ts';

describe('the next step of a solution', () => {
  const member: Actor = {
    kind: 'person',
    accountId: 'a',
    staff: null,
    publicAgent: false,
    memberships: [{ organisationId: 'o', signatory: false, administrator: false }],
    strong: true,
    recent: false,
  };
  const signatory: Actor = {
    ...member,
    memberships: [{ organisationId: 'o', signatory: true, administrator: false }],
  };
  const steps = (more: Partial<OwnSolution>, actor = member) =>
    nextSteps(
      {
        ...{ id: 's', slug: 's', name: 'S', organisationId: 'o', status: 'published' },
        ...{ statusReason: null, statusSince: NOW, everPublished: true, confirmedAt: null },
        ...{ revision: null, shown: null, draft: null },
        ...more,
      },
      { id: 'o', signatories: ['Hélène'] },
      actor,
      NOW,
    ).map(({ step, you }) => [step, you]);
  const revision = (status: 'draft' | 'submitted' | 'in_review' | 'rejected') => ({
    revision: { status, since: NOW, reason: null, requests: [], updatedAt: NOW },
  });
  const draft = (status: 'draft' | 'attested') => ({
    draft: { status, answers: 1, lastAnswerAt: null, reopened: null },
  });
  const shown = (attestedAt: string) => ({
    shown: {
      ...{ status: 'published' as const, attestedAt, signatory: null },
      ...{ declared: null, checked: null, audited: null },
    },
  });

  it.each([
    [
      'a draft',
      { status: 'draft' as const, ...draft('draft') },
      [
        ['complete-listing', true],
        ['complete-assessment', true],
      ],
    ],
    [
      'one that waits',
      { ...revision('submitted'), ...draft('attested') },
      [
        ['wait-review', false],
        ['wait-publication', false],
      ],
    ],
    ['one under review', { ...revision('in_review'), ...shown(NOW) }, [['wait-review', false]]],
    [
      'one refused',
      { status: 'rejected' as const },
      [
        ['reopen-listing', true],
        ['start-assessment', true],
      ],
    ],
    ['one withdrawn', { status: 'withdrawn' as const }, [['reopen-listing', true]]],
    ['one without assessment', {}, [['start-assessment', true]]],
    ['one assessed lately', shown(NOW), []],
  ])('of %s', (_what, solution, expected) => {
    expect(steps(solution as Partial<OwnSolution>)).toEqual(expected);
  });

  it('is the signatory’s from 60 days before the end, even with an old login', () => {
    const old = shown('2026-01-10T08:00:00.000Z');
    expect(steps(old)).toEqual([['renew', false]]);
    expect(steps(old, signatory)).toEqual([['renew', true]]);
  });
});
