import { redirect } from '@sveltejs/kit';
import { api, send } from '#lib/server/api.ts';
import { getDispute, onVersion, text } from '#lib/server/disputes.ts';
import { savedReplies, withReply } from '#lib/server/saved-replies.ts';
import type { Actions, PageServerLoad } from './$types';

/** Acts that ask for a reason: saved replies help to write it. */
const WRITES = ['dispute:admit', 'dispute:uphold', 'dispute:decide-appeal'] as const;

export const load: PageServerLoad = async ({ params: { id }, url }) => {
  const dispute = await getDispute(id);
  const writes = WRITES.some((action) => dispute.actions.includes(action));
  return {
    dispute,
    replies: writes ? await savedReplies('dispute') : [],
    done: url.searchParams.get('fait'),
  };
};

const back = (id: string, done: string): never =>
  redirect(303, `/moderation/contestations/${id}?fait=${done}`);

/** What staff rules, as typed and as sent; a value that is not chosen is left out. */
function rulingOf(form: FormData) {
  const values = {
    outcome: text(form, 'outcome'),
    reason: text(form, 'reason'),
    cap: text(form, 'cap'),
    remedy: text(form, 'remedy'),
  };
  const upheld = values.outcome === 'upheld';
  const body = {
    outcome: values.outcome as 'upheld' | 'dismissed',
    reason: values.reason,
    ...(upheld && values.cap !== '' && { cap: Number(values.cap) }),
    ...(upheld && values.remedy !== '' && { remedy: values.remedy as 'correction' | 'suspension' }),
  };
  return { values, body };
}

export const actions: Actions = {
  insert: async ({ request }) => {
    const form = await request.formData();
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    return { values: await withReply(typed) };
  },
  triage: async ({ params: { id }, request }) => {
    const form = await request.formData();
    const values = {
      decision: text(form, 'decision'),
      subject: text(form, 'subject'),
      reason: text(form, 'reason'),
    };
    const sent = await send(
      api.POST('/api/v1/moderation/disputes/{id}/triage', {
        params: onVersion(id, form),
        body: { ...values, decision: values.decision as 'admit' | 'inadmissible' },
      }),
      values,
    );
    return sent.ok ? back(id, values.decision) : sent.failure;
  },
  ask: async ({ params: { id }, request }) => {
    const form = await request.formData();
    const sent = await send(
      api.POST('/api/v1/moderation/disputes/{id}/vendor-request', { params: onVersion(id, form) }),
      {},
    );
    return sent.ok ? back(id, 'demande') : sent.failure;
  },
  decide: async ({ params: { id }, request }) => {
    const form = await request.formData();
    const { values, body } = rulingOf(form);
    const sent = await send(
      api.POST('/api/v1/moderation/disputes/{id}/decision', { params: onVersion(id, form), body }),
      values,
    );
    return sent.ok ? back(id, 'decision') : sent.failure;
  },
  judge: async ({ params: { id }, request }) => {
    const form = await request.formData();
    const { values, body } = rulingOf(form);
    const sent = await send(
      api.POST('/api/v1/moderation/disputes/{id}/appeal-decision', {
        params: onVersion(id, form),
        body,
      }),
      values,
    );
    return sent.ok ? back(id, 'appel') : sent.failure;
  },
};
