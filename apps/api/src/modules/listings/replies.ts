/** What the routes of listings share: who may ask, what they may answer, how a listing is sent. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { SENDING, VERSIONED } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import { StaleListingProblem, VendorListing } from './schemas.ts';
import type { VendorListing as View } from './view.ts';

export const TAGS = ['Espace éditeur'];
export { SIGNED_IN } from '../../contract/signed-in.ts';
export const READING = ['not-signed-in', 'not-found', 'forbidden', 'invalid-input'] as const;
/** What any act on a listing may answer. */
export const ACTING = [...READING, 'conflict', 'transition-refused', ...SENDING] as const;
export const WRITING = [...ACTING, ...VERSIONED] as const;
/** Enough for every field filled beyond its limit, so that the answer names the field. */
export const BODY_LIMIT = 1024 * 1024;

export const listingReply = {
  ...json('La fiche, à jour.', ref(VendorListing)),
  ...problemReplies([...WRITING, 'recent-login-needed'], { 'stale-version': StaleListingProblem }),
};

export function answer(reply: FastifyReply, view: View): View {
  reply.header('etag', view.etag);
  return view;
}

export const editingOf = (request: FastifyRequest<{ Params: { slug: string } }>) => ({
  actor: personOf(request),
  slug: request.params.slug,
  ifMatch: request.headers['if-match'],
});
