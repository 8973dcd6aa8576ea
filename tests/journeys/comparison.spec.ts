import { inflateRawSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { DEMO } from '../../db/seed/demo.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';

const FIVE = [DEMO.parafil, DEMO.visaNova, DEMO.calamo, DEMO.scelleLibre, DEMO.pisart];
const compare = (...slugs: string[]): string => `/comparer?s=${slugs.join(',')}`;
const PAIR = compare(DEMO.parafil, DEMO.visaNova);

const tray = (page: Page): Locator => page.getByRole('region', { name: 'Sélection à comparer' });
const shown = (locator: Locator): Locator => locator.filter({ visible: true });
/** A narrow screen shows how many there are; the names are a link away. */
async function openTray(page: Page): Promise<void> {
  const more = tray(page).getByRole('link', { name: 'Voir la sélection' });
  if (await more.isVisible()) await more.click();
}
/** The rows that compare a criterion. */
const criteria = (page: Page): Locator =>
  page.locator('tbody tr').filter({ has: page.locator('a.id') });
/** Spaces of a sentence, some of which never break. */
const said = (words: string): RegExp =>
  new RegExp(words.replace(/[.?()]/g, '\\$&').replaceAll(' ', '\\s+'));
const slugsIn = (page: Page, parameter: string): string[] =>
  new URL(page.url()).searchParams.get(parameter)?.split(',') ?? [];

test('carries solutions from search to search and to a listing, then compares them', async ({
  page,
}) => {
  await page.goto('/solutions?q=parapheur');
  const names: string[] = [];
  const choose = async (hit: Locator): Promise<void> => {
    const name = await hit.getByRole('heading').innerText();
    await hit.getByRole('link', { name: `Comparer ${name}` }).click();
    await expect(tray(page)).toContainText(name);
    names.push(name);
  };
  await choose(page.locator('.hit').nth(0));
  await choose(page.locator('.hit').nth(1));

  await page.getByLabel('Rechercher une solution').fill('messagerie');
  await page.getByRole('main').getByRole('button', { name: 'Rechercher' }).click();
  await expect(page).toHaveURL(/q=messagerie/);
  for (const name of names) await expect(tray(page)).toContainText(name);

  await page.locator('.hit h3 a').first().click();
  const title = page.getByRole('heading', { level: 1 });
  await expect(page.getByRole('link', { name: 'Comparer', exact: true })).not.toHaveCount(0);
  names.push(await title.innerText());
  await page.locator('.title').getByRole('link', { name: 'Comparer', exact: true }).click();
  await expect(tray(page)).toContainText('3 solutions');
  await page.reload();
  for (const name of names) await expect(tray(page)).toContainText(name);

  await tray(page).getByRole('link', { name: 'Comparer', exact: true }).click();
  await expect(title).toHaveText('Comparer trois solutions');
  expect(slugsIn(page, 's')).toHaveLength(3);
  for (const name of names)
    await expect(shown(page.getByRole('link', { name, exact: true })).first()).toBeVisible();
});

test('takes a solution out of the tray, then empties it', async ({ page }) => {
  await page.goto(`/solutions?comparer=${FIVE.slice(0, 3).join(',')}`);
  await openTray(page);
  await tray(page).getByRole('link', { name: 'Retirer Visa Nova' }).click();
  await expect(tray(page)).toContainText('2 solutions');
  expect(slugsIn(page, 'comparer')).toEqual([DEMO.parafil, DEMO.calamo]);
  await openTray(page);
  await tray(page).getByRole('link', { name: 'Vider' }).click();
  await expect(page).toHaveURL('/solutions');
  await expect(tray(page)).toBeHidden();
});

test('refuses a sixth solution, says why, and takes it once there is room', async ({ page }) => {
  await page.goto(`/solutions?q=messagerie&comparer=${FIVE.join(',')}`);
  const refused = said(
    'Une comparaison compte 5 solutions : retirez-en une pour en choisir une autre',
  );
  const add = page.getByRole('link', { name: /^Comparer ./ }).first();
  const name = ((await add.getAttribute('aria-label')) ?? '').replace('Comparer ', '');
  await add.click();
  await expect(tray(page)).toBeFocused();
  await expect(tray(page)).toContainText(refused);
  await expect(tray(page).getByRole('listitem')).toHaveCount(5);
  expect(slugsIn(page, 'comparer')).toEqual(FIVE);

  await tray(page).getByRole('link', { name: 'Retirer Calamo' }).click();
  await expect(tray(page).getByRole('listitem')).toHaveCount(4);
  await page.getByRole('link', { name: `Comparer ${name}` }).click();
  await expect(tray(page).getByRole('listitem')).toHaveCount(5);
  await expect(tray(page)).toContainText(name);
});

test('shows only the differences when asked, and the whole table when asked', async ({ page }) => {
  const identical = async (): Promise<number> => {
    const rows = await criteria(page).evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
    );
    expect(rows.length).toBeGreaterThan(0);
    return rows.filter(([first, ...others]) => others.every((one) => one === first)).length;
  };
  await page.goto(PAIR);
  const link = page.getByRole('link', { name: /^Différences seulement/ });
  const count = Number(/\((\d+) critères/.exec(await link.innerText())?.[1]);
  await link.click();
  await expect(page).toHaveURL(/diff=1/);
  await expect(link).toHaveAttribute('aria-current', 'true');
  expect(await identical()).toBe(0);
  await expect(criteria(page)).toHaveCount(count);
  await page.getByRole('link', { name: 'Tout le tableau, à imprimer' }).click();
  await expect(page).toHaveURL(/tout=1/);
  expect(await identical()).toBeGreaterThan(0);
  expect(await criteria(page).count()).toBeGreaterThan(count);
});

test('folds a theme and unfolds another, in an address that keeps the choice', async ({ page }) => {
  await page.goto(`${PAIR}&theme=ACC`);
  const rows = (theme: string): Locator => page.locator(`tbody#${theme}`).getByRole('row');
  expect(await rows('ACC').count()).toBeGreaterThan(3);
  await expect(rows('SEC')).toHaveCount(1);
  await page.getByRole('link', { name: 'Sécurité', exact: true }).click();
  await expect(page).toHaveURL(/theme=ACC&theme=SEC/);
  expect(await rows('SEC').count()).toBeGreaterThan(3);
  await page.getByRole('link', { name: 'Replier Accessibilité numérique' }).click();
  await expect(rows('ACC')).toHaveCount(1);
  await expect(rows('ACC')).toContainText(/critères? sur \d+/);
  await page.reload();
  expect(await rows('SEC').count()).toBeGreaterThan(3);
});

test('says why a criterion is « sans objet »', async ({ page }) => {
  await page.goto(`${compare(DEMO.connecteurArdoise, DEMO.parafil)}&theme=ACC`);
  const cell = criteria(page).filter({ hasText: 'ACC-01' }).getByRole('cell').first();
  await expect(cell).toContainText('Sans objet');
  await expect(cell).toContainText(/Les faits déclarés l’écartent \(«\s.+\s»\)/);
});

test('takes a solution out of the comparison and keeps what was chosen', async ({ page }) => {
  await page.goto(`${compare(DEMO.parafil, DEMO.visaNova, DEMO.calamo)}&diff=1`);
  await shown(page.getByRole('link', { name: 'Retirer Visa Nova' })).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Comparer deux solutions');
  expect(slugsIn(page, 's')).toEqual([DEMO.parafil, DEMO.calamo]);
  await expect(page).toHaveURL(/diff=1/);
  await shown(page.getByRole('link', { name: 'Retirer Calamo' })).click();
  await expect(page.getByText('Ajoutez une solution pour avoir de quoi comparer.')).toBeVisible();
});

test('adds a solution by searching from the comparison', async ({ page }) => {
  await page.goto(PAIR);
  const more = page.getByRole('region', { name: 'Ajouter une solution' });
  await more.getByRole('searchbox').fill('calamo');
  await more.getByRole('button', { name: 'Rechercher' }).click();
  await page.getByRole('link', { name: 'Comparer Calamo' }).click();
  await expect(tray(page)).toContainText('3 solutions');
  await tray(page).getByRole('link', { name: 'Comparer', exact: true }).click();
  await expect(page).toHaveURL(compare(DEMO.parafil, DEMO.visaNova, DEMO.calamo));
});

const ODD: { what: string; path: string; status: number; says: string[] }[] = [
  {
    what: 'a slug that is unknown, one withdrawn, one twice',
    path: compare(DEMO.parafil, 'inconnue', DEMO.withdrawn, DEMO.visaNova, DEMO.parafil),
    status: 200,
    says: [
      '« inconnue » n’est pas au catalogue',
      '« Semainier des compétences » a quitté le catalogue',
      'Motif : Retirée par l’éditeur',
      '« parafil » est demandée plusieurs fois : elle ne figure qu’une fois',
    ],
  },
  {
    what: 'six slugs',
    path: compare(...FIVE, DEMO.cantineClaire),
    status: 200,
    says: ['« Cantine Claire » n’est pas comparée : une comparaison compte cinq solutions au plus'],
  },
  {
    what: 'five hundred slugs',
    path: compare(...Array.from({ length: 500 }, (_, index) => `solution-numero-${index}`)),
    status: 400,
    says: ['L’adresse nomme 500 solutions : c’est trop. Une comparaison en montre cinq'],
  },
  {
    what: 'nothing that exists',
    path: compare('inconnue', DEMO.withdrawn),
    status: 404,
    says: ['Aucune des solutions demandées n’est au catalogue', '« inconnue »', 'Motif :'],
  },
];

for (const { what, path, status, says } of ODD) {
  test(`answers ${what} clearly`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(status);
    for (const words of says) await expect(page.getByRole('main')).toContainText(said(words));
    await expectNoSidewaysScroll(page);
  });
}

