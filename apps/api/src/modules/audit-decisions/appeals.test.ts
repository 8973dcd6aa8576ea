import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { findAudit, independenceOf } from '../audits/index.ts';
import { stage, stageApp, type Stage, type Who } from '../audits/testing/stage.ts';
import type { AuditAppeal } from './schemas.ts';

const REFUSAL = 'Deux prérequis ne sont pas établis par les pièces montrées.';
const REASON = 'La pièce jointe à notre réponse n’a pas été lue.';
const ANSWER = 'La pièce établit ce que vous dites : l’audit est refait.';

withDatabases('an appeal against the decision on an audit', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: Stage;
  let ref: string;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    world = await stage(database(), made);
    ref = (await world.auditAt('finalised')).reference;
    await world.act('decideuse', ref, `/audits/${ref}/decision`, {
      ...{ outcome: 'refused', reason: REFUSAL },
    });
  });
  afterAll(() => made.app.close());

  const appeal = (who: Who = 'signataire', reason = REASON) =>
    world.act<{ detail: string }>(who, ref, `/audits/${ref}/appeal`, { reason });
  const judge = (outcome: string, who: Who = 'administration', answer = ANSWER) =>
    world.act<{ detail: string; status: string }>(who, ref, `/audits/${ref}/appeal-decision`, {
      ...{ outcome, answer },
    });

  it('is for a signatory, once, within thirty days, with its reason', async () => {
    expect((await appeal('membre')).status).toBe(403);
    expect((await appeal('decideuse')).status).toBe(403);
    expect((await appeal('signataire', 'Non.')).status).toBe(400);
    expect((await judge('upheld')).status).toBe(409);
    expect((await appeal()).status).toBe(200);
    const twice = await appeal();
    expect(twice.status).toBe(409);
    expect(twice.body.detail).toContain('déjà');
    expect((await world.told('administration')).map(({ href }) => href)).toContain(
      `/moderation/recours/${ref}`,
    );
  });

  it('comes too late after thirty days', async () => {
    world.time.now = '2026-12-20T00:00:00.000Z';
    expect((await appeal()).status).toBe(409);
    world.time.now = '2026-12-19T23:59:59.000Z';
    expect((await appeal()).status).toBe(200);
  });

  it('is not judged by who acted on the label that the audit gave', async () => {
    const { reference } = await world.auditAt('finalised', { scheme: 'confiance-numerique' });
    await world.act('decideuse', reference, `/audits/${reference}/decision`, {
      outcome: 'granted',
    });
    const [label] = await database().query<{ reference: string; version: number }>(
      `select reference, version from label where status = 'active'`,
    );
    const path = `/labels/${label!.reference}/revocation`;
    const tag = { body: { reason: REFUSAL }, ifMatch: `"${label!.version}"` };
    expect((await world.send('administration', 'POST', path, tag)).status).toBe(200);
    ref = reference;
    expect((await appeal()).status).toBe(200);
    expect((await judge('upheld')).status).toBe(403);
    expect((await judge('upheld', 'autreAdministration')).status).toBe(200);
  });

  it('is read and decided by an administrator of the catalogue who took no part in it', async () => {
    await appeal();
    const list = await world.send<{ items: AuditAppeal[] }>(
      ...(['moderation', 'GET', '/moderation/audit-appeals'] as const),
    );
    expect(list.body.items).toMatchObject([
      {
        ...{ reference: ref, reason: REASON, decisionReason: REFUSAL, ruling: null },
        ...{ outcome: 'refused', decidedBy: 'decideuse Durand', due: '2026-12-20' },
      },
    ]);
    expect((await world.send('membre', 'GET', '/moderation/audit-appeals')).status).toBe(403);
    expect((await judge('upheld', 'moderation')).status).toBe(403);
    expect((await judge('upheld', 'decideuse')).status).toBe(403);
    const one = await world.send<AuditAppeal>(
      ...(['administration', 'GET', `/moderation/audit-appeals/${ref}`] as const),
    );
    expect(one.body.actions).toEqual(['audit:read', 'audit:reopen', 'audit:dismiss-appeal']);
    await database().query(
      `insert into event (seq, at, actor, action, object_type, object_id, content, previous_hash, hash)
       select 0, now(), $2, 'audit:cancel', 'audit', id::text, '{}', '', '' from audit where reference = $1`,
      [ref, world.accounts.administration],
    );
    const took = await judge('upheld');
    expect(took.status).toBe(403);
    expect(took.body.detail).toMatch(/part/);
  });

  it('reopens the audit: another is asked, with nobody who made or decided the first', async () => {
    await appeal();
    const done = await judge('upheld');
    expect(done).toMatchObject({ status: 200 });
    expect(await world.read(ref)).toMatchObject({
      ...{ status: 'reopened', statusReason: ANSWER, appealOutcome: 'upheld' },
    });
    const [next] = await database().query<{ reference: string; status: string }>(
      'select reference, status from audit where replaces_id is not null',
    );
    expect(next).toMatchObject({ status: 'requested' });
    const audit = (await findAudit(database().db, next!.reference))!;
    const { auditrice, decideuse, employe } = world.accounts;
    const asked = { team: [auditrice, decideuse, employe], leadId: auditrice };
    const problems = await independenceOf(
      ...([database().db, audit, { ...asked, signaturesDue: false }, world.time.now] as const),
    );
    expect(problems).toEqual([
      { guard: 'I5', accountId: auditrice },
      { guard: 'I5', accountId: decideuse },
    ]);
    const kinds = await database().query<{ kind: string }>('select kind from public_event');
    expect(kinds.map(({ kind }) => kind)).toContain('audit-reopened');
    expect(await database().query('select status from label')).toEqual([{ status: 'refused' }]);
    expect((await world.send('membre', 'GET', `/audits/${ref}/replies`)).status).toBe(200);
    expect((await judge('dismissed', 'autreAdministration')).status).toBe(409);
  });

  it('refuses to name the people of the first on the one done again', async () => {
    await appeal();
    await judge('upheld');
    const [next] = await database().query<{ reference: string }>(
      `select reference from audit where status = 'requested'`,
    );
    const { auditrice, auditeur } = world.accounts;
    const named = await world.act<{ errors: { message: string }[] }>(
      ...(['decideuse', next!.reference, `/audits/${next!.reference}/assignment`] as const),
      { team: [auditrice, auditeur], leadId: auditrice },
    );
    expect(named.status).toBe(409);
    expect(new Set(named.body.errors.map(({ message }) => message.slice(0, 2)))).toEqual(
      new Set(['I5']),
    );
    expect(await world.read(next!.reference)).toMatchObject({ status: 'requested', team: [] });
  });

  it('keeps those people out of the request that follows one declined', async () => {
    await appeal();
    await judge('upheld');
    const [next] = await database().query<{ reference: string; scheme: string }>(
      `select reference, scheme from audit where status = 'requested'`,
    );
    const path = `/audits/${next!.reference}/decline`;
    const declined = await world.act('decideuse', next!.reference, path, {
      reason: 'Notre équipe n’est pas disponible avant un an.',
    });
    expect(declined.status).toBe(200);
    const asked = await world.send<{ reference: string }>(
      ...(['signataire', 'POST', '/vendor/solutions/parafil/audits'] as const),
      { body: { scheme: next!.scheme, labeller: world.labeller.slug, message: '' } },
    );
    expect(asked.status).toBe(201);
    expect(await findAudit(database().db, asked.body.reference)).toMatchObject({
      replacesId: (await findAudit(database().db, ref))!.id,
    });
  });

  it('takes the audit that the vendor asked for meanwhile: the same people cannot open it', async () => {
    await appeal();
    const open = await world.auditAt('accepted');
    expect((await judge('upheld')).status).toBe(200);
    const again = await database().query<{ reference: string }>(
      'select reference from audit where replaces_id is not null',
    );
    expect(again).toEqual([{ reference: open.reference }]);
    expect(
      (await world.told('signataire')).some(({ body }) =>
        body.includes(`${open.reference} le refait`),
      ),
    ).toBe(true);
    const opened = await world.act<{ errors: { message: string }[] }>(
      ...(['auditrice', open.reference, `/audits/${open.reference}/opening`] as const),
    );
    expect(opened.status).toBe(409);
    expect(opened.body.errors.map(({ message }) => message.slice(0, 2))).toContain('I5');
  });

  it('is dismissed with an answer: the decision stands, for good', async () => {
    await appeal();
    expect((await judge('dismissed', 'administration', '')).status).toBe(400);
    expect((await judge('dismissed')).status).toBe(200);
    expect(await world.read(ref)).toMatchObject({ status: 'closed', appealOutcome: 'dismissed' });
    expect((await judge('upheld', 'autreAdministration')).status).toBe(409);
    expect((await appeal()).status).toBe(409);
    expect((await world.told('signataire')).some(({ body }) => body.includes('est refait'))).toBe(
      true,
    );
  });
});
