/** A person ProConnect does not cover: from the mailed link to the deletion of the account, on real pages. */
import { expect, expectSound, test } from '../helpers/journey.ts';
import { createAccount, freshAddress, type Newcomer, openMailedLink } from '../helpers/mail.ts';
import { openAs } from '../helpers/sign-in.ts';

/** With what a careless page would take for mark-up. */
const zoe = (): Newcomer => ({ given: 'Zoé', usual: 'D’Été <b>', email: freshAddress('zoe') });

test('a mailed link creates the account, comes back where one was going, and serves once', async ({
  page,
}) => {
  test.slow();
  await page.goto('/compte');
  await expect(page).toHaveURL('/connexion?retour=%2Fcompte');
  await expectSound(page);
  const link = await createAccount(page, zoe(), page.url());
  await expect(page).toHaveURL('/compte');
  await expect(page.getByRole('banner')).toContainText('Zoé D’Été <b>');
  await expectSound(page);
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });

  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien n’est plus valable');
  await expectSound(page);
});

test('an address that cannot be written to is refused at its field, and kept', async ({ page }) => {
  await page.goto('/connexion?retour=/espace');
  await page.getByLabel('Adresse électronique').fill('zoe@exemple');
  await page.getByRole('button', { name: 'Recevoir un lien' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toBeFocused();
  const field = page.getByLabel('Adresse électronique');
  await expect(field).toHaveValue('zoe@exemple');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/n’est pas une adresse électronique/);
  await expectSound(page);
  await alert.getByRole('link').click();
  await expect(field).toBeFocused();
});

test('a form sent after the session ended loses nothing', async ({ page }) => {
  test.slow();
  await createAccount(page, zoe(), '/connexion?retour=/compte');
  const session = await page.context().cookies();
  await page.getByLabel('Prénom').fill('Marie-Noëlle');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Enregistrer mon nom' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Votre session est terminée/);
  await expectSound(page);
  await page.context().addCookies(session);
  await page.getByRole('button', { name: 'Renvoyer ce que j’avais saisi' }).click();
  await expect(page.getByRole('main')).toContainText('Marie-Noëlle D’Été <b>');
});

test('a person closes another session, downloads their data, and deletes their account', async ({
  page,
  browser,
}) => {
  test.slow();
  const person = zoe();
  await createAccount(page, person, '/connexion?retour=/compte');
  const other = await openAs(browser, null);
  await openMailedLink(other, person.email, '/connexion?retour=/compte');
  await other.getByRole('button', { name: 'Se connecter' }).click();
  await expect(other).toHaveURL('/compte');

  await page.reload();
  await page.getByRole('button', { name: /^Fermer la session/ }).click();
  await expect(page.getByRole('status')).toHaveText('La session est fermée.');
  await other.reload();
  await expect(other).toHaveURL(/\/connexion/);
  await other.context().close();

  const file = await page.request.get('/api/v1/account/export');
  expect(file.headers()['content-disposition']).toContain('attachment');
  expect(await file.json()).toMatchObject({ account: { email: person.email } });

  await page.getByRole('button', { name: 'Supprimer mon compte' }).click();
  await expect(page.getByRole('alert')).toContainText('Cochez la case');
  await expectSound(page);
  await page.getByLabel('Je comprends que la suppression est définitive').check();
  await page.getByRole('button', { name: 'Supprimer mon compte' }).click();
  await expect(page.getByRole('main')).toContainText('Votre compte est supprimé');
  await page.goto('/compte');
  await expect(page).toHaveURL(/\/connexion/);
});

test('one signs out from the account page', async ({ page }) => {
  test.slow();
  await createAccount(page, zoe(), '/connexion?retour=/compte');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('main')).toContainText('Vous êtes déconnecté.');
  await expectSound(page);
  await expect(page.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toBeVisible();
  expect((await page.context().cookies()).filter(({ name }) => name === 'session')).toEqual([]);
});
