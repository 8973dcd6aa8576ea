/** Saved replies, for pages where a reason is written. */
import type { components } from '@gouvtech/api-client';
import type { SavedReplyUse } from '@gouvtech/domain/saved-replies';
import { api, view } from './api.ts';

export type SavedReply = components['schemas']['SavedReply'];

/** Those of this use first. */
export async function savedReplies(use: SavedReplyUse): Promise<SavedReply[]> {
  const { items } = await view(api.GET('/api/v1/moderation/replies'));
  return items.toSorted((a, b) => Number(b.use === use) - Number(a.use === use));
}

/**
 * What the form held, with the chosen reply added to the field it is for: the button that inserts works without script.
 * The form names them `reply` and `replyTarget`.
 */
export async function withReply(values: Record<string, string>): Promise<Record<string, string>> {
  const { items } = await view(api.GET('/api/v1/moderation/replies'));
  const { reply, replyTarget = 'reason' } = values;
  const body = items.find(({ id }) => id === reply)?.body;
  if (body === undefined) return values;
  const typed = values[replyTarget]?.trimEnd() ?? '';
  return { ...values, [replyTarget]: typed === '' ? body : `${typed}\n\n${body}` };
}
