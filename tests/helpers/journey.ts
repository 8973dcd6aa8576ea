/** What every journey starts from: a page watched for what must never happen, and the accessibility check. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const test = base.extend<{ watched: void }>({
  /** Fails the journey on a script error, a refused resource or a request to another host. */
  watched: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(`script error: ${error.message}`));
      page.on('console', (message) => {
        // A missing page is a journey like another: the browser reports its status as an error.
        const expected = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !expected) faults.push(`console: ${message.text()}`);
      });
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.origin !== baseURL) {
          faults.push(`request to another host: ${request.url()}`);
        }
      });
      await use();
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * WCAG 2.2 A and AA, as far as a machine can tell, in the light and the dark scheme. The check is a script: tag the
 * journey `@javascript`.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // A colour read half-way through its transition would be nobody's.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .withTags(RULES)
      // No page has frames: one pass, without the extra window that would gather theirs.
      .setLegacyMode()
      .analyze();
    const faults = violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help} (${colorScheme})`,
      where: nodes.map((node) => node.target.join(' ')),
    }));
    expect(faults).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Nothing sticks out sideways: reading never asks for a horizontal scroll of the page. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const box = await page.locator('html').evaluate((html) => [html.scrollWidth, html.clientWidth]);
  expect(box[0]).toBeLessThanOrEqual(box[1] ?? 0);
}

/** What every page must hold: it fits, and where scripts run it is accessible. */
export async function expectSound(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page);
  if (test.info().project.use.javaScriptEnabled !== false) await expectAccessible(page);
}

/** The same, and it fits in 320 px too; the page is then as wide as it was. */
export async function expectSoundAndNarrow(page: Page): Promise<void> {
  await expectFitsPhone(page);
  await expectSound(page);
}

/** At 320 px, the narrowest screen; the page is then as wide as it was. */
export async function expectFitsPhone(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  if (size) await page.setViewportSize(size);
}

export { expect };
