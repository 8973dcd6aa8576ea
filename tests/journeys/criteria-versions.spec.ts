/**
 * A version of the référentiel, from its announcement to what each vendor reads of it. On a product of its own, which
 * carries the example version of the tests: the announcement would be seen by every other journey.
 */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';
import {
  attemptStart,
  freePorts,
  makeDataDir,
  removeDataDir,
  type Attempt,
} from '../helpers/product.ts';
import { openAs } from '../helpers/sign-in.ts';

const EXAMPLE = fileURLToPath(
  new URL('../../packages/criteria/src/testing/add-example-set.ts', import.meta.url),
);
const env = { NODE_OPTIONS: `--import=${EXAMPLE}` };
/** In force long after six months, whenever the journey runs. */
const DAY = `${new Date().getUTCFullYear() + 2}-07-01`;

test.describe('a version of the référentiel', () => {
  test.describe.configure({ mode: 'serial', timeout: 240_000 });
  const dataDir = makeDataDir();
  let product: Attempt;
  /** Kept from one start to the next: people are known by their provider, and it by its address. */
  let ports: Awaited<ReturnType<typeof freePorts>>;

  const start = async () => {
    product = await attemptStart({ dataDir, env, ...ports });
    await product.ready;
  };
  const stop = async () => {
    product.child.kill('SIGTERM');
    await product.ended;
  };
  test.beforeAll(async () => {
    test.setTimeout(240_000);
    ports = await freePorts();
    await start();
  });
  test.afterAll(async () => {
    await stop();
    removeDataDir(dataDir);
  });

  /** On this product, without scripts, as wide as a small phone or as a desk. */
  const open = (browser: Browser, person: string | null, width = 1440): Promise<Page> =>
    openAs(browser, person, {
      ...{ baseURL: product.origin, javaScriptEnabled: false },
      viewport: { width, height: 900 },
    });

  test('is announced by an administrator, with the keyboard alone', async ({ browser }) => {
    const moderator = await open(browser, 'camille-roux');
    await moderator.goto('/moderation/referentiel');
    await expect(moderator.getByRole('row', { name: /2027\.0.*Préparée/ })).toBeVisible();
    await expect(moderator.getByRole('button', { name: 'Annoncer 2027.0' })).toHaveCount(0);

    const page = await open(browser, 'estelle-maurin', 320);
    await page.goto('/moderation/referentiel');
    await expectNoSidewaysScroll(page);
    const form = { version: '2027.0', inForceOn: '2026-12-01' };
    const refused = await page.request.post('/moderation/referentiel?/announce', {
      form,
      headers: { origin: product.origin, accept: 'text/html' },
    });
    expect(refused.status()).toBe(400);
    const words = await refused.text();
    expect(words).toContain('Une version s’annonce au moins six mois avant');
    expect(words).toContain('value="2026-12-01"');

    const field = page.getByLabel('Jour d’entrée en vigueur');
    await field.fill(DAY);
    await field.press('Enter');
    await expect(page.getByRole('status')).toContainText('La version est annoncée.');
    await expect(page.getByRole('row', { name: /2027\.0.*Annoncée/ })).toBeVisible();
  });

  test('is shown to everyone as to come, and counts nothing', async ({ browser }) => {
    const page = await open(browser, null, 320);
    await page.goto('/referentiel');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Référentiel 2026.1');
    await expect(page.getByRole('heading', { name: /^À venir/ })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Plan de réponse aux incidents' }).click();
    await expect(page.getByText('À venir.')).toBeVisible();
    await page.goto('/referentiel/QOS-01');
    await expect(page.getByText('À venir.')).toHaveCount(0);
  });

  test('tells each vendor what it would change, and nobody else', async ({ browser }) => {
    // The clock runs when the product starts.
    await stop();
    await start();
    const vendor = await open(browser, 'louane-prigent');
    await expect(async () => {
      await vendor.goto('/espace/solutions/parafil/evaluation');
      await expect(vendor.getByText('Le référentiel 2027.0 comptera')).toBeVisible({
        timeout: 500,
      });
    }).toPass({ timeout: 90_000 });
    await vendor.getByRole('link', { name: 'Voir ce qu’il changerait' }).click();
    await expect(vendor.getByRole('heading', { level: 1 })).toContainText('pour Parafil');
    await expect(
      vendor.getByRole('row', { name: /SEC-17 Plan de réponse.*Répondre/ }),
    ).toBeVisible();
    const address = new URL(vendor.url()).pathname;
    await vendor.goto('/espace/notifications');
    await expect(vendor.getByText('Le référentiel 2027.0 entre en vigueur').first()).toBeVisible();

    const other = await open(browser, 'bruno-castellan');
    expect((await other.goto(address))?.status()).toBe(404);
    const anyone = await open(browser, null);
    await anyone.goto(address);
    await expect(anyone).toHaveURL(/\/connexion/);
  });

  test('is reported to those who moderate, solution by solution', async ({ browser }) => {
    const page = await open(browser, 'camille-roux', 320);
    await page.goto('/moderation/referentiel/2027.0');
    await expect(page.getByRole('heading', { name: 'Écarts de la note déclarée' })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'par nom' }).click();
    await expect(page).toHaveURL(/tri=name/);
    await page.getByRole('link', { name: 'Page suivante' }).click();
    await expect(page.getByText('Page 2 sur')).toBeVisible();
    const file = await page.request.get(
      '/api/v1/moderation/criteria-versions/2027.0/simulation.csv',
    );
    expect(file.status()).toBe(200);
    expect(await file.text()).toContain('parafil');
  });

  test('is accessible on every one of its pages', async ({ browser }) => {
    for (const [person, path] of [
      ['estelle-maurin', '/moderation/referentiel'],
      ['estelle-maurin', '/moderation/referentiel/2027.0'],
      ['louane-prigent', '/espace/solutions/parafil/simulation'],
      [null, '/referentiel'],
      [null, '/referentiel/SEC-17'],
    ] as const) {
      // The check is a script.
      const settings = { baseURL: product.origin, javaScriptEnabled: true };
      const page = await openAs(browser, person, settings);
      await page.goto(path);
      await expectAccessible(page);
      await page.context().close();
    }
  });
});
