import { DEMO } from '../../db/seed/demo.ts';
import { expect, test } from '../helpers/journey.ts';

/** What an A4 sheet leaves between the margins, at 96 pixels an inch. */
const SHEET = { width: 688, height: 1002 };

test.beforeEach(async ({ page }) => {
  await page.setViewportSize(SHEET);
  await page.goto(`/solutions/${DEMO.parafil}`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
});

test('a printed solution leaves out what paper cannot follow', async ({ page }) => {
  for (const name of ['Principale', 'Dans cette fiche', 'Réponses à afficher'])
    await expect(page.getByRole('navigation', { name, includeHidden: true })).toBeHidden();
  await expect(page.locator('.skip')).toBeHidden();
  await expect(page.locator('footer')).toBeHidden();
});

test('a printed solution keeps what it says, and since when', async ({ page }) => {
  await expect(page.getByRole('region', { name: 'Avertissement' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/fiche à jour le .+, version \d+,\s+imprimée/)).toBeVisible();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
});

test('a printed solution gives the address of each piece of evidence', async ({ page }) => {
  const pieces = page.getByRole('article').locator('.src a');
  const written = await pieces.evaluateAll((links) =>
    links.map((link) => [
      link.getAttribute('href'),
      // The browser gives the text of the style sheet, with its quotes.
      link.ownerDocument.defaultView.getComputedStyle(link, '::after').content.replaceAll('"', ''),
    ]),
  );
  expect(written.length).toBeGreaterThan(3);
  for (const [address, after] of written) expect(after).toBe(` (${address})`);
});

test('a printed solution unfolds what a click would', async ({ page }) => {
  const folded = page.locator('main details:not([open])').first();
  await expect(folded.locator('li').first()).toBeVisible();
});
