import { api, send } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the API reads at most, and more: it is for the API to say that a text is too long. */
const FILE_MAX = 1_500_000;
/** A text too long to be a credential is not written back in the page. */
const KEPT_MAX = 200_000;

/** A label named in the address is verified at once: a link from its page, or the form without a file. */
export const load: PageServerLoad = async ({ url }) => {
  const reference = url.searchParams.get('label');
  if (reference === null) return { reference: '', verification: null, problem: null };
  const sent = await send(
    api.POST('/api/v1/label-verifications', { body: { reference: reference.slice(0, 2_000) } }),
    {},
  );
  return {
    reference,
    verification: sent.ok ? sent.data : null,
    problem: sent.ok ? null : sent.problem,
  };
};

export const actions: Actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    const file = form.get('file');
    const typed = String(form.get('credential') ?? '');
    const credential =
      file instanceof File && file.size > 0 ? await file.slice(0, FILE_MAX).text() : typed;
    const values = { credential: typed.length > KEPT_MAX ? '' : typed };
    const sent = await send(
      api.POST('/api/v1/label-verifications', {
        body: { credential: credential.slice(0, FILE_MAX) },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    return { verification: sent.data, values, problem: null };
  },
};
