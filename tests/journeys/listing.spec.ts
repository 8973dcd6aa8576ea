/** A listing, from its first word to the public page; one that exists, claimed; one that is refused. */
import { deflateSync, crc32 } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, expectNoSidewaysScroll, expectSound, test } from '../helpers/journey.ts';
import { freshName } from '../helpers/names.ts';
import { closeAll, openAs } from '../helpers/sign-in.ts';

test.setTimeout(180_000);

/** Imported listings of the demonstration, one for each project: they share a product. */
const UNCLAIMED = {
  desktop: 'craie-et-clavier',
  'no-javascript': 'recre-comptee',
};

/** A grey PNG of 64 × 64 pixels. */
function picture(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, 64, 0, 0, 0, 64, 8, 0, 0, 0, 0]);
  const rows = Buffer.alloc(64 * 65, 0x80).map((byte, index) => (index % 65 === 0 ? 0 : byte));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const next = (page: Page) => page.getByRole('button', { name: 'Enregistrer et continuer' });

async function create(page: Page, name: string): Promise<string> {
  await page.goto('/espace/solutions/nouvelle');
  await page.getByLabel('Nom de la solution').fill(name);
  await page.getByRole('button', { name: 'Créer la fiche' }).click();
  const heading = page.getByRole('heading', { level: 1, name });
  // The draft of another run may have a close name: it is shown once.
  const anyway = page.getByRole('button', { name: 'Créer quand même' });
  await expect(heading.or(anyway)).toBeVisible();
  if (await anyway.isVisible()) await anyway.click();
  await expect(heading).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Every mandatory fact, part by part, in the order the pages propose. */
async function complete(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/fiche/presentation`);
  await page
    .getByLabel('Présentation en une phrase')
    .fill('Un parapheur <b>simple</b> pour les communes.');
  await page
    .getByLabel('Description', { exact: true })
    .fill('Les agents signent.\n\n=1+1 reste du texte.');
  await next(page).click();
  await page.getByLabel('Signature et parapheur').check();
  await page.getByLabel('Intercommunalité').check();
  await page.getByLabel('SaaS mutualisé').check();
  await next(page).click();
  await page.getByLabel('Licence de la solution').selectOption('proprietary');
  await next(page).click();
  await page.getByLabel(/^Hébergeur/).fill('Hébergeur d’essai');
  await page.getByLabel(/^Pays de l’hébergeur/).fill('france');
  await page.getByLabel(/^Pays des données en production/).fill('France, Allemagne');
  await next(page).click();
  await page.getByLabel('Comment un acheteur connaît le prix').selectOption('public');
  await page.getByLabel('Moment').selectOption('recurring');
  await page.getByLabel(/^Montant en euros/).fill('1,2O');
  await next(page).click();
  await expect(page.getByRole('alert')).toContainText('n’est pas un montant');
  await page
    .getByLabel(/^Montant en euros/)
    .first()
    .fill('1,20');
  await next(page).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Canaux d’achat');
  await page.goto(`${home}/fiche/contacts`);
  await page.getByLabel('Qui répond de la fiche en droit').fill('Service juridique');
  await page.getByLabel('Son adresse de courriel').fill('juridique@corvisy.example');
  await page.getByLabel('Où signaler une faille').fill('securite@corvisy.example');
  await page.getByRole('button', { name: 'Enregistrer et terminer' }).click();
}

async function submit(page: Page, home: string): Promise<void> {
  await page.goto(home);
  await page.getByLabel(/Je déclare, comme signataire/).check();
  await page.getByRole('button', { name: 'Soumettre la fiche' }).click();
  await expect(page.getByRole('status')).toContainText('Fiche soumise');
}

async function review(page: Page, name: string): Promise<void> {
  await page.goto(`/moderation?sorte=submission&q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('button', { name: 'Prendre en relecture' }).click();
}

test('a listing is written, illustrated, submitted, accepted and read', async ({
  browser,
  page: visitor,
}) => {
  const name = freshName('Parapheur');
  const page = await openAs(browser, 'helene-corvisy');
  const home = await create(page, name);
  await page.getByRole('button', { name: 'Soumettre la fiche' }).click();
  await expect(page.getByRole('alert')).toContainText('Décrivez la solution');
  await complete(page, home);

  await page.goto(`${home}/fiche/images`);
  const logo = page.locator('form', { has: page.getByRole('button', { name: 'Ajouter le logo' }) });
  await logo.getByLabel('Ce que dit l’image').fill('Une plume sur une feuille');
  await logo.getByLabel('Fichier').setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  });
  await logo.getByRole('button', { name: 'Ajouter le logo' }).click();
  await expect(page.getByRole('alert')).toContainText('PNG, JPEG et WebP');
  await expect(logo.getByLabel('Ce que dit l’image')).toHaveValue('Une plume sur une feuille');
  await logo
    .getByLabel('Fichier')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: picture() });
  await logo.getByRole('button', { name: 'Ajouter le logo' }).click();
  await expect(page.getByRole('img', { name: 'Une plume sur une feuille' })).toBeVisible();

  await page.goto(`${home}/apercu`);
  await expect(page.getByText('Un parapheur <b>simple</b> pour les communes.')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await submit(page, home);

  const moderator = await openAs(browser, 'camille-roux');
  await review(moderator, name);
  await moderator.getByRole('button', { name: /^Publier la fiche|^Envoyer la décision/ }).click();
  await expect(moderator.getByRole('status')).toContainText('La fiche est publiée');

  await visitor.goto(home.replace('/espace', ''));
  await expect(visitor.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(visitor.getByRole('img', { name: 'Une plume sur une feuille' })).toBeVisible();
  await expect(visitor.getByText('=1+1 reste du texte.')).toBeVisible();
  await closeAll(page, moderator);
});

