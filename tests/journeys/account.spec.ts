/** A person ProConnect does not cover: from the mailed link to the deletion of the account, on real pages. */
import type { Page, TestInfo } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';

const addressOf = ({ project, workerIndex }: TestInfo, who: string): string =>
  `${who}-${project.name}-${workerIndex}-${Date.now()}@exemple.fr`;

const check = async (page: Page, javaScriptEnabled: boolean): Promise<void> => {
  if (javaScriptEnabled) await expectAccessible(page);
  await expectNoSidewaysScroll(page);
};

/** Asks for a link, reads the mail, opens the link. @returns its address */
async function openMailedLink(page: Page, email: string, from = '/connexion'): Promise<string> {
  await page.goto(from);
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByRole('button', { name: 'Recevoir un lien' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Ouvrez votre boîte aux lettres',
  );
  await page.getByRole('link', { name: 'lire les courriels de cette adresse' }).click();
  await page.locator('.mail').first().locator('a[href*="jeton="]').click();
  return page.url();
}

async function createAccount(page: Page, email: string, from?: string): Promise<string> {
  const link = await openMailedLink(page, email, from);
  await page.getByLabel('Prénom').fill('Zoé');
  await page.getByLabel('Nom d’usage').fill('D’Été <b>');
  await page.getByRole('button', { name: 'Créer mon compte et entrer' }).click();
  return link;
}

test('a mailed link creates the account, comes back where one was going, and serves once', async ({
  page,
  javaScriptEnabled,
}, info) => {
  test.slow();
  await page.goto('/compte');
  await expect(page).toHaveURL('/connexion?retour=%2Fcompte');
  await check(page, javaScriptEnabled);
  const link = await createAccount(page, addressOf(info, 'neuve'), page.url());
  await expect(page).toHaveURL('/compte');
  await expect(page.getByRole('banner')).toContainText('Zoé D’Été <b>');
  await check(page, javaScriptEnabled);
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });

  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien n’est plus valable');
  await check(page, javaScriptEnabled);
});

test('an address that cannot be written to is refused at its field, and kept', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto('/connexion?retour=/espace');
  await page.getByLabel('Adresse électronique').fill('zoe@exemple');
  await page.getByRole('button', { name: 'Recevoir un lien' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toBeFocused();
  const field = page.getByLabel('Adresse électronique');
  await expect(field).toHaveValue('zoe@exemple');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/n’est pas une adresse électronique/);
  await check(page, javaScriptEnabled);
  await alert.getByRole('link').click();
  await expect(field).toBeFocused();
});

test('a form sent after the session ended loses nothing', async ({
  page,
  javaScriptEnabled,
}, info) => {
  test.slow();
  await createAccount(page, addressOf(info, 'reprise'), '/connexion?retour=/compte');
  const session = await page.context().cookies();
  await page.getByLabel('Prénom').fill('Marie-Noëlle');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Enregistrer mon nom' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Votre session est terminée/);
  await check(page, javaScriptEnabled);
  await page.context().addCookies(session);
  await page.getByRole('button', { name: 'Renvoyer ce que j’avais saisi' }).click();
  await expect(page.getByRole('main')).toContainText('Marie-Noëlle D’Été <b>');
});

test('a person closes another session, downloads their data, and deletes their account', async ({
  page,
  browser,
  baseURL,
  javaScriptEnabled,
}, info) => {
  test.slow();
  const email = addressOf(info, 'depart');
  await createAccount(page, email, '/connexion?retour=/compte');
  const elsewhere = await browser.newContext({ baseURL: baseURL! });
  const other = await elsewhere.newPage();
  await openMailedLink(other, email, '/connexion?retour=/compte');
  await other.getByRole('button', { name: 'Se connecter' }).click();
  await expect(other).toHaveURL('/compte');

  await page.reload();
  await page.getByRole('button', { name: /^Fermer la session/ }).click();
  await expect(page.getByRole('status')).toHaveText('La session est fermée.');
  await other.reload();
  await expect(other).toHaveURL(/\/connexion/);
  await elsewhere.close();

  const file = await page.request.get('/api/v1/account/export');
  expect(file.headers()['content-disposition']).toContain('attachment');
  expect(await file.json()).toMatchObject({ account: { email } });

  await page.getByRole('button', { name: 'Supprimer mon compte' }).click();
  await expect(page.getByRole('alert')).toContainText('Cochez la case');
  await check(page, javaScriptEnabled);
  await page.getByLabel('Je comprends que la suppression est définitive').check();
  await page.getByRole('button', { name: 'Supprimer mon compte' }).click();
  await expect(page.getByRole('main')).toContainText('Votre compte est supprimé');
  await page.goto('/compte');
  await expect(page).toHaveURL(/\/connexion/);
});

test('one signs out from the account page', async ({ page, javaScriptEnabled }, info) => {
  test.slow();
  await createAccount(page, addressOf(info, 'sortie'), '/connexion?retour=/compte');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('main')).toContainText('Vous êtes déconnecté.');
  await check(page, javaScriptEnabled);
  await expect(page.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toBeVisible();
  expect((await page.context().cookies()).filter(({ name }) => name === 'session')).toEqual([]);
});
