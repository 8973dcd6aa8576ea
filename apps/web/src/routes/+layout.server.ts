import { isDemonstration } from '#lib/server/demonstration.ts';
import { loginAddress } from '#lib/server/login-address.ts';
import { readOnlyState } from '#lib/server/read-only.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
  const [demonstration, readOnly, session] = await Promise.all([
    isDemonstration(),
    readOnlyState(),
    // An API that is down does not take the pages that need no data with it.
    locals.session().catch(() => null),
  ]);
  return {
    demonstration,
    readOnly,
    theme: locals.theme,
    here: url.pathname + url.search,
    login: loginAddress(url),
    session: session?.account ? { ...session, account: session.account } : null,
  };
};