test('a refused listing says why to its vendor, who takes it up again', async ({ browser }) => {
  const name = freshName('Agenda');
  const page = await openAs(browser, 'helene-corvisy');
  const home = await create(page, name);
  await complete(page, home);
  await submit(page, home);
  const moderator = await openAs(browser, 'camille-roux');
  await review(moderator, name);
  const refuse = moderator.getByRole('button', { name: 'Refuser la fiche entière' });
  await refuse.click();
  await expect(moderator.getByRole('alert')).toContainText('Indiquez le motif du refus');
  await moderator.getByLabel('Motif').fill('Ce n’est pas une solution numérique.');
  await refuse.click();
  await expect(moderator.getByRole('status')).toContainText('La fiche est refusée');

  await page.goto(home);
  await expect(page.getByText('Motif : Ce n’est pas une solution numérique.')).toBeVisible();
  await page.getByRole('button', { name: 'Reprendre la fiche' }).click();
  await expect(page.getByRole('status')).toContainText('de nouveau un brouillon');
  await closeAll(page, moderator);
});

test('an imported listing is claimed and given to its vendor', async ({ browser }, { project }) => {
  const slug = UNCLAIMED[project.name as keyof typeof UNCLAIMED];
  const page = await openAs(browser, 'helene-corvisy');
  await page.goto(`/solutions/${slug}`);
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('link', { name: 'Revendiquer cette fiche' }).click();
  await page.getByLabel('Ce qui lie votre organisation').fill('À nous.');
  await page.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(page.getByRole('alert')).toContainText('20 caractères au moins');
  await page
    .getByLabel('Ce qui lie votre organisation')
    .fill('Nous éditons ce logiciel depuis 2015, nos mentions légales le disent.');
  await page.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(page).toHaveURL(/\/espace\?/);

  const moderator = await openAs(browser, 'camille-roux');
  await moderator.goto(`/moderation?sorte=claim&q=${encodeURIComponent(name)}`);
  await moderator.getByRole('link', { name, exact: true }).click();
  await moderator.getByRole('button', { name: 'Confier la fiche' }).click();
  await expect(moderator.getByRole('status')).toContainText('confiée à l’organisation');

  await page.goto(`/espace/solutions/${slug}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.goto(`/solutions/${slug}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Revendiquer cette fiche' })).toHaveCount(0);
  await closeAll(page, moderator);
});

test('a publiccode.yml is read, reviewed and taken field by field', async ({ browser }) => {
  const page = await openAs(browser, 'helene-corvisy');
  const name = freshName('Cadastre');
  await page.goto('/espace/solutions/nouvelle');
  await page.getByLabel('Ou son texte').fill(`name: ${name}\nurl: https://git.example/cadastre\n`);
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
  await expect(page.getByText('Ce fichier est refusé.')).toBeVisible();
  await page.getByRole('link', { name: 'Choisir un autre fichier' }).click();
  const file = [
    'publiccodeYmlVersion: "0.4"',
    `name: ${name}`,
    'url: https://git.example/communes/cadastre',
    'description:',
    '  fr:',
    '    shortDescription: Consulter le cadastre de sa commune sans rien installer.',
  ].join('\n');
  await page.getByLabel('Fichier publiccode.yml').setInputFiles({
    name: 'publiccode.yml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(file),
  });
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
  await page.getByRole('button', { name: 'Lire quand même ce qui peut l’être' }).click();
  await expect(page.getByText(/^Consulter le cadastre de sa commune/)).toBeVisible();
  await page.getByLabel('Code source').uncheck();
  await page.getByRole('button', { name: 'Créer la fiche avec ces champs' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('link', { name: 'Présentation' }).click();
  await expect(page.getByLabel('Présentation en une phrase')).toHaveValue(/Consulter le cadastre/);
  await expect(page.getByLabel(/^Code source/)).toHaveValue('');
  await page.context().close();
});

test('the pages of a listing are accessible @javascript', async ({ browser }) => {
  const page = await openAs(browser, 'helene-corvisy');
  const home = await create(page, freshName('Accessible'));
  const parts = ['presentation', 'besoins', 'hebergement', 'prix', 'achat', 'images', 'contacts'];
  const pages = ['', '/import', '/apercu', ...parts.map((part) => `/fiche/${part}`)];
  for (const path of [...pages.map((one) => home + one), '/espace/solutions/nouvelle']) {
    await page.goto(path);
    await expectSound(page);
  }
  await page.context().close();
});
