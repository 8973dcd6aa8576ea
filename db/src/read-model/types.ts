import type { Answer, CriteriaSet, Instant, ScoreSheet } from '@gouvtech/criteria';
import type {
  AssessmentSummary,
  Card,
  EventView,
  Listing,
  ListingStatus,
  SolutionDocument,
  VendorView,
} from '@gouvtech/domain';
import type { OpenDisputeView } from '@gouvtech/domain/disputes';
import type { LabelInput } from './labels.ts';
import type { AssessmentContent } from '../readers/assessment.ts';

/** All that one entry of the catalogue is made from. */
export type ProjectionInput = {
  solution: {
    id: string;
    ordinal: number;
    slug: string;
    status: ListingStatus;
    source: string | null;
    sourceId: string | null;
    sourceUrl: string | null;
    importedAt: Instant | null;
    demonstration: boolean;
    publishedAt: Instant | null;
    updatedAt: Instant;
    version: number;
  };
  listing: Listing;
  vendor: VendorView | null;
  assessment: AssessmentContent | null;
  /** the last one that was withdrawn or invalidated */
  ended: { status: 'withdrawn' | 'invalidated'; at: Instant; reason: string } | null;
  /** those granted, whatever became of them, the last one first */
  labels: LabelInput[];
  /** open ones, oldest first */
  disputes: (OpenDisputeView & { publicSince: Instant })[];
  /** newest first */
  events: EventView[];
};

/** What marks an answer as contested. */
export type Contested = { criterion: string | null; publicSince: Instant };

/** The public assessment on the day asked. */
export type AssessmentState = {
  content: AssessmentContent;
  set: CriteriaSet;
  /** from the date alone (evaluation model 1.6), whatever the stored status says */
  status: AssessmentSummary['status'];
  /** scores at the date asked */
  sheet: ScoreSheet;
  answers: Map<string, Answer>;
  staleAt: Instant;
  expiresAt: Instant;
};

/** One row of the read model, before SQL. */
export type Projection = {
  solutionId: string;
  ordinal: number;
  slug: string;
  name: string;
  card: Card;
  document: SolutionDocument;
  updatedAt: Instant;
  /** basis points, -1 when there is none: overall, then the themes in the order of the set */
  assured: number[];
  audited: number[];
  /** `facet:value` */
  facets: string[];
  /** `criterion:level:tier` */
  tallies: string[];
  /** words by weight: name; tags, replaced products and vendor; summary; description and domains */
  search: { a: string; b: string; c: string; d: string };
  nextChangeAt: Instant | null;
};
