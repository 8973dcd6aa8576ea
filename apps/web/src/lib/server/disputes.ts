/** What the pages of disputes share: one dispute, and the appeal of either party. */
import { redirect } from '@sveltejs/kit';
import { api, send, view } from './api.ts';

export const getDispute = (id: string) =>
  view(api.GET('/api/v1/disputes/{id}', { params: { path: { id } } }));

export const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** Headers of an act on the version that was read. */
export const onVersion = (id: string, form: FormData) => ({
  path: { id },
  header: { 'if-match': text(form, 'etag') },
});

/** @param back the page, relative, that shows the dispute afterwards */
export async function appeal(id: string, request: Request, back: string) {
  const form = await request.formData();
  const values = { reason: text(form, 'reason') };
  const sent = await send(
    api.POST('/api/v1/disputes/{id}/appeal', { params: onVersion(id, form), body: values }),
    values,
  );
  if (!sent.ok) return sent.failure;
  redirect(303, `${back}?fait=appel`);
}
