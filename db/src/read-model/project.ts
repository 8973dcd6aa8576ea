import { dayOf, type Instant } from '@gouvtech/criteria';
import { isOpenSource, LISTED_STATUSES, type Card, type SolutionDocument } from '@gouvtech/domain';
import { DOMAIN_LABELS } from '@gouvtech/domain/labels';
import { answerViews } from './answer-view.ts';
import { assessmentState } from './assessment-state.ts';
import { facetValues, openChannels } from './facets.ts';
import { endedLabels, labelFacet, labelMarks } from './labels.ts';
import { nextChange } from './next-change.ts';
import { provenFacts } from './proven-facts.ts';
import { assessmentSummary, sortValues, themeViews } from './score-view.ts';
import { tallies } from './tallies.ts';
import type { AssessmentState, Projection, ProjectionInput } from './types.ts';

/**
 * The catalogue entry of a solution at an instant: a pure function, so that writing, rebuilding and checking the
 * read model can only agree. `input.solution.status` is one that lists show.
 */
export function projectSolution(input: ProjectionInput, now: Instant): Projection {
  const { solution, listing, vendor } = input;
  const disputes = input.disputes.filter(({ publicSince }) => publicSince <= now);
  const state = input.assessment && assessmentState(input.assessment, now);
  const updatedAt = latest(solution.updatedAt, input.assessment?.assessment.attestedAt);
  const card = toCard({ ...input, disputes }, state, updatedAt, now);
  return {
    solutionId: solution.id,
    ordinal: solution.ordinal,
    slug: solution.slug,
    name: listing.name,
    card,
    document: toDocument(card, { ...input, disputes }, state, now),
    updatedAt,
    assured: sortValues(state, 'assured'),
    audited: sortValues(state, 'audited'),
    facets: [
      ...facetValues(listing, state, dayOf(now)),
      ...labelFacet(card.labels ?? []).map((value) => `label:${value}`),
    ],
    tallies: tallies(state),
    search: {
      a: listing.name,
      b: [...listing.tags, ...listing.alternativeTo, vendor?.name ?? ''].join(' \n'),
      c: listing.summary,
      d: [listing.description, ...listing.domains.map((code) => DOMAIN_LABELS[code].name)].join(
        ' \n',
      ),
    },
    nextChangeAt: nextChange(input, state, now),
  };
}

const latest = (a: Instant, b: Instant | undefined): Instant => (b && b > a ? b : a);
const day = (instant: Instant | null): string | null => instant && instant.slice(0, 10);

function toCard(
  { solution, listing, vendor, labels, disputes }: ProjectionInput,
  state: AssessmentState | null,
  updatedAt: Instant,
  now: Instant,
): Card {
  const status = LISTED_STATUSES.find((listed) => listed === solution.status);
  if (!status) throw new Error(`${solution.slug} is ${solution.status}: not in the catalogue`);
  const marks = labelMarks(labels, dayOf(now));
  return {
    slug: solution.slug,
    name: listing.name,
    summary: listing.summary,
    status,
    demonstration: solution.demonstration,
    vendor,
    source: solution.source,
    sourceId: solution.sourceId,
    importedOn: day(solution.importedAt),
    domains: listing.domains,
    tags: listing.tags,
    alternativeTo: listing.alternativeTo,
    ...provenFacts(listing, state),
    openSource: isOpenSource(listing.licence),
    channels: openChannels(listing.channels, dayOf(now)),
    ...(marks.length > 0 && { labels: marks }),
    assessment: state && assessmentSummary(state, disputes),
    ...contestedListing(disputes),
    updatedOn: updatedAt.slice(0, 10),
  };
}

/** The oldest one on the listing itself says since when. */
function contestedListing(disputes: ProjectionInput['disputes']): Pick<Card, 'contestedSince'> {
  const first = disputes.find(({ object }) => object === 'listing');
  return first ? { contestedSince: first.since } : {};
}

function toDocument(
  card: Card,
  { solution, listing, assessment, ended, labels, disputes, events }: ProjectionInput,
  state: AssessmentState | null,
  now: Instant,
): SolutionDocument {
  const over = endedLabels(labels, dayOf(now));
  return {
    ...card,
    description: listing.description,
    website: listing.website ?? null,
    repository: listing.repository ?? null,
    documentation: listing.documentation ?? null,
    audiences: listing.audiences,
    hosting: listing.hosting,
    prices: listing.prices,
    channelDetails: listing.channels,
    references: listing.references,
    ...(listing.logo && { logo: listing.logo }),
    ...(listing.screenshots?.length && { screenshots: listing.screenshots }),
    sourceUrl: solution.sourceUrl,
    version: solution.version,
    publishedOn: day(solution.publishedAt),
    facts: assessment && (assessment.assessment.facts as Record<string, boolean | null>),
    signatory: assessment && assessment.assessment.signatory,
    ...(!assessment &&
      ended && {
        assessmentEnded: { status: ended.status, on: ended.at.slice(0, 10), reason: ended.reason },
      }),
    ...(over.length > 0 && { endedLabels: over }),
    themes: themeViews(state, disputes),
    answers: state ? answerViews(state, disputes, now) : [],
    ...(disputes.length > 0 && { disputes: disputes.map(({ publicSince: _, ...one }) => one) }),
    events,
  };
}
