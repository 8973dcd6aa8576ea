import { addMonths, dayOf, THEME_IDS, TIERS, type Instant } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { DOMAIN_CODES, ENDED_STATUSES, LISTED_STATUSES } from '@gouvtech/domain';
import type { Static } from 'typebox';
import {
  answersByThemeAndTier,
  assessmentsToRenew,
  countByFacet,
  countByStatus,
  mediansByMonth,
  proofsToReplace,
  type Counted,
  type Delay,
  type Expiry,
  type Span,
} from './repository.ts';
import type { Statistics } from './schemas.ts';

/** Months of delays behind, and of expiries ahead; the current one is in both. */
const MONTHS = 12;
const STAFF = ['moderator', 'administrator'];

const SPANS: Record<'listings' | 'assessments' | 'disputes', Span> = {
  listings: {
    starts: ['listing:submit'],
    decisions: ['listing:publish', 'listing:refuse', 'listing:request-changes'],
    roles: [],
  },
  assessments: {
    starts: ['assessment:attest'],
    decisions: ['assessment:publish', 'assessment:reopen'],
    // A signatory who reopens their own attestation decides nothing.
    roles: STAFF,
  },
  disputes: {
    starts: ['dispute:open'],
    decisions: ['dispute:uphold', 'dispute:dismiss', 'dispute:declare-inadmissible'],
    roles: [],
  },
};

/** Counts everything once. @param asOf UTC */
export async function computeStatistics(
  database: Database,
  asOf: Instant,
): Promise<Static<typeof Statistics>> {
  const thisMonth = `${dayOf(asOf).slice(0, 7)}-01`;
  const past = monthsFrom(addMonths(thisMonth, 1 - MONTHS));
  const ahead = monthsFrom(thisMonth);
  const end = addMonths(thisMonth, MONTHS);
  const statuses = await countByStatus(database);
  const domains = await countByFacet(database, 'domain');
  const assessments = await countByFacet(database, 'assessment');
  const answers = await answersByThemeAndTier(database);
  const delays = async (span: Span) =>
    byMonth(past, await mediansByMonth(database, span, `${past[0]}-01`), noDecision);
  const renewals = await assessmentsToRenew(database, thisMonth, end);
  const proofs = await proofsToReplace(database, thisMonth, end);
  return {
    computedAt: asOf,
    statuses: [
      ...[...LISTED_STATUSES, ...ENDED_STATUSES].map((status) => ({
        status,
        count: countOf(statuses, status),
      })),
      {
        status: 'in_review' as const,
        count: countOf(statuses, 'submitted') + countOf(statuses, 'in_review'),
      },
    ],
    domains: DOMAIN_CODES.map((domain) => ({ domain, count: countOf(domains, domain) })),
    assessments: (['published', 'stale', 'expired', 'none'] as const).map((assessment) => ({
      assessment,
      count: countOf(assessments, assessment),
    })),
    themes: THEME_IDS.map((theme) => ({
      theme,
      answers: TIERS.map((proof, tier) => ({
        proof,
        count: answers.find((one) => one.theme === theme && one.tier === tier)?.answers ?? 0,
      })),
    })),
    delays: {
      listings: await delays(SPANS.listings),
      assessments: await delays(SPANS.assessments),
      disputes: await delays(SPANS.disputes),
    },
    expiries: ahead.map((month) => ({
      month,
      assessments: monthOf(renewals, month),
      proofs: monthOf(proofs, month),
    })),
  };
}

const monthsFrom = (first: string): string[] =>
  Array.from({ length: MONTHS }, (_, index) => addMonths(first, index).slice(0, 7));

const countOf = (lines: Counted[], name: string): number =>
  lines.find((one) => one.name === name)?.count ?? 0;
const monthOf = (lines: Expiry[], month: string): number =>
  lines.find((one) => one.month === month)?.count ?? 0;

const noDecision = (month: string) => ({ month, decisions: 0, medianHours: null });

const byMonth = <T>(months: string[], found: Delay[], empty: (month: string) => T) =>
  months.map((month) => found.find((one) => one.month === month) ?? empty(month));
