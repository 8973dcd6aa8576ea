/** What a report must hold, and the open ones as everybody reads them. */
import type { DisputeStatus } from './statuses.ts';

/** Staff says whether it is admissible within this delay: shown to those who wait, kept by nobody’s clock. */
export const TRIAGE_DAYS = 10;
/** The vendor’s right of reply, from the day it is asked. */
export const REPLY_DAYS = 15;
/** Either party may appeal this long after the decision, which is final afterwards. */
export const APPEAL_DAYS = 30;

/** Characters of what the person writes: enough to check something, not a file. */
export const STATEMENT_MIN = 40;
export const STATEMENT_MAX = 4_000;
/** Characters of the reason of a decision or of an appeal. */
export const REASON_MIN = 20;
/** The sentence that everybody reads while the dispute is open. */
export const SUBJECT_MIN = 15;
export const SUBJECT_MAX = 200;
/** Reports of one person that wait for a decision at once, and those it may send in a day. */
export const OPEN_REPORTS_MAX = 5;
export const REPORTS_A_DAY_MAX = 10;
/** Proofs of its library that a vendor shows with its reply. */
export const REPLY_EVIDENCE_MAX = 10;

export const DISPUTED_OBJECTS = ['answer', 'evidence', 'listing', 'label'] as const;
export type DisputedObject = (typeof DISPUTED_OBJECTS)[number];

export const REMEDIES = ['correction', 'suspension'] as const;
/** What an upheld dispute on a listing or a label asks for: an answer is capped instead. */
export type Remedy = (typeof REMEDIES)[number];

export const PUBLIC_DISPUTE_STATUSES = [
  'vendor_reply',
  'upheld',
  'dismissed',
  'appealed',
] as const satisfies readonly DisputeStatus[];

/** An open dispute, from the day the vendor is asked. Who reported it and what they wrote is not in it. */
export type OpenDisputeView = {
  object: DisputedObject;
  /** of a contested answer or proof */
  criterion: string | null;
  evidenceId: string | null;
  /** of a contested listing; null: the listing as a whole */
  field: string | null;
  /** reference of a contested label */
  label?: string;
  /** one sentence, by the moderator who admitted it */
  subject: string;
  /** `YYYY-MM-DD` */
  since: string;
  status: (typeof PUBLIC_DISPUTE_STATUSES)[number];
  /** the vendor’s right of reply ends when this day begins */
  replyUntil: string | null;
  reply: { text: string; on: string } | null;
  decidedOn: string | null;
};
