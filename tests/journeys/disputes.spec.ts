/** An answer is contested: the report, the vendor’s reply, the decision, the score, the appeal. */
import type { Page } from '@playwright/test';
import { expect, expectSound, test } from '../helpers/journey.ts';
import { openAs, signIn } from '../helpers/sign-in.ts';

test.setTimeout(300_000);

/** One solution for each kind of screen, so that journeys that run at once meet nowhere. */
const PLACES: Record<string, { slug: string; vendor: string; agent: string }> = {
  desktop: { slug: 'circuit-clair', vendor: 'bastien-laroque', agent: 'agathe-lormeau' },
  'no-javascript': { slug: 'parafil', vendor: 'louane-prigent', agent: 'agathe-lormeau' },
};
const STATEMENT =
  'Le document joint décrit la version précédente : la page 4 renvoie à une option retirée en mars.';
const SUBJECT = 'Le document joint décrirait une version retirée.';
const REPLY = 'La page 4 est en effet ancienne. La page 7 décrit la version fournie aujourd’hui.';
const REASON = 'La page citée par l’éditeur ne couvre que la moitié de ce que la réponse déclare.';

/** What the journey reads of the solution, as the API gives it. */
type Solution = {
  assessment: { score: { declared: number } };
  answers: {
    criterion: string;
    theme: string;
    kind: string;
    value: number;
    blocking: boolean;
    contestedSince: string | null;
  }[];
};

const readSolution = async (page: Page, slug: string): Promise<Solution> =>
  (await page.request.get(`/api/v1/solutions/${slug}`)).json();

