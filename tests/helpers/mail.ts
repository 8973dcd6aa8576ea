/** Entering by a mailed link, as those whom ProConnect does not cover. */
import { expect, type Page } from '@playwright/test';

export type Newcomer = { given: string; usual: string; email: string };

/** An address of this run alone. @param who letters, digits, hyphens */
export const freshAddress = (who: string): string =>
  `${who}-${crypto.randomUUID().slice(0, 8)}@exemple.fr`;

/** Asks for a link, reads the mail, opens the link. @returns its address */
export async function openMailedLink(
  page: Page,
  email: string,
  from = '/connexion',
): Promise<string> {
  await page.goto(from);
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByRole('button', { name: 'Recevoir un lien' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Ouvrez votre boîte aux lettres',
  );
  await page.getByRole('link', { name: 'lire les courriels de cette adresse' }).click();
  const link = page.locator('.mail').first().locator('a[href*="jeton="]');
  const address = (await link.getAttribute('href')) ?? '';
  await link.click();
  return address;
}

/** A new account, by the link of a mail. @returns the address of the link */
export async function createAccount(
  page: Page,
  { given, usual, email }: Newcomer,
  from?: string,
): Promise<string> {
  const link = await openMailedLink(page, email, from);
  await page.getByLabel('Prénom').fill(given);
  await page.getByLabel('Nom d’usage').fill(usual);
  await page.getByRole('button', { name: 'Créer mon compte et entrer' }).click();
  await expect(page.getByRole('banner')).toContainText(`${given} ${usual}`);
  return link;
}
