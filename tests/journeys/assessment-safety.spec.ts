/** What could make an assessment lose a text: network, pages, colleagues, sessions, forms without script. */
import type { Page } from '@playwright/test';
import {
  FILLS,
  SIGNS,
  startAssessment,
  root,
  state,
  justification,
} from '../helpers/assessment.ts';
import { expect, expectNoSidewaysScroll, expectSound, test } from '../helpers/journey.ts';
import { openAs, signIn } from '../helpers/sign-in.ts';

test.setTimeout(180_000);

/** How many answers wait on the device. */
const kept = (page: Page): Promise<number> => page.evaluate('localStorage.length');

test(
  'nothing typed is lost to the network, a closed page, another tab, an ended session',
  {
    tag: '@javascript',
  },
  async ({ browser, baseURL }) => {
    const page = await openAs(browser, FILLS);
    const context = page.context();
    const slug = await startAssessment(page, baseURL!);
    const address = `${root(slug)}/SEC`;
    await page.goto(address);

    await test.step('an answer is saved as soon as it is given', async () => {
      await page.locator('#SEC-05 input[type=radio]').nth(1).check();
      await expect(state(page, 'SEC-05')).toHaveText(/^Enregistré/);
      await expect(page.locator('#etat')).toHaveText(/^Tout est enregistré/);
      await expect(page.locator('#themes')).toContainText(/1 \/ \d+/);
      await expect.poll(() => kept(page)).toBe(0);
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
      await justification(page, 'SEC-09').fill(long);
      await expect(state(page, 'SEC-09')).toHaveText('Non enregistré : à corriger');
      await expect(page.locator('#SEC-09 .msg-err:visible')).toContainText('5000');
      await expect(justification(page, 'SEC-09')).toHaveValue(long);
      await justification(page, 'SEC-09').fill('<b>=1+1</b>');
      await expect(state(page, 'SEC-09')).toHaveText(/^Enregistré/);
    });

    await test.step('a cut network keeps the text on the device, and sends it when it is back', async () => {
      await context.setOffline(true);
      await justification(page, 'SEC-05').fill('Écrit dans le train.');
      await expect(state(page, 'SEC-05')).toHaveText('Hors connexion : gardé sur cet appareil');
      await expect.poll(() => kept(page)).toBe(1);
      await context.setOffline(false);
      await expect(state(page, 'SEC-05')).toHaveText(/^Enregistré/, { timeout: 20_000 });
      await expect.poll(() => kept(page)).toBe(0);
    });

    await test.step('a page closed while the network is cut gives its text back', async () => {
      const closed = await context.newPage();
      await closed.goto(address);
      await context.setOffline(true);
      await justification(closed, 'SEC-06').fill('Fermé trop vite.');
      await closed.close();
      await context.setOffline(false);
      await page.goto(address);
      await expect(justification(page, 'SEC-06')).toHaveValue('Fermé trop vite.');
      await expect(page.locator('#SEC-06-note')).toContainText('Texte repris de cet appareil');
      await expect(state(page, 'SEC-06')).toHaveText(/^Enregistré/);
    });

    await test.step('two pages that write the same answer show both texts', async () => {
      const other = await context.newPage();
      await other.goto(address);
      await justification(page, 'SEC-05').fill('Second facteur imposable, ou clé physique.');
      await expect(state(page, 'SEC-05')).toHaveText(/^Enregistré/);
      await expect.poll(() => kept(page)).toBe(0);
      await justification(other, 'SEC-05').fill('Second facteur proposé, ou courriel.');
      await expect(state(other, 'SEC-05')).toHaveText('Deux versions');
      const conflict = other.locator('#SEC-05-conflit');
      await expect(conflict).toContainText('Vous avez modifié cette réponse');
      await expect(conflict.locator('[data-part=mine] mark')).toContainText([
        'proposé,',
        'courriel.',
      ]);
      await expect(conflict.locator('[data-part=theirs] mark').first()).toHaveText('imposable,');
      await expectSound(other);
      await conflict.getByRole('button', { name: 'Écrire un texte commun' }).click();
      await expect(justification(other, 'SEC-05')).toHaveValue(
        'Second facteur proposé, ou courriel.\n\nSecond facteur imposable, ou clé physique.',
      );
      await justification(other, 'SEC-05').press('End');
      await other.keyboard.type(' Les deux.');
      await expect(state(other, 'SEC-05')).toHaveText(/^Enregistré/);
      await other.close();
    });

    await test.step('a colleague who writes meanwhile is named, and may be kept', async () => {
      const colleague = await openAs(browser, SIGNS);
      await colleague.goto(address);
      await page.goto(address);
      // What the field said before is saved too: the reply to this text is what is waited for.
      const saved = colleague.waitForResponse(
        (reply) => reply.request().method() === 'PUT' && reply.url().endsWith('/answers/SEC-05'),
      );
      await justification(colleague, 'SEC-05').fill('Texte d’Hélène.');
      expect((await saved).status()).toBe(200);
      await expect(state(colleague, 'SEC-05')).toHaveText(/^Enregistré/);
      await colleague.context().close();
      await justification(page, 'SEC-05').fill('Texte de Louane.');
      await expect(page.locator('#SEC-05-conflit')).toContainText('Hélène Corvisy a modifié');
      await page.getByRole('button', { name: 'Garder le sien' }).click();
      await expect(justification(page, 'SEC-05')).toHaveValue('Texte d’Hélène.');
      await expect(page.locator('#etat')).toHaveText(/^Tout est enregistré/);
    });

    await test.step('a session that ends keeps the text, and sends it after a new login', async () => {
      await context.clearCookies();
      await justification(page, 'SEC-06').fill('Écrit après la fin de la session.');
      await expect(page.locator('#alerte')).toContainText('Votre session est terminée');
      await expect(justification(page, 'SEC-06')).toHaveValue('Écrit après la fin de la session.');
      await signIn(context.request, SIGNS);
      await page.evaluate("dispatchEvent(new Event('focus'))");
      await expect(page.locator('#alerte')).toContainText('Une autre personne est connectée');
      await context.clearCookies();
      await signIn(context.request, FILLS);
      await page.evaluate("dispatchEvent(new Event('focus'))");
      await expect(state(page, 'SEC-06')).toHaveText(/^Enregistré/, { timeout: 20_000 });
      await expect(page.locator('#alerte')).toBeHidden();
    });

    await test.step('what was written is read again, as text', async () => {
      await page.goto(`${address}/SEC-09`);
      await expect(page.locator('#historique')).toContainText('<b>=1+1</b>');
      await page.getByLabel('Votre commentaire').fill('À relire ensemble <script>.');
      await page.getByRole('button', { name: 'Commenter' }).click();
      await expect(page.locator('#commentaires')).toContainText('À relire ensemble <script>.');
      await expectSound(page);
    });
    await context.close();
  },
);

