/** One label as those who may act on it read it, and their acts: pages of the labeller, of staff and of the vendor. */
import { api, sendThen, view } from './api.ts';
import { text } from './audits.ts';
import { refuse } from './refuse.ts';

const ACTS = {
  suspension: '/api/v1/labels/{reference}/suspension',
  restoration: '/api/v1/labels/{reference}/restoration',
  revocation: '/api/v1/labels/{reference}/revocation',
  withdrawal: '/api/v1/labels/{reference}/withdrawal',
} as const;

export const getLabelDesk = (reference: string) =>
  view(api.GET('/api/v1/labels/{reference}/desk', { params: { path: { reference } } }));

/** @param back the page, relative, that shows the label afterwards */
export async function actOnLabel(reference: string, request: Request, back: string) {
  const form = await request.formData();
  const values = { act: text(form, 'act'), reason: text(form, 'reason') };
  const params = { path: { reference }, header: { 'if-match': text(form, 'etag') } };
  if (values.act === 'refusal-publication') {
    const path = '/api/v1/labels/{reference}/refusal-publication';
    return sendThen(`${back}?fait=publication`, api.POST(path, { params }), values);
  }
  if (!isAct(values.act)) return refuse('Rien n’est décidé', [NOTHING_CHOSEN], values);
  const body = { reason: values.reason };
  const call = api.POST(ACTS[values.act], { params, body });
  return sendThen(`${back}?fait=${values.act}`, call, values);
}

const NOTHING_CHOSEN = { path: 'act', message: 'Choisissez ce que vous décidez.' };

const isAct = (act: string): act is keyof typeof ACTS => Object.hasOwn(ACTS, act);
