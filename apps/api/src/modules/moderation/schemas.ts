/** Named components this module adds to the document. */
import type { TSchema } from 'typebox';
import { ListingReview, StaleReviewProblem } from './schemas/listing.ts';
import { LiveChange, MembershipRequest, ModerationSignal } from './schemas/other.ts';
import { ModerationQueue } from './schemas/queue.ts';
import { SavedReplies, SavedReply, StaleReplyProblem } from './schemas/replies.ts';

export const moderationComponents: TSchema[] = [
  ModerationQueue,
  ListingReview,
  StaleReviewProblem,
  MembershipRequest,
  LiveChange,
  ModerationSignal,
  SavedReply,
  SavedReplies,
  StaleReplyProblem,
];
