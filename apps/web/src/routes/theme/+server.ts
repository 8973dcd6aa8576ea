import { error, redirect } from '@sveltejs/kit';
import { keepTheme } from '#lib/server/theme.ts';
import type { RequestHandler } from './$types';

/** An address of this site, whatever was sent: an open redirect would serve phishing. */
function backTo(value: FormDataEntryValue | null): string {
  const path = typeof value === 'string' ? value : '/';
  const here = new URL('http://site.invalid');
  const url = URL.canParse(path, here) ? new URL(path, here) : here;
  return url.origin === here.origin ? url.pathname + url.search : '/';
}

export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData();
  if (!keepTheme(cookies, form.get('theme')))
    error(400, 'Ce thème n’existe pas. Choisissez clair, sombre ou système, en bas de page.');
  redirect(303, backTo(form.get('retour')));
};
