/** The end of an audit: the vendor replies, the lead finalises, another person decides, and everybody reads the label. */
import type { Page } from '@playwright/test';
import { expect, expectFitsPhone, expectSoundAndNarrow, test } from '../helpers/journey.ts';
import { openAs } from '../helpers/sign-in.ts';

test.setTimeout(180_000);

const REPLY = 'L’exercice du 12 septembre est joint : son compte rendu donne les durées mesurées.';
const PARAFIL = '/espace/solutions/parafil/audit/A-2026-0031';

type Library = { evidence: { id: string; uses: { solution: { slug: string } }[] }[] };

/** The frozen copy does not hold it. A piece used nowhere may be removed by another journey meanwhile. */
async function newPiece(page: Page): Promise<string> {
  const reply = await page.request.get(
    '/api/v1/vendor/evidence?organisation=atelier-corvisy&pageSize=100',
  );
  const { evidence } = (await reply.json()) as Library;
  return evidence.find(
    ({ uses }) => uses.length > 0 && uses.every(({ solution }) => solution.slug !== 'parafil'),
  )!.id;
}

test('a vendor replies, then says it has finished; the lead finalises, with the keyboard', async ({
  browser,
}) => {
  const member = await openAs(browser, 'louane-prigent');
  await test.step('one verdict, with a piece of the library', async () => {
    await member.goto('/espace');
    await expectSoundAndNarrow(member);
    await member.getByRole('link', { name: 'Répondre au rapport provisoire' }).click();
    await expect(member).toHaveURL(PARAFIL);
    await expectSoundAndNarrow(member);
    await member.getByRole('link', { name: 'Récrire votre réponse sur QOS-05' }).click();
    const text = member.getByLabel('Votre réponse à l’avis sur QOS-05');
    await text.fill('a'.repeat(4_001));
    await member.getByRole('button', { name: 'Enregistrer la réponse' }).click();
    await expect(member.getByRole('alert').getByRole('link')).toContainText('4001 caractères');
    await expect(text).toHaveValue('a'.repeat(4_001));
    await text.fill(REPLY);
    await member.getByText('Choisir une pièce dans la bibliothèque').click();
    await member.locator(`input[value="${await newPiece(member)}"]`).check();
    await expectSoundAndNarrow(member);
    await member.getByRole('button', { name: 'Enregistrer la réponse' }).click();
    await expect(member.getByRole('status')).toContainText('Votre réponse est enregistrée');
    await expect(member.locator('#avis-QOS-05')).toContainText(REPLY);
  });
  const lead = await openAs(browser, 'ines-kerloch');
  await test.step('the labeller reads it, and may not finalise yet', async () => {
    await lead.goto('/audits/A-2026-0031/reponses');
    await expect(lead.getByText(REPLY)).toBeVisible();
    await expect(lead.getByRole('button', { name: 'Finaliser l’audit' })).toHaveCount(0);
    await expect(lead.getByRole('button', { name: 'Revenir sur le terrain' })).toBeVisible();
    await expectSoundAndNarrow(lead);
  });
  await test.step('the vendor has finished', async () => {
    await member.getByText('Terminer vos réponses').click();
    await member.getByRole('button', { name: 'J’ai terminé mes réponses' }).click();
    await expect(member.getByRole('status')).toContainText('Vos réponses sont terminées');
    await expect(member.getByRole('link', { name: /^(Répondre|Récrire)/ })).toHaveCount(0);
  });
  await test.step('the lead finalises', async () => {
    await lead.reload();
    await lead.getByRole('button', { name: 'Finaliser l’audit' }).focus();
    await lead.keyboard.press('Enter');
    await expect(lead.getByRole('status')).toContainText('L’audit est finalisé');
  });
  await test.step('nobody of the team decides; a major non-conformity forbids every level', async () => {
    await lead.goto('/audits/A-2026-0031/decision');
    await expect(lead.getByText('Vous faites partie de l’équipe d’audit')).toBeVisible();
    await expect(lead.getByText('Aucun niveau', { exact: true })).toBeVisible();
    await expectSoundAndNarrow(lead);
  });
});

test('a person out of the team decides, without script: the public page shows the label', async ({
  browser,
}) => {
  const decider = await openAs(browser, 'solange-abadie', { javaScriptEnabled: false });
  await decider.goto('/audits/A-2026-0030/decision');
  await expect(decider.getByText('Exemplaire', { exact: true })).toBeVisible();
  await expectFitsPhone(decider);
  await decider.getByRole('radio', { name: /^Accorder le label/ }).check();
  await decider.getByLabel('Niveau, pour un label accordé').selectOption('2');
  await decider.getByLabel('Conditions et réserves').fill('Le plan de reprise est rejoué en mars.');
  await decider.getByRole('button', { name: 'Rendre la décision' }).click();
  await expect(decider.getByRole('alert').getByRole('link')).toContainText('motif est public');
  await expect(decider.getByLabel('Niveau, pour un label accordé')).toHaveValue('2');
  await expect(decider.getByLabel('Conditions et réserves')).toHaveValue(/rejoué en mars/);
  await decider.getByLabel('Niveau, pour un label accordé').selectOption('3');
  await decider.getByRole('button', { name: 'Rendre la décision' }).click();
  await expect(decider.getByRole('status')).toContainText('La décision est prise');
  await expectFitsPhone(decider);
  const reader = await openAs(browser, null);
  await reader.goto('/solutions/main-courante-24');
  await expect(reader.getByText(/Confiance numérique/).first()).toBeVisible();
  const label = await decider
    .getByRole('link', { name: /^L-2026-/ })
    .first()
    .textContent();
  await reader.goto(`/labels/${label!.trim()}`);
  await expect(reader.getByText(/rejoué en mars/)).toBeVisible();
  await expectSoundAndNarrow(reader);
});
