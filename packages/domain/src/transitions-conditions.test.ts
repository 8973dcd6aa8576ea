import { describe, expect, it } from 'vitest';
import type { ProtectedObject } from './permissions.ts';
import type { RefusalReason } from './refusals.ts';
import type { AuditStatus, LabelStatus } from './statuses.ts';
import { HINDRANCES } from './transitions-hindrances.ts';
import { apply, renewalOpensAt, type Context } from './transitions.ts';
import { IDEAL } from './testing/context.ts';

const listing = (status: 'draft' | 'in_review' | 'suspended' | 'unclaimed' | 'published') =>
  ({ type: 'listing', organisationId: 'a', status }) as const;
const assessment = (status: 'draft' | 'attested' | 'published' | 'stale' | 'expired') =>
  ({ type: 'assessment', organisationId: 'a', status }) as const;
const membership = (status: 'requested' | 'active') =>
  ({ type: 'membership', organisationId: 'a', accountId: 'x', status }) as const;
const claim = { type: 'claim', organisationId: 'a', status: 'requested' } as const;
const organisation = { type: 'organisation', id: 'a', status: 'verified' } as const;
const managed = { type: 'managed-account', accountId: 'x', status: 'active' } as const;
const answer = { type: 'answer', organisationId: 'a', status: 'attested' } as const;
const dispute = (status: 'vendor_reply' | 'upheld' | 'dismissed') =>
  ({ type: 'dispute', organisationId: 'a', accountId: 'x', status, involved: [] }) as const;
const criteriaSet = { type: 'criteria-set', status: 'compiled' } as const;
const accreditation = { type: 'accreditation', organisationId: 'l', status: 'applied' } as const;
const audited = { organisationId: 'a', labellerId: 'l', team: ['x'] };
const audit = (status: AuditStatus) =>
  ({ type: 'audit', ...audited, status, leadId: 'x' }) as const;
const label = (status: LabelStatus) => ({ type: 'label', ...audited, status }) as const;
const account = { type: 'account', accountId: 'x' } as const;

const outcome = (object: ProtectedObject, action: string, context: Context) => {
  const result = apply(object as never, action as never, context);
  return result.ok ? 'ok' : result.reason;
};

function review(worse: Context['review']): Partial<Context> {
  return { review: { ...IDEAL.review, ...worse } };
}

