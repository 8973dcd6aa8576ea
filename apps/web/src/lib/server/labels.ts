/** One label as those who may act on it read it, and their acts: pages of the labeller, of staff and of the vendor. */
import { redirect } from '@sveltejs/kit';
import { api, send, view } from './api.ts';

const ACTS = {
  suspension: '/api/v1/labels/{reference}/suspension',
  restoration: '/api/v1/labels/{reference}/restoration',
  revocation: '/api/v1/labels/{reference}/revocation',
  withdrawal: '/api/v1/labels/{reference}/withdrawal',
} as const;

export const getLabelDesk = (reference: string) =>
  view(api.GET('/api/v1/labels/{reference}/desk', { params: { path: { reference } } }));

const typed = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** @param back the page, relative, that shows the label afterwards */
export async function actOnLabel(reference: string, request: Request, back: string) {
  const form = await request.formData();
  const values = { act: typed(form, 'act'), reason: typed(form, 'reason') };
  const params = { path: { reference }, header: { 'if-match': typed(form, 'etag') } };
  if (values.act === 'refusal-publication') {
    const path = '/api/v1/labels/{reference}/refusal-publication';
    const sent = await send(api.POST(path, { params }), values);
    return sent.ok ? redirect(303, `${back}?fait=publication`) : sent.failure;
  }
  const path = ACTS[values.act as keyof typeof ACTS] ?? ACTS.suspension;
  const body = { reason: values.reason };
  const sent = await send(api.POST(path, { params, body }), values);
  return sent.ok ? redirect(303, `${back}?fait=${values.act}`) : sent.failure;
}
