import { error, redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { act, getReplied, isSent, type Replied } from '#lib/server/audit-decisions.ts';
import { getAudit, onAudit, text } from '#lib/server/audits.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';
import { me } from '#lib/server/reader.ts';
import { partOf } from './report.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
  const { recent } = await me({ locals, url });
  const { reference } = params;
  const audit = await getAudit(reference);
  if (audit.solution.slug !== params.slug)
    error(404, 'Cette solution n’a pas d’audit de cette référence.', { code: 'not-found' });
  const replied = isSent(audit.status) ? await getReplied(reference) : null;
  const replies = audit.actions.includes('audit:reply');
  const chosen = replies ? url.searchParams.get('critere') : null;
  return {
    ...{ audit, chosen, recent },
    report:
      replied && reportOf(replied, { criterion: chosen, theme: url.searchParams.get('theme') }),
    library: chosen && audit.vendor ? await libraryOf(audit.vendor.slug, params.slug, chosen) : [],
    done: url.searchParams.get('fait'),
  };
};

/** Its counts, and what of it is shown. */
function reportOf({ verdicts, criteriaSet }: Replied, chosen: Parameters<typeof partOf>[1]) {
  const part = partOf(verdicts, chosen);
  const { theme } = wordingOf(criteriaSet);
  return {
    total: verdicts.length,
    given: verdicts.filter(({ reply }) => reply?.text).length,
    ...part,
    themes: part.themes.map((one) => ({ ...one, name: theme(one.id).shortName })),
  };
}

/** The newest proofs of the vendor’s library; `near`: those of the answer examined, to offer first. */
async function libraryOf(organisation: string, slug: string, criterion: string) {
  const query = { organisation, pageSize: 100 };
  const { evidence } = await view(api.GET('/api/v1/vendor/evidence', { params: { query } }));
  return evidence.map(({ id, title, datedOn, uses }) => ({
    ...{ id, title, datedOn },
    near: uses.some((use) => use.criterion === criterion && use.solution.slug === slug),
  }));
}

const back = ({ slug, reference }: { slug: string; reference: string }, done: string): string =>
  `/espace/solutions/${slug}/audit/${reference}?fait=${done}`;

export const actions: Actions = {
  reply: async ({ params, request }) => {
    const form = await request.formData();
    const criterion = text(form, 'criterion');
    const values = {
      ...{ act: 'reply', criterion, text: text(form, 'text') },
      evidenceIds: form.getAll('evidence').map(String),
    };
    const sent = await send(
      api.PUT('/api/v1/audits/{reference}/replies/{criterion}', {
        params: {
          path: { reference: params.reference, criterion },
          header: { 'if-match': text(form, 'etag') },
        },
        body: { text: values.text, evidenceIds: values.evidenceIds },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    const done = sent.data.text === null ? 'retrait' : 'reponse';
    redirect(303, `${back(params, done)}#avis-${criterion}`);
  },
  close: ({ params, request }) =>
    act('replies-closing', {
      ...{ request, reference: params.reference },
      back: back(params, 'fin'),
    }),
  appeal: async ({ params, request }) => {
    const form = await request.formData();
    const values = { act: 'appeal', reason: text(form, 'reason') };
    const sent = await send(
      api.POST('/api/v1/audits/{reference}/appeal', {
        params: onAudit(params.reference, form),
        body: { reason: values.reason },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, back(params, 'recours'));
  },
};
