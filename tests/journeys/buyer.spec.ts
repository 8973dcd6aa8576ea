import { HANDS } from '../helpers/hands.ts';
import { expect, test } from '../helpers/journey.ts';

/** A word with a fault, found in enough listings to fill several pages once filtered. */
const TYPED = 'servise';
const MEANT = 'service';

for (const [how, handOf] of Object.entries(HANDS)) {
  test(`a newcomer goes from a need to what proves an answer, with ${how}`, async ({
    page,
    javaScriptEnabled,
    isMobile,
  }) => {
    test.slow();
    const hand = handOf(page);
    const narrow = (page.viewportSize()?.width ?? 0) < 800 || isMobile;
    const filters = page.getByRole('form', { name: 'Filtres' });
    const active = page.getByRole('list', { name: 'Filtres actifs' }).getByRole('link');
    const total = page.locator('#nb');
    const filterBy = async (name: string, parameter: RegExp): Promise<void> => {
      await hand.tick(filters.getByRole('checkbox', { name }));
      if (!javaScriptEnabled) await hand.press(filters.getByRole('button', { name: 'Appliquer' }));
      await expect(page).toHaveURL(parameter);
    };

    await page.goto('/');
    await hand.fill(page.getByLabel('Rechercher une solution'), TYPED);
    await hand.press(page.getByRole('main').getByRole('button', { name: 'Rechercher' }));
    await expect(page).toHaveURL(`/solutions?q=${TYPED}`);
    await expect(page.getByText(`Résultats pour ${MEANT}.`)).toBeVisible();
    await expect(page.getByRole('link', { name: `Chercher plutôt « ${TYPED} »` })).toBeVisible();
    const found = Number.parseInt(await total.innerText(), 10);

    if (narrow) await hand.press(page.getByRole('link', { name: 'Filtrer' }));
    await filterBy('En France', /location=france/);
    await filterBy('Libre (licence vérifiée)', /licence=open-source/);
    await expect(active).toHaveText([
      'Retirer le filtre Libre (licence vérifiée)',
      'Retirer le filtre Données : en France',
    ]);
    const filtered = Number.parseInt(await total.innerText(), 10);
    expect(filtered).toBeLessThan(found);

    await hand.press(active.first());
    await expect(page).not.toHaveURL(/licence=/);
    await expect(page).toHaveURL(/location=france/);
    await expect(active).toHaveCount(1);
    expect(Number.parseInt(await total.innerText(), 10)).toBeGreaterThan(filtered);

    await hand.next(page.getByRole('combobox', { name: 'Ordre' }));
    if (!javaScriptEnabled) await hand.press(page.getByRole('button', { name: 'Trier' }));
    await expect(page).toHaveURL(/sort=assured/);
    await expect(page.getByText('Ordre demandé : note assurée')).toBeVisible();

    await hand.press(page.getByRole('link', { name: 'Page suivante' }));
    await expect(page).toHaveURL(/page=2/);
    await expect(page.getByText(/^Page 2 sur \d+$/)).toBeVisible();
    const list = page.url();

    const hit = page.locator('.hits').getByRole('link').first();
    const name = await hit.innerText();
    await hand.press(hit);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page).toHaveTitle(`${name} · Catalogue GouvTech`);

    const answer = page.getByRole('article').filter({ hasText: 'Pièce :' }).first();
    await expect(answer).toContainText(/Documenté|Contrôlé|Certifié|Audité/);
    const criterion = answer.getByRole('link', { name: /^[A-Z]{3}-\d\d$/ });
    const id = await criterion.innerText();
    await hand.press(criterion);
    await expect(page).toHaveURL(`/referentiel/${id}`);
    await expect(page.getByRole('heading', { name: 'Preuves attendues' })).toBeVisible();

    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await page.goBack();
    await expect(page).toHaveURL(list);
    await expect(active).toHaveText(['Retirer le filtre Données : en France']);
    await expect(page.getByLabel('Rechercher une solution')).toHaveValue(TYPED);
  });
}

test('the first stop of the keyboard leads over the navigation', async ({ page }) => {
  await page.goto('/solutions');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Aller au contenu' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Rechercher une solution')).toBeFocused();
});