test('a theme is saved as a form, what is wrong is said and kept', async ({ browser, baseURL }) => {
  const settings = { javaScriptEnabled: false };
  const page = await openAs(browser, FILLS, settings);
  const slug = await startAssessment(page, baseURL!);
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

  const colleague = await openAs(browser, SIGNS, settings);
  await colleague.goto(address);
  await justification(colleague, 'SEC-05').fill('Texte d’Hélène.');
  await colleague.getByRole('button', { name: 'Enregistrer ce thème' }).first().click();
  await expect(colleague.locator('#etat')).toHaveText(/réponse enregistrée/);
  await colleague.context().close();

  await page.locator('[name="SEC-08.f.jours"]').fill('14');
  await justification(page, 'SEC-05').fill('Texte de Louane.');
  await save.first().click();
  await expect(state(page, 'SEC-08')).toHaveText(/^Enregistré/);
  await expect(page.locator('#SEC-05-conflit')).toContainText('Hélène Corvisy a modifié');
  await expect(page.locator('#SEC-05-conflit [data-part=theirs]')).toContainText('Texte d’Hélène.');
  await expect(justification(page, 'SEC-05')).toHaveValue('Texte de Louane.');
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Garder mon texte' }).click();
  await expect(page.locator('#etat')).toHaveText(/réponse enregistrée/);
  await expect(justification(page, 'SEC-05')).toHaveValue('Texte de Louane.');

  await page.getByRole('button', { name: /^Commenter, historique de SEC-05/ }).click();
  await expect(page).toHaveURL(/\/SEC\/SEC-05/);
  await expect(page.locator('#historique li').nth(1)).toContainText('Texte d’Hélène.');
  await page.context().close();
});