test('an answer is contested, capped, and judged again', async ({ browser }, { project }) => {
  const { slug, vendor, agent } = PLACES[project.name]!;
  const reader = await openAs(browser, null);
  const before = await readSolution(reader, slug);
  const { criterion, theme } = before.answers.find(
    ({ kind, value, contestedSince, blocking }) =>
      kind === 'level' && value === 10_000 && contestedSince === null && !blocking,
  )!;
  const place = `/solutions/${slug}?theme=${theme}#${criterion}`;
  const contested = () => reader.locator(`[id="${criterion}"] .disputed`);

  const person = await openAs(browser, null);
  await test.step('a person reports it from the page; the login brings them to the form', async () => {
    await person.goto(place);
    await person
      .locator(`[id="${criterion}"]`)
      .getByRole('link', { name: /^Signaler une erreur/ })
      .click();
    await expect(person).toHaveURL(/\/connexion\?/);
    await signIn(person.context().request, agent);
    await person.goto(`/contester?solution=${slug}&critere=${criterion}`);
    await expectSound(person);
    await person.getByLabel('Ce qui est faux, et comment le vérifier').fill('C’est faux.');
    await person.getByLabel('Adresse qui le montre').fill('https://exemple.fr/page');
    await person.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await expect(person.getByRole('alert').getByRole('link')).toContainText('Il en manque 29');
    await expect(person.getByLabel('Adresse qui le montre')).toHaveValue('https://exemple.fr/page');
    await person.getByLabel('Ce qui est faux, et comment le vérifier').fill(STATEMENT);
    await person.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await expect(person.getByRole('status')).toContainText('Votre signalement est reçu');
    await expectSound(person);
  });
  const id = new URL(person.url()).pathname.split('/').at(-1)!;

  const moderator = await openAs(browser, 'camille-roux');
  await test.step('a moderator admits it and asks the vendor', async () => {
    await moderator.goto(`/moderation/contestations/${id}`);
    await expect(moderator.getByText(STATEMENT)).toBeVisible();
    await expectSound(moderator);
    await moderator.getByRole('radio', { name: /^Recevable/ }).check();
    await moderator.getByRole('button', { name: 'Envoyer' }).click();
    await expect(moderator.getByRole('alert').getByRole('link')).toContainText('en une phrase');
    await expect(moderator.getByRole('radio', { name: /^Recevable/ })).toBeChecked();
    await moderator.getByLabel(/ce que le public lira/).fill(SUBJECT);
    await moderator.getByRole('button', { name: 'Envoyer' }).click();
    await moderator.getByRole('button', { name: 'Demander sa réponse' }).click();
    await expect(moderator.getByRole('status')).toContainText('dit «\u00a0contesté\u00a0»');
  });

  await test.step('everybody reads that it is contested, and not by whom', async () => {
    await reader.goto(place);
    await expect(contested()).toContainText(SUBJECT);
    await expect(contested()).toContainText('L’éditeur peut répondre avant le');
    await expect(reader.getByText(STATEMENT)).toHaveCount(0);
    await expectSound(reader);
  });

  const member = await openAs(browser, vendor);
  await test.step('the vendor replies, beside it', async () => {
    await member.goto('/espace');
    await member.getByRole('region', { name: 'Contestations' }).getByRole('link').last().click();
    await member.goto(`/espace/contestations/${id}`);
    await expectSound(member);
    await member.getByLabel('Ce que vous répondez').fill(REPLY);
    await member.getByRole('button', { name: 'Publier la réponse' }).click();
    await expect(member.getByRole('status')).toContainText('est publiée');
    await reader.reload();
    await expect(contested()).toContainText(REPLY);
  });

  await test.step('the moderator upholds it: the score falls at once', async () => {
    await moderator.goto(`/moderation/contestations/${id}`);
    await expectSound(moderator);
    await moderator.getByRole('radio', { name: /^Retenue/ }).check();
    await moderator.getByLabel('Motif').fill(REASON);
    await moderator.getByRole('button', { name: 'Rendre la décision' }).click();
    await expect(moderator.getByRole('alert')).toContainText('Choisissez un niveau');
    await expect(moderator.getByLabel('Motif')).toHaveValue(REASON);
    await moderator.getByRole('radio', { name: /^0/ }).check();
    await moderator.getByRole('button', { name: 'Rendre la décision' }).click();
    await expect(moderator.getByRole('status')).toContainText('appliquée');
    const capped = await readSolution(reader, slug);
    expect(capped.assessment.score.declared).toBeLessThan(before.assessment.score.declared);
    expect(capped.answers.find((one) => one.criterion === criterion)).toMatchObject({
      value: 0,
      reason: 'capped-by-dispute',
    });
  });

  await test.step('the vendor appeals; an administrator who took no part decides', async () => {
    await member.reload();
    await member.getByLabel('Pourquoi cette décision vous paraît fausse').fill(REASON);
    await member.getByRole('button', { name: 'Faire appel' }).click();
    await expect(member.getByRole('status')).toContainText('Votre appel est enregistré');
    await moderator.reload();
    await expect(moderator.getByRole('button', { name: 'Juger l’appel' })).toHaveCount(0);
    const judge = await openAs(browser, 'yannick-ferrand');
    await judge.goto(`/moderation/contestations/${id}`);
    await judge.getByRole('radio', { name: /^Écartée/ }).check();
    await judge.getByLabel('Motif').fill(REASON);
    await judge.getByRole('button', { name: 'Juger l’appel' }).click();
    await expect(judge.getByRole('status')).toContainText('L’appel est jugé');
    await expectSound(judge);
    const after = await readSolution(reader, slug);
    expect(after.assessment.score.declared).toBe(before.assessment.score.declared);
    await reader.reload();
    await expect(contested()).toHaveCount(0);
    await reader.goto(`/solutions/${slug}/historique`);
    await expect(reader.getByText('Appel jugé', { exact: false }).first()).toBeVisible();
  });

  await test.step('who reported it reads how it ended', async () => {
    await person.goto('/compte/signalements');
    await expectSound(person);
    await person.locator(`a[href$="${id}"]`).click();
    await expect(person.getByRole('heading', { name: 'Décision en appel' })).toBeVisible();
    await expect(person.getByText('Close, écartée')).toBeVisible();
  });
});

