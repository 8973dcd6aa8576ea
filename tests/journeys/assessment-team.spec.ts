/** An assessment by several, and after it is published: themes given, corrections downwards, a colleague who left. */
import type { Page } from '@playwright/test';
import {
  FILLS,
  SIGNS,
  startAssessment,
  root,
  state,
  justification,
} from '../helpers/assessment.ts';
import { expect, expectSound, test } from '../helpers/journey.ts';
import { VENDOR } from '../helpers/listing.ts';
import { createAccount, freshAddress } from '../helpers/mail.ts';
import { closeAll, openAs } from '../helpers/sign-in.ts';

test.setTimeout(180_000);

const ADMINISTERS = 'sacha-morvan';
/** No other journey touches its published assessment. */
const PUBLISHED = 'table-ronde';

/** Invites the newcomer, who accepts. */
async function welcome(page: Page, administrator: Page, email: string, origin: string) {
  const invited = await administrator
    .context()
    .request.post(`/api/v1/organisations/${VENDOR}/invitations`, {
      headers: { origin },
      data: { email, signatory: false, administrator: false },
    });
  expect(invited.ok(), await invited.text()).toBe(true);
  const { request } = page.context();
  const { invitations } = await (await request.get('/api/v1/vendor/dashboard')).json();
  const accepted = await request.post(
    `/api/v1/vendor/invitations/${invitations[0].id}/acceptance`,
    { headers: { origin }, data: { position: 'renfort' } },
  );
  expect(accepted.ok(), await accepted.text()).toBe(true);
}

async function dismiss(administrator: Page, email: string, origin: string) {
  const { request } = administrator.context();
  const address = `/api/v1/organisations/${VENDOR}`;
  const { inside } = await (await request.get(address)).json();
  const { id } = inside.members.find((one: { email: string }) => one.email === email);
  const removed = await request.post(`${address}/members/${id}/removal`, {
    headers: { origin },
    data: { reason: 'Fin de mission.' },
  });
  expect(removed.ok(), await removed.text()).toBe(true);
}

test('a colleague removed while typing keeps the text on screen, and nothing is saved', async ({
  browser,
  baseURL,
}) => {
  const author = await openAs(browser, FILLS);
  const administrator = await openAs(browser, ADMINISTERS);
  const slug = await startAssessment(author, baseURL!);
  const page = await openAs(browser, null);
  const email = freshAddress('equipe');
  await createAccount(page, { given: 'Noé', usual: 'Passager', email });
  await welcome(page, administrator, email, baseURL!);

  await page.goto(`${root(slug)}/SEC`);
  await justification(page, 'SEC-05').fill('Écrit avant le départ.');
  await expect(state(page, 'SEC-05')).toHaveText(/^Enregistré/);
  await dismiss(administrator, email, baseURL!);
  await justification(page, 'SEC-05').fill('Écrit après le départ.');
  const told = page.locator('#SEC-05-general');
  await expect(told).toContainText('Vous n’êtes plus membre de');
  await expect(told).toContainText('Fin de mission.');
  await expect(page.locator('#alerte')).toContainText('Vous ne pouvez plus enregistrer ici');
  await expect(justification(page, 'SEC-05')).toHaveValue('Écrit après le départ.');
  await expectSound(page);

  await author.goto(`${root(slug)}/SEC`);
  await expect(justification(author, 'SEC-05')).toHaveValue('Écrit avant le départ.');
  await closeAll(page, author, administrator);
});

test('themes are given to colleagues, and the draft reads as a buyer will read it', async ({
  browser,
  baseURL,
}) => {
  const page = await openAs(browser, FILLS);
  const slug = await startAssessment(page, baseURL!);
  await page.goto(root(slug));
  await page.getByText('Confier des thèmes').click();
  await page.getByLabel('Sécurité', { exact: true }).selectOption({ label: 'Hélène Corvisy' });
  await page.getByRole('button', { name: 'Confier ces thèmes' }).click();
  await expect(page.getByRole('row', { name: /Sécurité/ })).toContainText('Hélène Corvisy');
  await expectSound(page);
  await page.getByRole('link', { name: 'Mes thèmes' }).click();
  await expect(page.getByText('Aucun thème ne vous est confié.')).toBeVisible();

  const colleague = await openAs(browser, SIGNS);
  await colleague.goto('/espace/notifications');
  await expect(colleague.getByRole('main')).toContainText('vous confie le thème');
  await colleague.goto(`${root(slug)}?themes=miens`);
  await expect(colleague.getByRole('rowheader')).toHaveText(['Sécurité']);
  await colleague.getByRole('rowheader').getByRole('link').click();
  await expect(colleague.getByRole('main')).toContainText('Confié à Hélène Corvisy');
  await colleague.locator('#SEC-05 input[type=radio]').nth(1).check();
  await expect(state(colleague, 'SEC-05')).toHaveText(/^Enregistré/);

  await page.goto(`${root(slug)}/SEC`);
  await page.getByRole('link', { name: 'Ce qu’un acheteur lira' }).click();
  await expect(page.locator('#SEC-05')).toContainText('Aucune pièce jointe.');
  await expect(page.locator('#SEC-05')).toContainText('Déclaré');
  await expect(page.locator('#notes')).toContainText('brouillon, pas encore attesté');
  await expectSound(page);
  await closeAll(page, colleague);
});

