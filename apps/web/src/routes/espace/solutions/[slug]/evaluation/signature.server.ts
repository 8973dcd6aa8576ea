/** What every page that asks for a signature shows: who may sign, and whether the login is recent enough. */
import { organisationOf } from './calls.server.ts';
import { rootOf } from './view/progress.server.ts';

export async function signatureOf(slug: string, recent: boolean, path: string) {
  const organisation = await organisationOf(slug);
  return {
    root: rootOf(slug),
    signatory: organisation?.signatory ?? false,
    signatories: organisation?.signatories ?? [],
    organisation: organisation?.name ?? '',
    recent,
    renewLogin: `/connexion?renouveler=1&retour=${encodeURIComponent(path)}`,
  };
}
