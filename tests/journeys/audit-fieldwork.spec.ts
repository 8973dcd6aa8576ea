/** An audit of the demonstration, from where its team left it to the draft report sent: by keyboard, then without script. */
import type { Page } from '@playwright/test';
import { tabTo } from '../helpers/hands.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../helpers/journey.ts';
import { openAs } from '../helpers/sign-in.ts';

test.setTimeout(120_000);

const AUDIT = '/audits/A-2026-0032';
const VERDICTS = `/api/v1${AUDIT}/verdicts`;
const FINDING = 'Deux cas rejoués sur quatorze échouent sur l’instance de recette.';
const THEIRS = 'Le journal des accès manque sur deux des cinq serveurs examinés.';

type Work = {
  audit: { missing: string[]; progress: { required: number; given: number } };
  criteria: { id: string; answer: { kind: string } }[];
};

const workOf = async (page: Page): Promise<Work> => (await page.request.get(VERDICTS)).json();

test('an auditor judges every criterion left, by keyboard and by file, then sends the report @javascript', async ({
  browser,
}) => {
  const lead = await openAs(browser, 'ines-kerloch');
  const colleague = await openAs(browser, 'romain-delattre', { javaScriptEnabled: false });
  const before = await workOf(lead);
  const levels = new Map(before.criteria.map(({ id, answer }) => [id, answer.kind]));
  const byHand = before.audit.missing.filter((id) => levels.get(id) === 'level').slice(0, 3);

  await test.step('the others come back from a spreadsheet, without script', async () => {
    const file = await colleague.request.get(`${VERDICTS}/export?format=csv`);
    const typed = (kind: string) =>
      kind === 'na' ? ';sans objet accepté;;document;;;;;0' : ';confirmé;;document;aucune;;;;0';
    const head =
      'critere;declare;avis;retenu_pour_cent;methodes;gravite;constat;note;brouillon;version';
    const rest = before.audit.missing.filter((id) => !byHand.includes(id));
    const versions = new Map(
      (await file.text()).split('\r\n').map((line) => [line.split(';')[0], line.split(';').at(-1)]),
    );
    const csv = (lines: string[]) => Buffer.from([head, ...lines].join('\r\n'));
    const lines = rest.map(
      (id) => `${id};${typed(levels.get(id)!).replace(/0$/, versions.get(id) ?? '0')}`,
    );
    await colleague.goto(`${AUDIT}/import`);
    const send = async (buffer: Buffer) => {
      await colleague
        .getByLabel('Fichier d’avis')
        .setInputFiles({ name: 'avis.csv', mimeType: 'text/csv', buffer });
      await colleague.getByRole('button', { name: 'Relire le fichier' }).click();
    };
    await send(csv([...lines, 'XYZ-01;;confirmé;;document;;;;;']));
    await expect(colleague.getByRole('alert')).toContainText('rien n’est écrit');
    await expect(colleague.getByRole('cell', { name: /XYZ-01/ }).first()).toBeVisible();
    await send(csv(lines));
    await expectNoSidewaysScroll(colleague);
    await colleague.getByRole('button', { name: `Enregistrer ${lines.length} avis` }).click();
    await expect(colleague.getByRole('status')).toContainText('sont enregistrés');
    expect((await workOf(lead)).audit.missing).toEqual(byHand);
  });

  await test.step('the first by keyboard alone; what is missing is said, nothing typed is lost', async () => {
    await lead.goto(`${AUDIT}/avis`);
    await expectAccessible(lead);
    const button = (name: string) => lead.getByRole('button', { name });
    await tabTo(lead, lead.getByRole('link', { name: `Reprendre à ${byHand[0]}` }));
    await lead.keyboard.press('Enter');
    await expect(lead).toHaveURL(new RegExp(`/avis/${byHand[0]}`));
    await tabTo(lead, lead.getByRole('radio', { name: /Confirmé/ }));
    await lead.keyboard.press('Space');
    const refuted = lead.getByRole('radio', { name: /Réfuté/ });
    while (!(await refuted.isChecked())) await lead.keyboard.press('ArrowDown');
    await expect(lead.locator('.effect:visible')).toContainText('Réfuté');
    await tabTo(lead, lead.getByRole('checkbox', { name: 'Essai sur la solution' }));
    await lead.keyboard.press('Space');
    await tabTo(lead, lead.getByLabel('Constat'));
    await lead.keyboard.type('Court.');
    await tabTo(lead, button('Enregistrer l’avis et passer au suivant'));
    await lead.keyboard.press('Enter');
    await expect(lead.getByRole('alert')).toContainText('gravité');
    await expect(lead.getByLabel('Constat')).toHaveValue('Court.');
    await expectAccessible(lead);
    await tabTo(lead, lead.getByRole('radio', { name: 'Aucun écart' }));
    await lead.keyboard.press('ArrowDown');
    await tabTo(lead, lead.getByLabel('Constat'));
    await lead.keyboard.press('ControlOrMeta+A');
    await lead.keyboard.type(FINDING);
    await tabTo(lead, button('Enregistrer l’avis et passer au suivant'));
    await lead.keyboard.press('Enter');
    await expect(lead).toHaveURL(new RegExp(`/avis/${byHand[1]}`));
    await expect(lead.locator('#critere')).toBeFocused();
    await expect(lead.getByRole('status').first()).toContainText(
      `Avis enregistré sur ${byHand[0]}`,
    );
  });

  await test.step('two auditors on one criterion: both texts are kept', async () => {
    await colleague.goto(`${AUDIT}/avis/${byHand[1]}`);
    await tabTo(lead, lead.getByRole('radio', { name: /Confirmé/ }));
    await lead.keyboard.press('Space');
    await tabTo(lead, lead.getByRole('checkbox', { name: 'Lecture de pièces' }));
    await lead.keyboard.press('Space');
    await lead.keyboard.press('Enter');
    await expect(lead).toHaveURL(new RegExp(`/avis/${byHand[2]}`));
    await colleague.getByLabel('Constat').fill(THEIRS);
    await colleague.getByRole('radio', { name: /Non concluant/ }).check();
    await colleague.getByRole('checkbox', { name: 'Entretien' }).check();
    await colleague.getByRole('radio', { name: 'Aucun écart' }).check();
    await colleague.getByRole('button', { name: 'Enregistrer l’avis' }).click();
    await expect(colleague.getByRole('alert')).toContainText('Une autre personne');
    await expect(colleague.getByLabel('L’avis déjà enregistré')).toContainText('Inès');
    await expect(colleague.getByLabel('Constat')).toHaveValue(THEIRS);
    await colleague.getByRole('button', { name: 'Enregistrer l’avis' }).click();
    await expect(colleague.getByRole('status').first()).toContainText(byHand[1]!);
  });

  await test.step('the last one is adjusted on a narrow screen, and the report is sent', async () => {
    await lead.setViewportSize({ width: 320, height: 800 });
    await lead.goto(`${AUDIT}/avis/${byHand[2]}`);
    await expectNoSidewaysScroll(lead);
    await lead.getByRole('radio', { name: /Non concluant/ }).check();
    await lead.getByRole('checkbox', { name: 'Entretien' }).check();
    await lead.getByRole('radio', { name: 'Aucun écart' }).check();
    await lead.getByLabel('Constat').fill(FINDING);
    await lead.getByRole('button', { name: 'Garder en brouillon' }).click();
    await expect(lead.getByRole('status').first()).toContainText('Brouillon gardé');
    await lead.getByRole('button', { name: 'Enregistrer l’avis' }).click();
    await expect(lead.getByRole('status').first()).toContainText('tous les avis attendus');
    await expectNoSidewaysScroll(lead);
    await lead.getByRole('button', { name: 'Envoyer le rapport à l’éditeur' }).click();
    await expect(lead.getByRole('status').first()).toContainText('envoyé');
  });

  await test.step('the report says what was found, and verdicts change no more', async () => {
    await lead.goto(`${AUDIT}/rapport`);
    await expectNoSidewaysScroll(lead);
    await expectAccessible(lead);
    await expect(lead.locator(`[id="${byHand[0]}"]`)).toContainText(FINDING);
    await lead.goto(`${AUDIT}/avis/${byHand[0]}`);
    await expect(lead.getByRole('button', { name: 'Enregistrer l’avis' })).toHaveCount(0);
    const ods = await lead.request.get(`${VERDICTS}/export?format=ods`);
    expect(ods.headers()['content-type']).toContain('opendocument');
  });
});
