import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import type { Problem, SolutionDocument } from '@gouvtech/domain';
import { addMember } from '../../../test/people.ts';
import { stageApp, type Who } from '../audits/testing/stage.ts';
import { labelStage, type LabelStage } from '../labels/testing/label-stage.ts';
import type { LabelDetail } from '../labels/index.ts';
import type { DisputeDetail } from './schemas.ts';

type Body = DisputeDetail & Omit<Partial<Problem>, 'status'>;
const STATEMENT =
  'Le rapport dit que le chiffrement a été testé : l’éditeur écrit l’inverse sur son site.';
const REASON = 'Le test décrit par le rapport n’a pas pu avoir lieu à la date annoncée.';

withDatabases('a dispute on a label', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: LabelStage;
  let reference: string;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    world = await labelStage(database(), made);
    ({ reference } = await world.labelAt('active'));
  });
  afterAll(() => made.app.close());

  const open = (who: Who | null = 'passant', more: object = {}) =>
    world.send<Body>(who, 'POST', '/disputes', {
      body: {
        ...{ solution: world.solution.slug, object: 'label', label: reference },
        ...{ statement: STATEMENT, ...more },
      },
    });
  const act = async (who: Who, id: string, path: string, body: object = {}) => {
    const { body: seen } = await world.send<Body>(who, 'GET', `/disputes/${id}`);
    return world.send<Body>(who, 'POST', path, { body, ifMatch: seen.etag });
  };
  const staff = (id: string, what: string, body: object = {}, who: Who = 'moderation') =>
    act(who, id, `/moderation/disputes/${id}/${what}`, body);
  const admitted = async (): Promise<string> => {
    const { id } = (await open()).body;
    const subject = 'Un essai du rapport n’aurait pas eu lieu.';
    expect((await staff(id, 'triage', { decision: 'admit', subject })).status).toBe(200);
    return id;
  };
  /** Reported, admitted, the vendor asked, its reply given. */
  const replied = async (): Promise<string> => {
    const id = await admitted();
    await staff(id, 'vendor-request');
    const text = 'Notre site parle d’une version ancienne. Le test a eu lieu.';
    expect((await act('membre', id, `/disputes/${id}/reply`, { text })).status).toBe(200);
    return id;
  };
  const decide = (id: string, more: object = {}, who: Who = 'moderation') =>
    staff(id, 'decision', { outcome: 'upheld', reason: REASON, ...more }, who);
  const toldDecider = async (words: string) =>
    (await world.told('decideuse')).find(({ title }) => title.includes(words));
  const page = async () =>
    (await world.send<LabelDetail>(null, 'GET', `/labels/${reference}`)).body;
  const listing = async () =>
    (await world.send<SolutionDocument>(null, 'GET', `/solutions/${world.solution.slug}`)).body;

  describe('is opened', () => {
    it('by a person signed in, on a label of the solution, which it names', async () => {
      const { status, body } = await open();
      expect(status).toBe(201);
      expect(body).toMatchObject({
        about: expect.stringContaining(reference),
        ...{ object: 'label', label: { reference, labeller: 'Vérif Éthique' }, criterion: null },
      });
      expect((await open()).body.detail).toContain('déjà signalé');
      expect((await open(null)).status).toBe(401);
    });

    it('neither by its vendor nor by people of its labeller', async () => {
      expect((await open('membre')).status).toBe(403);
      const refused = await open('employe');
      expect([refused.status, refused.body.detail]).toEqual([
        403,
        expect.stringContaining('peut le suspendre'),
      ]);
    });

    it.each([
      ['granted', true],
      ['suspended', true],
      ['revoked', false],
      ['expired', false],
      ['withdrawn', false],
      ['superseded', false],
    ] as const)('on a label that is %s: %s', async (status, open_) => {
      await database().query('update label set status = $1 where reference = $2', [
        status,
        reference,
      ]);
      const { status: code, body } = await open();
      expect(code).toBe(open_ ? 201 : 400);
      if (!open_)
        expect(body.errors).toEqual([
          {
            path: 'label',
            message: 'Ce label a pris fin : il ne vaut plus, et ne se conteste plus.',
          },
        ]);
    });

    it('not on a refusal, of which the private ones stay unknown', async () => {
      const { reference: refusal } = await world.labelAt('refused');
      const refused = async () => (await open('passant', { label: refusal })).body.errors;
      const unknown = (await open('passant', { label: 'L-2026-9999' })).body.errors;
      expect(await refused()).toEqual(unknown);
      await database().query('update label set refusal_public = true');
      expect(await refused()).toMatchObject([{ path: 'label', message: /appel/ }]);
    });

    it('with its label and nothing else', async () => {
      expect((await open('passant', { label: undefined })).body.errors).toMatchObject([
        { path: 'label' },
      ]);
      expect((await open('passant', { criterion: 'SEC-01', field: 'name' })).body.errors).toEqual([
        { path: 'criterion', message: expect.stringContaining('retirez-le') },
        { path: 'field', message: expect.stringContaining('retirez-le') },
      ]);
      const listed = await open('passant', { object: 'listing' });
      expect(listed.body.errors).toMatchObject([{ path: 'label' }]);
    });
  });

  it('is told to those who decide for the labeller when it is admitted, and shown once the vendor is asked', async () => {
    const id = await admitted();
    expect((await toldDecider('Contestation sur un label que vous avez accordé'))!.href).toBe(
      `/audits/labels/${reference}`,
    );
    expect((await page()).disputes).toEqual([]);
    await staff(id, 'vendor-request');
    const shown = { object: 'label', label: reference, status: 'vendor_reply', reply: null };
    expect((await page()).disputes).toMatchObject([shown]);
    expect((await listing()).disputes).toMatchObject([shown]);
    expect(JSON.stringify([await page(), await listing()])).not.toContain(STATEMENT);
  });

  it('suspends the label when it is upheld so, with the reason, in one transaction', async () => {
    const id = await replied();
    const wrong = await decide(id, { cap: 0 });
    expect(wrong.body.errors).toMatchObject([{ path: 'cap' }]);
    expect((await decide(id)).body.errors).toMatchObject([{ path: 'remedy' }]);
    const done = await decide(id, { remedy: 'suspension' });
    expect(done.body.decision).toMatchObject({ effect: 'le label est suspendu' });
    const label = await page();
    expect(label).toMatchObject({
      ...{ status: 'suspended', cureUntil: '2027-05-20' },
      statusReason: `Contestation retenue par la modération. ${REASON}`,
      disputes: [{ status: 'upheld', reply: { on: '2026-11-20' } }],
    });
    expect(label.history.at(-1)).toMatchObject({ status: 'suspended', by: 'catalogue' });
    expect((await world.label(reference)).suspensionCause).toBe('upheld-dispute');
    expect(await toldDecider('suspendu')).toBeDefined();
    expect(await toldDecider('Contestation retenue')).toBeUndefined();
    const told = await database().query<{ summary: string }>(
      `select summary from public_event where kind = 'contested'`,
    );
    expect(told.filter(({ summary }) => summary.includes('le label est suspendu'))).toHaveLength(1);
    expect((await world.log()).slice(-2)).toEqual(['label:suspend', 'dispute:uphold']);
  });

  it('changes nothing when the label cannot be suspended any more', async () => {
    const id = await replied();
    await world.actOn('decideuse', reference, 'suspension', { reason: REASON });
    const refused = await decide(id, { remedy: 'suspension' });
    expect(refused.body.errors).toMatchObject([{ path: 'remedy', message: /pas en cours/ }]);
    expect((await world.send<Body>('moderation', 'GET', `/disputes/${id}`)).body.status).toBe(
      'vendor_reply',
    );
    expect((await decide(id, { remedy: 'correction' })).status).toBe(200);
    expect((await toldDecider('Contestation retenue sur un label'))!.body).toContain(
      'le labellisateur doit corriger',
    );
    expect((await world.label(reference)).suspensionCause).toBe('major-finding');
  });

  it('is dismissed, or judged again on appeal: the labeller learns it and may restore', async () => {
    const id = await replied();
    await decide(id, { remedy: 'suspension' });
    await act('signataire', id, `/disputes/${id}/appeal`, { reason: REASON });
    const judged = await staff(
      ...([
        id,
        'appeal-decision',
        { outcome: 'dismissed', reason: REASON },
        'administration',
      ] as const),
    );
    expect(judged.status).toBe(200);
    expect((await toldDecider('Appel jugé'))!.body).toContain('vous pouvez le rétablir');
    expect(await page()).toMatchObject({ status: 'suspended', disputes: [] });
    const restored = await world.actOn('decideuse', reference, 'restoration', { reason: REASON });
    expect(restored.status).toBe(200);

    const again = await replied();
    await decide(again, { outcome: 'dismissed' });
    expect(await toldDecider('Contestation écartée')).toBeDefined();
    await act('passant', again, `/disputes/${again}/appeal`, { reason: REASON });
    const upheld = { outcome: 'upheld', remedy: 'suspension', reason: REASON };
    expect((await staff(again, 'appeal-decision', upheld, 'autreAdministration')).status).toBe(200);
    expect((await page()).status).toBe('suspended');
  });

  it('is judged by nobody of the labeller nor of the vendor', async () => {
    const id = await replied();
    await addMember(database(), {
      ...{ organisationId: world.labeller.id, accountId: world.accounts.moderation },
    });
    expect((await decide(id, { remedy: 'suspension' })).status).toBe(404);
    expect((await decide(id, { remedy: 'suspension' }, 'decideuse')).status).toBe(404);
    expect((await decide(id, { remedy: 'suspension' }, 'signataire')).status).toBe(403);
    expect((await decide(id, { remedy: 'suspension' }, 'administration')).status).toBe(200);
  });

  it('upheld on an audited answer, is sent to those who audited it', async () => {
    const { required, auditId } = await world.labelAt('active', { scheme: 'confiance-numerique' });
    const criterion = required[0]!;
    const body = {
      ...{ solution: world.solution.slug, object: 'answer', criterion, statement: STATEMENT },
    };
    const { id } = (await world.send<Body>('passant', 'POST', '/disputes', { body })).body;
    const subject = 'La réponse ne tiendrait pas aujourd’hui.';
    await staff(id, 'triage', { decision: 'admit', subject });
    await staff(id, 'vendor-request');
    world.time.now = '2026-12-06T08:00:00.000Z';
    expect((await decide(id, { cap: 0 })).status).toBe(200);
    const [audit] = await database().query<{ reference: string }>(
      'select reference from audit where id = $1',
      [auditId],
    );
    const last = (await toldDecider('une réponse que vous avez auditée'))!;
    expect(last.body).toContain('la réponse ne compte plus');
    const [first] = await database().query<{ reference: string }>(
      `select a.reference from audit a join label l on l.audit_id = a.id where l.reference = $1`,
      [reference],
    );
    expect([`/audits/${audit!.reference}`, `/audits/${first!.reference}`]).toContain(last.href);
    expect(await world.told('autreDecideur')).toEqual([]);
  });
});
