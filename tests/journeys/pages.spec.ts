import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';
import { BUDGET, totalOf, visit } from '../helpers/weight.ts';
import { PAGES } from './pages-table.ts';

/** A screen of 1280 by 1024 pixels at 400 % zoom (WCAG 2.2, 1.4.10). */
const ZOOMED = { width: 320, height: 256 };

for (const { what, path, status = 200, title, says = [], whole = false } of PAGES) {
  test(`${what} keeps what every page promises`, async ({ page, javaScriptEnabled }) => {
    test.slow();
    const { response, weight, missing } = await visit(page, path);

    await test.step('says what it is, with the right status', async () => {
      expect(response.status()).toBe(status);
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      const [own, site] = splitTitle(await page.title());
      expect(site).toBe('Catalogue GouvTech');
      if (typeof title === 'string') expect(own).toBe(title);
      else expect(own).toMatch(title);
      for (const words of says) await expect(page.getByRole('main')).toContainText(words);
    });

    await test.step('weighs little', async () => {
      expect(missing).toEqual([]);
      expect(totalOf(weight), JSON.stringify(weight)).toBeLessThanOrEqual(BUDGET.total);
      expect(weight.script ?? 0).toBeLessThanOrEqual(BUDGET.script);
      const elements = await page.locator('*').count();
      if (!whole) expect(elements).toBeLessThan(BUDGET.elements);
    });

    if (javaScriptEnabled) await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.setViewportSize(ZOOMED);
    await expectNoSidewaysScroll(page);
    if (javaScriptEnabled) await expectAccessible(page);
  });
}

/** « Aide · Catalogue GouvTech » into its two ends; the home page has the second one only. */
function splitTitle(title: string): [own: string, site: string | undefined] {
  const parts = title.split(' · ');
  const site = parts.pop();
  return [parts.join(' · '), site];
}