const CASES: [ProtectedObject, string, Partial<Context>, RefusalReason][] = [
  [
    listing('draft'),
    'listing:submit',
    { missingGates: ['organisation-verified', 'legal-contact'] },
    'organisation-not-verified',
  ],
  [listing('draft'), 'listing:submit', { missingGates: ['security-contact'] }, 'gates-missing'],
  [listing('draft'), 'listing:submit', { missingFields: ['summary'] }, 'fields-missing'],
  [
    listing('in_review'),
    'listing:publish',
    { missingGates: ['accuracy-statement'] },
    'gates-missing',
  ],
  [
    listing('suspended'),
    'listing:restore',
    { missingGates: ['organisation-verified'] },
    'organisation-not-verified',
  ],
  [listing('unclaimed'), 'listing:claim', { listingFree: false }, 'already-claimed'],
  [listing('published'), 'assessment:start', { assessmentOpen: true }, 'assessment-open'],
  [
    assessment('draft'),
    'assessment:attest',
    { attestationProblems: [{ code: 'unanswered', criterion: 'SEC-03' }] },
    'assessment-incomplete',
  ],
  [
    assessment('draft'),
    'assessment:attest',
    { barredUntil: '2026-11-22T10:00:00.001Z' },
    'attestation-barred',
  ],
  [
    assessment('attested'),
    'assessment:publish',
    { listingPublished: false },
    'listing-not-published',
  ],
  [
    assessment('attested'),
    'assessment:publish-automatically',
    { admissibilityAlert: true },
    'admissibility-alert',
  ],
  [assessment('draft'), 'assessment:attest', { criteriaSetEnded: true }, 'criteria-set-ended'],
  [assessment('stale'), 'assessment:renew', { criteriaSetEnded: true }, 'criteria-set-ended'],
  [assessment('stale'), 'assessment:renew', { renewals: 2 }, 'renewal-limit'],
  [
    assessment('expired'),
    'assessment:renew',
    { attestationProblems: [{ code: 'evidence-missing', criterion: 'SEC-08' }] },
    'assessment-incomplete',
  ],
  [
    assessment('published'),
    'assessment:renew',
    { dates: { attestedAt: '2026-06-01T09:00:00.000Z' } },
    'renewal-too-early',
  ],
  [assessment('stale'), 'assessment:supersede', { nextPublished: false }, 'next-not-published'],
  [
    assessment('published'),
    'assessment:invalidate',
    { secondPerson: false },
    'second-person-needed',
  ],
  [claim, 'claim:accept', { listingFree: false }, 'already-claimed'],
  [
    membership('requested'),
    'organisation:approve-member',
    { missingGates: undefined as never, organisationVerified: false },
    'organisation-not-verified',
  ],
  [membership('active'), 'organisation:leave', { lastAdministrator: true }, 'last-administrator'],
  [
    membership('active'),
    'organisation:remove-member',
    { lastAdministrator: true },
    'last-administrator',
  ],
  [
    membership('active'),
    'organisation:change-roles',
    { lastAdministrator: true, keepsAdministrator: false },
    'last-administrator',
  ],
  [listing('published'), 'listing:merge', { sameObject: true }, 'same-object'],
  [listing('unclaimed'), 'listing:merge', { targetEnded: true }, 'target-ended'],
  [listing('suspended'), 'listing:merge', { assessmentPublic: true }, 'assessment-public'],
  [organisation, 'organisation:merge', { sameObject: true }, 'same-object'],
  [organisation, 'organisation:merge', { targetEnded: true }, 'target-ended'],
  [organisation, 'organisation:merge', { labellerAtWork: true }, 'labeller-at-work'],
  [
    managed,
    'managed-account:set-role',
    { lastCatalogueAdministrator: true },
    'last-catalogue-administrator',
  ],
  [
    managed,
    'managed-account:block',
    { lastCatalogueAdministrator: true },
    'last-catalogue-administrator',
  ],
  [dispute('vendor_reply'), 'dispute:reply', { replied: true }, 'already-replied'],
  [dispute('vendor_reply'), 'dispute:uphold', { replyAwaited: true }, 'reply-awaited'],
  [dispute('vendor_reply'), 'dispute:dismiss', { replyAwaited: true }, 'reply-awaited'],
  [dispute('upheld'), 'dispute:appeal', { appealOpen: false }, 'appeal-too-late'],
  [dispute('dismissed'), 'dispute:appeal', { appealOpen: false }, 'appeal-too-late'],
  [
    criteriaSet,
    'criteria:announce',
    { release: { inForceOn: '2027-05-21', after: null } },
    'notice-too-short',
  ],
  [
    criteriaSet,
    'criteria:announce',
    { release: { inForceOn: '2027-07-01', after: '2027-07-01' } },
    'version-overtaken',
  ],
  [accreditation, 'accreditation:grant', { secondPerson: false }, 'second-person-needed'],
  [audit('requested'), 'audit:assign', { accreditationActive: false }, 'accreditation-inactive'],
  [audit('accepted'), 'audit:open', { independenceProblems: [{ guard: 'I1' }] }, 'not-independent'],
  [audit('accepted'), 'audit:open', { assessmentCurrent: false }, 'assessment-not-current'],
  [audit('assigned'), 'audit:sign-independence', { signed: true }, 'already-signed'],
  [audit('accepted'), 'audit:recuse', { recusalUsed: true }, 'recusal-used'],
  [audit('fieldwork'), 'audit:send-to-vendor', { missingVerdicts: ['SEC-01'] }, 'verdicts-missing'],
  [audit('contradictory'), 'audit:reply', { repliesClosed: true }, 'replies-closed'],
  [audit('contradictory'), 'audit:finalise', { repliesOpen: true }, 'replies-open'],
  [audit('contradictory'), 'audit:reply', { repliesOver: true }, 'replies-too-late'],
  [audit('contradictory'), 'audit:close-replies', { repliesOver: true }, 'replies-too-late'],
  [audit('contradictory'), 'audit:return-to-fieldwork', { repliesOver: true }, 'replies-too-late'],
  [audit('contradictory'), 'audit:return-to-fieldwork', { returnedOnce: true }, 'already-returned'],
  [audit('contradictory'), 'audit:return-to-fieldwork', { newEvidence: false }, 'no-new-evidence'],
  [
    audit('finalised'),
    'audit:decide',
    { independenceProblems: [{ guard: 'I5', accountId: 'x' }] },
    'not-independent',
  ],
  [audit('closed'), 'audit:appeal', { appealed: true }, 'already-appealed'],
  [audit('closed'), 'audit:appeal', { appealOpen: false }, 'appeal-too-late'],
  [audit('closed'), 'audit:reopen', { appealPending: false }, 'no-appeal'],
  [audit('closed'), 'audit:dismiss-appeal', { appealPending: false }, 'no-appeal'],
  [label('active'), 'label:suspend-due', { suspensionCause: false }, 'no-suspension-cause'],
  [label('suspended'), 'label:restore', { causeRemains: true }, 'cause-remains'],
  [label('suspended'), 'label:restore', { levels: { computed: 1, held: 2 } }, 'level-not-met'],
  [label('active'), 'label:supersede', { nextGranted: false }, 'next-not-granted'],
  [account, 'account:delete', { lastAdministrator: true }, 'last-administrator'],
  [answer, 'evidence:refuse', review({ evidenceStands: false }), 'evidence-gone'],
  [answer, 'evidence:check', review({ evidenceUnchecked: false }), 'nothing-to-check'],
  [answer, 'evidence:certify', review({ isCertificate: false }), 'not-a-certificate'],
  [answer, 'answer:accept-na', review({ blocking: true }), 'prerequisite'],
  [answer, 'answer:refuse-na', review({ claimOpen: false }), 'no-claim'],
  [answer, 'answer:accept-correction', review({ capped: false }), 'no-cap'],
  [answer, 'answer:accept-correction', review({ evidenceSinceCap: false }), 'new-evidence-needed'],
];

