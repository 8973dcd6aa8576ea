/** An assessment under review: proofs judged, a claim accepted, points to correct; then corrected, and published. */
import type { Page } from '@playwright/test';
import { FILLS, root, SIGNS, startAssessment, STARTED } from '../helpers/assessment.ts';
import { expect, expectSound, test } from '../helpers/journey.ts';
import { type Call, callerOf, publishListing, submitListing, VENDOR } from '../helpers/listing.ts';
import { closeAll, openAs } from '../helpers/sign-in.ts';

test.setTimeout(180_000);

const REQUEST =
  'Joignez l’extrait qui décrit la durée de conservation. <b>Trois pages suffisent.</b>';
const REFUSAL = 'La page ouvre sur une erreur 404.';

async function prove(call: Call, slug: string, criterion: string, title: string): Promise<void> {
  const piece = await call('POST', '/vendor/evidence/links', {
    organisation: VENDOR,
    title,
    type: 'DOCT',
    datedOn: new Date().toISOString().slice(0, 10),
    visibility: 'restricted',
    url: 'https://corvisy.example/securite',
  });
  await call(
    'POST',
    `/vendor/solutions/${slug}/assessment/answers/${criterion}/evidence/${piece.id}`,
  );
}

async function attest(call: Call, slug: string): Promise<void> {
  const { open } = await call('GET', `/vendor/solutions/${slug}/assessment`);
  const path = `/vendor/solutions/${slug}/assessment/attestation`;
  await call('POST', path, { statementAccepted: true }, open.draftRevision);
}

const LEVEL = { kind: 'level', level: 'oui', fields: {} };
/** The others are planned. */
const ANSWERS: Record<string, object> = {
  'SEC-12': { response: LEVEL },
  'SEC-07': { response: LEVEL },
  'SEC-04': {
    response: { kind: 'na' },
    justification: 'La solution n’enregistre aucune donnée sur un disque, à aucun moment.',
  },
};
const PLANNED = { response: { kind: 'planned', on: '2028-06-30' } };

type Left = { code: string; criterion: string; theme: string };

/** Two answers proved, one said to be without object, the others planned; signed. */
async function fill(vendor: Call, signatory: Call, slug: string): Promise<void> {
  const home = `/vendor/solutions/${slug}/assessment`;
  const { open } = await vendor('GET', home);
  const left: Left[] = open.left.filter(({ code }: Left) => code === 'unanswered');
  for (const [theme, own] of Map.groupBy(left, (one) => one.theme)) {
    const answers = own.map(({ criterion }) => ({
      criterion,
      revision: 0,
      ...(ANSWERS[criterion] ?? PLANNED),
    }));
    await vendor('PUT', `${home}/themes/${theme}`, { answers });
  }
  await prove(vendor, slug, 'SEC-12', 'Dossier d’appui à l’homologation');
  await prove(vendor, slug, 'SEC-07', 'Politique de journalisation');
  await attest(signatory, slug);
}

/** Opens the decision of the one piece of a criterion, from the keyboard. */
async function openPiece(page: Page, criterion: string) {
  const section = page.locator(`section#${criterion}`);
  await section.locator('summary').first().focus();
  await page.keyboard.press('Enter');
  return section;
}

