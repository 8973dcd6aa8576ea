/** What people are told, the catalogue in figures, and the journal: on real pages. */
import type { Page, TestInfo } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';
import { signIn } from '../helpers/sign-in.ts';

const check = async (page: Page, javaScriptEnabled: boolean): Promise<void> => {
  if (javaScriptEnabled) await expectAccessible(page);
  await expectNoSidewaysScroll(page);
};

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** A person of this journey alone, entered through a mailed link. @returns their name */
async function newcomer(page: Page, { project, workerIndex }: TestInfo): Promise<string> {
  const name = `Nadia ${project.name}-${workerIndex}-${Date.now()}`;
  const email = `${name.replace(/\W+/g, '-').toLowerCase()}@exemple.fr`;
  await page.goto('/connexion');
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByRole('button', { name: 'Recevoir un lien' }).click();
  await page.getByRole('link', { name: 'lire les courriels de cette adresse' }).click();
  await page.locator('.mail').first().locator('a[href*="jeton="]').click();
  const [given = '', usual = ''] = name.split(' ');
  await page.getByLabel('Prénom').fill(given);
  await page.getByLabel('Nom d’usage').fill(usual);
  await page.getByRole('button', { name: 'Créer mon compte et entrer' }).click();
  await expect(page.getByRole('banner')).toContainText(usual);
  return name;
}

test('a request to join reaches who administrates, who goes to the exact place and marks it as read', async ({
  page,
  browser,
  baseURL,
  javaScriptEnabled,
}, info) => {
  test.slow();
  const name = await newcomer(page, info);
  await page.goto('/espace/notifications');
  await expect(page.getByRole('main')).toContainText('Rien pour l’instant');
  await check(page, javaScriptEnabled);
  await page.goto('/espace/organisations/atelier-corvisy');
  await page.getByRole('button', { name: /rejoindre/i }).click();

  const other = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled });
  await signIn(other.request, 'sacha-morvan');
  const admin = await other.newPage();
  await admin.goto('/');
  await admin
    .getByRole('banner')
    .getByRole('link', { name: /^Notifications/ })
    .click();
  await expect(heading(admin)).toHaveText('Notifications');
  await check(admin, javaScriptEnabled);
  const told = admin.locator('li', { hasText: `${name} demande à rejoindre` });
  const link = told.getByRole('link');
  await expect(link).toHaveAttribute('href', '/espace/organisations/atelier-corvisy');
  await told.getByRole('button', { name: /Marquer comme lue/ }).click();
  await expect(admin).toHaveURL(/\/espace\/notifications\?page=1$/);
  await expect(told.getByRole('button')).toHaveCount(0);
  // Once read, it comes after those that are not: maybe on another page.
  await admin.goto('/espace/organisations/atelier-corvisy');
  await expect(admin.getByRole('main')).toContainText(name);
  await other.close();
});

test('a person chooses which notifications also come by mail, by keyboard alone', async ({
  page,
  javaScriptEnabled,
}, info) => {
  test.slow();
  await newcomer(page, info);
  await page.goto('/compte');
  const members = page.getByRole('checkbox', { name: /Membres de votre organisation/ });
  await expect(members).toBeChecked();
  await members.focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Enregistrer mes choix' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Vos choix de courriels sont enregistrés.');
  await expect(members).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: /Échéances/ })).toBeChecked();
  await check(page, javaScriptEnabled);
});

test('the catalogue in figures says in tables what its drawings show, and in files', async ({
  page,
  request,
  javaScriptEnabled,
}) => {
  await page.goto('/');
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: 'Statistiques', exact: true })
    .click();
  await expect(heading(page)).toHaveText('Le catalogue en chiffres');
  const states = page.getByRole('table', { name: 'Fiches par état' });
  const shown = await states
    .getByRole('row', { name: /^Publiée/ })
    .getByRole('cell')
    .first()
    .textContent();
  await check(page, javaScriptEnabled);
  const csv = await request.get('/api/v1/statistics.csv');
  expect(await csv.text()).toContain(`fiches par état;published;;${shown};fiches`);
});

test('the journal is for those who administrate the catalogue: filtered, and downloaded', async ({
  page,
  request,
  javaScriptEnabled,
}) => {
  await signIn(request, 'camille-roux');
  expect((await request.get('/moderation/journal')).status()).toBe(403);

  await signIn(page.request, 'estelle-maurin');
  await page.goto('/moderation/journal');
  await expect(heading(page)).toHaveText('Journal');
  await check(page, javaScriptEnabled);
  await page.getByLabel('Acte').selectOption('account:login');
  await page.getByRole('button', { name: 'Filtrer' }).click();
  await expect(page).toHaveURL(/action=account%3Alogin/);
  await expect(page.getByRole('article').first()).toContainText('account:login');
  const href = await page.getByRole('link', { name: 'Télécharger en CSV' }).getAttribute('href');
  const file = await page.request.get(href!);
  expect(file.headers()['content-disposition']).toContain('journal.csv');
  const text = await file.text();
  expect(text).toContain('account:login');
  expect(text).not.toContain('@');
});
