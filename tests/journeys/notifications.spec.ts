/** What people are told, the catalogue in figures, and the journal: on real pages. */
import type { Page } from '@playwright/test';
import { expect, expectSound, test } from '../helpers/journey.ts';
import { createAccount, freshAddress, type Newcomer } from '../helpers/mail.ts';
import { freshWord } from '../helpers/names.ts';
import { openAs, signIn } from '../helpers/sign-in.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

const nadia = (): Newcomer => ({
  ...{ given: 'Nadia', usual: freshWord() },
  email: freshAddress('nadia'),
});

test('a request to join reaches who administrates, who goes to the exact place and marks it as read', async ({
  page,
  browser,
}) => {
  test.slow();
  const person = nadia();
  const name = `${person.given} ${person.usual}`;
  await createAccount(page, person);
  await page.goto('/espace/notifications');
  await expect(page.getByRole('main')).toContainText('Rien pour l’instant');
  await expectSound(page);
  await page.goto('/espace/organisations/atelier-corvisy');
  await page.getByRole('button', { name: /rejoindre/i }).click();

  const admin = await openAs(browser, 'sacha-morvan');
  await admin.goto('/');
  await admin
    .getByRole('banner')
    .getByRole('link', { name: /^Notifications/ })
    .click();
  await expect(heading(admin)).toHaveText('Notifications');
  await expectSound(admin);
  const told = admin.locator('li', { hasText: `${name} demande à rejoindre` });
  const link = told.getByRole('link');
  await expect(link).toHaveAttribute('href', '/espace/organisations/atelier-corvisy');
  await told.getByRole('button', { name: /Marquer comme lue/ }).click();
  await expect(admin).toHaveURL(/\/espace\/notifications\?page=1$/);
  await expect(told.getByRole('button')).toHaveCount(0);
  // Once read, it comes after those that are not: maybe on another page.
  await admin.goto('/espace/organisations/atelier-corvisy');
  await expect(admin.getByRole('main')).toContainText(name);
  await admin.context().close();
});

test('a person chooses which notifications also come by mail, by keyboard alone', async ({
  page,
}) => {
  test.slow();
  await createAccount(page, nadia());
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
  await expectSound(page);
});

test('the catalogue in figures says in tables what its drawings show, and in files', async ({
  page,
  request,
}) => {
  await page.goto('/');
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: 'Statistiques', exact: true })
    .click();
  await expect(heading(page)).toHaveText('Le catalogue en chiffres');
  await expectSound(page);
  const states = page.getByRole('table', { name: 'Fiches par état' });
  const published = states
    .getByRole('row', { name: /^Publiée/ })
    .getByRole('cell')
    .first();
  // Another journey may publish a listing between the page and the file.
  await expect(async () => {
    await page.reload();
    const csv = await request.get('/api/v1/statistics.csv');
    const shown = await published.textContent();
    expect(await csv.text()).toContain(`fiches par état;published;;${shown};fiches`);
  }).toPass({ timeout: 20_000 });
});

test('the journal is for those who administrate the catalogue: filtered, and downloaded', async ({
  page,
  request,
}) => {
  await signIn(request, 'camille-roux');
  expect((await request.get('/moderation/journal')).status()).toBe(403);

  await signIn(page.request, 'estelle-maurin');
  await page.goto('/moderation/journal');
  await expect(heading(page)).toHaveText('Journal');
  await expectSound(page);
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
