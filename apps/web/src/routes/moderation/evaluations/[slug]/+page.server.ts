import { redirect } from '@sveltejs/kit';
import { api, send, type Sent } from '#lib/server/api.ts';
import { keptOf } from './answered.ts';
import { FILTERS, getReview } from './calls.server.ts';
import { criterionShown, criterionTitle, themeLines } from './view/criterion.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, url }) => {
  const review = await getReview(slug, url.searchParams);
  const { criteria, criteriaSet: version } = { ...review, ...review.round };
  const link = (name: string) => {
    const query = new URLSearchParams(url.searchParams);
    for (const key of ['fait', 'en']) query.delete(key);
    query.set('montrer', name);
    return `?${query}`;
  };
  return {
    review: { ...review, criteria: [] },
    criteria: criteria.map((one) => criterionShown(one, version)),
    themes: themeLines(review),
    requests: review.requests.map(({ path, message }) => ({
      id: path,
      title: criterionTitle(path, version),
      message,
    })),
    lastRequests: (review.lastReturn?.requests ?? []).map(({ path, message }) => ({
      id: path,
      message,
    })),
    missing: review.scores.missingPrerequisites.map((id) => ({
      id,
      title: criterionTitle(id, version),
    })),
    filters: FILTERS.map(({ name, shown, label }) => ({
      label,
      href: link(name),
      count: review.counts[shown],
      current: shown === review.shown,
    })),
    everything: link('tout'),
    otherSide:
      review.otherSide && `?version=${review.otherSide === 'open' ? 'attestee' : 'publiee'}`,
    done: { act: url.searchParams.get('fait'), at: url.searchParams.get('en') },
  };
};

type Values = Record<string, string>;

const valuesOf = async (request: Request): Promise<Values> =>
  Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));

/** Back to the place of the page where the decision was taken. */
function back(url: URL, act: string, criterion?: string): never {
  const query = keptOf(url);
  query.set('fait', act);
  if (criterion) query.set('en', criterion);
  redirect(303, `${url.pathname}?${query}${criterion ? `#${criterion}` : ''}`);
}

const read = (values: Values) => ({
  round: values['round'] ?? '',
  revision: Number(values['revision']),
});
const line = (values: Values, name: string) => values[name] ?? '';

/** Sends one decision; what was typed comes back with what is wrong. */
const decision =
  <T>(
    call: (slug: string, values: Values) => Promise<Sent<T, Values>>,
    done: (values: Values) => string,
  ) =>
  async ({ params, request, url }: { params: { slug: string }; request: Request; url: URL }) => {
    const values = await valuesOf(request);
    const sent = await call(params.slug, values);
    if (!sent.ok) return sent.failure;
    back(url, done(values), values['criterion']);
  };

export const actions: Actions = {
  evidence: decision(
    (slug, values) => {
      const { criterion = '', evidence = '', decision: chosen = '', words = '' } = values;
      return send(
        api.POST(
          '/api/v1/moderation/assessments/{slug}/criteria/{criterion}/evidence/{evidenceId}/decision',
          {
            params: { path: { slug, criterion, evidenceId: evidence } },
            body: {
              ...read(values),
              version: Number(values['version']),
              decision: chosen as 'check',
              ...(chosen === 'refuse' ? { reason: words } : { finding: words }),
              ...(chosen === 'certify' && {
                register: {
                  name: line(values, 'register.name'),
                  reference: line(values, 'register.reference'),
                  consultedOn: line(values, 'register.consultedOn'),
                },
              }),
            },
          },
        ),
        values,
      );
    },
    ({ decision: chosen = '' }) => chosen,
  ),

  claim: decision(
    (slug, values) =>
      send(
        api.POST('/api/v1/moderation/assessments/{slug}/criteria/{criterion}/claim', {
          params: { path: { slug, criterion: line(values, 'criterion') } },
          body: {
            ...read(values),
            decision: line(values, 'decision') as 'accept',
            reason: line(values, 'reason'),
          },
        }),
        values,
      ),
    ({ decision: chosen = '' }) => `na-${chosen}`,
  ),

  correction: decision(
    (slug, values) =>
      send(
        api.POST('/api/v1/moderation/assessments/{slug}/criteria/{criterion}/correction', {
          params: { path: { slug, criterion: line(values, 'criterion') } },
          body: { ...read(values), reason: line(values, 'reason') },
        }),
        values,
      ),
    () => 'correction',
  ),

  note: decision(
    (slug, values) =>
      send(
        api.PUT('/api/v1/moderation/assessments/{slug}/criteria/{criterion}/request', {
          params: { path: { slug, criterion: line(values, 'criterion') } },
          body: {
            round: line(values, 'round'),
            message: line(values, 'message'),
            known: line(values, 'known'),
          },
        }),
        values,
      ),
    () => 'note',
  ),

  return: async ({ params: { slug }, request }) => {
    const values = await valuesOf(request);
    const sent = await send(
      api.POST('/api/v1/moderation/assessments/{slug}/return', {
        params: { path: { slug } },
        body: { round: line(values, 'round'), reason: line(values, 'reason') },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, '/moderation?fait=assessment-returned');
  },

  publish: decision(
    (slug, values) =>
      send(
        api.POST('/api/v1/moderation/assessments/{slug}/publication', {
          params: { path: { slug } },
          body: { round: line(values, 'round'), reason: line(values, 'reason') },
        }),
        values,
      ),
    () => 'publish',
  ),

  invalidate: decision(
    (slug, values) =>
      send(
        api.POST('/api/v1/moderation/assessments/{slug}/invalidation', {
          params: { path: { slug } },
          body: { round: line(values, 'round'), reason: line(values, 'reason') },
        }),
        values,
      ),
    () => 'invalidate',
  ),
};
