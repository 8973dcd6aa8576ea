import { error, redirect } from '@sveltejs/kit';
import { backTo } from '#lib/server/back-to.ts';
import { keepTheme } from '#lib/server/theme.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData().catch(() => new FormData());
  if (!keepTheme(cookies, form.get('theme')))
    error(400, 'Ce thème n’existe pas. Choisissez clair, sombre ou système, en bas de page.');
  redirect(303, backTo(form.get('retour')));
};
