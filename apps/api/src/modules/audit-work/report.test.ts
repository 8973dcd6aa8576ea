import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { signedIn } from '../../../test/people.ts';
import { stage, stageApp, type Stage, type Who } from '../audits/testing/stage.ts';
import { CONFIRMED, fieldwork, FINDING } from './testing/fieldwork.ts';

type Report = {
  code: string;
  detail: string;
  errors: { path: string; message: string }[];
  criteria: { id: string; outcome: string; finding: string; reply: { text: string } | null }[];
  outcomes: Record<string, number>;
  severities: Record<string, number>;
  label: { level: number; obstacles: { code: string }[] };
};

withDatabases('the draft report of an audit', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let at: Stage;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());
  beforeEach(async () => {
    at = await stage(database(), made);
  });
  const confirmAll = async (reference: string, required: string[]) => {
    const { id } = await at.read(reference);
    await database().query(
      `insert into audit_verdict (audit_id, criterion, draft, outcome, methods, severity, finding, note, written_by, written_at)
       select $1, c, false, 'confirmed', '{document}', 'none', $4, 'Entre nous.', $2, $5 from unnest($3::text[]) c`,
      [id, at.accounts.auditrice, required, FINDING, at.time.now],
    );
  };
  const report = (who: Who | null, reference: string) =>
    at.send<Report>(who, 'GET', `/audits/${reference}/report`);
  const sendIt = (who: Who, reference: string) =>
    at.act<Report>(who, reference, `/audits/${reference}/vendor-report`);

  it('is sent once every verdict is given, and the missing ones are named', async () => {
    const { reference, required } = await at.auditAt('fieldwork');
    await confirmAll(reference, required.slice(2));
    await fieldwork(at, reference).put(required[0]!, { draft: true });
    const early = await sendIt('auditrice', reference);
    expect(early).toMatchObject({ status: 409, body: { code: 'transition-refused' } });
    expect(early.body.errors.map(({ path }) => path)).toEqual([
      `verdicts.${required[0]}`,
      `verdicts.${required[1]}`,
    ]);
    expect(early.body.errors[0]!.message).toContain('brouillon');
    for (const id of required.slice(0, 2)) await fieldwork(at, reference).put(id, CONFIRMED);
    expect((await sendIt('auditeur', reference)).status).toBe(403);
    expect((await sendIt('decideuse', reference)).status).toBe(403);
    const sent = await sendIt('auditrice', reference);
    expect(sent).toMatchObject({ status: 200, body: { status: 'contradictory' } });
    const row = await at.read(reference);
    expect(row).toMatchObject({ contradictoryAt: at.time.now, repliesClosedAt: null });
    for (const who of ['signataire', 'membre'] as const) {
      const [told] = await at.told(who);
      expect(told!.href).toContain(`/espace/solutions/${at.solution.slug}/audit/${reference}`);
      expect(told!.body).toContain('avant le');
    }
    expect((await at.log()).at(-1)).toBe('audit:send-to-vendor');
    expect((await sendIt('auditrice', reference)).status).toBe(409);
  });

  it('is refused with an older version, and changes nothing', async () => {
    const { reference, required } = await at.auditAt('fieldwork');
    await confirmAll(reference, required);
    const path = `/audits/${reference}/vendor-report`;
    expect((await at.send('auditrice', 'POST', path)).status).toBe(428);
    expect((await at.send('auditrice', 'POST', path, { ifMatch: '"99"' })).status).toBe(412);
    expect((await at.read(reference)).status).toBe('fieldwork');
  });

  it.each<[Who | null, 'fieldwork' | 'contradictory', number]>([
    ['auditrice', 'fieldwork', 200],
    ['decideuse', 'fieldwork', 200],
    ['membre', 'fieldwork', 409],
    ['membre', 'contradictory', 200],
    ['signataire', 'contradictory', 200],
    ['moderation', 'contradictory', 403],
    ['autreDecideur', 'contradictory', 404],
    ['passant', 'contradictory', 404],
    [null, 'contradictory', 401],
  ])('is read by %s when the audit is at « %s »: %i', async (who, status, expected) => {
    const { reference } = await at.auditAt(status);
    expect((await report(who, reference)).status).toBe(expected);
  });

  it('carries verdicts, findings and replies, never the notes nor the drafts', async () => {
    const { reference, required } = await at.auditAt('contradictory');
    await database().query(
      `update audit_verdict set note = 'Entre nous.', reply = 'Le journal est joint.', replied_at = written_at where criterion = 'SEC-01'`,
    );
    await database().query(
      `update audit_verdict set outcome = 'refuted', severity = 'major' where criterion = 'SEC-02'`,
    );
    await database().query(`update audit_verdict set draft = true where criterion = 'SEC-03'`);
    const { body, text } = await report('membre', reference);
    expect(text).not.toContain('Entre nous');
    expect(body.criteria).toHaveLength(required.length - 1);
    expect(body.criteria.find(({ id }) => id === 'SEC-01')!.reply).toMatchObject({
      text: 'Le journal est joint.',
    });
    expect(body.outcomes).toMatchObject({ confirmed: required.length - 2, refuted: 1 });
    expect(body.severities).toMatchObject({ major: 1 });
    expect(body.label.obstacles.map(({ code }) => code)).toContain('open-major-non-conformity');
  });

  it('lets the team alone read a restricted piece of the frozen answers, even once removed', async () => {
    const { reference } = await at.auditAt('fieldwork');
    const [piece] = (await fieldwork(at, reference).get('SEC-01')).body.evidence;
    const read = async (who: Who) => {
      const headers = await signedIn(database(), at.accounts[who], { now: at.time.now });
      const url = `/api/v1/evidence/${piece!.id}/file`;
      const { statusCode, body } = await made.app.inject({ url, headers });
      return { statusCode, body };
    };
    await database().query("update evidence set visibility = 'restricted', removed_at = now()");
    const missing = (await read('auditrice')).statusCode;
    expect(missing).toBe(404);
    const [file] = await database().query<{ id: string }>(
      `insert into stored_file (storage_key, name, media_type, size, sha256, purpose, uploaded_at, scan, organisation_id)
       values ('00/00', 'essai.pdf', 'application/pdf', 3, repeat('0', 64), 'evidence', now(), 'infected', $1) returning id`,
      [at.vendorId],
    );
    await database().query('update evidence set file_id = $1 where id = $2', [file!.id, piece!.id]);
    // An infected file is refused for what it is, once the right is there.
    expect(await read('auditrice')).toMatchObject({ statusCode: 409 });
    expect(await read('decideuse')).toMatchObject({ statusCode: 409 });
    for (const who of ['membre', 'autreDecideur', 'passant', 'moderation'] as const)
      expect((await read(who)).statusCode).toBe(404);
    await database().query("update audit set status = 'cancelled'");
    expect((await read('auditrice')).statusCode).toBe(404);
  });
});
