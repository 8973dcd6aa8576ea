/** What the pages of disputes share: one dispute, and the appeal of either party. */
import { api, sendThen, view } from './api.ts';
import { text } from './audits.ts';

export const getDispute = (id: string) =>
  view(api.GET('/api/v1/disputes/{id}', { params: { path: { id } } }));

export { text };

/** Headers of an act on the version that was read. */
export const onVersion = (id: string, form: FormData) => ({
  path: { id },
  header: { 'if-match': text(form, 'etag') },
});

/** @param back the page, relative, that shows the dispute afterwards */
export async function appeal(id: string, request: Request, back: string) {
  const form = await request.formData();
  const values = { reason: text(form, 'reason') };
  const call = api.POST('/api/v1/disputes/{id}/appeal', {
    params: onVersion(id, form),
    body: values,
  });
  return sendThen(`${back}?fait=appel`, call, values);
}
