import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';

test('opens the home page, then the list of solutions, then one of them', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/Catalogue GouvTech/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.goto('/solutions');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const first = page.locator('main a[href^="/solutions/"]').first();
  const name = (await first.innerText()).trim();
  await first.click();
  await expect(page).toHaveURL(/\/solutions\/[a-z0-9-]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
});

for (const path of ['/', '/solutions']) {
  test(`${path} fits the screen`, async ({ page }) => {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  });

  test(`${path} is accessible`, { tag: '@javascript' }, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
  });
}

test('says in French that an address leads nowhere', async ({ page }) => {
  const response = await page.goto('/solutions/cette-solution-n-existe-pas');
  expect(response?.status()).toBe(404);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
