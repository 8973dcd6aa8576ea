/** What the pages of audits share: one audit, and the acts on the version that was read. */
import { redirect } from '@sveltejs/kit';
import { api, send, view } from './api.ts';

export const getAudit = (reference: string) =>
  view(api.GET('/api/v1/audits/{reference}', { params: { path: { reference } } }));

export const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

const onVersion = (reference: string, form: FormData) => ({
  path: { reference },
  header: { 'if-match': text(form, 'etag') },
});

type WithReason = 'decline' | 'cancellation';

/** An act that only wants a reason. @param back the page, relative, that shows the audit afterwards */
export async function giveReason(
  act: WithReason,
  { reference, form, back }: { reference: string; form: FormData; back: string },
) {
  const values = { act, reference, reason: text(form, 'reason') };
  const sent = await send(
    api.POST(`/api/v1/audits/{reference}/${act}`, {
      params: onVersion(reference, form),
      body: { reason: values.reason },
    }),
    values,
  );
  if (!sent.ok) return sent.failure;
  redirect(303, back);
}

export async function recuse({ reference, form, back }: Parameters<typeof giveReason>[1]) {
  const values = {
    ...{ act: 'recusal', reference },
    ...{ accountId: text(form, 'accountId'), reason: text(form, 'reason') },
  };
  const { accountId, reason } = values;
  const sent = await send(
    api.POST('/api/v1/audits/{reference}/recusal', {
      params: onVersion(reference, form),
      // Nobody chosen is refused by the API, which says so beside the field.
      body: { accountId: accountId || NOBODY, reason },
    }),
    values,
  );
  if (!sent.ok) return sent.failure;
  redirect(303, back);
}
export const NOBODY = '00000000-0000-0000-0000-000000000000';

export async function assign({ reference, form, back }: Parameters<typeof giveReason>[1]) {
  const team = form.getAll('team').map(String);
  const values = { act: 'assignment', reference, team, leadId: text(form, 'leadId') };
  const sent = await send(
    api.POST('/api/v1/audits/{reference}/assignment', {
      params: onVersion(reference, form),
      body: { team, leadId: values.leadId || NOBODY },
    }),
    values,
  );
  if (!sent.ok) return sent.failure;
  redirect(303, back);
}

export async function sign({ reference, form, back }: Parameters<typeof giveReason>[1]) {
  const statementAccepted = form.get('statementAccepted') === 'oui';
  const sent = await send(
    api.POST('/api/v1/audits/{reference}/independence', {
      params: onVersion(reference, form),
      body: { statementAccepted },
    }),
    { act: 'independence', reference, statementAccepted },
  );
  if (!sent.ok) return sent.failure;
  redirect(303, back);
}

export async function open({ reference, form, back }: Parameters<typeof giveReason>[1]) {
  const sent = await send(
    api.POST('/api/v1/audits/{reference}/opening', { params: onVersion(reference, form) }),
    { act: 'opening', reference },
  );
  if (!sent.ok) return sent.failure;
  redirect(303, back);
}
