/** What may stand in the way of a move, named by the refusal it leads to. */
import type { RefusalReason } from './refusals.ts';
import { earliestInForceOn, isBeforeRenewalWindow } from './transitions-dates.ts';
import type { AnswerReview, Context } from './transitions-types.ts';

export const RENEWALS_IN_A_ROW = 2;

export const HINDRANCES = {
  'organisation-not-verified': (context) =>
    context.missingGates === undefined
      ? !given(context, 'organisationVerified')
      : context.missingGates.includes('organisation-verified'),
  'gates-missing': (context) => given(context, 'missingGates').length > 0,
  'fields-missing': (context) => given(context, 'missingFields').length > 0,
  'assessment-open': (context) => given(context, 'assessmentOpen'),
  'assessment-incomplete': (context) => given(context, 'attestationProblems').length > 0,
  'attestation-barred': (context) => {
    const until = given(context, 'barredUntil');
    return until !== null && Date.parse(context.asOf) < Date.parse(until);
  },
  'criteria-set-ended': (context) => given(context, 'criteriaSetEnded'),
  'listing-not-published': (context) => !given(context, 'listingPublished'),
  'admissibility-alert': (context) => given(context, 'admissibilityAlert'),
  'renewal-limit': (context) => given(context, 'renewals') >= RENEWALS_IN_A_ROW,
  'renewal-too-early': (context) => {
    const { attestedAt } = given(context, 'dates');
    if (attestedAt == null) throw new Error('dates.attestedAt is needed to judge a renewal');
    return isBeforeRenewalWindow(attestedAt, context.asOf);
  },
  'next-not-published': (context) => !given(context, 'nextPublished'),
  'second-person-needed': (context) => !given(context, 'secondPerson'),
  'evidence-gone': (context) => !reviewed(context, 'evidenceStands'),
  'nothing-to-check': (context) => !reviewed(context, 'evidenceUnchecked'),
  'not-a-certificate': (context) => !reviewed(context, 'isCertificate'),
  prerequisite: (context) => reviewed(context, 'blocking'),
  'no-claim': (context) => !reviewed(context, 'claimOpen'),
  'no-cap': (context) => !reviewed(context, 'capped'),
  'new-evidence-needed': (context) => !reviewed(context, 'evidenceSinceCap'),
  'already-replied': (context) => given(context, 'replied'),
  'reply-awaited': (context) => given(context, 'replyAwaited'),
  'appeal-too-late': (context) => !given(context, 'appealOpen'),
  'already-claimed': (context) => !given(context, 'listingFree'),
  'last-administrator': (context) =>
    given(context, 'lastAdministrator') && context.keepsAdministrator !== true,
  'same-object': (context) => given(context, 'sameObject'),
  'target-ended': (context) => given(context, 'targetEnded'),
  'labeller-at-work': (context) => given(context, 'labellerAtWork'),
  'assessment-public': (context) => given(context, 'assessmentPublic'),
  'notice-too-short': (context) =>
    given(context, 'release').inForceOn < earliestInForceOn(context.asOf),
  'version-overtaken': (context) => {
    const { inForceOn, after } = given(context, 'release');
    return after !== null && inForceOn <= after;
  },
  'accreditation-inactive': (context) => !given(context, 'accreditationActive'),
  'not-independent': (context) => given(context, 'independenceProblems').length > 0,
  'already-signed': (context) => given(context, 'signed'),
  'recusal-used': (context) => given(context, 'recusalUsed'),
  'assessment-not-current': (context) => !given(context, 'assessmentCurrent'),
  'verdicts-missing': (context) => given(context, 'missingVerdicts').length > 0,
  'replies-closed': (context) => given(context, 'repliesClosed'),
  'replies-too-late': (context) => given(context, 'repliesOver'),
  'replies-open': (context) => given(context, 'repliesOpen'),
  'already-returned': (context) => given(context, 'returnedOnce'),
  'no-new-evidence': (context) => !given(context, 'newEvidence'),
  'already-appealed': (context) => given(context, 'appealed'),
  'no-appeal': (context) => !given(context, 'appealPending'),
  'level-not-met': (context) => {
    const { computed, held } = given(context, 'levels');
    return computed < held;
  },
  'no-suspension-cause': (context) => !given(context, 'suspensionCause'),
  'cause-remains': (context) => given(context, 'causeRemains'),
  'next-not-granted': (context) => !given(context, 'nextGranted'),
  'last-catalogue-administrator': (context) => given(context, 'lastCatalogueAdministrator'),
} as const satisfies Partial<Record<RefusalReason, (context: Context) => boolean>>;

export type HindranceName = keyof typeof HINDRANCES;

function given<K extends keyof Context>(context: Context, key: K) {
  const value = context[key];
  if (value === undefined) throw new Error(`context.${key} is needed to judge this act`);
  return value as Exclude<Context[K], undefined>;
}

function reviewed(context: Context, key: keyof AnswerReview): boolean {
  const value = given(context, 'review')[key];
  if (value === undefined) throw new Error(`context.review.${key} is needed to judge this act`);
  return value;
}
