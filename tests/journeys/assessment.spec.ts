/** A self-assessment, from its first question to its signature, and what could make it lose a text. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';
import { signIn } from '../helpers/sign-in.ts';
import { totalOf, visit } from '../helpers/weight.ts';

test.setTimeout(180_000);

const FILLS = 'louane-prigent';
const SIGNS = 'helene-corvisy';
/** Characteristics that a journey says yes to; no to the others. */
const YES = ['exposition_reseau', 'comptes', 'dcp'];
/** Whole: « Enregistré, incomplet » is not it. */
const SAVED = /^Enregistré [àl]/;
const MOST_FIELDS = 6;
const FULL_PAGE = 150_000;

type Settings = BrowserContextOptions & { baseURL: string };
const settingsOf = (options: object): Settings => ({ ...options, locale: 'fr-FR' }) as Settings;

async function open(browser: Browser, settings: Settings, person: string): Promise<Page> {
  const context = await browser.newContext(settings);
  await signIn(context.request, person);
  return context.newPage();
}

/** A listing of its own, so that journeys do not meet, with an assessment of the fewest questions. */
async function workshop(page: Page, origin: string, say = true): Promise<string> {
  const { request } = page.context();
  const headers = { origin };
  const name = `Essai ${crypto.randomUUID().slice(0, 8)}`;
  const made = await request.post('/api/v1/vendor/solutions', {
    headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
    data: { name, organisation: 'atelier-corvisy' },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { slug, etag } = await made.json();
  const told = await request.patch(`/api/v1/vendor/solutions/${slug}/revision`, {
    headers: { ...headers, 'if-match': etag },
    data: { deployments: ['on-premise'], audiences: ['town-under-3500'] },
  });
  expect(told.status(), await told.text()).toBe(200);
  const address = `/api/v1/vendor/solutions/${slug}/assessment`;
  const started = await request.post(address, { headers, data: { from: 'nothing' } });
  expect(started.status(), await started.text()).toBe(201);
  if (say) {
    const { open } = await started.json();
    const asked = open.facts.questions.flatMap(({ options }: { options: { fact: string }[] }) =>
      options.map(({ fact }) => [fact, YES.includes(fact)]),
    );
    const saved = await request.put(`${address}/facts`, {
      headers: { ...headers, 'if-match': `"${open.facts.revision}"` },
      data: { facts: Object.fromEntries(asked) },
    });
    expect(saved.status(), await saved.text()).toBe(200);
  }
  return slug;
}

const root = (slug: string): string => `/espace/solutions/${slug}/evaluation`;
const state = (page: Page, criterion: string) => page.locator(`#${criterion}-etat`);
const text = (page: Page, criterion: string) =>
  page.locator(`textarea[name="${criterion}.justification"]`);
const kept = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { localStorage: Storage }).localStorage.length);

test(
  'an assessment is filled in by keyboard alone, then signed',
  { tag: '@javascript' },
  async ({ browser, baseURL, viewport }, info) => {
    const settings = settingsOf({ baseURL, viewport });
    const page = await open(browser, settings, FILLS);
    const slug = await workshop(page, settings.baseURL);
    let actions = 0;
    const press = async (key: string): Promise<void> => {
      actions += 1;
      await page.keyboard.press(key);
    };
    const themes = ['ACC', 'SEC', 'ECO', 'RGP', 'HEB', 'LIB', 'INT', 'QOS', 'ACH'];
    let answered = 0;
    for (const theme of themes) {
      await page.goto(`${root(slug)}/${theme}`);
      // The menu of themes is one link away: following it is one action, as a person counts them.
      actions += 1;
      const questions = page.locator('[data-criterion]');
      const count = await questions.count();
      if (count === 0) continue;
      await page.locator('main').focus();
      for (let at = 0; at < count; at += 1) {
        const id = (await questions.nth(at).getAttribute('data-criterion')) ?? '';
        await press('Alt+ArrowDown');
        // The lowest step of each scale: it claims nothing, so it asks for no proof.
        for (let field = 0; field < MOST_FIELDS; field += 1) {
          const kind = await page.evaluate(() => {
            const { activeElement } = (globalThis as unknown as { document: Document }).document;
            return activeElement?.getAttribute('type') ?? activeElement?.getAttribute('inputmode');
          });
          const yesNo = (await page.locator(`#${id} .yesno :focus`).count()) > 0;
          if (kind === 'radio') await press(yesNo ? '2' : '1');
          else if (kind === 'numeric' || kind === 'decimal') await press('0');
          await expect(state(page, id)).toHaveText(/^(Enregistré|Non)/, { timeout: 15_000 });
          if (SAVED.test(await state(page, id).innerText())) break;
          await press('Tab');
        }
        await expect(state(page, id), id).toHaveText(SAVED);
        answered += 1;
      }
    }
    info.annotations.push({
      type: 'keyboard',
      description: `${answered} answers in ${actions} actions of the keyboard`,
    });

    await page.goto(`${root(slug)}/attestation`);
    await expect(page.getByText('Seul un signataire')).toContainText('Hélène Corvisy');
    await expect(page.getByRole('heading', { name: 'Ce qui empêche d’attester' })).toBeHidden();
    await expectAccessible(page);
    await page.context().close();

    const signatory = await open(browser, settings, SIGNS);
    await signatory.goto(`${root(slug)}/attestation`);
    await signatory.getByRole('button', { name: 'Attester l’évaluation' }).click();
    await expect(signatory.getByRole('alert')).toContainText('Cochez la déclaration');
    await signatory.getByRole('checkbox').check();
    await signatory.getByRole('button', { name: 'Attester l’évaluation' }).click();
    await expect(signatory.getByRole('heading', { level: 1 })).toHaveText('Évaluation attestée');
    await expect(signatory.locator('code').first()).toHaveText(/^[0-9a-f]{64}$/);
    await expectAccessible(signatory);
    await signatory.goto(`${root(slug)}/SEC`);
    await expect(signatory.getByText('Cette évaluation est attestée')).toBeVisible();
    await signatory.context().close();
  },
);

