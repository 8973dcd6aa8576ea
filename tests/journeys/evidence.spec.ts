/** The library of proofs of a vendor: added, refused, changed, replaced, removed; with and without script. */
import { createHash, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';
import { signIn } from '../helpers/sign-in.ts';

test.setTimeout(120_000);
test.beforeEach(({ page }) => signIn(page.request, 'sacha-morvan'));

const LIBRARY = '/espace/preuves';
const MIB = 1024 * 1024;
const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\nstartxref\n9\n%%EOF\n',
);
const today = () => new Date().toISOString().slice(0, 10);
const summary = (page: Page) => page.getByRole('alert');
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });
const attach = (page: Page, name: string, buffer: Buffer) =>
  page
    .getByLabel('Fichier', { exact: true })
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

async function describe(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Titre' }).fill(title);
  await page.getByLabel('Date de la pièce').fill(today());
}

test('an address is refused with its reason, added, changed, and taken out', async ({ page }) => {
  const title = `Déclaration <b>${randomUUID()}</b>`;
  await page.goto(LIBRARY);
  await page.getByRole('link', { name: 'Ajouter une adresse' }).click();

  await test.step('what is wrong is said at the field, and nothing typed is lost', async () => {
    await describe(page, title);
    for (const [typed, words] of [
      ['http://0x7f.1/rapport', 'réseau privé'],
      ['https://moi:secret@www.exemple.fr/', 'mot de passe'],
      ['', 'Donnez l’adresse'],
    ] as const) {
      await page.getByRole('textbox', { name: 'Adresse' }).fill(typed);
      await page.getByRole('button', { name: 'Ajouter l’adresse' }).click();
      await expect(summary(page).getByRole('link')).toContainText(words);
      await expect(page.getByRole('textbox', { name: 'Adresse' })).toHaveAttribute(
        'aria-invalid',
        'true',
      );
      await expect(page.getByRole('textbox', { name: 'Titre' })).toHaveValue(title);
      await expect(page.getByLabel('Date de la pièce')).toHaveValue(today());
    }
    await page.getByRole('combobox', { name: 'Type' }).selectOption('CERT');
    await page.getByRole('textbox', { name: 'Adresse' }).fill('https://www.exemple.fr/certificat');
    await page.getByRole('button', { name: 'Ajouter l’adresse' }).click();
    await expect(summary(page).getByRole('listitem')).toHaveCount(3);
    await expect(page.getByRole('combobox', { name: 'Type' })).toHaveValue('CERT');
    await page.getByRole('combobox', { name: 'Type' }).selectOption('DECL');
    await page.getByRole('button', { name: 'Ajouter l’adresse' }).click();
  });

  await test.step('it is in the library, its mark-up shown as text', async () => {
    await expect(page.getByRole('status').first()).toContainText('dans la bibliothèque');
    await expect(row(page, title)).toContainText('Nulle part');
    await page.getByRole('combobox', { name: 'État' }).selectOption({ value: 'inutilisees' });
    await page.getByRole('button', { name: 'Chercher' }).click();
    await row(page, title).getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  });

  await test.step('two windows: the second one to save sees what the first one wrote', async () => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole('textbox', { name: 'Titre' }).fill(`${title} relue`);
    await other.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(other.getByRole('status').first()).toContainText('Enregistré');
    await other.close();
    await page.getByLabel('Établie par').fill('Cabinet d’essai');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(summary(page)).toContainText('a modifié');
    await expect(page.getByText('Ce qui est enregistré maintenant')).toContainText('relue');
    await expect(page.getByLabel('Établie par')).toHaveValue('Cabinet d’essai');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('status').first()).toContainText('Enregistré');
  });

  await test.step('it goes after a question', async () => {
    await row(page, title).getByRole('link').click();
    await page.getByRole('link', { name: 'Retirer', exact: true }).click();
    await page.getByRole('button', { name: 'Retirer la preuve' }).click();
    await expect(page.getByRole('status').first()).toContainText('est retirée');
    await expect(row(page, title)).toHaveCount(0);
  });
});

