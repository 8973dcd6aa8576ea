/** A labeller, from its application to the public register: one administrator proposes, another confirms. */
import type { Page } from '@playwright/test';
import { expect, expectNoSidewaysScroll, expectSound, test } from '../helpers/journey.ts';
import { freshName } from '../helpers/names.ts';
import { createOrganisation } from '../helpers/organisation.ts';
import { openAs } from '../helpers/sign-in.ts';

test.setTimeout(120_000);

const STATEMENT =
  'Sept auditeurs formés au RGAA et au RGESN, et trente audits de services publics depuis 2022.';
const FEE = 'Un prix fixe par audit, affiché sur notre site et dû quelle que soit son issue.';

test('an organisation asks, two administrators accredit it, and the register says so', async ({
  browser,
  baseURL,
}) => {
  const signatory = await openAs(browser, 'theophane-grandjean');
  const name = freshName('Cabinet');
  const slug = await createOrganisation(browser, signatory, baseURL!, name);

  await test.step('its signatory applies, and loses nothing typed when fields are missing', async () => {
    await signatory.goto(`/espace/organisations/${slug}`);
    await signatory.getByText('Changer ses rôles').click();
    await expect(signatory.getByLabel('Auditeur')).toHaveCount(0);
    await signatory.getByLabel('Signataire').first().check();
    await signatory.getByRole('button', { name: 'Enregistrer les rôles' }).click();
    await signatory.getByText('Demander une accréditation').click();
    await signatory.getByLabel('Label', { exact: true }).selectOption('Numérique pour tous');
    await signatory.getByLabel('Compétence').fill(STATEMENT);
    await signatory.getByRole('button', { name: 'Envoyer la demande' }).click();
    await expect(signatory.getByRole('alert').getByRole('listitem')).toHaveCount(2);
    await expect(signatory.getByLabel('Compétence')).toHaveValue(STATEMENT);
    await expectSound(signatory);
    await signatory.getByLabel('Honoraires', { exact: true }).fill(FEE);
    await signatory.getByLabel('Je déclare').check();
    await signatory.getByRole('button', { name: 'Envoyer la demande' }).click();
    await expect(signatory.getByRole('status')).toContainText('est envoyée');
    await expect(
      signatory.getByRole('heading', { name: 'Accréditation « Numérique pour tous »' }),
    ).toBeVisible();
  });

  await test.step('its people may then audit, and its parents are checked one by one', async () => {
    await signatory.getByText('Changer ses rôles').click();
    await signatory.getByLabel('Auditeur').first().check();
    await signatory.getByRole('button', { name: 'Enregistrer les rôles' }).click();
    await expect(signatory.getByText('signataire, administrateur et auditeur')).toBeVisible();
    await signatory.getByText('Modifier les maisons mères').click();
    const parents = signatory.getByLabel('SIREN des sociétés');
    await parents.fill('552 100 554\n552100555');
    await signatory.getByRole('button', { name: 'Enregistrer les maisons mères' }).click();
    await expect(signatory.getByRole('alert')).toContainText('« 552100555 » : Ce SIREN n’existe');
    await parents.fill('552 100 554');
    await signatory.getByRole('button', { name: 'Enregistrer les maisons mères' }).click();
    await expect(signatory.getByText('552 100 554')).toBeVisible();
  });

  const proposer = await openAs(browser, 'estelle-maurin');
  await test.step('an administrator proposes, within 36 months', async () => {
    await proposer.goto('/moderation?sorte=accreditation');
    await expect(proposer.getByRole('link', { name, exact: true })).toBeVisible();
    await proposer.goto('/moderation/administration/accreditations');
    await expectNoSidewaysScroll(proposer);
    await proposer.getByRole('link', { name }).click();
    await proposer.getByLabel('Dernier jour').fill('2099-01-01');
    const reason = proposer.locator('#motif-grant');
    await reason.fill('Dossier complet, deux audits pilotes relus.');
    await proposer.getByRole('button', { name: 'Proposer d’accréditer' }).click();
    await expect(proposer.getByRole('alert')).toContainText('36 mois au plus');
    await expectSound(proposer);
    const latest = await latestEnd(proposer);
    await proposer.getByLabel('Dernier jour').fill(latest);
    await proposer.getByRole('button', { name: 'Proposer d’accréditer' }).click();
    await expect(proposer.getByRole('status')).toContainText('C’est proposé');
    await proposer.goto('/moderation/administration/actes');
    const act = proposer.getByRole('region', { name: `Accréditer ${name}` });
    await expect(act.getByRole('button', { name: 'Confirmer' })).toHaveCount(0);
    await proposer.context().close();
  });

  await test.step('another confirms, by keyboard', async () => {
    const other = await openAs(browser, 'yannick-ferrand');
    await other.goto('/moderation/administration/actes');
    const act = other.getByRole('region', { name: `Accréditer ${name}` });
    await act.getByRole('button', { name: 'Confirmer' }).focus();
    await other.keyboard.press('Enter');
    await expect(other.getByRole('status')).toContainText('a pris effet');
    await other.context().close();
  });

  await test.step('the register shows it to everybody', async () => {
    const reader = await openAs(browser, null);
    await reader.goto('/');
    await reader.getByRole('link', { name: 'Labels et labellisateurs' }).click();
    await expect(reader.getByRole('row', { name })).toContainText('accrédité jusqu’au');
    await expectSound(reader);
    await reader.getByLabel('État').selectOption('Tous');
    await reader.getByRole('button', { name: 'Filtrer' }).click();
    await expect(reader).toHaveURL(/etat=tous/);
    await reader.getByRole('link', { name, exact: true }).click();
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(reader.getByText(FEE)).toBeVisible();
    await expect(reader.getByText('552 100 554')).toBeVisible();
    await expectSound(reader);
    await reader.context().close();
  });

  await test.step('its signatory gives it up, and the register gives the reason', async () => {
    await signatory.reload();
    await signatory.getByText('Retirer l’accréditation').first().click();
    const reason = 'Nous cessons les audits de label.';
    await signatory.getByLabel('Motif').last().fill(reason);
    await signatory.getByRole('button', { name: 'Retirer l’accréditation' }).click();
    await expect(signatory.getByRole('status')).toContainText('est retirée');
    await signatory.goto(`/labellisateurs/${slug}`);
    await expect(signatory.getByText(reason)).toBeVisible();
    await signatory.context().close();
  });
});

/** The last day that the page says may be chosen. */
async function latestEnd(page: Page): Promise<string> {
  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  const reply = await page.request.get(`/api/v1/moderation/accreditations/${id}`);
  return ((await reply.json()) as { latestEnd: string }).latestEnd;
}