describe('conditions', () => {
  it.each(CASES)('of $0.type refuse %1$s', (object, action, worse, reason) => {
    expect(outcome(object, action, IDEAL)).toBe('ok');
    expect(outcome(object, action, { ...IDEAL, ...worse })).toBe(reason);
  });

  it('each have a case here', () => {
    expect(new Set(CASES.map(([, , , reason]) => reason))).toEqual(
      new Set(Object.keys(HINDRANCES)),
    );
  });

  it('are never taken for granted: a forgotten one is a fault of ours', () => {
    const bare = { asOf: IDEAL.asOf };
    for (const [object, action] of CASES)
      expect(() => outcome(object, action, bare), action).toThrow(/needed to judge/);
  });

  it('let the last administrator add a role to what they have', () => {
    const context = { ...IDEAL, lastAdministrator: true, keepsAdministrator: true };
    expect(outcome(membership('active'), 'organisation:change-roles', context)).toBe('ok');
  });

  it('lift the bar on attestations at its very end', () => {
    const context = { ...IDEAL, barredUntil: IDEAL.asOf };
    expect(outcome(assessment('draft'), 'assessment:attest', context)).toBe('ok');
  });

  it('open the renewal 60 days before the year is over', () => {
    const attestedAt = '2026-03-01T17:45:00.000Z';
    expect(renewalOpensAt(attestedAt)).toBe('2026-12-31T00:00:00.000Z');
    const at = (asOf: string) =>
      outcome(assessment('published'), 'assessment:renew', {
        ...IDEAL,
        asOf,
        dates: { attestedAt },
      });
    expect(at('2026-12-30T23:59:59.999Z')).toBe('renewal-too-early');
    expect(at('2026-12-31T00:00:00.000Z')).toBe('ok');
  });
});
