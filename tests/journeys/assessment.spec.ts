/** A self-assessment, from its first question to its signature. */
import { FILLS, SIGNS, startAssessment, root, state } from '../helpers/assessment.ts';
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  expectSound,
  test,
} from '../helpers/journey.ts';
import { openAs } from '../helpers/sign-in.ts';
import { totalOf, visit } from '../helpers/weight.ts';

test.setTimeout(180_000);

/** Whole: « Enregistré, incomplet » is not it. */
const SAVED = /^Enregistré [àl]/;
const MOST_FIELDS = 6;
const FULL_PAGE = 150_000;

test(
  'an assessment is filled in by keyboard alone, then signed',
  { tag: '@javascript' },
  async ({ browser, baseURL }, info) => {
    const page = await openAs(browser, FILLS);
    const slug = await startAssessment(page, baseURL!);
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
          const focused = page.locator(':focus');
          const kind =
            (await focused.getAttribute('type')) ?? (await focused.getAttribute('inputmode'));
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

    const signatory = await openAs(browser, SIGNS);
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

test('an assessment starts, says its facts, shows its progress, leaves as a file and comes back', async ({
  browser,
  baseURL,
}) => {
  const page = await openAs(browser, FILLS);
  const slug = await startAssessment(page, baseURL!, false);
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
  async ({ browser, baseURL }, info) => {
    const page = await openAs(browser, FILLS);
    const slug = await startAssessment(page, baseURL!, false);
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
      await expectSound(page);
    }
    const fresh = await openAs(browser, FILLS);
    const { weight } = await visit(fresh, `${root(slug)}/SEC`);
    info.annotations.push({ type: 'weight', description: JSON.stringify(weight) });
    expect(totalOf(weight)).toBeLessThanOrEqual(FULL_PAGE);
    await fresh.context().close();
    await page.context().close();
  },
);
