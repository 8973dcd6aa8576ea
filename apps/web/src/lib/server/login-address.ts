import { backTo } from './back-to.ts';

const LOGIN = '/connexion';

/** The login page, which comes back to this one afterwards. */
export function loginAddress({ pathname, search }: URL): string {
  const here = backTo(pathname + search);
  return here === '/' || here.startsWith(LOGIN)
    ? LOGIN
    : `${LOGIN}?retour=${encodeURIComponent(here)}`;
}
