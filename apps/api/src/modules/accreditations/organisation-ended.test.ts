import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { stage, stageApp, type Stage } from '../audits/testing/stage.ts';
import { office, REASON, SCHEME, type Office } from './testing/office.ts';

const WHY = 'Liquidée le 3 novembre.';

withDatabases('a labeller whose organisation ends', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let at: Stage;
  let to: Office;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    at = await stage(database(), made);
    to = office(database(), at);
  });
  afterAll(() => made.app.close());

  const path = (act: string, id = at.labeller.id) => `/administration/organisations/${id}/${act}`;
  const close = () => at.send('administration', 'POST', path('closure'), { body: { reason: WHY } });
  const merge = (from = at.labeller.id, into = at.otherLabeller.id) =>
    at.send<{ detail: string; code: string }>('administration', 'POST', path('merge', from), {
      body: { into, reason: REASON },
    });
  const refusal = async () =>
    (
      await at.send<{ refusal: string | null }>(
        'administration',
        'GET',
        `${path('merge-preview')}?into=${at.otherLabeller.id}`,
      )
    ).body.refusal;
  const statuses = () =>
    database().query<{ status: string; status_reason: string }>(
      'select distinct status, status_reason from accreditation where organisation_id = $1 order by 1',
      [at.labeller.id],
    );

  it('is accredited no more once closed: logged, told, and public at once', async () => {
    await database().query(
      "update accreditation set status = 'applied', accredited_from = null, accredited_until = null where organisation_id = $1 and scheme <> $2",
      [at.labeller.id, SCHEME],
    );
    expect(await to.active()).toBe(true);
    expect((await close()).status).toBe(200);
    expect(await to.active()).toBe(false);
    const status_reason = `L’organisation est fermée. ${WHY}`;
    expect(await statuses()).toEqual([
      { status: 'refused', status_reason },
      { status: 'withdrawn', status_reason },
    ]);
    expect((await to.labeller()).body.accreditations).toMatchObject([
      { status: 'withdrawn', reason: status_reason },
    ]);
    const titles = (await at.told('decideuse')).map(({ title }) => title);
    expect(titles.filter((title) => title.includes('n’est plus accréditée'))).toHaveLength(1);
    expect((await at.log()).filter((action) => action.startsWith('accreditation:'))).toEqual(
      expect.arrayContaining(['accreditation:withdraw', 'accreditation:refuse']),
    );
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('leaves its audits without issue, which their vendors learn; no other one is asked of it', async () => {
    const { reference } = await at.auditAt('requested', { scheme: SCHEME });
    await close();
    expect((await at.told('signataire')).at(-1)).toMatchObject({
      title: expect.stringContaining('Vérif Éthique n’est plus accréditée'),
      href: `/espace/solutions/${at.solution.slug}/audit`,
    });
    const [row] = await database().query<{ version: number }>(
      'select version from audit where reference = $1',
      [reference],
    );
    const cancelled = await at.send('signataire', 'POST', `/audits/${reference}/cancellation`, {
      body: { reason: 'Le labellisateur a fermé, nous en cherchons un autre.' },
      ifMatch: `"${row!.version}"`,
    });
    expect(cancelled.status).toBe(200);
  });

  it('audits no more when it was closed before accreditations followed', async () => {
    await database().query("update organisation set status = 'closed' where id = $1", [
      at.labeller.id,
    ]);
    expect(await to.active()).toBe(false);
  });

  it('is not merged while it is accredited, asks to be, or audits; nothing changes', async () => {
    expect(await refusal()).toContain('Une accréditation ne passe pas à une autre');
    expect(await merge()).toMatchObject({ status: 409, body: { code: 'transition-refused' } });
    expect(await to.active()).toBe(true);
    await database().query("update accreditation set status = 'withdrawn'");
    await at.auditAt('fieldwork');
    expect((await merge()).body.detail).toContain('un audit en cours');
    await database().query("update audit set status = 'cancelled'");
    await to.apply();
    expect((await merge()).status).toBe(409);
    await database().query("update accreditation set status = 'refused'");
    expect(await refusal()).toBe(null);
    expect((await merge()).status).toBe(200);
  });

  it('may be the one that stays: what it is accredited for is its own', async () => {
    expect((await merge(at.vendorId, at.labeller.id)).status).toBe(200);
    expect(await to.active()).toBe(true);
  });
});
