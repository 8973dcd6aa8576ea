import { parse } from 'csv-parse/sync';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { signedIn } from '../../../test/people.ts';
import { stage, stageApp, type Stage, type Who } from '../audits/testing/stage.ts';
import { toCsv } from '../comparison/index.ts';
import { CONFIRMED, fieldwork, FINDING, REFUTED } from './testing/fieldwork.ts';

type Review = {
  applied: boolean;
  read: number;
  unchanged: number;
  changes: { criterion: string; kind: string; line: number }[];
  errors: { line: number; criterion: string; field: string; message: string }[];
  code: string;
};

withDatabases('files of verdicts', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let at: Stage;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());
  beforeEach(async () => {
    at = await stage(database(), made);
  });
  const download = async (reference: string, format: string, who: Who = 'auditrice') => {
    const headers = await signedIn(database(), at.accounts[who], { now: at.time.now });
    const url = `/api/v1/audits/${reference}/verdicts/export?format=${format}`;
    return made.app.inject({ url, headers });
  };
  const send = async (
    reference: string,
    format: string,
    content: Uint8Array | string,
    apply = false,
    who: Who = 'auditrice',
  ) =>
    at.send<Review>(who, 'POST', `/audits/${reference}/verdicts/import`, {
      body: { format, content: Buffer.from(content).toString('base64'), apply },
    });
  const written = () =>
    database().query(
      `select criterion, draft, outcome, value, methods, severity, finding, note from audit_verdict order by criterion`,
    );
  const HARD = '=HYPERLINK("http://exemple.fr")\nsuite « 1 » ; "2"  et-1'.padEnd(60, 'x');

  /** 74 verdicts of every kind that an answer at its best may get. */
  async function fill(reference: string, required: string[]) {
    const { get } = fieldwork(at, reference);
    const low = (await get('SEC-01')).body.values![0]!;
    const audit = await at.read(reference);
    for (const [index, criterion] of required.entries()) {
      const outcome = ['confirmed', 'refuted', 'inconclusive'][index % 3]!;
      const calm = outcome === 'confirmed';
      await database().query(
        `insert into audit_verdict (audit_id, criterion, draft, outcome, value, methods, severity, finding, note, written_by, written_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[audit.id, criterion, index % 10 === 9],
          ...(criterion === 'SEC-01' ? ['adjusted', low] : [outcome, null]),
          ...[index % 2 ? ['document', 'certificate'] : ['test', 'interview']],
          criterion === 'SEC-01' ? 'major' : calm ? 'none' : 'minor',
          ...[calm ? '' : index % 4 ? FINDING : HARD, index % 5 ? '' : '-2 points à revoir'],
          ...[at.accounts.auditrice, at.time.now],
        ],
      );
    }
    return audit.id;
  }

  it.each(['ods', 'csv'])(
    'come back as they left, then fill an empty audit, 74 of them, in %s',
    async (format) => {
      const { reference, required } = await at.auditAt('opened');
      await fill(reference, required);
      const file = (await download(reference, format)).rawPayload;
      const same = await send(reference, format, file, true);
      expect(same.body).toMatchObject({
        ...{ applied: false, read: 74, unchanged: 74, changes: [], errors: [] },
      });
      const before = await written();
      await database().query('delete from audit_verdict');
      const late = await send(reference, format, file, true);
      expect(late.body.errors.map(({ field }) => field)).toEqual(required.map(() => 'version'));
      expect(late.body.errors[0]!.message).toContain('ACC-01');
      expect(await written()).toEqual([]);
      await fill(reference, required);
      await database().query("update audit_verdict set finding = finding || ' Revu.', version = 1");
      const review = await send(reference, format, file);
      expect(review.body).toMatchObject({ applied: false, errors: [] });
      expect(review.body.changes).toHaveLength(74);
      expect(review.body.changes.every(({ kind }) => kind === 'changed')).toBe(true);
      const applied = await send(reference, format, file, true);
      expect(applied.body).toMatchObject({ applied: true, errors: [] });
      expect(await written()).toEqual(before);
      expect((await at.read(reference)).status).toBe('fieldwork');
    },
  );

  it('give a line to every verdict expected, and no cell that a spreadsheet would run', async () => {
    const { reference, required } = await at.auditAt('opened');
    await fill(reference, required);
    const reply = await download(reference, 'csv');
    expect(reply.headers['content-disposition']).toContain(`avis-${reference}-`);
    const rows = parse(reply.body, { bom: true, delimiter: ';' }) as string[][];
    expect(rows.slice(1).map(([id]) => id)).toEqual(required);
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(reply.body).toContain("'=HYPERLINK");
  });

  const line = (cells: Record<string, string>) => {
    const names = ['critere', 'avis', 'retenu_pour_cent', 'methodes', 'gravite', 'constat'];
    return [...names, 'note', 'brouillon', 'version'].map((name) => cells[name] ?? '');
  };
  const HEAD = line({
    ...{ critere: 'critere', avis: 'avis', retenu_pour_cent: 'retenu_pour_cent' },
    ...{ methodes: 'methodes', gravite: 'gravite', constat: 'constat', note: 'note' },
    ...{ brouillon: 'brouillon', version: 'version' },
  });
  const csv = (...lines: Record<string, string>[]) =>
    toCsv([HEAD, ...lines.map(line)].map((row) => row.map((value) => ({ type: 'text', value }))));

  it('accept what a person types in a spreadsheet', async () => {
    const { reference } = await at.auditAt('opened');
    const typed = csv(
      { critere: 'sec-01', avis: 'Confirme', methodes: 'Document ; essai' },
      { critere: 'ECO-02', avis: 'AJUSTÉ', retenu_pour_cent: '43,21 %', methodes: 'essai' },
      { critere: 'SEC-02', avis: '' },
    );
    const refused = await send(reference, 'csv', typed, true);
    expect(refused.body).toMatchObject({ applied: false, read: 3, unchanged: 1 });
    expect(refused.body.errors.map(({ line: at_, field }) => [at_, field])).toEqual([
      [3, 'gravite'],
      [3, 'constat'],
    ]);
    expect(await written()).toEqual([]);
    const better = csv(
      { critere: 'sec-01', avis: 'Confirme', methodes: 'Document ; essai' },
      {
        ...{ critere: 'ECO-02', avis: 'AJUSTÉ', retenu_pour_cent: '43,21 %', methodes: 'essai' },
        ...{ gravite: 'Mineure', constat: FINDING },
      },
    );
    expect((await send(reference, 'csv', better, true)).body).toMatchObject({ applied: true });
    expect(await written()).toMatchObject([
      { criterion: 'ECO-02', value: 4_321, severity: 'minor' },
      { criterion: 'SEC-01', outcome: 'confirmed', methods: ['document', 'test'] },
    ]);
  });

  it('refuse each faulty line by its number, and write nothing then', async () => {
    const { reference } = await at.auditAt('opened', { scheme: 'numerique-pour-tous' });
    const good = { avis: 'confirmé', methodes: 'document' };
    const { body } = await send(
      reference,
      'csv',
      csv(
        { critere: 'ACC-01', ...good },
        { critere: 'ACC-01', ...good },
        { critere: 'QOS-03', ...good },
        { critere: 'XYZ-01', ...good },
        { critere: 'ACC-03', avis: 'bon', methodes: 'document' },
        { critere: 'ACC-04', avis: 'confirmé', methodes: 'flair' },
        { critere: 'ACC-05', ...good, version: 'trois' },
        { critere: 'ACC-06', ...good, gravite: 'majeure' },
        { critere: 'LIB-01', ...good, brouillon: 'peut-être' },
        { critere: 'ACC-02', avis: 'ajusté', methodes: 'essai', retenu_pour_cent: 'moitié' },
        { critere: 'LIB-03', avis: 'ajusté', retenu_pour_cent: '250', methodes: 'essai' },
      ),
      true,
    );
    expect(body.applied).toBe(false);
    expect(body.errors.map((one) => [one.line, one.criterion, one.field])).toEqual([
      [3, 'ACC-01', 'critere'],
      [4, 'QOS-03', 'critere'],
      [5, 'XYZ-01', 'critere'],
      [6, 'ACC-03', 'avis'],
      [7, 'ACC-04', 'methodes'],
      [8, 'ACC-05', 'version'],
      [9, 'ACC-06', 'gravite'],
      [10, 'LIB-01', 'brouillon'],
      [11, 'ACC-02', 'retenu_pour_cent'],
      [12, 'LIB-03', 'retenu_pour_cent'],
      [12, 'LIB-03', 'gravite'],
      [12, 'LIB-03', 'constat'],
    ]);
    expect(await written()).toEqual([]);
    expect((await at.read(reference)).status).toBe('opened');
  });

  it('never write over what a colleague changed after the export', async () => {
    const { reference } = await at.auditAt('opened');
    const { put } = fieldwork(at, reference);
    await put('SEC-01', CONFIRMED);
    const file = (await download(reference, 'csv')).body.replace(';confirmé;', ';non concluant;');
    const filled = file.replace(/(SEC-01.*document;)aucune;;/, `$1mineure;${FINDING};`);
    expect((await send(reference, 'csv', filled)).body).toMatchObject({ errors: [] });
    await put('SEC-01', REFUTED, 'auditeur');
    const { body } = await send(reference, 'csv', filled, true);
    expect(body).toMatchObject({ applied: false, errors: [{ criterion: 'SEC-01' }] });
    expect(body.errors[0]!.message).toContain('auditeur Durand a changé cet avis');
    expect(await written()).toMatchObject([{ outcome: 'refuted' }]);
  });

  it.each([
    ['nested deeper than anybody writes', `${'<a>'.repeat(12_000)}x${'</a>'.repeat(12_000)}`],
    ['cut in countless pieces', '<a>x</a>'.repeat(200_000)],
    ['that unpacks to far more', '\u0000'.repeat(20 * 1024 * 1024)],
  ])('are refused in French when the classeur is one %s', async (_, text) => {
    const { reference } = await at.auditAt('opened');
    const row = `<t:table-row><t:table-cell><x:p>${text}</x:p></t:table-cell></t:table-row>`;
    const xml = `<o xmlns:t="t" xmlns:x="x"><t:table>${row}</t:table></o>`;
    const file = Buffer.from(zipSync({ 'content.xml': strToU8(xml) }));
    const { status, body } = await send(reference, 'ods', file, true);
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    expect(body.errors[0]!.message).toMatch(/^Ce fichier /);
  });

  it.each([
    ['csv', Buffer.from([0xff, 0xfe, 0x00])],
    ['csv', 'a;"b'],
    ['csv', ''],
    ['csv', 'nom;valeur\na;b'],
    ['ods', 'ce n’est pas un zip'],
  ])('are refused in French when the %s cannot be read', async (format, content) => {
    const { reference } = await at.auditAt('opened');
    const { status, body } = await send(reference, format, content, true);
    expect([200, 400]).toContain(status);
    expect(status === 400 ? body.code : body.applied).toBe(
      status === 400 ? 'invalid-input' : false,
    );
    expect(body.errors.length).toBeGreaterThan(0);
  });

  it.each<[Who, number, number]>([
    ['auditeur', 200, 200],
    ['decideuse', 200, 403],
    ['employe', 200, 403],
    ['membre', 403, 403],
    ['moderation', 403, 403],
    ['autreDecideur', 404, 404],
  ])('are read by the labeller and brought back by the team: %s', async (who, reads, writes) => {
    const { reference } = await at.auditAt('fieldwork');
    expect((await download(reference, 'ods', who)).statusCode).toBe(reads);
    const typed = csv({ critere: 'SEC-01', avis: 'confirmé', methodes: 'document' });
    expect((await send(reference, 'csv', typed, true, who)).status).toBe(writes);
  });

  it('change nothing in an audit that is closed', async () => {
    const { reference } = await at.auditAt('closed');
    const before = await written();
    const typed = csv({ critere: 'SEC-01', avis: 'inconclusif' });
    expect((await send(reference, 'csv', typed, true)).body.code).toBe('transition-refused');
    expect(await written()).toEqual(before);
  });
});
