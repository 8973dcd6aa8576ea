/** Those who administer the catalogue: organisations, synonyms, searches without result, accounts. */
import { expect, expectSound, test } from '../helpers/journey.ts';
import { freshName, freshWord } from '../helpers/names.ts';
import { createOrganisation } from '../helpers/organisation.ts';
import { openAs } from '../helpers/sign-in.ts';

test.setTimeout(120_000);

const BASE = '/moderation/administration';

test('an organisation is renamed, then merged with another after seeing what moves', async ({
  browser,
  baseURL,
}) => {
  const [gone, kept] = [freshName('Maison'), freshName('Atelier')];
  const maker = await openAs(browser, 'yannick-ferrand');
  for (const name of [gone, kept]) await createOrganisation(browser, maker, baseURL!, name);
  await maker.context().close();
  const page = await openAs(browser, 'estelle-maurin');
  await page.goto(`${BASE}/organisations`);
  await expectSound(page);
  await page.getByLabel('Nom, ou début du SIREN').fill(gone);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: gone }).click();

  const renamed = `${gone} et fils`;
  await page.getByLabel('Nouveau nom').fill(renamed);
  await page.getByRole('button', { name: 'Renommer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(renamed);
  await expect(page.getByText('et anciennement')).toBeVisible();
  await expectSound(page);

  await page.getByRole('link', { name: 'Choisir l’organisation à garder' }).click();
  await page.getByLabel('Organisation à garder').fill(kept);
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.getByRole('link', { name: kept }).click();
  await expect(page.getByText('les rôles des deux sont gardés')).toBeVisible();
  await expectSound(page);
  const confirm = page.getByRole('button', { name: `Fusionner dans ${kept}` });
  await confirm.click();
  await expect(page.getByRole('alert')).toContainText('Indiquez le motif');
  await page.getByLabel('Motif').fill('Même société, deux inscriptions.');
  await confirm.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(kept);
  await expect(page.getByRole('status').filter({ hasText: 'n’en font plus qu’une' })).toBeVisible();
  await page.context().close();
});

test('a synonym shows what it changes to real searches, then counts, then goes', async ({
  browser,
}) => {
  const word = freshWord();
  const page = await openAs(browser, 'camille-roux');
  const found = async () =>
    (await (await page.request.get(`/api/v1/solutions?q=${word}`)).json()).total as number;
  expect(await found()).toBe(0);

  // The report counts it within seconds, and leads to the synonym to add.
  await expect(async () => {
    await page.goto(`${BASE}/recherches`);
    await expect(page.getByRole('link', { name: `Ajouter un synonyme pour ${word}` })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ timeout: 30_000 });
  await expectSound(page);
  await page.getByRole('link', { name: `Ajouter un synonyme pour ${word}` }).click();

  await expect(page.getByLabel('Terme', { exact: true })).toHaveValue(word);
  await page.getByRole('button', { name: 'Voir l’effet' }).click();
  await expect(page.getByRole('alert')).toContainText('Écrivez un mot');
  await page.getByLabel('Vaut pour').fill('parapheur');
  await page.getByRole('button', { name: 'Voir l’effet' }).click();
  await expect(page.getByText('Aujourd’hui\u00a0: 0 résultat').first()).toBeVisible();
  await expect(page.getByText('entre', { exact: true }).first()).toBeVisible();
  await expectSound(page);
  expect(await found()).toBe(0);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Le synonyme est enregistré.')).toBeVisible();
  expect(await found()).toBeGreaterThan(0);

  await page.getByLabel('Mot ou groupe de mots').fill(word);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: `Modifier ${word}` }).click();
  await page.getByRole('button', { name: 'Voir l’effet d’un retrait' }).click();
  await page.getByRole('button', { name: 'Retirer ce synonyme' }).click();
  await expect(page.getByText('Le synonyme est retiré.')).toBeVisible();
  expect(await found()).toBe(0);
  await page.context().close();
});

test('administrators find accounts, duplicates and acts to confirm; moderators do not', async ({
  browser,
}) => {
  const page = await openAs(browser, 'estelle-maurin');
  for (const [path, heading] of [
    ['', 'Administration'],
    ['/comptes', 'Comptes et rôles'],
    ['/doublons', 'Doublons'],
    ['/doublons/fusion?de=visa-nova&vers=parafil', 'Réunir deux fiches'],
    ['/actes', 'Actes à deux'],
    ['/lecture-seule', 'Lecture seule'],
  ]) {
    await page.goto(BASE + path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading!);
    await expectSound(page);
  }
  await page.goto(`${BASE}/comptes?q=estelle`);
  await page.getByRole('link', { name: 'Gérer Estelle Maurin' }).click();
  await expect(page.getByText('C’est votre compte')).toBeVisible();
  await page.context().close();

  const moderator = await openAs(browser, 'camille-roux');
  const refused = await moderator.goto(`${BASE}/comptes`);
  expect(refused?.status()).toBe(403);
  await moderator.goto(BASE);
  await expect(moderator.getByRole('link', { name: 'Comptes et rôles' })).toHaveCount(0);
  await moderator.context().close();
});
