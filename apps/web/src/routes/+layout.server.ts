import { isDemonstration } from '#lib/server/demonstration.ts';
import { loginAddress } from '#lib/server/login-address.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
  const [demonstration, session] = await Promise.all([
    isDemonstration(),
    // An API that is down does not take the pages that need no data with it.
    locals.session().catch(() => null),
  ]);
  return {
    demonstration,
    theme: locals.theme,
    here: url.pathname + url.search,
    login: loginAddress(url),
    session: session?.account ? { ...session, account: session.account } : null,
  };
};