test('a published answer goes down at once and never up; a signatory alone withdraws the whole', async ({
  browser,
}) => {
  const page = await openAs(browser, FILLS);
  await page.goto(root(PUBLISHED));
  await page.getByRole('link', { name: 'Corriger à la baisse une réponse publiée' }).click();
  await page
    .getByRole('navigation', { name: 'Thèmes' })
    .getByRole('link', { name: 'Sécurité' })
    .click();
  await expectSound(page);
  await page.getByRole('link', { name: /^Corriger.*SEC-02/ }).click();
  await expectSound(page);
  const measures = page.getByLabel('Mesures en place');
  const after = Math.max(0, Number(await measures.inputValue()) - 20);
  const publish = page.getByRole('button', { name: 'Publier la correction' });

  await measures.fill('42');
  await publish.click();
  await expect(page.getByRole('alert')).toContainText('vaudrait plus que celle qui est publiée');
  await expect(measures).toHaveValue('42');
  await measures.fill('douze');
  await publish.click();
  await expect(measures).toHaveAttribute('aria-invalid', 'true');
  await measures.fill(String(after));
  await publish.click();
  await expect(page.getByRole('status')).toContainText('SEC-02 est corrigée');

  await page.goto(`/solutions/${PUBLISHED}?theme=SEC#SEC-02`);
  await expect(page.locator('#SEC-02')).toContainText(`Mesures en place : ${after}`);
  await expect(page.locator('#historique')).toContainText('corrigée à la baisse');

  await page.goto(`${root(PUBLISHED)}/retrait`);
  await expect(page.getByRole('main')).toContainText('Demandez à Hélène Corvisy');
  await expect(page.getByRole('button', { name: 'Retirer l’évaluation' })).toHaveCount(0);
  const signatory = await openAs(browser, SIGNS);
  await signatory.goto(`${root(PUBLISHED)}/retrait`);
  await expectSound(signatory);
  const withdraw = signatory.getByRole('button', { name: 'Retirer l’évaluation' });
  await withdraw.click();
  await expect(signatory.getByRole('alert')).toContainText('motif');
  await signatory.getByLabel('Motif').fill('Nous reprenons toutes nos réponses.');
  await withdraw.click();
  await expect(signatory.getByRole('status')).toContainText('L’évaluation est retirée.');
  await page.goto(`/solutions/${PUBLISHED}`);
  await expect(page.locator('#notes')).toContainText(
    'Pas d’évaluation publiée : l’éditeur l’a retirée le',
  );
  await expect(page.locator('#notes')).toContainText('Motif : Nous reprenons toutes nos réponses.');
  await closeAll(page, signatory);
});

test('the library is searched by words and state, page after page, without script', async ({
  browser,
}) => {
  const page = await openAs(browser, FILLS);
  await page.goto('/espace/preuves');
  expect(await page.locator('*').count()).toBeLessThan(800);
  await expect(page.getByRole('rowheader')).toHaveCount(20);
  await page.getByRole('link', { name: 'Page suivante' }).click();
  await expect(page.getByText('Page 2 sur')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Chercher' }).fill('certificat hebergeur');
  await page.getByLabel('État').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Chercher' }).click();
  await expect(page).toHaveURL(/q=certificat/);
  await expect(page.getByRole('searchbox', { name: 'Chercher' })).toHaveValue(
    'certificat hebergeur',
  );
  for (const row of await page.getByRole('rowheader').allTextContents())
    expect(row.normalize('NFD').toLowerCase()).toContain('certificat');
  await expectSound(page);
  await page.context().close();
});
