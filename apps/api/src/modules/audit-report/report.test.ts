import { afterAll, beforeAll, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import type { LabelStatus } from '@gouvtech/domain';
import { NOW } from '../../../test/catalogue-builder.ts';
import { SCHEME, SET, stage, stageApp, type Stage } from '../audits/testing/stage.ts';
import { readPdf } from './testing/read-pdf.ts';

const FINDING =
  'Le cloisonnement tient sur les 14 cas rejoués ; « œuvre » d’un essai écrit à Łódź.';
const REPLY = 'Nous corrigeons d’ici mars & publierons <le> rapport.';
const REFERENCE = 'L-2026-0042';

withDatabases('the report of a label', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());

  async function grant(world: Stage, status: LabelStatus = 'active') {
    const audit = await world.auditAt('closed', { decidedAt: NOW, outcome: 'granted' });
    await database().query(
      `update audit_verdict set outcome = 'adjusted', value = 5000, severity = 'minor', finding = $2, reply = $3,
         replied_at = $4 where audit_id = $1 and criterion = 'SEC-06'`,
      [audit.id, FINDING, REPLY, NOW],
    );
    const { openingSnapshotId } = await world.read(audit.reference);
    const refused = status === 'refused';
    await database()
      .db.insert(schema.label)
      .values({
        ...{ reference: REFERENCE, solutionId: world.solution.id, scheme: SCHEME, status },
        ...{ labellerId: world.labeller.id, auditId: audit.id, criteriaSet: SET.version },
        ...{ level: refused ? 0 : 2, grantedAt: NOW, statusSince: NOW },
        ...(!refused && { validFrom: '2026-11-20', validUntil: '2029-11-19' }),
        snapshotId: openingSnapshotId,
        conditions: 'La reprise d’activité est éprouvée avant juin 2027.',
      });
    return audit;
  }
  const ask = (headers: Record<string, string> = {}, reference = REFERENCE) =>
    made.app.inject({ url: `/api/v1/labels/${reference}/report.pdf`, headers });

  it('tells the whole audit, read back from its pages', async () => {
    const world = await stage(database(), made);
    const audit = await grant(world);
    const reply = await ask();
    expect(reply.statusCode, reply.body).toBe(200);
    expect(reply.headers['content-type']).toBe('application/pdf');
    expect(reply.headers['content-disposition']).toBe('inline; filename="rapport-L-2026-0042.pdf"');
    const { text } = await readPdf(reply.rawPayload);
    for (const { id } of SET.criteria) expect(text.split(id).length, id).toBeGreaterThan(2);
    for (const said of [
      ...[FINDING, REPLY, 'Réponse ajustée à 50 % du critère, par lecture de pièces.'],
      ...['Écart mineur', 'Vérif Éthique', 'Atelier Corvisy', 'Avancé', 'Socle public'],
      ...['du 20 novembre 2026 au 19 novembre 2029', 'éprouvée avant juin 2027'],
      ...['2 auditeurs ont signé', `label ${REFERENCE}, audit ${audit.reference}`],
      `http://localhost:3000/labels/${REFERENCE}`,
    ])
      expect(text).toContain(said);
    const { openingSnapshotId } = await world.read(audit.reference);
    const [{ sha256 } = { sha256: '' }] = await database().query<{ sha256: string }>(
      'select sha256 from snapshot where id = $1',
      [openingSnapshotId],
    );
    expect(text.replaceAll(/\s/g, '')).toContain(sha256);
    expect(text).not.toContain('auditrice');
  });

  it('is tagged: language, title, headings in order, tables with their heads, nothing outside the tree', async () => {
    const world = await stage(database(), made);
    await grant(world);
    const pdf = await readPdf((await ask()).rawPayload);
    expect(pdf).toMatchObject({ language: 'fr-FR', tagged: true, untagged: [] });
    expect(pdf.title).toContain('Rapport d’audit de Parafil');
    expect(pdf.showsTitle).toBe(true);
    expect(pdf.conforms).toBe('1');
    expect(pdf.headings[0]).toBe(1);
    expect(pdf.headings.filter((one) => one === 1)).toHaveLength(1);
    pdf.headings.forEach((level, index) => {
      expect(level - (pdf.headings[index - 1] ?? 0), `heading ${index}`).toBeLessThanOrEqual(1);
    });
    expect(pdf.tables.length).toBeGreaterThan(4);
    for (const { columns, rows } of pdf.tables) {
      expect(columns).toBeGreaterThan(1);
      for (const row of rows) expect(row).toEqual(['Row', ...Array(columns - 1).fill(null)]);
    }
    expect(pdf.tables.map(({ rows }) => rows.length)).toContain(74);
    expect(pdf.links).toContain(`http://localhost:3000/labels/${REFERENCE}`);
    expect(pdf.bookmarks).toContain('Vérifier ce rapport');
  });

  it('has the same bytes until the label changes, and then says what changed', async () => {
    const world = await stage(database(), made);
    await grant(world);
    const first = await ask();
    const again = await ask();
    expect(Buffer.compare(first.rawPayload, again.rawPayload)).toBe(0);
    expect((await ask({ 'if-none-match': String(first.headers.etag) })).statusCode).toBe(304);
    await database().query(
      `update label set status = 'suspended', status_reason = 'Un prérequis n’est plus prouvé.'`,
    );
    const after = await ask({ 'if-none-match': String(first.headers.etag) });
    expect(after.statusCode).toBe(200);
    expect((await readPdf(after.rawPayload)).text).toContain(
      'Suspendu depuis le 20 novembre 2026. Motif : Un prérequis n’est plus prouvé.',
    );
  });

  it('forgets why a label was revoked when the public may no longer read it', async () => {
    const world = await stage(database(), made);
    await grant(world, 'revoked');
    await database().query(`update label set status_reason = 'Une pièce était fausse.'`);
    const text = async (day: string) => {
      world.time.now = `${day}T09:00:00.000Z`;
      return (await readPdf((await ask()).rawPayload)).text;
    };
    expect(await text('2029-11-19')).toContain('Motif : Une pièce était fausse.');
    const later = await text('2029-11-20');
    expect(later).toContain('Révoqué depuis le 20 novembre 2026.');
    expect(later).not.toContain('fausse');
  });

  it('is not found for an unknown reference, an audit, or a refusal that is not public', async () => {
    const world = await stage(database(), made);
    const audit = await grant(world, 'refused');
    const refused = await ask();
    const [{ id } = { id: '' }] = await database().query<{ id: string }>('select id from label');
    for (const reference of ['L-2026-9999', audit.reference, id, '%00']) {
      const reply = await ask({}, reference);
      expect([reply.statusCode, reply.json().detail], reference).toEqual([
        404,
        refused.json().detail,
      ]);
    }
    await database().query('update label set refusal_public = true');
    const { text } = await readPdf((await ask()).rawPayload);
    expect(text).toContain('refuse ce label');
    expect(text).toContain('Motif du refus');
  });
});
