import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';

const HISTORY = '/solutions/parafil/historique';
const TODAY = new Date().toISOString().slice(0, 10);
const PAGES = ['', '?version=1', `?date=${TODAY}`, '?date=2099-01-01'].map(
  (query) => HISTORY + query,
);

test('goes from a listing to what it said before, and back', async ({ page }) => {
  await page.goto('/solutions/parafil');
  await page.getByRole('link', { name: 'Tout l’historique' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Historique de Parafil');
  await expect(page.locator('main')).toContainText(
    /Prix d’usage\s*:\s*1,10\s€\s*devient\s*1,20\s€/,
  );
  await page
    .getByRole('link', { name: /lire cette version/ })
    .first()
    .click();
  await expect(page.locator('main')).toContainText('qui n’est plus la fiche actuelle');
  await expect(page.locator('main')).toContainText('1,10 € par agent et par mois');
  await page.getByRole('link', { name: 'Lire la fiche actuelle' }).click();
  await expect(page).toHaveURL(/\/solutions\/parafil$/);
});

test('shows the scores as they were on the day asked', async ({ page }) => {
  await page.goto(HISTORY);
  const moved = page.locator('li', { hasText: /Audité\s:\s0 puis/ });
  const figure = /Audité\s:\s0 puis (\d+)/.exec((await moved.textContent()) ?? '')?.[1];
  const day = await moved.locator('time').first().getAttribute('datetime');
  await page.getByLabel('Voir les notes à une autre date').fill(day ?? '');
  await page.getByRole('button', { name: 'Voir les notes' }).click();
  await expect(page).toHaveURL(new RegExp(`date=${day}$`));
  await expect(page.locator('dl.trio').first()).toContainText(
    new RegExp(`${figure}\\s%\\s*Audité|Audité\\s*${figure}`),
  );
  await expect(page.getByRole('table')).toContainText('Sécurité');
});

test('says what is wrong with a date, where it can be mended', async ({ page }) => {
  const response = await page.goto(`${HISTORY}?date=2099-01-01`);
  expect(response?.status()).toBe(400);
  await expect(page.locator('#date-erreur')).toContainText('n’est pas encore passé');
  await expect(page.getByLabel('Voir les notes à une autre date')).toHaveValue('2099-01-01');
});

test('offers feeds that a reader can find', async ({ page, request }) => {
  for (const path of ['/', '/solutions/parafil', HISTORY]) {
    await page.goto(path);
    const link = page.locator('link[rel="alternate"][type="application/atom+xml"]');
    const href = (await link.getAttribute('href')) ?? '';
    const feed = await request.get(href);
    expect(feed.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(await feed.text()).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
  }
});

test('keeps the history of a listing that left the catalogue', async ({ page }) => {
  await page.goto('/solutions/semainier-des-competences');
  await page.getByRole('link', { name: 'son historique' }).click();
  await expect(page.locator('main')).toContainText('Retirée depuis le');
  await page.getByRole('link', { name: /lire cette version/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('version 1');
});

for (const path of PAGES) {
  test(`${path} fits the screen`, async ({ page }) => {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  });

  test(`${path} is accessible`, { tag: '@javascript' }, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
  });
}
