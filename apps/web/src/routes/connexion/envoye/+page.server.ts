import { isDemonstration } from '#lib/server/demonstration.ts';
import { backTo } from '#lib/server/back-to.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const email = (url.searchParams.get('a') ?? '').slice(0, 254);
  const again = new URLSearchParams({ retour: backTo(url.searchParams.get('retour')) });
  return { email, again: `/connexion?${again}`, mailbox: await isDemonstration() };
};
