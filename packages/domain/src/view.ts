/**
 * View models the API publishes and the web shows. Built once when a listing is published (db/src/read-model)
 * and passed through as JSON. Scores are basis points (0..10000), instants UTC ISO strings, days `YYYY-MM-DD`.
 */
import type { Severity } from './audit-verdicts.ts';
import type { OpenDisputeView } from './disputes.ts';
import type { LabelSchemeId } from './label-schemes.ts';
import type { AssessmentStatus, LabelStatus, ListingStatus } from './statuses.ts';
import type {
  Day,
  Hosting,
  Licence,
  ListingImage,
  Price,
  PurchaseChannel,
  Reference,
} from './listing.ts';
import type { AudienceCode, DeploymentCode, DomainCode } from './taxonomies.ts';

export type TierView = 'declared' | 'documented' | 'checked' | 'certified' | 'audited';

export type ScoreView = {
  /** null when no criterion applies ("sans objet") */
  declared: number | null;
  checked: number | null;
  audited: number | null;
  /** sorting only */
  assured: number | null;
  completeness: number | null;
  coverage: number;
  proof: TierView;
  applicable: number;
  answered: number;
  total: number;
};

export type ThemeScoreView = ScoreView & {
  theme: string;
  /** what to know about this theme: expired proofs, answers changed since an audit, disputes */
  lapsed: number;
  modified: number;
  contested: number;
  /** criteria of the theme that are not applicable */
  notApplicable: number;
};

export type VendorView = {
  slug: string;
  name: string;
  kind: 'company' | 'cooperative' | 'association' | 'public-body';
  city: string | null;
  country: string;
  headcount: number | null;
};

/** State of the assessment the public may see. */
export type AssessmentSummary = {
  status: Extract<AssessmentStatus, 'published' | 'stale' | 'expired'>;
  criteriaSet: string;
  attestedOn: Day;
  /** instant the scores were computed for */
  asOf: string;
  /** null once expired: the score leaves lists and sorts */
  score: ScoreView | null;
  /** last figures known before expiry, for an expired assessment only */
  lastKnown: { declared: number | null; checked: number | null; audited: number | null } | null;
  expiredOn: Day | null;
  /** criterion ids */
  missingPrerequisites: string[];
  contested: number;
  modified: number;
  lapsed: number;
};

/** Why a solution has no public assessment any more. */
export type AssessmentEnded = {
  status: Extract<AssessmentStatus, 'withdrawn' | 'invalidated'>;
  on: Day;
  reason: string;
};

/** A fact that decides, with how well it is proven. */
export type ProvenFact<T> = { value: T; proof: TierView; on: Day | null };

/** A label held, on a card, in a comparison and on the page: never one that ended. */
export type LabelMark = {
  reference: string;
  /** reference of the audit it comes from */
  audit: string;
  scheme: LabelSchemeId;
  level: 1 | 2 | 3;
  status: 'active' | 'suspended';
  /** since when and why, when it is suspended */
  suspension?: { on: Day; reason: string | null };
  /** last day it holds */
  until: Day;
  labeller: { slug: string; name: string };
};

/** A label that ended, on the page of its solution. */
export type EndedLabel = Omit<LabelMark, 'status' | 'suspension' | 'until'> & {
  status: Extract<LabelStatus, 'expired' | 'revoked' | 'withdrawn' | 'superseded'>;
  /** first day it no longer holds */
  on: Day;
  reason: string | null;
};

/** One item of a list. */
export type Card = {
  slug: string;
  name: string;
  summary: string;
  status: Extract<ListingStatus, 'published' | 'unclaimed'>;
  demonstration: boolean;
  vendor: VendorView | null;
  /** where an imported listing comes from; null otherwise */
  source: string | null;
  sourceId: string | null;
  importedOn: Day | null;
  domains: DomainCode[];
  tags: string[];
  alternativeTo: string[];
  deployments: ProvenFact<DeploymentCode[]>;
  licence: ProvenFact<Licence>;
  openSource: boolean;
  /** countries of production and backups; null when not declared or not operated by the vendor */
  location: ProvenFact<'france' | 'eu' | 'outside-eu' | 'undeclared'> | null;
  price: ProvenFact<{
    pricing: 'public' | 'on-request' | 'quote' | 'free' | 'unknown';
    first: Price | null;
  }>;
  channels: PurchaseChannel['channel'][];
  /** active and suspended ones; absent when there is none */
  labels?: LabelMark[];
  assessment: AssessmentSummary | null;
  /** day since which the listing itself, not one of its answers, is contested; absent when it is not */
  contestedSince?: Day;
  updatedOn: Day;
};

