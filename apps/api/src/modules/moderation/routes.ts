import type { FastifyInstance } from 'fastify';
import { listingReviewRoutes } from './routes/listings.ts';
import { otherRoutes } from './routes/others.ts';
import { queueRoutes } from './routes/queue.ts';
import { replyRoutes } from './routes/replies.ts';
import type { ModerationUseCases } from './usecases.ts';

export function moderationRoutes(app: FastifyInstance, moderation: ModerationUseCases): void {
  queueRoutes(app, moderation);
  listingReviewRoutes(app, moderation);
  otherRoutes(app, moderation);
  replyRoutes(app, moderation);
}
