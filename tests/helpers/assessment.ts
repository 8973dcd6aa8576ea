/** People of the demonstration at work on an assessment of their own. */
import {
  expect,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test';
import { signIn } from './sign-in.ts';

export const FILLS = 'louane-prigent';
export const SIGNS = 'helene-corvisy';
/** Characteristics that a journey says yes to; no to the others. */
const YES = ['exposition_reseau', 'comptes', 'dcp'];

export type Settings = BrowserContextOptions & { baseURL: string };
export const settingsOf = (options: object): Settings =>
  ({ ...options, locale: 'fr-FR' }) as Settings;

export async function openAs(browser: Browser, settings: Settings, person: string): Promise<Page> {
  const context = await browser.newContext(settings);
  await signIn(context.request, person);
  return context.newPage();
}

/**
 * A listing of its own, so that journeys do not meet, with an assessment of few questions.
 * @param say whether the characteristics are said @returns the slug
 */
export async function startAssessment(page: Page, origin: string, say = true): Promise<string> {
  const { request } = page.context();
  const headers = { origin };
  const name = `Essai ${crypto.randomUUID().slice(0, 8)}`;
  const made = await request.post('/api/v1/vendor/solutions', {
    headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
    data: { name, organisation: 'atelier-corvisy' },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { slug, etag } = await made.json();
  const told = await request.patch(`/api/v1/vendor/solutions/${slug}/revision`, {
    headers: { ...headers, 'if-match': etag },
    data: { deployments: ['on-premise'], audiences: ['town-under-3500'] },
  });
  expect(told.status(), await told.text()).toBe(200);
  const address = `/api/v1/vendor/solutions/${slug}/assessment`;
  const started = await request.post(address, { headers, data: { from: 'nothing' } });
  expect(started.status(), await started.text()).toBe(201);
  if (say) {
    const { open } = await started.json();
    const asked = open.facts.questions.flatMap(({ options }: { options: { fact: string }[] }) =>
      options.map(({ fact }) => [fact, YES.includes(fact)]),
    );
    const saved = await request.put(`${address}/facts`, {
      headers: { ...headers, 'if-match': `"${open.facts.revision}"` },
      data: { facts: Object.fromEntries(asked) },
    });
    expect(saved.status(), await saved.text()).toBe(200);
  }
  return slug;
}

export const root = (slug: string): string => `/espace/solutions/${slug}/evaluation`;
/** What the page says of the saving of an answer. */
export const state = (page: Page, criterion: string): Locator => page.locator(`#${criterion}-etat`);
export const justification = (page: Page, criterion: string): Locator =>
  page.locator(`textarea[name="${criterion}.justification"]`);
