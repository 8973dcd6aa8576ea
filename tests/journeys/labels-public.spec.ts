/** A buyer who wants a labelled solution: the filter, the mark, what stands behind it, and a suspended one said so. */
import { DEMO } from '../../db/seed/demo.ts';
import { HANDS } from '../helpers/hands.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';

/** No other journey touches their labels. */
const HELD = { slug: 'adresse-vive', name: 'Adresse vive', mark: 'Label Avancé' };
const SUSPENDED = DEMO.circuitClair;
const FILTER = 'Socle public, niveau Essentiel ou plus';

test('from a filter by label to the report of the audit, with the keyboard alone', async ({
  page,
  javaScriptEnabled,
}) => {
  test.slow();
  const hand = HANDS['the keyboard alone'](page);
  const filters = page.getByRole('form', { name: 'Filtres' });
  await page.goto('/solutions');
  await hand.tick(filters.getByRole('checkbox', { name: FILTER }));
  if (!javaScriptEnabled) await hand.press(filters.getByRole('button', { name: 'Appliquer' }));
  await expect(page).toHaveURL(/label=socle-public-1/);
  const hits = page.locator('.hit');
  const total = Number.parseInt(await page.locator('#nb').innerText(), 10);
  expect(total).toBeGreaterThan(1);
  // A list longer than its first page would hide the rest: the demonstration holds few labels.
  await expect(hits).toHaveCount(total);
  for (const hit of await hits.all())
    await expect(
      hit.getByRole('link', { name: /^Label (Essentiel|Avancé|Exemplaire) / }),
    ).not.toHaveCount(0);
  if (javaScriptEnabled) await expectAccessible(page);

  await hand.press(page.getByRole('link', { name: HELD.name, exact: true }));
  const section = page.getByRole('region', { name: 'Labels et audits' });
  await expect(section).toContainText(/Accordé par .+\. Rapport d’audit, PDF/);
  await expect(section).toContainText(/a donné \d+\savis le .+\sréponses confirmées/);
  const report = section.getByRole('link', { name: /^Rapport d’audit, PDF/ });
  const pdf = await page.request.get((await report.getAttribute('href'))!);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 8).toString()).toBe('%PDF-1.7');
  if (javaScriptEnabled) await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await hand.press(section.getByRole('link', { name: new RegExp(`^${HELD.mark}`) }));
  await expect(page).toHaveURL(/\/labels\/L-\d{4}-\d{4}$/);
});

test('a suspended label is said suspended everywhere, and counts in no filter', async ({
  page,
}) => {
  await page.goto(`/solutions/${SUSPENDED}`);
  const section = page.getByRole('region', { name: 'Labels et audits' });
  await expect(section).toContainText(/Suspendu depuis le .+\.\sMotif/);
  await page.goto(`/comparer?s=${SUSPENDED},${HELD.slug}`);
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Labels' }) });
  await expect(row).toContainText('suspendu (L-');
  await expect(row).toContainText('Socle public, niveau Avancé, jusqu’au');
  await page.goto('/solutions?label=any&q=circuit+clair');
  await expect(page.getByRole('link', { name: 'Circuit Clair', exact: true })).toHaveCount(0);
  await page.goto('/solutions?q=circuit+clair');
  await expect(page.getByRole('link', { name: /^Label Avancé suspendu/ })).toBeVisible();
});