test('proofs are judged, points sent back, corrected, and the page says « contrôlé »', async ({
  browser,
  baseURL,
  page: visitor,
}) => {
  const page = await openAs(browser, FILLS);
  const signing = await openAs(browser, SIGNS);
  const staff = await openAs(browser, 'camille-roux');
  const vendor = callerOf(page.request, baseURL!);
  const signatory = callerOf(signing.request, baseURL!);
  const moderator = callerOf(staff.request, baseURL!);
  const slug = await startAssessment(page, baseURL!);
  await fill(vendor, signatory, slug);

  const address = `/moderation/evaluations/${slug}`;
  await staff.goto(`${address}?montrer=tout`);
  await expectSound(staff);

  await test.step('a decision says what lacks, where, and keeps what was typed', async () => {
    const section = await openPiece(staff, 'SEC-07');
    await section.getByLabel('Refuser').check();
    await section.getByRole('button', { name: 'Enregistrer la décision' }).first().press('Enter');
    await expect(staff.getByRole('alert')).toContainText('Indiquez le motif');
    await expect(section.getByLabel('Refuser')).toBeChecked();
    await section.getByLabel(/motif du refus/).fill(REFUSAL);
    await section.getByRole('button', { name: 'Enregistrer la décision' }).first().press('Enter');
    await expect(section.getByRole('status')).toContainText('Pièce refusée');
    await expect(section).toContainText(REFUSAL);
  });

  await test.step('a piece is accepted, a claim too', async () => {
    const section = await openPiece(staff, 'SEC-12');
    await section.getByLabel('Accepter').check();
    await section.getByLabel(/Ce que vous avez lu/).fill('Dossier lu en entier, daté et complet.');
    await section.getByRole('button', { name: 'Enregistrer la décision' }).first().press('Enter');
    await expect(section.getByRole('status')).toContainText('Preuve contrôlée');
    const claim = staff.locator('section#SEC-04');
    await claim.getByLabel('Accepter').check();
    await claim.getByLabel('Motif').fill('Rien n’est écrit sur disque, c’est établi.');
    await claim.getByRole('button', { name: 'Enregistrer la décision' }).press('Enter');
    await expect(claim.getByRole('status')).toContainText('accepté');
  });

  await test.step('the rest goes back to the vendor, point by point', async () => {
    const section = staff.locator('section#SEC-07');
    await section.getByText('Demander une correction').press('Enter');
    await section.getByLabel(/Demande à l’éditeur sur SEC-07/).fill(REQUEST);
    await section.getByRole('button', { name: /Noter la demande/ }).press('Enter');
    await expect(section.getByRole('status')).toContainText('Demande notée');
    await staff.getByLabel('Motif du renvoi').fill('Un point à compléter.');
    await staff.getByRole('button', { name: 'Renvoyer avec 1 demande' }).press('Enter');
    await expect(staff.getByRole('status')).toContainText('renvoyée à l’éditeur');
    expect((await staff.goto(address))?.status()).toBe(404);
  });

  await test.step('the vendor reads each decision at its place', async () => {
    await page.goto(root(slug));
    await expect(page.getByText('L’évaluation vous est renvoyée')).toBeVisible();
    await page
      .getByRole('link', { name: /^SEC-07/ })
      .first()
      .press('Enter');
    const question = page.locator('section#SEC-07');
    await expect(question).toContainText(REQUEST);
    await expect(question).toContainText(REFUSAL);
    await expect(page.locator('section#SEC-12')).toContainText('Preuve contrôlée');
    await expect(page.locator('section#SEC-04')).toContainText('Sans objet');
    await expectSound(page);
  });

  await test.step('corrected and attested again, it is published with its mark', async () => {
    await prove(vendor, slug, 'SEC-07', 'Extrait sur la conservation');
    await attest(signatory, slug);
    await submitListing(signatory, slug, STARTED);
    await publishListing(moderator, slug);
    await visitor.goto(`/solutions/${slug}`);
    const answers = visitor.locator('#SEC-12, [id="reponse-SEC-12"]').first();
    await expect(answers).toContainText('Contrôlé');
    const { body } = { body: await moderator('GET', `/solutions/${slug}`) };
    const of = (id: string) =>
      body.answers.find((one: { criterion: string }) => one.criterion === id);
    expect(of('SEC-12')).toMatchObject({ proof: 'checked', proofBy: 'modération' });
    expect(of('SEC-04')).toMatchObject({ kind: 'not-applicable' });
    expect(of('SEC-07')).toMatchObject({ proof: 'documented' });
  });

  await closeAll(page, signing, staff);
});

test('who does not moderate sees nothing of a review, and a member of the vendor decides nothing', async ({
  page,
  browser,
}) => {
  const address = '/moderation/evaluations/parafil';
  await page.goto(address);
  await expect(page).toHaveURL(/\/connexion/);
  const vendor = await openAs(browser, SIGNS);
  expect((await vendor.goto(address))?.status()).toBe(403);
  await vendor.context().close();
});