/** No other journey touches their labels. */
const LABELS: Record<string, { slug: string; vendor: string; agent: string }> = {
  desktop: { slug: 'agenda-maison-commune', vendor: 'helene-corvisy', agent: 'agathe-lormeau' },
  'no-javascript': { slug: 'le-bon-paraphe', vendor: 'bastien-laroque', agent: 'agathe-lormeau' },
};
const CONTESTED = 'Un essai que décrit le rapport n’aurait pas eu lieu.';

test('a label is contested, and suspended', async ({ browser }, { project }) => {
  const { slug, vendor, agent } = LABELS[project.name]!;
  const person = await openAs(browser, agent);
  const found = await person.request.get(`/api/v1/labels?solution=${slug}&status=active`);
  const { reference } = ((await found.json()) as { items: { reference: string }[] }).items[0]!;

  await test.step('a person reports it from its page', async () => {
    await person.goto(`/labels/${reference}`);
    await person.getByRole('link', { name: 'Contester ce label' }).click();
    await expect(person.getByRole('heading', { level: 1 })).toContainText('Contester le label');
    await expectSound(person);
    await person.getByLabel('Ce qui est faux, et comment le vérifier').fill(STATEMENT);
    await person.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await expect(person.getByRole('status')).toContainText('Votre signalement est reçu');
    await expect(person.getByText(reference, { exact: false }).first()).toBeVisible();
  });
  const id = new URL(person.url()).pathname.split('/').at(-1)!;

  const moderator = await openAs(browser, 'camille-roux');
  await test.step('a moderator admits it and asks the vendor, which replies', async () => {
    await moderator.goto(`/moderation/contestations/${id}`);
    await moderator.getByRole('radio', { name: /^Recevable/ }).check();
    await moderator.getByLabel(/ce que le public lira/).fill(CONTESTED);
    await moderator.getByRole('button', { name: 'Envoyer' }).click();
    await moderator.getByRole('button', { name: 'Demander sa réponse' }).click();
    await expect(moderator.getByRole('status')).toContainText('La réponse est demandée');
    const member = await openAs(browser, vendor);
    await member.goto(`/espace/contestations/${id}`);
    await member.getByLabel('Ce que vous répondez').fill(REPLY);
    await member.getByRole('button', { name: 'Publier la réponse' }).click();
    await expect(member.getByRole('status')).toContainText('est publiée');
  });

  const reader = await openAs(browser, null);
  await test.step('everybody reads that it is contested, on its page and on the listing', async () => {
    await reader.goto(`/labels/${reference}`);
    await expect(reader.locator('.disputed')).toContainText(CONTESTED);
    await expect(reader.locator('.disputed')).toContainText(REPLY);
    await expectSound(reader);
    await reader.goto(`/solutions/${slug}`);
    const section = reader.getByRole('region', { name: 'Labels et audits' });
    await expect(section.locator('.disputed')).toContainText(CONTESTED);
    await expect(reader.getByText(STATEMENT)).toHaveCount(0);
  });

  await test.step('upheld with its suspension, its page says it', async () => {
    await moderator.goto(`/moderation/contestations/${id}`);
    await expectSound(moderator);
    await moderator.getByRole('radio', { name: /^Retenue/ }).check();
    await moderator.getByRole('radio', { name: /^Le label est suspendu/ }).check();
    await moderator.getByRole('textbox', { name: 'Motif' }).fill(REASON);
    await moderator.getByRole('button', { name: 'Rendre la décision' }).click();
    await expect(moderator.getByRole('status')).toContainText('appliquée');
    await reader.goto(`/labels/${reference}`);
    await expect(reader.getByText('Ce label est suspendu depuis le')).toBeVisible();
    await expect(
      reader.getByText(`Contestation retenue par la modération. ${REASON}`).first(),
    ).toBeVisible();
    await expect(reader.locator('.disputed')).toContainText('un appel reste possible');
  });
});
