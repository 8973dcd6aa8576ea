/** Two ways to act on a page, so that a journey is written once: with a pointer, and with the keyboard alone. */
import { expect, type Locator, type Page } from '@playwright/test';

export type Hand = {
  /** follows a link or presses a button */
  press: (target: Locator) => Promise<void>;
  tick: (box: Locator) => Promise<void>;
  /** takes the option after the one chosen */
  next: (list: Locator) => Promise<void>;
  fill: (field: Locator, text: string) => Promise<void>;
};

export const HANDS: Record<'a pointer' | 'the keyboard alone', (page: Page) => Hand> = {
  'a pointer': () => ({
    press: (target) => target.click(),
    tick: (box) => box.click(),
    next: async (list) => {
      const index = await list.evaluate((one) => one.selectedIndex);
      await list.selectOption({ index: index + 1 });
    },
    fill: (field, text) => field.fill(text),
  }),
  'the keyboard alone': (page) => ({
    press: async (target) => {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    },
    tick: async (box) => {
      await tabTo(page, box);
      await page.keyboard.press('Space');
    },
    next: async (list) => {
      await tabTo(page, list);
      await page.keyboard.press('ArrowDown');
    },
    fill: async (field, text) => {
      await tabTo(page, field);
      await page.keyboard.type(text);
    },
  }),
};

/** More stops than any page has. */
const LONGEST = 300;

/** Presses Tab until `target` has the focus. Each stop on the way must show that it has it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const hidden = new Set<string>();
  for (let presses = 0; presses < LONGEST; presses += 1) {
    await page.keyboard.press('Tab');
    const { reached, shown, name } = await target.evaluate((wanted) => {
      const page = wanted.ownerDocument;
      const stop = page.activeElement;
      const { outlineStyle, outlineWidth } = page.defaultView.getComputedStyle(stop);
      const { width, height } = stop.getBoundingClientRect();
      const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      return {
        reached: stop === wanted,
        // Between the last stop and the first, the document itself has the focus and no outline.
        shown: stop === page.body || (outlined && width > 0 && height > 0),
        name: stop.outerHTML.slice(0, 120) as string,
      };
    });
    if (!shown) hidden.add(name);
    if (!reached) continue;
    expect([...hidden], 'stops whose focus cannot be seen').toEqual([]);
    return;
  }
  throw new Error(`${LONGEST} presses of Tab never reached ${String(target)}`);
}
