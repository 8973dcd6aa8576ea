/** The day of a moderator: what waits, a listing read word by word, a page suspended, words used often. */
import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  expectSound,
  test,
} from '../helpers/journey.ts';
import { callerOf, createListing, submitListing } from '../helpers/listing.ts';
import { freshName } from '../helpers/names.ts';
import { closeAll, openAs, signIn } from '../helpers/sign-in.ts';

test.setTimeout(180_000);

/** One for each kind of screen: « par vous » is then said to one of them only. */
const QUEUE_READERS: Record<string, string> = {
  desktop: 'camille-roux',
  'no-javascript': 'estelle-maurin',
};

/** Sent at once: other journeys walk the pages of a vendor. @returns the slug */
async function submitted(vendor: Page, origin: string, name: string): Promise<string> {
  const call = callerOf(vendor.request, origin);
  const slug = await createListing(call, name);
  await submitListing(call, slug);
  return slug;
}

const send = (page: Page) =>
  page.getByRole('button', {
    name: /^(Publier la fiche|Envoyer la décision|Envoyer la demande de correction)$/,
  });
const point = (page: Page, name: string) =>
  page.locator('section', { has: page.getByRole('heading', { level: 2, name, exact: true }) });

test('the queue is searched, an item is taken and given back', async ({ page, context }, {
  project,
}) => {
  await signIn(context.request, QUEUE_READERS[project.name]!);
  await page.goto('/moderation');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('File de modération');
  await expectSound(page);
  await page.getByRole('link', { name: /^Signaux automatiques/ }).click();
  await page.getByLabel('Nom de la solution ou de l’organisation').fill('CALAMO');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await expect(page).toHaveURL(/sorte=signal.*q=CALAMO|q=CALAMO.*sorte=signal/);
  const row = page.getByRole('row').filter({ hasText: 'Calamo' });
  await expect(row).toHaveCount(1);

  // The projects share this item: each waits for its turn.
  const take = row.getByRole('button', { name: 'Prendre Calamo' });
  const held = row.getByText('Par vous');
  await expect(async () => {
    await page.reload();
    if (await take.isVisible()) await take.click();
    await expect(held).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page).toHaveURL(/sorte=signal/);
  await row.getByRole('button', { name: 'Rendre Calamo' }).click();
  await expect(held).toHaveCount(0);
});

test('the queue is walked with j and k @javascript', async ({ page, context }) => {
  await signIn(context.request, 'camille-roux');
  await page.goto('/moderation');
  const items = page.locator('[data-item]');
  await page.keyboard.press('j');
  await expect(items.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await expect(items.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(items.nth(0)).toBeFocused();
  const href = await items.nth(0).getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL((url) => url.pathname + url.search === href, { timeout: 30_000 });
});

test('a listing is read point by point, and its vendor told at each field', async ({
  browser,
  baseURL,
  javaScriptEnabled,
}) => {
  const vendor = await openAs(browser, 'helene-corvisy');
  const name = freshName('Carnet');
  const slug = await submitted(vendor, baseURL!, name);
  const page = await openAs(browser, 'camille-roux');
  await page.goto(`/moderation/fiches/${slug}`);
  await page.getByRole('button', { name: 'Prendre en relecture' }).click();

  const other = await openAs(browser, 'estelle-maurin');
  await other.goto(`/moderation/fiches/${slug}`);
  await expect(other.getByText('Camille Roux relit cette fiche.')).toBeVisible();
  await expect(send(other)).toHaveCount(0);

  await expectNoSidewaysScroll(page);
  if (javaScriptEnabled !== false) {
    await expectAccessible(page);
    await expect(page.getByRole('button', { name: 'Publier la fiche' })).toBeVisible();
  }
  const prices = point(page, 'Prix');
  await prices.getByLabel('Demander une correction').check();
  if (javaScriptEnabled !== false)
    await expect(
      page.getByRole('button', { name: 'Envoyer la demande de correction' }),
    ).toBeVisible();
  await page.getByLabel('Motif').fill('Presque prête.');
  await send(page).click();
  await expect(page.getByRole('alert')).toContainText('Dites à l’éditeur ce qui doit changer');
  await expect(page.getByLabel('Motif')).toHaveValue('Presque prête.');
  await expect(prices.getByLabel('Demander une correction')).toBeChecked();

  await page.getByLabel('Texte à insérer').selectOption('Prix incomplets');
  await page.getByLabel('Dans', { exact: true }).selectOption('Prix');
  await page.getByRole('button', { name: 'Insérer' }).click();
  await expect(prices.getByLabel('Commentaire à l’éditeur')).toHaveValue(/coût de sortie/);
  await expect(page.getByLabel('Motif')).toHaveValue('Presque prête.');
  await send(page).click();
  await expect(page.getByRole('status')).toContainText('L’éditeur a 60 jours');

  await vendor.goto(`/espace/solutions/${slug}`);
  await expect(vendor.getByText('Presque prête.')).toBeVisible();
  await vendor.getByRole('main').getByRole('link', { name: 'Prix', exact: true }).first().click();
  await expect(vendor.getByText(/coût de sortie/)).toBeVisible();
  await closeAll(vendor, page, other);
});

test('a page is suspended with its reason, and restored', async ({
  browser,
  baseURL,
  page: visitor,
}) => {
  const vendor = await openAs(browser, 'helene-corvisy');
  const slug = await submitted(vendor, baseURL!, freshName('Cantine'));
  const page = await openAs(browser, 'camille-roux');
  await page.goto(`/moderation/fiches/${slug}`);
  await page.getByRole('button', { name: 'Prendre en relecture' }).click();
  await send(page).click();
  await expect(page.getByRole('status')).toContainText('La fiche est publiée');

  await page.goto(`/moderation/fiches/${slug}`);
  await page.getByText('Écrire le motif et suspendre').click();
  await page.getByRole('button', { name: 'Suspendre la fiche' }).click();
  await expect(page.getByRole('alert')).toContainText('Indiquez le motif de la suspension');
  await page.getByLabel('Motif de la suspension').fill('Le service ne répond plus.');
  await page.getByRole('button', { name: 'Suspendre la fiche' }).click();
  await expect(page.getByText('Suspendue. Motif publié')).toBeVisible();
  await visitor.goto(`/solutions/${slug}`);
  await expect(visitor.getByText('Le service ne répond plus.').first()).toBeVisible();

  await page.getByRole('button', { name: 'Rétablir la fiche' }).click();
  await expect(page.getByRole('heading', { name: 'Suspendre la fiche' })).toBeVisible();
  await visitor.goto(`/solutions/${slug}/historique`);
  await expect(visitor.getByText('Fiche rétablie').first()).toBeVisible();
  await closeAll(vendor, page);
});

test('a saved reply is written, corrected and deleted', async ({ page, context }) => {
  await signIn(context.request, 'camille-roux');
  await page.goto('/moderation/reponses');
  await expectSound(page);
  const title = freshName('Essai');
  const create = page.locator('form', {
    has: page.getByRole('button', { name: 'Enregistrer la réponse' }),
  });
  await create.getByLabel('Texte').fill('Un texte gardé.');
  await create.getByRole('button').click();
  await expect(page.getByRole('alert')).toContainText('Donnez un titre');
  await expect(create.getByLabel('Texte')).toHaveValue('Un texte gardé.');
  await create.getByLabel('Titre').fill(title);
  await create.getByRole('button').click();
  await expect(page.getByRole('status')).toContainText('enregistrée');

  const item = page.getByRole('listitem').filter({ hasText: title });
  await item.locator('summary').click();
  await item.getByLabel('Texte').fill('Un texte corrigé.');
  await item.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('status')).toContainText('modifiée');
  await expect(item).toContainText('Un texte corrigé.');
  await item.locator('summary').click();
  await item.getByRole('button', { name: `Supprimer ${title}` }).click();
  await expect(page.getByRole('status')).toContainText('supprimée');
  await expect(item).toHaveCount(0);
});
