/** Signing in as a person of the demonstration, at the provider that stands in for ProConnect. */
import {
  expect,
  type APIRequestContext,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { DEMO_ACCOUNTS } from '@gouvtech/db/seed';

export type Demo = { id: string; email: string; name: string };

/** @param id as the stand-in names the person: `sacha-morvan` */
export function demoPerson(id: string): Demo {
  const found = DEMO_ACCOUNTS.find((one) => one.id === id);
  if (!found) throw new Error(`Nobody is called ${id} in the demonstration`);
  return { id, email: found.email, name: `${found.givenName} ${found.usualName}` };
}

/**
 * The whole login, by the same addresses as a browser, beside the page: what a page may ask of another host is not in
 * question. The browser of `request` is signed in afterwards.
 */
export async function signIn(request: APIRequestContext, id: string): Promise<void> {
  const choice = await request.get('/api/v1/auth/proconnect/start?returnTo=/espace');
  expect(choice.url(), 'the provider asks who is there').toContain('/interaction/');
  const back = await request.post(choice.url(), { form: { persona: id } });
  expect(back.url(), `${id} is signed in`).toMatch(/\/espace$/);
}

/**
 * A page with a session of its own, beside that of the journey. It has the settings of the project: width, scripts,
 * language.
 * @param id null for somebody who does not sign in
 * @param settings what differs from the project
 */
export async function openAs(
  browser: Browser,
  id: string | null,
  settings: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(settings);
  if (id !== null) await signIn(context.request, id);
  return context.newPage();
}

/** Ends the sessions of these pages. */
export async function closeAll(...pages: Page[]): Promise<void> {
  for (const page of pages) await page.context().close();
}
