import { api, view } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

/** Demonstration only: the API answers 404 everywhere else. */
export const load: PageServerLoad = async ({ url }) => {
  const to = url.searchParams.get('a')?.trim() || undefined;
  const { mails } = await view(
    api.GET('/api/v1/demonstration/mails', { params: { query: { ...(to && { to }) } } }),
  );
  return { to, mails: mails.map((mail) => ({ ...mail, lines: linesOf(mail.body) })) };
};

/** An address of this site becomes a link; the rest stays text. */
function linesOf(body: string): { text: string; link: boolean }[] {
  return body.split('\n').map((text) => ({ text, link: /^https?:\/\/\S+$/.test(text) }));
}
