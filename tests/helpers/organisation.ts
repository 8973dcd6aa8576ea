/** Organisations of a journey alone, made by the same addresses as the pages. */
import { expect, type Browser, type Page } from '@playwright/test';
import { freshWord } from './names.ts';
import { openAs } from './sign-in.ts';

/** A foreign company, verified, that the person of the page administers. @returns its slug */
export async function createOrganisation(
  browser: Browser,
  maker: Page,
  origin: string,
  name: string,
): Promise<string> {
  const made = await maker.request.post('/api/v1/organisations', {
    headers: { origin },
    data: {
      ...{ name, kind: 'company', country: 'BE', register: 'BCE' },
      registrationNumber: freshWord(),
    },
  });
  expect(made.status(), await made.text()).toBeLessThan(300);
  await verifyOrganisation(browser, origin, name);
  return (await made.json()).slug;
}

/** A moderator’s decision, as the page of moderation sends it. */
export async function verifyOrganisation(
  browser: Browser,
  origin: string,
  name: string,
): Promise<void> {
  const moderator = await openAs(browser, 'camille-roux');
  const { items } = await (await moderator.request.get('/api/v1/moderation/organisations')).json();
  const { id } = items.find((one: { name: string }) => one.name === name);
  const verified = await moderator.request.post(
    `/api/v1/moderation/organisations/${id}/verification`,
    { headers: { origin }, data: { accept: true, reason: '' } },
  );
  expect(verified.status(), await verified.text()).toBe(204);
  await moderator.context().close();
}