export type EvidenceFileView = {
  name: string;
  /** bytes */
  size: number;
  sha256: string;
  /** path of its download */
  href: string;
};

export type EvidenceView = {
  id: string;
  type: string;
  title: string;
  issuer: string | null;
  /** null when not public, or when it is a file */
  url: string | null;
  /** null when not public, or when it is a link */
  file: EvidenceFileView | null;
  visibility: 'public' | 'on-request' | 'restricted';
  datedOn: Day;
  /** last day it holds, null when it does not end */
  until: Day | null;
  expired: boolean;
};

export type AnswerView = {
  criterion: string;
  theme: string;
  blocking: boolean;
  applicable: boolean;
  /** ReasonCode of the engine */
  reason: string;
  kind: 'level' | 'planned' | 'na' | 'unanswered' | 'not-applicable';
  /** rubric level reached, null for percent and share scales */
  level: string | null;
  /** basis points that count, and what the vendor declared */
  value: number;
  declaredValue: number | null;
  fields: Record<string, boolean | number | string | string[]>;
  justification: string | null;
  plannedOn: Day | null;
  proof: TierView;
  /** day the proof step was reached */
  proofOn: Day | null;
  /** who checked or audited, when known */
  proofBy: string | null;
  /** last day the step holds */
  proofUntil: Day | null;
  lapsed: { proof: TierView; on: Day } | null;
  modifiedSinceAudit: { auditedOn: Day; changedOn: Day } | null;
  contestedSince: Day | null;
  /** the auditor's finding, never in place of the vendor's answer */
  verdict: {
    outcome: string;
    value: number | null;
    on: Day;
    auditor: string;
    /** absent when the audit is not one of the catalogue (imported, or told by the demonstration) */
    reference?: string;
    method?: string | null;
    severity?: Severity | null;
    finding: string | null;
  } | null;
  evidence: EvidenceView[];
  answeredOn: Day | null;
};

export type EventView = {
  on: Day;
  kind: string;
  criterion: string | null;
  summary: string;
  slug?: string;
  name?: string;
};

/** The solution page, whole. */
export type SolutionDocument = Card & {
  description: string;
  website: string | null;
  repository: string | null;
  documentation: string | null;
  audiences: AudienceCode[];
  hosting: Hosting | null;
  /** answers that carry the hosting facts, so that each line shows its proof: criterion id → tier */
  prices: Price[];
  channelDetails: PurchaseChannel[];
  references: Reference[];
  /** absent when there is none, so that a listing without pictures weighs nothing more */
  logo?: ListingImage;
  screenshots?: ListingImage[];
  sourceUrl: string | null;
  version: number;
  publishedOn: Day | null;
  facts: Record<string, boolean | null> | null;
  signatory: { name: string; role: string } | null;
  /** absent unless the last public assessment was withdrawn or invalidated, and no other took its place */
  assessmentEnded?: AssessmentEnded;
  /** labels that ended in the last 36 months, the last one first; absent when there is none */
  endedLabels?: EndedLabel[];
  themes: ThemeScoreView[];
  answers: AnswerView[];
  /** open ones, oldest first; absent when there is none */
  disputes?: OpenDisputeView[];
  events: EventView[];
};

/** A listing that left the catalogue: what its page still says. */
export type EndedListing = {
  slug: string;
  name: string;
  status: 'suspended' | 'withdrawn' | 'archived';
  reason: string;
  since: Day;
};

export type FacetCount = { value: string; count: number };
/** `facet` is the name of the query parameter. */
export type FacetView = { facet: string; values: FacetCount[] };
