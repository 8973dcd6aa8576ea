/** Anybody verifies a label: by its reference, its file, its text; and sees why one is refused. */
import type { APIRequestContext, Page } from '@playwright/test';
import { DEMO } from '../../db/seed/demo.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';

const VERIFIED = 'Cette attestation est bonne';
const REFUSED = 'Cette attestation est refusée';

async function labelOf(request: APIRequestContext, filter: string): Promise<string> {
  const reply = await request.get(`/api/v1/labels?${filter}`);
  const { items } = (await reply.json()) as { items: { reference: string }[] };
  return items[0]!.reference;
}
const held = (request: APIRequestContext) => labelOf(request, `solution=${DEMO.brenneParapheur}`);
/** Others are suspended and restored by another journey. */
const suspended = (request: APIRequestContext) =>
  labelOf(request, `status=suspended&solution=${DEMO.circuitClair}`);

const verdict = (page: Page) => page.getByRole('status');
const line = (page: Page, title: RegExp) =>
  page
    .getByRole('list', { name: 'Vérifications' })
    .getByRole('listitem')
    .filter({ hasText: title });

test('goes from the page of a label to its verification, line by line', async ({
  page,
  request,
}) => {
  const reference = await held(request);
  await page.goto(`/labels/${reference}`);
  const badge = page.locator(`img[src="/badges/labels/${reference}.svg"]`);
  await expect(badge).toHaveAttribute('alt', /Parapheur/);
  await expect(page.getByLabel('Code à copier dans une page')).toHaveValue(
    new RegExp(`/badges/labels/${reference}\\.svg`),
  );
  await page.getByRole('link', { name: 'Vérifier maintenant' }).click();
  await expect(verdict(page)).toContainText(VERIFIED);
  await expect(verdict(page)).toContainText('Brenne Parapheur');
  await expect(page.getByText('Vérifié', { exact: true })).toHaveCount(9);
  await expect(line(page, /Le niveau se recalcule/)).toContainText(/Niveau recalculé\s: \d sur 3/);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
});

test('accepts the file that was downloaded, and refuses it once altered', async ({
  page,
  request,
}) => {
  const reference = await held(request);
  const reply = await request.get(`/api/v1/labels/${reference}/credential`);
  const text = await reply.text();
  const give = async (content: string, name: string) => {
    await page.goto('/verifier');
    const file = { name, mimeType: 'application/json', buffer: Buffer.from(content) };
    await page.getByLabel('Fichier').setInputFiles(file);
    await page.getByRole('button', { name: 'Vérifier cette attestation' }).click();
  };
  await give(text, `${reference}.vc.json`);
  await expect(verdict(page)).toContainText(VERIFIED);
  await give(text.replace('"level": 2', '"level": 3'), 'altere.json');
  await expect(verdict(page)).toContainText(REFUSED);
  await expect(line(page, /Rien n’a été modifié/)).toContainText('Refusé');
  await expect(line(page, /Le label est dans ses dates/)).toContainText('Non vérifié');
  await give(`{"x":"${'a'.repeat(1_000_000)}"}`, 'enorme.json');
  await expect(page.getByRole('alert')).toContainText(/moins de 64\sko/);
});

test('says why a suspended label is refused, and what is wrong with what is typed', async ({
  page,
  request,
}) => {
  await page.goto('/verifier');
  const field = page.getByLabel('Référence du label');
  await field.fill(await suspended(request));
  await field.press('Enter');
  await expect(verdict(page)).toContainText(REFUSED);
  await expect(verdict(page)).toContainText('Le label est suspendu.');
  await expect(line(page, /n’est pas suspendu/)).toContainText('Refusé');

  await page.getByLabel('Référence du label').fill('parafil');
  await page.getByRole('button', { name: 'Vérifier ce label' }).click();
  await expect(page.getByRole('alert')).toContainText('s’écrit comme L-2026-0012');
  await expect(page.getByLabel('Référence du label')).toHaveValue('parafil');

  await page.getByLabel('Ou son texte').fill('{"issuer": ');
  await page.getByRole('button', { name: 'Vérifier cette attestation' }).click();
  await expect(page.getByRole('alert')).toContainText('n’est pas du JSON');
  await expect(page.getByLabel('Ou son texte')).toHaveValue('{"issuer": ');
});

test('is accessible, accepted or refused @javascript', async ({ page, request }) => {
  for (const reference of [await held(request), await suspended(request)]) {
    await page.goto(`/verifier?label=${reference}`);
    await expect(verdict(page)).toBeVisible();
    await expectAccessible(page);
  }
});

test('keeps the pages of others able to show the badge', async ({ request }) => {
  const reply = await request.get(`/badges/solutions/${DEMO.brenneParapheur}.svg`);
  expect(reply.headers()).toMatchObject({
    'content-type': 'image/svg+xml; charset=utf-8',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=300',
  });
  expect(reply.headers()['x-frame-options']).toBeUndefined();
  expect(await reply.text()).toContain('Label Confiance numérique');
});
