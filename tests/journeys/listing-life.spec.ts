/** What a vendor does with a page once it is up, and what keeps a product from having two. */
import { expect, expectNoSidewaysScroll, expectSound, test } from '../helpers/journey.ts';
import { callerOf, createListing, publishListing, submitListing } from '../helpers/listing.ts';
import { freshName } from '../helpers/names.ts';
import { closeAll, openAs } from '../helpers/sign-in.ts';

test.setTimeout(120_000);

test('a page is confirmed, withdrawn with a reason, and taken up again', async ({
  browser,
  baseURL,
  page: visitor,
}) => {
  const name = freshName('Parapheur');
  const page = await openAs(browser, 'helene-corvisy');
  const moderator = await openAs(browser, 'camille-roux');
  const signatory = callerOf(page.request, baseURL!);
  const slug = await createListing(signatory, name);
  await submitListing(signatory, slug);
  await publishListing(callerOf(moderator.request, baseURL!), slug);
  const home = `/espace/solutions/${slug}`;
  const reason = 'Le produit n’est plus vendu. <b>Il est remplacé.</b>';

  await page.goto(home);
  await page.getByRole('button', { name: 'Confirmer que la fiche est toujours exacte' }).click();
  await expect(page.getByRole('status')).toContainText('confirmée à ce jour');

  await page.getByRole('link', { name: 'Retirer la fiche du catalogue' }).click();
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Retirer la fiche' }).press('Enter');
  await expect(page.getByRole('alert')).toContainText('Écrivez le motif');
  await page.getByLabel('Motif du retrait').fill(reason);
  await page.getByRole('button', { name: 'Retirer la fiche' }).press('Enter');
  await expect(page.getByRole('status')).toContainText('La fiche est retirée');

  await visitor.goto(`/solutions/${slug}`);
  await expect(
    visitor.getByRole('heading', { level: 1, name: `${name} n’est plus au catalogue` }),
  ).toBeVisible();
  await expect(visitor.getByText(reason)).toBeVisible();
  await visitor.goto(`/solutions?q=${encodeURIComponent(name)}`);
  await expect(visitor.getByRole('link', { name, exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: 'Reprendre la fiche' }).click();
  await expect(page.getByRole('status')).toContainText('de nouveau un brouillon');
  await visitor.goto(`/solutions/${slug}`);
  await expect(visitor.getByText(reason)).toBeVisible();
  await closeAll(page, moderator);
});

test('who does not sign cannot withdraw a page, and is told whom to ask', async ({ browser }) => {
  const page = await openAs(browser, 'louane-prigent');
  await page.goto('/espace/solutions/billet-commun/retrait');
  await expect(
    page.getByText('Seul un signataire de l’organisation Atelier Corvisy'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retirer la fiche' })).toHaveCount(0);
  await page.context().close();
});

test('a close name is shown before a second listing of the product is made', async ({
  browser,
}) => {
  const page = await openAs(browser, 'helene-corvisy');
  await page.goto('/espace/solutions/nouvelle');
  // Those that come while one types are late: the server stops by itself.
  await page.route(/similar-names/, (route) => route.abort());
  await page.getByLabel('Nom de la solution').fill('Brenne parapheurs');
  await page.getByRole('button', { name: 'Créer la fiche' }).click();
  await expect(page.getByRole('link', { name: 'Brenne Parapheur', exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/espace\/solutions\/nouvelle/);
  await expect(page.getByLabel('Nom de la solution')).toHaveValue('Brenne parapheurs');
  await page.context().close();
});

test('close names are looked for by a button without script', async ({ browser }) => {
  const page = await openAs(browser, 'helene-corvisy', { javaScriptEnabled: false });
  await page.goto('/espace/solutions/nouvelle');
  await page.getByLabel('Nom de la solution').fill('brenne parapheur');
  await page.getByLabel('Nom de la solution').press('Enter');
  await expect(page).toHaveURL(/name=brenne/);
  await expect(page.getByRole('link', { name: 'Brenne Parapheur', exact: true })).toBeVisible();
  await page.getByLabel('Nom de la solution').fill(freshName('Zyxovia'));
  await page.getByRole('button', { name: 'Chercher ce nom' }).click();
  await expect(page.getByText('Aucune fiche n’a un nom proche')).toBeVisible();
  await page.context().close();
});

test('close names come while one types, and their number is announced @javascript', async ({
  browser,
}) => {
  const page = await openAs(browser, 'helene-corvisy');
  await page.goto('/espace/solutions/nouvelle');
  await expect(page.getByRole('button', { name: 'Chercher ce nom' })).toHaveCount(0);
  const field = page.getByLabel('Nom de la solution');
  await field.pressSequentially('brenne parapheu');
  await expect(page.getByRole('link', { name: 'Brenne Parapheur', exact: true })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'un nom proche' })).toHaveCount(1);
  await expect(field).toBeFocused();
  await expectSound(page);
  await field.fill(freshName('Zyxovia'));
  await expect(page.getByRole('status').filter({ hasText: 'Aucune fiche' })).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Brenne Parapheur', exact: true })).toHaveCount(0);
  await page.context().close();
});

test('a button pressed twice makes one listing @javascript', async ({ browser }) => {
  const page = await openAs(browser, 'helene-corvisy');
  const name = freshName('Unique');
  await page.goto('/espace/solutions/nouvelle');
  await page.getByLabel('Nom de la solution').fill(name);
  await page.getByRole('button', { name: 'Créer la fiche' }).dblclick();
  const heading = page.getByRole('heading', { level: 1, name });
  const anyway = page.getByRole('button', { name: 'Créer quand même' });
  await expect(heading.or(anyway)).toBeVisible();
  if (await anyway.isVisible()) await anyway.dblclick();
  await expect(heading).toBeVisible();
  const reply = await page.request.get('/api/v1/vendor/dashboard');
  const { solutions } = (await reply.json()) as { solutions: { name: string }[] };
  expect(solutions.filter((one) => one.name === name)).toHaveLength(1);
  await page.context().close();
});

test('an invitation is in the space of who has the address @javascript', async ({ browser }) => {
  const page = await openAs(browser, 'gael-lebihan');
  await page.goto('/espace');
  await expect(page.getByRole('button', { name: 'Rejoindre Les Communs d’Oise' })).toBeVisible();
  await expectSound(page);
  await page.context().close();
});
