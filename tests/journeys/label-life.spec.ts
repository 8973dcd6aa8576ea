/** A label after its grant: its public page, suspended and restored by its labeller, read honestly by everybody. */
import { expect, expectSoundAndNarrow, test } from '../helpers/journey.ts';
import { openAs } from '../helpers/sign-in.ts';

test.setTimeout(120_000);

/** No other journey touches it. */
const LABEL = 'L-2026-0005';
const REFUSAL = 'L-2026-0014';
const DECIDER = 'solange-abadie';
const CAUSE = 'Un essai de juin a trouvé une faille ouverte depuis deux mois.';
const CURE = 'La faille est fermée, notre nouvel essai le montre.';

test('a labeller suspends a label, everybody reads why, and it is restored', async ({
  browser,
  baseURL,
}) => {
  const reader = await openAs(browser, null);
  const decider = await openAs(browser, DECIDER);
  await test.step('everybody reads the label: level, verdicts beside answers, surveillances', async () => {
    await reader.goto(`/labels/${LABEL}`);
    await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(reader.getByText('ne vous appuyez pas dessus')).toHaveCount(0);
    await reader.locator('.group a').first().focus();
    await reader.keyboard.press('Enter');
    const theme = reader.locator('.group').first();
    await expect(theme.getByText('Réponse de l’éditeur').first()).toBeVisible();
    await expect(theme.getByText('Avis de l’audit').first()).toBeVisible();
    await expect(reader.getByRole('heading', { name: /^Surveillance 1/ })).toBeVisible();
    await expectSoundAndNarrow(reader);
  });

  await test.step('a form in which no act is chosen decides nothing', async () => {
    const refused = await decider.request.post(`/audits/labels/${LABEL}?/act`, {
      form: { reason: CAUSE },
      headers: { origin: baseURL!, accept: 'text/html' },
    });
    expect(refused.status()).toBe(400);
    expect(await refused.text()).toContain('Choisissez ce que vous décidez');
  });

  await test.step('its labeller suspends it: a reason too short is named, and nothing is lost', async () => {
    await decider.goto('/audits/labels');
    await expect(decider.getByRole('heading', { name: 'Surveillances à venir' })).toBeVisible();
    await expectSoundAndNarrow(decider);
    await decider.getByRole('link', { name: LABEL, exact: true }).last().click();
    await decider.getByRole('radio', { name: /Suspendre/ }).check();
    await decider.getByRole('textbox', { name: 'Motif' }).fill('Trop court');
    await decider.getByRole('button', { name: 'Décider' }).click();
    await expect(decider.getByRole('alert')).toContainText('Il en manque');
    await expect(decider.getByRole('radio', { name: /Suspendre/ })).toBeChecked();
    const reason = decider.getByRole('textbox', { name: 'Motif' });
    await expect(reason).toHaveValue('Trop court');
    await reason.fill(CAUSE);
    await reason.press('Tab');
    await decider.keyboard.press('Enter');
    await expect(decider.getByRole('status')).toContainText('Le label est suspendu');
    await expectSoundAndNarrow(decider);
  });

  await test.step('everybody reads that it is suspended, and why', async () => {
    await reader.goto(`/labels/${LABEL}`);
    await expect(reader.getByText('ne vous appuyez pas dessus')).toBeVisible();
    await expect(reader.getByText(CAUSE).first()).toBeVisible();
    await expectSoundAndNarrow(reader);
  });

  await test.step('it is restored once the cause is cured, its level computed again', async () => {
    await decider.getByRole('radio', { name: /Rétablir/ }).check();
    await decider.getByRole('textbox', { name: 'Motif' }).fill(CURE);
    await decider.getByRole('button', { name: 'Décider' }).click();
    await expect(decider.getByRole('status')).toContainText('rétabli');
    await reader.reload();
    await expect(reader.getByText('ne vous appuyez pas dessus')).toHaveCount(0);
    await expect(reader.getByText('Rétabli').or(reader.getByText(CURE)).first()).toBeVisible();
  });

  await test.step('its figures are its own, and a refusal made public says so', async () => {
    await decider.goto('/audits/statistiques');
    await expect(decider.getByRole('table', { name: /Issues/ })).toBeVisible();
    await expectSoundAndNarrow(decider);
    await reader.goto(`/labels/${REFUSAL}`);
    await expect(reader.getByText('L’éditeur a choisi de le rendre public')).toBeVisible();
  });
});
