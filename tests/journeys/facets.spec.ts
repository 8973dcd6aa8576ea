import type { Page } from '@playwright/test';
import { expect, test } from '../helpers/journey.ts';

const COMBINATIONS = 10;
const FILTERS_EACH = 3;

type Offer = { facet: string; value: string; count: number };

for (let seed = 1; seed <= COMBINATIONS; seed += 1) {
  test(`combination ${seed}: the count beside a value is the total once it is chosen`, async ({
    page,
    javaScriptEnabled,
  }) => {
    test.setTimeout(90_000);
    const draw = drawFrom(seed);
    const used = new Set<string>();
    await page.goto('/solutions?vue=filtres');
    for (let step = 0; step < FILTERS_EACH; step += 1) {
      // Inside a facet already used, a count says what its value gives alone: another promise than this one.
      const offers = (await readOffers(page)).filter((offer) => !used.has(offer.facet));
      if (offers.length === 0) break;
      const facets = [...new Set(offers.map(({ facet }) => facet))];
      const facet = draw(facets);
      const offer = draw(offers.filter((one) => one.facet === facet));
      used.add(facet);
      const list = page.url();
      await test.step(`${offer.facet}=${offer.value}, ${offer.count} announced`, async () => {
        // Another journey may publish a listing between the count and the total: both are then read again.
        await expect(async () => {
          if (page.url() !== list) await page.goto(list);
          const count = (await readOffers(page)).find((one) => sameValue(one, offer))?.count ?? 0;
          await choose(page, offer);
          if (!javaScriptEnabled) await page.getByRole('button', { name: 'Recompter' }).click();
          await expect(page).toHaveURL((url) =>
            url.searchParams.getAll(offer.facet).includes(offer.value),
          );
          await expect(page.locator('#nb')).toHaveText(`Tous les filtres, ${solutions(count)}`);
        }).toPass({ timeout: 40_000 });
      });
    }
    await page.getByRole('link', { name: 'Revenir à la liste' }).click();
    await expect(page.getByRole('list', { name: 'Filtres actifs' }).getByRole('link')).toHaveCount(
      used.size,
    );
  });
}

const sameValue = (one: Offer, other: Offer): boolean =>
  one.facet === other.facet && one.value === other.value;

const solutions = (count: number): string => `${count} solution${count > 1 ? 's' : ''}`;

const choose = async (page: Page, { facet, value }: Offer): Promise<void> => {
  const list = page.locator(`select[name="${facet}"]`);
  if (await list.count()) await list.selectOption(value);
  else await page.locator(`input[name="${facet}"][value="${value}"]`).click();
};

/** Every value that can be chosen, with the count written beside it. */
async function readOffers(page: Page): Promise<Offer[]> {
  const boxes = await page.locator('#filtres label:has(input:enabled)').evaluateAll((labels) =>
    labels.map((label) => {
      const { name, value } = label.querySelector('input');
      return { facet: name, value, count: Number(label.querySelector('.c')?.textContent ?? 0) };
    }),
  );
  const steps = await page.locator('#filtres option:enabled').evaluateAll((options) =>
    options.map((option) => ({
      facet: option.parentElement.name,
      value: option.value,
      count: Number(/\((\d+)\)/.exec(option.textContent)?.[1] ?? 0),
    })),
  );
  return [...boxes, ...steps].filter(({ value, count }) => value !== '' && count > 0);
}

/** The same draws for the same seed (mulberry32). */
function drawFrom(seed: number) {
  let state = seed;
  return <T>(all: T[]): T => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const share = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    return all[Math.floor(share * all.length)] as T;
  };
}