test('a file is judged by its content, downloaded whole, and replaced', async ({ page }) => {
  const title = `Rapport ${randomUUID()}`;
  const send = page.getByRole('button', { name: 'Déposer le fichier' });
  await page.goto(LIBRARY);
  await page.getByRole('link', { name: 'Déposer un fichier' }).click();
  await describe(page, title);

  await test.step('bad files are refused with words, and nothing typed is lost', async () => {
    for (const [name, bytes, words] of [
      ['logo.svg', Buffer.from('<svg/>'), 'n’est pas accepté'],
      ['rapport.pdf', Buffer.from('<html><script>alert(1)</script>'), 'pas un PDF'],
      ['vide.txt', Buffer.alloc(0), 'est vide'],
    ] as const) {
      await attach(page, name, bytes);
      await send.click();
      await expect(summary(page).getByRole('link')).toContainText(words);
      await expect(page.getByRole('textbox', { name: 'Titre' })).toHaveValue(title);
    }
    await attach(page, 'gros.pdf', Buffer.alloc(11 * MIB));
    await expect(page.getByText('Ce fichier pèse 11 Mo')).toBeVisible();
    await send.click();
    await expect(page.getByRole('textbox', { name: 'Titre' })).toHaveValue(title);
  });

  await test.step('a sound file is kept, with its digest, and comes back whole', async () => {
    await attach(page, 'Rapport d’été.pdf', PDF);
    await send.click();
    await expect(page.getByRole('status').first()).toContainText('dans la bibliothèque');
    await row(page, title).getByRole('link').click();
    const digest = createHash('sha256').update(PDF).digest('hex');
    await expect(page.getByText(digest)).toBeVisible();
    const link = page.getByRole('link', { name: 'Rapport d’été.pdf' });
    const reply = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(await reply.body()).toEqual(PDF);
    expect(reply.headers()).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment;/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
  });

  await test.step('a newer file takes its place', async () => {
    await page.getByRole('link', { name: 'Remplacer par un fichier' }).click();
    await expect(page.getByRole('textbox', { name: 'Titre' })).toHaveValue(title);
    await page.getByLabel('Date de la pièce').fill(today());
    await attach(page, 'v2.txt', Buffer.from('Deuxième version'));
    await page.getByRole('button', { name: 'Remplacer' }).click();
    await expect(page.getByRole('status').first()).toContainText('remplace l’ancienne');
    await expect(row(page, title)).toHaveCount(1);
    await expect(row(page, title)).toContainText('v2.txt');
  });
});

test.describe('without a script to stop it', () => {
  test.use({ javaScriptEnabled: false });

  test('a file too big gets an answer, not a broken connection', async ({ page }) => {
    await page.goto(`${LIBRARY}/nouvelle?par=fichier`);
    await describe(page, 'Trop gros');
    for (const [size, words] of [
      [11, 'La limite est de 10 Mo'],
      [34, 'pèse 35 Mo'],
    ] as const) {
      await attach(page, 'gros.pdf', Buffer.alloc(size * MIB));
      await page.getByRole('button', { name: 'Déposer le fichier' }).click();
      await expect(summary(page)).toContainText(words);
    }
  });
});

test('the pages of the library are accessible and fit a narrow screen @javascript', async ({
  page,
}) => {
  await page.goto(LIBRARY);
  const first = page.getByRole('rowheader').getByRole('link').first();
  const piece = (await first.getAttribute('href')) ?? '';
  for (const address of [
    LIBRARY,
    `${LIBRARY}?etat=bientot`,
    `${LIBRARY}/nouvelle?par=lien`,
    `${LIBRARY}/nouvelle?par=fichier`,
    piece,
    `${piece}/remplacement?par=fichier`,
    `${piece}/retrait`,
  ]) {
    await page.goto(address);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
