/** What the pages of audits share: one audit, and the acts on the version that was read. */
import { api, sendThen, view } from './api.ts';

export const getAudit = (reference: string) =>
  view(api.GET('/api/v1/audits/{reference}', { params: { path: { reference } } }));

export const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

export const onAudit = (reference: string, form: FormData) => ({
  path: { reference },
  header: { 'if-match': text(form, 'etag') },
});

/** Said to the API when nobody is chosen: it refuses, and names the field. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** `back` is the page, relative, that shows the audit afterwards. */
type Act = { reference: string; form: FormData; back: string };
type WithReason = 'decline' | 'cancellation';

/** An act that only wants a reason. */
export function giveReason(act: WithReason, { reference, form, back }: Act) {
  const reason = text(form, 'reason');
  const call = api.POST(`/api/v1/audits/{reference}/${act}`, {
    params: onAudit(reference, form),
    body: { reason },
  });
  return sendThen(back, call, { act, reference, reason });
}

export function recuse({ reference, form, back }: Act) {
  const typed = { accountId: text(form, 'accountId'), reason: text(form, 'reason') };
  const call = api.POST('/api/v1/audits/{reference}/recusal', {
    params: onAudit(reference, form),
    body: { ...typed, accountId: typed.accountId || NOBODY },
  });
  return sendThen(back, call, { act: 'recusal', reference, ...typed });
}

export function assign({ reference, form, back }: Act) {
  const typed = { team: form.getAll('team').map(String), leadId: text(form, 'leadId') };
  const call = api.POST('/api/v1/audits/{reference}/assignment', {
    params: onAudit(reference, form),
    body: { ...typed, leadId: typed.leadId || NOBODY },
  });
  return sendThen(back, call, { act: 'assignment', reference, ...typed });
}

export function sign({ reference, form, back }: Act) {
  const statementAccepted = form.get('statementAccepted') === 'oui';
  const call = api.POST('/api/v1/audits/{reference}/independence', {
    params: onAudit(reference, form),
    body: { statementAccepted },
  });
  return sendThen(back, call, { act: 'independence', reference, statementAccepted });
}

export function open({ reference, form, back }: Act) {
  const call = api.POST('/api/v1/audits/{reference}/opening', { params: onAudit(reference, form) });
  return sendThen(back, call, { act: 'opening', reference });
}