test('offers the same table as CSV and as ODS', async ({ page, request }) => {
  await page.goto(PAIR);
  const address = async (format: string): Promise<string> =>
    (await page.getByRole('link', { name: format, exact: true }).getAttribute('href')) ?? '';
  const csv = await request.get(await address('CSV'));
  const ods = await request.get(await address('ODS'));
  expect(csv.headers()['content-disposition']).toMatch(/filename=".+\.csv"/);
  expect(ods.headers()['content-disposition']).toMatch(/filename=".+\.ods"/);

  const ids = idsOfCsv(await csv.text());
  expect(ids).toEqual(idsOfOds(await ods.body()));
  expect(new Set(ids).size).toBe(ids.length);
  await page.goto(`${PAIR}&tout=1`);
  const read = await criteria(page).locator('a.id').allInnerTexts();
  expect(read.length).toBeGreaterThan(50);
  expect(ids).toEqual(expect.arrayContaining(read));
});

test('prints the whole table, with its address and its day', async ({ page }) => {
  await page.goto(`${PAIR}&tout=1`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { includeHidden: true }).first()).toBeHidden();
  await expect(page.getByRole('region', { name: 'Ajouter une solution' })).toBeHidden();
  for (const link of await page.getByRole('link', { name: /^(Retirer|Replier)/ }).all())
    await expect(link).toBeHidden();
  await expect(page.locator('.only-print')).toContainText(
    new RegExp(`/comparer\\?s=${DEMO.parafil},${DEMO.visaNova} · comparaison arrêtée au `),
  );
  await expect(page.getByRole('table')).toBeVisible();
});

