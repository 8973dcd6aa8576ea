import type { Static } from 'typebox';
import type { Session } from './schemas.ts';
import type { SignedIn } from './sessions.ts';

/** What every page shows of the person who reads it. */
export function sessionView(signedIn: SignedIn | null): Static<typeof Session> {
  if (!signedIn) {
    const spaces = { vendor: false, audits: false, moderation: false };
    return { account: null, organisations: [], recent: false, strong: false, unread: 0, spaces };
  }
  const { account, organisations, actor } = signedIn;
  return {
    account,
    organisations: organisations.map(
      ({ organisationId, slug, name, signatory, administrator }) => ({
        ...{ id: organisationId, slug, name, signatory, administrator },
      }),
    ),
    recent: actor.recent,
    strong: actor.strong,
    unread: signedIn.unread,
    spaces: {
      vendor: organisations.length > 0,
      audits: organisations.some(({ labeller }) => labeller),
      moderation: actor.staff !== null,
    },
  };
}
