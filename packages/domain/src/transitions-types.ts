/** What a state machine is here: data, read by `apply`, by the clock and by docs/state-machines.md. */
import type { Day, Instant } from '@gouvtech/criteria';
import type { AttestationProblem } from './attestation.ts';
import type { IndependenceProblem } from './independence.ts';
import type { ObjectType } from './permissions-objects.ts';
import type { ActionOn } from './permissions-table.ts';
import type { PublicationGate } from './publication-gates.ts';
import type { HindranceName } from './transitions-hindrances.ts';

/** Dates the clock counts from, as the row says them. */
export type ClockDates = {
  /** last act of the moderator who holds the review, or the day they claimed it */
  reviewActAt?: Instant | null;
  changesRequestedAt?: Instant | null;
  /** last publication or confirmation by the vendor */
  confirmedAt?: Instant | null;
  attestedAt?: Instant | null;
  sentAt?: Instant | null;
  proposedAt?: Instant | null;
  /** dispute: when it was upheld or dismissed */
  decidedAt?: Instant | null;
  /** criteria set: first instant of the day announced */
  inForceFrom?: Instant | null;
  /** accreditation: first instant after its last day */
  accreditedUntil?: Instant | null;
  /** audit: when the draft report went to the vendor */
  contradictoryAt?: Instant | null;
  /** label: first instant of its first day, first instant after its last one */
  validFrom?: Instant | null;
  labelEndsAt?: Instant | null;
  /** label: `cureEndsAt()`, while it is suspended */
  cureEndsAt?: Instant | null;
};

/**
 * What a move is judged on beside the object. Only what the move asks for is read; a piece that is asked for and missing
 * throws, so that a forgotten check never passes for a satisfied one.
 */
export type Context = {
  asOf: Instant;
  /** what the person wrote; blank counts as none */
  reason?: string | undefined;
  dates?: ClockDates;
  /** listing: `publicationGates()` */
  missingGates?: readonly PublicationGate[];
  /** listing: names of the mandatory fields still empty */
  missingFields?: readonly string[];
  /** listing: a draft or attested assessment exists for the solution */
  assessmentOpen?: boolean;
  /** assessment: `attestationProblems()` */
  attestationProblems?: readonly AttestationProblem[];
  /** assessment: end of the bar that follows an invalidation, null when there is none */
  barredUntil?: Instant | null;
  /** assessment: another version of the référentiel is in force than the one it answers */
  criteriaSetEnded?: boolean;
  listingPublished?: boolean;
  /** assessment: an open alert asks for a moderator before publication */
  admissibilityAlert?: boolean;
  /** assessment: renewals « nothing changed » in a row */
  renewals?: number;
  /** assessment: the next one of the same solution is published */
  nextPublished?: boolean;
  /** assessment: another administrator of the catalogue confirmed */
  secondPerson?: boolean;
  /** answer: what the decision is about, as it stands at `asOf` */
  review?: AnswerReview;
  /** dispute: the vendor has replied */
  replied?: boolean;
  /** dispute: no reply came and the vendor’s delay still runs */
  replyAwaited?: boolean;
  /** dispute: the delay to appeal still runs */
  appealOpen?: boolean;
  /** claim: the listing has no organisation yet */
  listingFree?: boolean;
  /** membership: the organisation is verified */
  organisationVerified?: boolean;
  /** membership: the only active administrator; account: of an organisation that has other members */
  lastAdministrator?: boolean;
  /** membership: the roles asked for keep the administrator’s */
  keepsAdministrator?: boolean;
  /** merge: the one that stays is the one that goes */
  sameObject?: boolean;
  /** merge: the one that stays is closed, ended or merged itself */
  targetEnded?: boolean;
  /** organisation merge: the one that goes has or asks for an accreditation, or an audit of its is not over */
  labellerAtWork?: boolean;
  /** listing merge: the one that goes has an assessment attested or public */
  assessmentPublic?: boolean;
  /** criteria set: the day announced, and that of the version that comes last before it; null when there is none */
  release?: { inForceOn: Day; after: Day | null };
  /** audit and label: the labeller’s accreditation for the scheme runs, at `asOf` */
  accreditationActive?: boolean;
  /** audit: `independenceProblems()` */
  independenceProblems?: readonly IndependenceProblem[];
  /** audit: who acts has signed already */
  signed?: boolean;
  /** audit: the vendor has used its one recusal */
  recusalUsed?: boolean;
  /** audit: the assessment is published and not stale */
  assessmentCurrent?: boolean;
  /** audit: criteria that still want a verdict */
  missingVerdicts?: readonly string[];
  /** audit: the vendor said that it has replied to everything; it has not, and its delay runs */
  repliesClosed?: boolean;
  repliesOpen?: boolean;
  /** audit: its delay has run out */
  repliesOver?: boolean;
  /** audit: it went back to fieldwork once; a piece was added since the draft report */
  returnedOnce?: boolean;
  newEvidence?: boolean;
  /** audit: the vendor has appealed; its appeal waits for a decision */
  appealed?: boolean;
  appealPending?: boolean;
  /** label: `labelLevel()` on the day, and the level it holds */
  levels?: { computed: number; held: number };
  /** label: what the clock must suspend it for; what it was suspended for still holds */
  suspensionCause?: boolean;
  causeRemains?: boolean;
  /** label: the next one of the same solution and scheme is active */
  nextGranted?: boolean;
  /** managed account: the only one who administers the catalogue */
  lastCatalogueAdministrator?: boolean;
};

export type AnswerReview = {
  /** the piece is joined, neither refused nor lapsed */
  evidenceStands?: boolean;
  /** the answer is a level above 0 that this piece has not been checked for yet */
  evidenceUnchecked?: boolean;
  isCertificate?: boolean;
  blocking?: boolean;
  /** the answer is a claim that the opposite, or nothing, was decided of; an auditor’s refusal is the auditor’s to lift */
  claimOpen?: boolean;
  /** an adverse verdict or an upheld dispute holds the answer down */
  capped?: boolean;
  /** a piece that stands was joined since */
  evidenceSinceCap?: boolean;
};

export type Delay = { days: number } | { months: number };

export type Move<S extends string> = {
  /** `none`: no open revision */
  from: readonly S[];
  /** absent: the act leaves the state as it is */
  to?: S;
  /** states where the act is possible and changes nothing */
  keeps?: readonly S[];
  /** every one must be false; the first that is true is the refusal */
  unless?: readonly HindranceName[];
  /** a negative move: the reason is mandatory */
  reasonRequired?: true;
  /** the clock does it, this long after that date, at 00:00 UTC */
  after?: Delay & { since: keyof ClockDates };
};

export type Machine<S extends string, T extends ObjectType> = Partial<Record<ActionOn<T>, Move<S>>>;