test(
  'nothing typed is lost to the network, a closed page, another tab, an ended session',
  {
    tag: '@javascript',
  },
  async ({ browser, baseURL, viewport }) => {
    const settings = settingsOf({ baseURL, viewport });
    const page = await open(browser, settings, FILLS);
    const context = page.context();
    const slug = await workshop(page, settings.baseURL);
    const address = `${root(slug)}/SEC`;
    await page.goto(address);

    await test.step('an answer is saved as soon as it is given', async () => {
      await page.locator('#SEC-05 input[type=radio]').nth(1).check();
      await expect(state(page, 'SEC-05')).toHaveText(/^Enregistré/);
      await expect(page.locator('#etat')).toHaveText(/^Tout est enregistré/);
      await expect(page.locator('#themes')).toContainText(/1 \/ \d+/);
      expect(await kept(page)).toBe(0);
    });

    await test.step('a value that cannot be read is refused at its field, then corrected', async () => {
      const field = page.locator('[name="SEC-08.f.jours"]');
      await field.fill('quinze');
      await expect(state(page, 'SEC-08')).toHaveText('Non enregistré : à corriger');
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveValue('quinze');
      await field.fill('14');
      await expect(state(page, 'SEC-08')).toHaveText(/^Enregistré/);
      await expect(field).not.toHaveAttribute('aria-invalid');
    });

    await test.step('a text far too long is refused at its field and stays there', async () => {
      const long = 'a'.repeat(100_000);
      await text(page, 'SEC-09').fill(long);
      await expect(state(page, 'SEC-09')).toHaveText('Non enregistré : à corriger');
      await expect(page.locator('#SEC-09 .msg-err:visible')).toContainText('5000');
      await expect(text(page, 'SEC-09')).toHaveValue(long);
      await text(page, 'SEC-09').fill('<b>=1+1</b>');
      await expect(state(page, 'SEC-09')).toHaveText(/^Enregistré/);
    });

    await test.step('a cut network keeps the text on the device, and sends it when it is back', async () => {
      await context.setOffline(true);
      await text(page, 'SEC-05').fill('Écrit dans le train.');
      await expect(state(page, 'SEC-05')).toHaveText('Hors connexion : gardé sur cet appareil');
      expect(await kept(page)).toBe(1);
      await context.setOffline(false);
      await expect(state(page, 'SEC-05')).toHaveText(/^Enregistré/, { timeout: 20_000 });
      expect(await kept(page)).toBe(0);
    });

    await test.step('a page closed while the network is cut gives its text back', async () => {
      const closed = await context.newPage();
      await closed.goto(address);
      await context.setOffline(true);
      await text(closed, 'SEC-06').fill('Fermé trop vite.');
      await closed.close();
      await context.setOffline(false);
      await page.goto(address);
      await expect(text(page, 'SEC-06')).toHaveValue('Fermé trop vite.');
      await expect(page.locator('#SEC-06-note')).toContainText('Texte repris de cet appareil');
      await expect(state(page, 'SEC-06')).toHaveText(/^Enregistré/);
    });

    await test.step('two pages that write the same answer show both texts', async () => {
      const other = await context.newPage();
      await other.goto(address);
      await text(page, 'SEC-05').fill('Second facteur imposable, ou clé physique.');
      await expect(state(page, 'SEC-05')).toHaveText(/^Enregistré/);
      await expect.poll(() => kept(page)).toBe(0);
      await text(other, 'SEC-05').fill('Second facteur proposé, ou courriel.');
      await expect(state(other, 'SEC-05')).toHaveText('Deux versions');
      const conflict = other.locator('#SEC-05-conflit');
      await expect(conflict).toContainText('Vous avez modifié cette réponse');
      await expect(conflict.locator('[data-part=mine] mark')).toContainText([
        'proposé,',
        'courriel.',
      ]);
      await expect(conflict.locator('[data-part=theirs] mark').first()).toHaveText('imposable,');
      await expectAccessible(other);
      await expectNoSidewaysScroll(other);
      await conflict.getByRole('button', { name: 'Écrire un texte commun' }).click();
      await expect(text(other, 'SEC-05')).toHaveValue(
        'Second facteur proposé, ou courriel.\n\nSecond facteur imposable, ou clé physique.',
      );
      await text(other, 'SEC-05').press('End');
      await other.keyboard.type(' Les deux.');
      await expect(state(other, 'SEC-05')).toHaveText(/^Enregistré/);
      await other.close();
    });

    await test.step('a colleague who writes meanwhile is named, and may be kept', async () => {
      const colleague = await open(browser, settings, SIGNS);
      await colleague.goto(address);
      await page.goto(address);
      await text(colleague, 'SEC-05').fill('Texte d’Hélène.');
      await expect(state(colleague, 'SEC-05')).toHaveText(/^Enregistré/);
      await colleague.context().close();
      await text(page, 'SEC-05').fill('Texte de Louane.');
      await expect(page.locator('#SEC-05-conflit')).toContainText('Hélène Corvisy a modifié');
      await page.getByRole('button', { name: 'Garder le sien' }).click();
      await expect(text(page, 'SEC-05')).toHaveValue('Texte d’Hélène.');
      await expect(page.locator('#etat')).toHaveText(/^Tout est enregistré/);
    });

    await test.step('a session that ends keeps the text, and sends it after a new login', async () => {
      await context.clearCookies();
      await text(page, 'SEC-06').fill('Écrit après la fin de la session.');
      await expect(page.locator('#alerte')).toContainText('Votre session est terminée');
      await expect(text(page, 'SEC-06')).toHaveValue('Écrit après la fin de la session.');
      await signIn(context.request, SIGNS);
      await page.evaluate(() => dispatchEvent(new Event('focus')));
      await expect(page.locator('#alerte')).toContainText('Une autre personne est connectée');
      await context.clearCookies();
      await signIn(context.request, FILLS);
      await page.evaluate(() => dispatchEvent(new Event('focus')));
      await expect(state(page, 'SEC-06')).toHaveText(/^Enregistré/, { timeout: 20_000 });
      await expect(page.locator('#alerte')).toBeHidden();
    });

    await test.step('what was written is read again, as text', async () => {
      await page.goto(`${address}/SEC-09`);
      await expect(page.locator('#historique')).toContainText('<b>=1+1</b>');
      await page.getByLabel('Votre commentaire').fill('À relire ensemble <script>.');
      await page.getByRole('button', { name: 'Commenter' }).click();
      await expect(page.locator('#commentaires')).toContainText('À relire ensemble <script>.');
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
    await context.close();
  },
);

test('a theme is saved as a form, what is wrong is said and kept', async ({
  browser,
  baseURL,
  viewport,
}) => {
  const settings = settingsOf({ baseURL, viewport, javaScriptEnabled: false });
  const page = await open(browser, settings, FILLS);
  const slug = await workshop(page, settings.baseURL);
  const address = `${root(slug)}/SEC`;
  await page.goto(address);
  const save = page.getByRole('button', { name: 'Enregistrer ce thème' });

  await page.locator('#SEC-05 input[type=radio]').nth(1).check();
  await page.locator('[name="SEC-08.f.engagement"]').first().check();
  await page.locator('[name="SEC-08.f.jours"]').fill('quinze');
  await save.first().click();
  const summary = page.getByRole('alert').filter({ hasText: 'SEC-08' });
  await expect(summary).toContainText('ne sont pas enregistrées');
  await expect(summary.getByRole('link')).toHaveAttribute('href', '#SEC-08-f-jours');
  await expect(page.locator('[name="SEC-08.f.jours"]')).toHaveValue('quinze');
  await expect(page.locator('[name="SEC-08.f.engagement"]').first()).toBeChecked();
  await expect(state(page, 'SEC-05')).toHaveText(/^Enregistré/);

  const colleague = await open(browser, settings, SIGNS);
  await colleague.goto(address);
  await text(colleague, 'SEC-05').fill('Texte d’Hélène.');
  await colleague.getByRole('button', { name: 'Enregistrer ce thème' }).first().click();
  await expect(colleague.locator('#etat')).toHaveText(/réponse enregistrée/);
  await colleague.context().close();

  await page.locator('[name="SEC-08.f.jours"]').fill('14');
  await text(page, 'SEC-05').fill('Texte de Louane.');
  await save.first().click();
  await expect(state(page, 'SEC-08')).toHaveText(/^Enregistré/);
  await expect(page.locator('#SEC-05-conflit')).toContainText('Hélène Corvisy a modifié');
  await expect(page.locator('#SEC-05-conflit [data-part=theirs]')).toContainText('Texte d’Hélène.');
  await expect(text(page, 'SEC-05')).toHaveValue('Texte de Louane.');
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Garder mon texte' }).click();
  await expect(page.locator('#etat')).toHaveText(/réponse enregistrée/);
  await expect(text(page, 'SEC-05')).toHaveValue('Texte de Louane.');

  await page.getByRole('button', { name: /^Commenter, historique de SEC-05/ }).click();
  await expect(page).toHaveURL(/\/SEC\/SEC-05/);
  await expect(page.locator('#historique li').nth(1)).toContainText('Texte d’Hélène.');
  await page.context().close();
});

test('an assessment starts, says its facts, shows its progress, leaves as a file and comes back', async ({
  browser,
  baseURL,
  viewport,
  javaScriptEnabled,
}) => {
  const settings = settingsOf({ baseURL, viewport, javaScriptEnabled });
  const page = await open(browser, settings, FILLS);
  const slug = await workshop(page, settings.baseURL, false);
  await page.goto(root(slug));
  await page.getByRole('main').getByRole('link', { name: 'Continuer' }).click();
  await expect(page).toHaveURL(/caracteristiques$/);
  const no = page.getByRole('group', { name: 'Elle contient ou appelle un système d’IA' });
  await no.getByLabel('Non').check();
  await page.getByRole('button', { name: 'Enregistrer les caractéristiques' }).click();
  await expect(page.locator('#etat')).toHaveText(/^Enregistré/);
  await expect(no.getByLabel('Non')).toBeChecked();
  await expect(no).toContainText('Écartés : ACH-06');
  await expectNoSidewaysScroll(page);

  await page.goto(root(slug));
  await expect(page.getByRole('heading', { name: /^\d+ réponses? sur \d+/ })).toBeVisible();
  await expectNoSidewaysScroll(page);
  const csv = await page.request.get(
    (await page.getByRole('link', { name: 'Exporter en CSV' }).getAttribute('href')) ?? '',
  );
  expect(csv.headers()['content-disposition']).toMatch(/\.csv"/);

  await page.getByRole('link', { name: 'Importer des réponses' }).click();
  await page.getByRole('button', { name: 'Relire le fichier' }).click();
  await expect(page.getByRole('alert')).toContainText('Choisissez un fichier');
  await page.getByLabel('Fichier de réponses').setInputFiles({
    name: 'reponses.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(await csv.body()),
  });
  await page.getByRole('button', { name: 'Relire le fichier' }).click();
  await expect(
    page.getByRole('heading', { name: /lignes? lues?, 0 réponse changerait/ }),
  ).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.context().close();
});

test(
  'the pages of an assessment are accessible, fit, and weigh little',
  { tag: '@javascript' },
  async ({ browser, baseURL, viewport }, info) => {
    const settings = settingsOf({ baseURL, viewport });
    const page = await open(browser, settings, FILLS);
    const slug = await workshop(page, settings.baseURL, false);
    for (const path of [
      '',
      '/caracteristiques',
      '/SEC',
      '/SEC/SEC-08',
      '/attestation',
      '/import',
      '/dossier',
    ]) {
      await page.goto(root(slug) + path);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    const fresh = await open(browser, settings, FILLS);
    const { weight } = await visit(fresh, `${root(slug)}/SEC`);
    info.annotations.push({ type: 'weight', description: JSON.stringify(weight) });
    expect(totalOf(weight)).toBeLessThanOrEqual(FULL_PAGE);
    await fresh.context().close();
    await page.context().close();
  },
);
