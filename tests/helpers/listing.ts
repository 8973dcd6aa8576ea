/** Listings of a journey alone, by the calls that the pages of a vendor and of a moderator make. */
import { expect, type APIRequestContext } from '@playwright/test';

export const VENDOR = 'atelier-corvisy';

/** Every mandatory fact. */
const READY = {
  summary: 'Un parapheur électronique pour les collectivités et leurs groupements.',
  description: 'Les agents signent leurs actes, seuls ou en circuit.',
  domains: ['SIG'],
  audiences: ['town-3500-30000'],
  deployments: ['saas-shared'],
  licence: { kind: 'proprietary' },
  pricing: 'public',
  prices: [{ stage: 'recurring', amountCents: 120, unit: 'agent-month' }],
};
const CONTACTS = {
  legalName: 'Hélène Corvisy',
  legalEmail: 'juridique@corvisy.example',
  security: 'securite@corvisy.example',
};

/** Calls of one person, beside the pages: each must succeed. @returns the body, null when there is none */
export const callerOf =
  (who: APIRequestContext, origin: string) =>
  async (method: string, path: string, data: object = {}, etag = '*') => {
    const headers = { origin, 'if-match': etag, 'idempotency-key': crypto.randomUUID() };
    const body = method === 'GET' ? {} : { data };
    const reply = await who.fetch(`/api/v1${path}`, { method, headers, ...body });
    expect(reply.ok(), `${method} ${path}: ${await reply.text()}`).toBe(true);
    return (await reply.text()) === '' ? null : await reply.json();
  };
export type Call = ReturnType<typeof callerOf>;

/** @param signatory of the vendor @returns the slug */
export async function createListing(signatory: Call, name: string): Promise<string> {
  const made = await signatory('POST', '/vendor/solutions', { name, organisation: VENDOR });
  return made.slug;
}

/** @param facts what differs from a listing ready for its review */
export async function submitListing(
  signatory: Call,
  slug: string,
  facts: Partial<typeof READY> = {},
): Promise<void> {
  const home = `/vendor/solutions/${slug}`;
  await signatory('PUT', `${home}/contacts`, CONTACTS);
  await signatory('PATCH', `${home}/revision`, { ...READY, ...facts });
  await signatory('POST', `${home}/submission`, { accuracy: true });
}

/** Of a listing that was submitted. */
export async function publishListing(moderator: Call, slug: string): Promise<void> {
  await moderator('POST', `/moderation/listings/${slug}/review`);
  await moderator('POST', `/moderation/listings/${slug}/decision`, { decision: 'publish' });
}
