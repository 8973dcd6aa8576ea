import { expect, expectAccessible, test } from '../helpers/journey.ts';

for (const path of ['/', '/solutions']) {
  test(`${path} suggests while typing, by keyboard`, { tag: '@javascript' }, async ({ page }) => {
    await page.goto(path);
    const field = page.locator('main .search input[name=q]');
    await field.focus();
    await expect(field).toHaveRole('combobox');
    await field.pressSequentially('paraph');
    const options = page.getByRole('option');
    await expect(options.first()).toBeVisible();
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    await expect(page.locator('.search [role=status]')).toContainText('suggestion');
    await expectAccessible(page);

    await field.press('ArrowDown');
    const first = options.first();
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await expect(field).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id'))!);
    await field.press('Escape');
    await expect(field).toHaveAttribute('aria-expanded', 'false');
    await expect(field).toHaveValue('paraph');

    await field.press('Enter');
    await expect(page).toHaveURL(/\/solutions\?q=paraph/);
  });
}

test('a suggestion leads to its page', { tag: '@javascript' }, async ({ page }) => {
  await page.goto('/');
  await page.locator('main .search input[name=q]').pressSequentially('signature');
  await page.getByRole('option').filter({ hasText: 'Domaine' }).click();
  await expect(page).toHaveURL(/\/solutions\?domain=SIG/);
});

test('the search works as a plain form', async ({ page }) => {
  await page.goto('/');
  await page.locator('main .search input[name=q]').fill('parapheur');
  await page.locator('main .search button').click();
  await expect(page).toHaveURL(/\/solutions\?q=parapheur/);
  await expect(page.locator('.hits mark').first()).toBeVisible();
});
