/** People of the demonstration at work on an assessment of their own. */
import type { Locator, Page } from '@playwright/test';
import { callerOf, createListing } from './listing.ts';
import { freshName } from './names.ts';

export const FILLS = 'louane-prigent';
export const SIGNS = 'helene-corvisy';
/** Decides which questions an assessment asks. */
export const STARTED = { deployments: ['on-premise'], audiences: ['town-under-3500'] };
/** Characteristics that a journey says yes to; no to the others. */
const YES = ['exposition_reseau', 'comptes', 'dcp'];

/**
 * A listing of its own, so that journeys do not meet, with an assessment of few questions.
 * @param say whether the characteristics are said @returns the slug
 */
export async function startAssessment(page: Page, origin: string, say = true): Promise<string> {
  const call = callerOf(page.request, origin);
  const slug = await createListing(call, freshName('Essai'));
  await call('PATCH', `/vendor/solutions/${slug}/revision`, STARTED);
  const address = `/vendor/solutions/${slug}/assessment`;
  const { open } = await call('POST', address, { from: 'nothing' });
  if (say) {
    const asked = open.facts.questions.flatMap(({ options }: { options: { fact: string }[] }) =>
      options.map(({ fact }) => [fact, YES.includes(fact)]),
    );
    const facts = Object.fromEntries(asked);
    await call('PUT', `${address}/facts`, { facts }, `"${open.facts.revision}"`);
  }
  return slug;
}

export const root = (slug: string): string => `/espace/solutions/${slug}/evaluation`;
/** What the page says of the saving of an answer. */
export const state = (page: Page, criterion: string): Locator => page.locator(`#${criterion}-etat`);
export const justification = (page: Page, criterion: string): Locator =>
  page.locator(`textarea[name="${criterion}.justification"]`);
