/** What a vendor does with a page once it is up, and what keeps a product from having two. */
import type { APIRequestContext, Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';
import { signIn } from '../helpers/sign-in.ts';

test.setTimeout(120_000);

type Settings = Pick<BrowserContextOptions, 'baseURL' | 'viewport' | 'javaScriptEnabled'>;
type Listing = { slug: string; etag: string; contacts: { etag: string } };

async function open(browser: Browser, settings: Settings, person: string): Promise<Page> {
  const context = await browser.newContext({ ...settings, locale: 'fr-FR' });
  await signIn(context.request, person);
  return context.newPage();
}

/** No two runs, nor two projects at once, write about the same product. */
const fresh = (word: string) => `${word} ${Math.random().toString(36).slice(2, 9)}`;

const READY = {
  summary: 'Un parapheur électronique pour les collectivités et leurs groupements.',
  description: 'Les agents signent leurs actes, seuls ou en circuit.',
  domains: ['SIG'],
  audiences: ['town-3500-30000'],
  deployments: ['saas-shared'],
  licence: { kind: 'proprietary' },
  pricing: 'public',
  prices: [{ stage: 'recurring', amountCents: 120, unit: 'agent-month' }],
};
const CONTACTS = {
  legalName: 'Hélène Corvisy',
  legalEmail: 'juridique@corvisy.example',
  security: 'securite@corvisy.example',
};

/** Through the API, beside the page: writing and reviewing have journeys of their own. @returns its slug */
async function publish(
  vendor: APIRequestContext,
  moderator: APIRequestContext,
  origin: string,
  name: string,
): Promise<string> {
  const call = async <T = Listing>(
    who: APIRequestContext,
    method: string,
    path: string,
    data: object = {},
    etag = '*',
  ): Promise<T> => {
    const headers = { origin, 'if-match': etag };
    const reply = await who.fetch(`/api/v1${path}`, { method, headers, data });
    expect(reply.ok(), `${method} ${path}: ${await reply.text()}`).toBe(true);
    return (await reply.json()) as T;
  };
  const home = '/vendor/solutions';
  const made = await call(vendor, 'POST', home, { name, organisation: 'atelier-corvisy' });
  await call(vendor, 'PUT', `${home}/${made.slug}/contacts`, CONTACTS, made.contacts.etag);
  const saved = await call(vendor, 'PATCH', `${home}/${made.slug}/revision`, READY, made.etag);
  const accuracy = { accuracy: true };
  await call(vendor, 'POST', `${home}/${made.slug}/submission`, accuracy, saved.etag);
  await call(moderator, 'POST', `/moderation/listings/${made.slug}/review`);
  const decision = { decision: 'publish' };
  await call(moderator, 'POST', `/moderation/listings/${made.slug}/decision`, decision);
  return made.slug;
}

test('a page is confirmed, withdrawn with a reason, and taken up again', async ({
  browser,
  baseURL,
  viewport,
  javaScriptEnabled,
  page: visitor,
}) => {
  const settings: Settings = { baseURL, viewport, javaScriptEnabled } as Settings;
  const name = fresh('Parapheur');
  const page = await open(browser, settings, 'helene-corvisy');
  const moderator = await open(browser, settings, 'camille-roux');
  const slug = await publish(page.context().request, moderator.context().request, baseURL!, name);
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
  await page.context().close();
  await moderator.context().close();
});

test('who does not sign cannot withdraw a page, and is told whom to ask', async ({
  browser,
  baseURL,
  viewport,
  javaScriptEnabled,
}) => {
  const settings: Settings = { baseURL, viewport, javaScriptEnabled } as Settings;
  const page = await open(browser, settings, 'louane-prigent');
  await page.goto('/espace/solutions/billet-commun/retrait');
  await expect(
    page.getByText('Seul un signataire de l’organisation Atelier Corvisy'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retirer la fiche' })).toHaveCount(0);
  await page.context().close();
});

test('a close name is shown before a second listing of the product is made', async ({
  browser,
  baseURL,
  viewport,
  javaScriptEnabled,
}) => {
  const settings: Settings = { baseURL, viewport, javaScriptEnabled } as Settings;
  const page = await open(browser, settings, 'helene-corvisy');
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

test('close names are looked for by a button without script', async ({
  browser,
  baseURL,
  viewport,
}) => {
  const page = await open(
    browser,
    { baseURL, viewport, javaScriptEnabled: false } as Settings,
    'helene-corvisy',
  );
  await page.goto('/espace/solutions/nouvelle');
  await page.getByLabel('Nom de la solution').fill('brenne parapheur');
  await page.getByLabel('Nom de la solution').press('Enter');
  await expect(page).toHaveURL(/name=brenne/);
  await expect(page.getByRole('link', { name: 'Brenne Parapheur', exact: true })).toBeVisible();
  await page.getByLabel('Nom de la solution').fill(fresh('Zyxovia'));
  await page.getByRole('button', { name: 'Chercher ce nom' }).click();
  await expect(page.getByText('Aucune fiche n’a un nom proche')).toBeVisible();
  await page.context().close();
});

test('close names come while one types, and their number is announced @javascript', async ({
  browser,
  baseURL,
  viewport,
}) => {
  const page = await open(browser, { baseURL, viewport } as Settings, 'helene-corvisy');
  await page.goto('/espace/solutions/nouvelle');
  await expect(page.getByRole('button', { name: 'Chercher ce nom' })).toHaveCount(0);
  const field = page.getByLabel('Nom de la solution');
  await field.pressSequentially('brenne parapheu');
  await expect(page.getByRole('link', { name: 'Brenne Parapheur', exact: true })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'un nom proche' })).toHaveCount(1);
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await field.fill(fresh('Zyxovia'));
  await expect(page.getByRole('status').filter({ hasText: 'Aucune fiche' })).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Brenne Parapheur', exact: true })).toHaveCount(0);
  await page.context().close();
});

test('a button pressed twice makes one listing @javascript', async ({
  browser,
  baseURL,
  viewport,
}) => {
  const page = await open(browser, { baseURL, viewport } as Settings, 'helene-corvisy');
  const name = fresh('Unique');
  await page.goto('/espace/solutions/nouvelle');
  await page.getByLabel('Nom de la solution').fill(name);
  await page.getByRole('button', { name: 'Créer la fiche' }).dblclick();
  const heading = page.getByRole('heading', { level: 1, name });
  const anyway = page.getByRole('button', { name: 'Créer quand même' });
  await expect(heading.or(anyway)).toBeVisible();
  if (await anyway.isVisible()) await anyway.dblclick();
  await expect(heading).toBeVisible();
  const reply = await page.context().request.get('/api/v1/vendor/dashboard');
  const { solutions } = (await reply.json()) as { solutions: { name: string }[] };
  expect(solutions.filter((one) => one.name === name)).toHaveLength(1);
  await page.context().close();
});

test('an invitation is in the space of who has the address @javascript', async ({
  browser,
  baseURL,
  viewport,
}) => {
  const page = await open(browser, { baseURL, viewport } as Settings, 'gael-lebihan');
  await page.goto('/espace');
  await expect(page.getByRole('button', { name: 'Rejoindre Les Communs d’Oise' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.context().close();
});
