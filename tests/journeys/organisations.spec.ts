/** An organisation, from its SIREN to its second administrator. */
import type { Page } from '@playwright/test';
import { expect, expectSound, test } from '../helpers/journey.ts';
import { verifyOrganisation } from '../helpers/organisation.ts';
import { demoPerson, openAs, signIn } from '../helpers/sign-in.ts';

test.setTimeout(120_000);

/** Nine digits that pass the check of a SIREN; nothing else of the demonstration starts with 9. */
function freshSiren(): string {
  const digits = [9, ...Array.from({ length: 7 }, () => Math.floor(Math.random() * 10))];
  const sum = digits.reduce((total, digit, index) => {
    const value = digit * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return [...digits, (10 - (sum % 10)) % 10].join('');
}

const summary = (page: Page) => page.getByRole('alert');

test('an organisation is created, joined, and shared', async ({ browser, baseURL }) => {
  const siren = freshSiren();
  const name = `Fabrique ${siren}`;
  const first = demoPerson('theophane-grandjean');
  const second = demoPerson('maelle-dupin');
  const third = demoPerson('gael-lebihan');
  const page = await openAs(browser, first.id);

  await test.step('the number is checked before anything is typed', async () => {
    await page.goto('/espace/organisations/nouvelle');
    const number = page.getByLabel('SIREN ou SIRET de votre organisation');
    await expect(number).toHaveValue('00099999500012');
    for (const [typed, words] of [
      [siren.slice(0, 8), 'il en faut 9'],
      [`${siren.slice(0, 8)}${(Number(siren[8]) + 1) % 10}`, 'clé de contrôle'],
    ] as const) {
      await number.fill(typed);
      await page.getByRole('button', { name: 'Continuer' }).click();
      await expect(summary(page).getByRole('link')).toContainText(words);
      await expect(number).toHaveValue(typed);
      await expect(number).toHaveAttribute('aria-invalid', 'true');
    }
    await number.fill(siren);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await expect(page.getByText('n’est pas encore au catalogue')).toBeVisible();
  });

  await test.step('errors name their field and lose nothing', async () => {
    await page.getByLabel('Ville').fill('Brest');
    await page.getByLabel('Site').fill('fabrique');
    await page.getByRole('button', { name: 'Créer l’organisation' }).click();
    await expect(summary(page).getByRole('link')).toHaveCount(2);
    await expect(page.getByLabel('Ville')).toHaveValue('Brest');
    await expect(page.getByLabel('Site')).toHaveValue('fabrique');
    await summary(page).getByRole('link').first().click();
    await expect(page.getByLabel('Nom', { exact: true })).toBeFocused();
    await page.getByLabel('Nom', { exact: true }).fill(name);
    await page.getByLabel('Site').fill('https://www.fabrique.example');
    await page.getByLabel('Organisme public').check();
    await page.getByRole('button', { name: 'Créer l’organisation' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByText('En attente de vérification')).toBeVisible();
    await expect(page.getByLabel('Adresse de courriel à inviter')).toHaveCount(0);
  });
  const address = new URL(page.url()).pathname;

  await test.step('a colleague finds it by its number and asks to join', async () => {
    const other = await openAs(browser, second.id);
    await other.goto(`/espace/organisations/nouvelle?numero=${siren}`);
    await expect(other.getByText('est déjà au catalogue')).toBeVisible();
    await other.getByRole('link', { name: 'Ouvrir sa page pour la rejoindre' }).click();
    await other.getByLabel('Votre fonction').fill('développeuse');
    await other.getByLabel('Un mot aux administrateurs').fill('Bonjour <b>vous</b>');
    await other.getByRole('button', { name: 'Demander à rejoindre' }).click();
    await expect(other.getByRole('heading', { name: 'Votre demande' })).toBeVisible();
    await other.context().close();
  });

  await test.step('nobody is accepted before a moderator has answered', async () => {
    await page.goto(address);
    await expect(page.getByText('Elle s’accepte une fois l’organisation vérifiée')).toBeVisible();
    await verifyOrganisation(browser, baseURL!, name);
    await page.goto(address);
  });

  await test.step('an administrator refuses with a reason only, then accepts with a role', async () => {
    const requests = page.getByRole('region', { name: 'Demandes' });
    await expect(requests.getByText('Bonjour <b>vous</b>')).toBeVisible();
    await requests.getByText('Refuser').first().click();
    await requests.getByRole('button', { name: 'Refuser' }).click();
    await expect(summary(page)).toContainText('Indiquez le motif');
    await page
      .getByRole('region', { name: 'Demandes' })
      .getByRole('checkbox', { name: /^Signataire/ })
      .check();
    await page.getByRole('button', { name: `Accepter ${second.name}` }).click();
    await expect(page.getByRole('status')).toContainText('La personne est membre');
    const members = page.getByRole('region', { name: 'Membres' });
    await expect(members).toContainText('développeuse, membre et signataire');
  });

  await test.step('the last administrator stays', async () => {
    const members = page.getByRole('region', { name: 'Membres' });
    const own = members.getByRole('listitem').filter({ hasText: 'vous' });
    await own.getByText('Changer ses rôles').click();
    await own.getByRole('checkbox', { name: /^Administrateur/ }).uncheck();
    await own.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(summary(page)).toContainText('Nommez d’abord un autre administrateur');
  });

  await test.step('a person invited by mail joins with the role chosen', async () => {
    const form = page.getByRole('region', { name: 'Invitations' });
    await form.getByLabel('Adresse de courriel à inviter').fill('gael');
    await form.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await expect(summary(page)).toContainText('nom@domaine.fr');
    await expect(form.getByLabel('Adresse de courriel à inviter')).toHaveValue('gael');
    await form.getByLabel('Adresse de courriel à inviter').fill(third.email);
    await form.getByRole('checkbox', { name: /^Administrateur/ }).check();
    await form.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await expect(page.getByRole('status')).toContainText('L’invitation est envoyée');
    await expect(form.getByRole('rowheader', { name: third.email })).toBeVisible();

    const guest = await openAs(browser, third.id);
    await guest.goto(`/courriels?a=${third.email}`);
    const mail = guest.getByRole('region', { name: new RegExp(`rejoindre ${name}$`) });
    await mail.getByRole('link').click();
    await expect(guest.getByRole('heading', { level: 1 })).toHaveText(`Rejoindre ${name}`);
    await guest.getByLabel('Votre fonction dans l’organisation').fill('gérant');
    const used = guest.url();
    await guest.getByRole('button', { name: 'Rejoindre l’organisation' }).click();
    await expect(guest.getByRole('status')).toContainText('Vous êtes membre');
    await guest.goto(used);
    await expect(guest.getByText('Cette invitation a déjà servi')).toBeVisible();
    await guest.goto('/espace');
    await expect(guest.getByRole('link', { name })).toBeVisible();
    await guest.context().close();
  });

  await test.step('with another administrator, one may leave', async () => {
    await page.goto(address);
    const section = page.getByRole('region', { name: 'Quitter l’organisation' });
    await section.getByText('Je n’y travaille plus').click();
    await section.getByRole('button', { name: 'Quitter l’organisation' }).click();
    await expect(page).toHaveURL(/\/espace$/);
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Rejoindre l’organisation' })).toBeVisible();
  });
  await page.context().close();
});

test('an invitation says why it cannot serve', async ({ page }) => {
  await signIn(page.request, 'bruno-castellan');
  await page.goto(`/espace/invitations/${'x'.repeat(43)}`);
  await expect(page.getByText('ne correspond à aucune invitation')).toBeVisible();
});

test('an organisation nobody may know of answers like none', async ({ page }) => {
  await signIn(page.request, 'bruno-castellan');
  for (const slug of ['pressoir-numerique', 'personne']) {
    const reply = await page.goto(`/espace/organisations/${slug}`);
    expect(reply?.status()).toBe(404);
  }
});

test('a private page sends to the login page and back', async ({ page }) => {
  await page.goto('/espace/organisations/atelier-corvisy');
  expect(new URL(page.url()).pathname).toBe('/connexion');
  expect(new URL(page.url()).searchParams.get('retour')).toBe(
    '/espace/organisations/atelier-corvisy',
  );
});

const PAGES = [
  ['a newcomer’s space', 'bruno-castellan', '/espace'],
  ['the space of a vendor', 'helene-corvisy', '/espace'],
  ['the space of who waits for a moderator', 'theophane-grandjean', '/espace'],
  [
    'an organisation, for its administrator',
    'bastien-laroque',
    '/espace/organisations/communs-oise',
  ],
  ['an organisation, for an outsider', 'bruno-castellan', '/espace/organisations/communs-oise'],
  ['a wrong number', 'bruno-castellan', '/espace/organisations/nouvelle?numero=12'],
  [
    'the form of a new organisation',
    'bruno-castellan',
    '/espace/organisations/nouvelle?etranger=1',
  ],
] as const;

for (const [what, person, path] of PAGES) {
  test(`${what} is accessible and fits the screen @javascript`, async ({ page }) => {
    await signIn(page.request, person);
    const reply = await page.goto(path);
    expect(reply?.status()).toBe(200);
    await expectSound(page);
  });
}
