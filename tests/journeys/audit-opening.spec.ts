/** An audit from its request to its opening: the vendor, the one who decides, an auditor, each with their own pages. */
import { expect, expectSoundAndNarrow, test } from '../helpers/journey.ts';
import { openAs } from '../helpers/sign-in.ts';

test.setTimeout(180_000);

const LABEL = 'Confiance numérique';
const DESK = '/espace/solutions/parafil/audit';
const REASON = 'Cette personne a travaillé pour notre principal concurrent.';

test('an audit is asked for, its team named, recused, named again, signed, and opened', async ({
  browser,
}) => {
  const vendor = await openAs(browser, 'helene-corvisy');
  const decider = await openAs(browser, 'solange-abadie');
  const auditor = await openAs(browser, 'romain-delattre');
  let reference = '';

  await test.step('the signatory reads the level within reach, chooses, and asks', async () => {
    await vendor.goto('/espace/solutions/parafil');
    await vendor.getByRole('link', { name: 'Audits et labels', exact: true }).click();
    const block = vendor.getByRole('article', { name: LABEL });
    await expect(block.getByText('Niveau à portée')).toBeVisible();
    await block.getByText(`Demander un audit «\u00a0${LABEL}\u00a0»`).click();
    await expectSoundAndNarrow(vendor);
    await block.getByLabel('Message').fill('Nous visons cet été.');
    await block.getByRole('button', { name: 'Signer et demander l’audit' }).click();
    await expect(vendor.getByRole('alert')).toContainText('Choisissez une organisation');
    await expect(block.getByLabel('Message')).toHaveValue('Nous visons cet été.');
    await block.getByRole('radio', { name: /Vérif Éthique/ }).check();
    await block.getByRole('button', { name: 'Signer et demander l’audit' }).click();
    await expect(vendor.getByRole('status')).toContainText('Votre demande est envoyée');
    const running = vendor.getByRole('region', { name: `Audit en cours\u00a0: ${LABEL}` });
    const link = running.getByRole('link', { name: /^A-\d{4}-\d{4}/ });
    reference = /^A-\d{4}-\d{4}/.exec(await link.innerText())![0];
  });

  await test.step('who decides finds it first, and names the team with the keyboard', async () => {
    await decider.goto('/audits');
    await expectSoundAndNarrow(decider);
    const row = decider.getByRole('row', { name: new RegExp(reference) });
    await expect(row).toContainText('À vous\u00a0: désigner une équipe');
    await row.getByRole('link', { name: 'Parafil' }).press('Enter');
    await expect(decider.getByText('Nous visons cet été.')).toBeVisible();
    await expectSoundAndNarrow(decider);
    for (const name of ['Romain Delattre', 'Inès Kerloc’h'])
      await decider.getByRole('checkbox', { name }).press('Space');
    await decider.getByRole('button', { name: 'Désigner cette équipe' }).press('Enter');
    await expect(decider.getByRole('alert')).toContainText('fait partie de l’équipe');
    await expect(decider.getByRole('checkbox', { name: 'Romain Delattre' })).toBeChecked();
    await decider.getByRole('radio', { name: 'Romain Delattre' }).press('Space');
    await decider.getByRole('button', { name: 'Désigner cette équipe' }).press('Enter');
    await expect(decider.getByRole('status')).toContainText('L’équipe est désignée');
  });

  await test.step('the vendor recuses one person, once', async () => {
    await vendor.goto(DESK);
    const running = vendor.getByRole('region', { name: `Audit en cours\u00a0: ${LABEL}` });
    await running.getByText('Récuser une personne').click();
    await running.getByRole('radio', { name: /Inès/ }).check();
    await running.getByLabel('Motif').first().fill('Non');
    await running.getByRole('button', { name: 'Récuser cette personne' }).click();
    await expect(vendor.getByRole('alert')).toContainText('Il en manque 17');
    await expect(running.getByRole('radio', { name: /Inès/ })).toBeChecked();
    await running.getByLabel('Motif').first().fill(REASON);
    await running.getByRole('button', { name: 'Récuser cette personne' }).click();
    await expect(running).toContainText('Vous avez récusé Inès');

    await decider.goto(`/audits/${reference}`);
    await expect(decider.getByText(REASON)).toBeVisible();
    await expect(decider.getByRole('checkbox', { name: /Inès/ })).toHaveCount(0);
    await decider.getByRole('checkbox', { name: 'Romain Delattre' }).check();
    await decider.getByRole('radio', { name: 'Romain Delattre' }).check();
    await decider.getByRole('button', { name: 'Désigner cette équipe' }).click();
    await expect(decider.getByRole('status')).toContainText('L’équipe est désignée');
  });

  await test.step('the auditor signs, then opens: the answers are frozen', async () => {
    await auditor.goto(`/audits/${reference}`);
    await expectSoundAndNarrow(auditor);
    await auditor.getByRole('button', { name: 'Signer ma déclaration' }).click();
    await expect(auditor.getByRole('alert')).toContainText('Cochez la case pour signer');
    await auditor.getByRole('checkbox', { name: /quatre points/ }).check();
    await auditor.getByRole('button', { name: 'Signer ma déclaration' }).click();
    await expect(auditor.getByRole('status')).toContainText('est signée');
    await auditor.getByRole('button', { name: 'Figer les réponses et ouvrir' }).click();
    await expect(auditor.getByRole('status')).toContainText('L’audit est ouvert');
    await expect(auditor.getByText('Empreinte SHA-256')).toBeVisible();
    await expectSoundAndNarrow(auditor);
    await vendor.goto(`/audits/${reference}`);
    await expect(vendor.getByText('Ouvert, depuis le')).toBeVisible();
    await expectSoundAndNarrow(vendor);
  });
});
