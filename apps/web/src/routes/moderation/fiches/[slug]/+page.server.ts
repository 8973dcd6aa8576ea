import { redirect } from '@sveltejs/kit';
import type { Listing } from '@gouvtech/domain';
import {
  POINT_DECISIONS,
  sumOfPoints,
  type PointDecision,
  type ReviewDecision,
} from '@gouvtech/domain/review-decision';
import { api, send, view } from '#lib/server/api.ts';
import { savedReplies, withReply } from '#lib/server/saved-replies.ts';
import { sheetOf } from '../../../solutions/[slug]/historique/view/sheet.ts';
import { pointsOf } from '../../view/points.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug } }) => {
  const review = await view(
    api.GET('/api/v1/moderation/listings/{slug}', { params: { path: { slug } } }),
  );
  const { changes, fields, listing, ...rest } = review;
  const whole = listing as Listing;
  const points = pointsOf(
    fields.map(({ field }) => field),
    changes as never,
  );
  return {
    review: rest,
    points,
    replies: await savedReplies('request-changes'),
    listing: {
      name: whole.name,
      summary: whole.summary,
      paragraphs: whole.description.split(/\n\s*\n/).filter((text) => text.trim()),
      sheet: sheetOf(whole),
      images: [...(whole.logo ? [whole.logo] : []), ...(whole.screenshots ?? [])],
    },
  };
};

type Values = Record<string, string>;

const read = async (request: Request): Promise<Values> =>
  Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));

/** Decisions of the points, each with what is said to the vendor about it. */
const pointsIn = (values: Values) =>
  Object.entries(values)
    .filter(([name]) => name.startsWith('decision.'))
    .map(([name, value]) => {
      const path = name.slice('decision.'.length);
      const decision = POINT_DECISIONS.find((one) => one === value) ?? ('accept' as const);
      return { path, decision, message: values[`requests.${path}`] ?? '' };
    });

/** A point that is not accepted is a request; its decision is in the words the vendor reads. */
const requestsOf = (points: { path: string; decision: PointDecision; message: string }[]) =>
  points
    .filter(({ decision }) => decision !== 'accept')
    .map(({ path, decision, message }) => ({
      path,
      message: decision === 'refuse' && message.trim() ? `Refusé. ${message}` : message,
    }));

/** The sum of the points, unless the whole is refused at once. */
const sumOf = (values: Values): ReviewDecision =>
  values['whole'] === 'refuse'
    ? 'refuse'
    : sumOfPoints(pointsIn(values).map(({ decision }) => decision));

/** What is asked of each point must be said; a refusal may be told once for the whole. */
function requestsIn(values: Values, decision: ReviewDecision) {
  if (decision === 'publish') return [];
  const requests = requestsOf(pointsIn(values));
  return decision === 'refuse' ? requests.filter(({ message }) => message.trim() !== '') : requests;
}

export const actions: Actions = {
  take: async ({ params: { slug } }) => {
    const sent = await send(
      api.POST('/api/v1/moderation/listings/{slug}/review', { params: { path: { slug } } }),
      {},
    );
    return sent.ok ? redirect(303, `/moderation/fiches/${slug}`) : sent.failure;
  },

  release: async ({ params: { slug }, request }) => {
    const values = await read(request);
    const sent = await send(
      api.POST('/api/v1/moderation/listings/{slug}/release', { params: { path: { slug } } }),
      values,
    );
    return sent.ok ? redirect(303, '/moderation?fait=release') : sent.failure;
  },

  insert: async ({ request }) => ({ values: await withReply(await read(request)) }),

  decide: async ({ params: { slug }, request }) => {
    const values = await read(request);
    const decision = sumOf(values);
    const requests = requestsIn(values, decision);
    const sent = await send(
      api.POST('/api/v1/moderation/listings/{slug}/decision', {
        params: { path: { slug }, header: { 'if-match': values['etag'] ?? '' } },
        body: { decision, reason: values['reason'] ?? '', requests },
      }),
      values,
    );
    return sent.ok ? redirect(303, `/moderation?fait=${decision}`) : sent.failure;
  },

  suspend: async ({ params: { slug }, request }) => {
    const values = await read(request);
    const sent = await send(
      api.POST('/api/v1/moderation/listings/{slug}/suspension', {
        params: { path: { slug } },
        body: { reason: values['reason'] ?? '' },
      }),
      values,
    );
    return sent.ok ? redirect(303, `/moderation/fiches/${slug}`) : sent.failure;
  },

  restore: async ({ params: { slug }, request }) => {
    const values = await read(request);
    const sent = await send(
      api.POST('/api/v1/moderation/listings/{slug}/restoration', {
        params: { path: { slug } },
        body: { reason: values['reason'] ?? '' },
      }),
      values,
    );
    return sent.ok ? redirect(303, `/moderation/fiches/${slug}`) : sent.failure;
  },
};