test('keeps the names of the solutions in sight', async ({ page }) => {
  await page.goto(`${PAIR}&tout=1`);
  const wide = (page.viewportSize()?.width ?? 0) > 1000;
  const row = criteria(page).last();
  await row.scrollIntoViewIfNeeded();
  if (wide) {
    await expect(page.getByRole('columnheader', { name: 'Parafil' })).toBeInViewport();
    return;
  }
  // Too narrow for columns: each answer carries the name of its solution.
  const name = await row
    .getByRole('cell')
    .first()
    .evaluate(
      (cell) => cell.ownerDocument.defaultView.getComputedStyle(cell, '::before').content as string,
    );
  expect(name).toContain('Parafil');
  await expectNoSidewaysScroll(page);
});

test('a full tray is accessible and fits', { tag: '@javascript' }, async ({ page }) => {
  for (const path of ['/solutions', `/solutions/${DEMO.parafil}`]) {
    await page.goto(`${path}?comparer=${FIVE.join(',')}`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});

/** The second column: identifiers never hold a quote or a line end, values may. */
function idsOfCsv(text: string): string[] {
  const records = text.replace(/^\ufeff/, '').match(/(?:"(?:[^"]|"")*"|[^"\r\n])+/g) ?? [];
  return records.slice(1).map((record) => record.split(';')[1] ?? '');
}

function idsOfOds(file: Buffer): string[] {
  const rows = contentOf(file).match(/<table:table-row>.*?<\/table:table-row>/gs) ?? [];
  return rows.slice(1).map((row) => {
    const cells = row.match(/<table:table-cell\/>|<table:table-cell .*?<\/table:table-cell>/gs);
    return cells?.[1]?.replace(/<[^>]+>/g, '') ?? '';
  });
}

/** `content.xml` by the central directory of the zip. */
function contentOf(file: Buffer): string {
  const name = file.lastIndexOf('content.xml', undefined, 'latin1');
  const entry = name - 46;
  const start = file.readUInt32LE(entry + 42);
  const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
  return inflateRawSync(file.subarray(data, data + file.readUInt32LE(entry + 20))).toString();
}
