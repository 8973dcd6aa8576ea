import { getAudit, giveReason, recuse, text } from '#lib/server/audits.ts';
import { api, send, view } from '#lib/server/api.ts';
import { redirect } from '@sveltejs/kit';
import { themeText } from '@gouvtech/criteria/texts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, parent, url }) => {
  const [{ me }, desk] = await Promise.all([
    parent(),
    view(api.GET('/api/v1/vendor/solutions/{slug}/audits', { params: { path: { slug } } })),
  ]);
  const running = desk.schemes.flatMap(({ open }) => (open === null ? [] : [open]));
  const themes = new Set(
    desk.schemes.flatMap((one) => [...one.themes, ...(one.estimate?.skippedThemes ?? [])]),
  );
  return {
    desk,
    audits: await Promise.all(running.map(getAudit)),
    themeNames: Object.fromEntries([...themes].map((id) => [id, themeText(id as never).name])),
    recent: me.recent,
    renewLogin: `/connexion?renouveler=1&retour=${encodeURIComponent(url.pathname)}`,
    key: crypto.randomUUID(),
    done: url.searchParams.get('fait'),
  };
};

const asked = async (
  { params: { slug }, request }: { params: { slug: string }; request: Request },
  done: string,
) => {
  const form = await request.formData();
  return {
    reference: text(form, 'reference'),
    form,
    back: `/espace/solutions/${slug}/audit?fait=${done}`,
  };
};

export const actions: Actions = {
  ask: async (event) => {
    const { form, back } = await asked(event, 'demande');
    const values = {
      act: 'request',
      scheme: text(form, 'scheme'),
      labeller: text(form, 'labeller'),
      message: text(form, 'message'),
      key: text(form, 'key'),
    };
    const { scheme, labeller, message } = values;
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/audits', {
        params: {
          path: { slug: event.params.slug },
          header: { 'idempotency-key': values.key || crypto.randomUUID() },
        },
        body: { scheme: scheme as never, labeller, message },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, back);
  },
  recuse: async (event) => recuse(await asked(event, 'recusation')),
  cancel: async (event) => giveReason('cancellation', await asked(event, 'annulation')),
};
