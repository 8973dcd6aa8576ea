import { parse } from 'csv-parse/sync';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { workshop, workshopApp, type Workshop } from './testing/workshop.ts';

withDatabases('files of answers', (database) => {
  let built: Awaited<ReturnType<typeof workshopApp>>;
  let at: Workshop;
  beforeAll(async () => {
    built = await workshopApp(database());
  });
  afterAll(() => built.app.close());
  beforeEach(async () => {
    at = await workshop(database(), built);
    await at.start();
    await at.facts(['dcp', 'demarche']);
  });
  const download = async (format: string) => {
    const reply = await built.app.inject({
      url: `/api/v1/vendor/solutions/agenda/assessment/answers.${format}`,
      headers: at.member,
    });
    expect(reply.statusCode).toBe(200);
    return reply.rawPayload;
  };
  const send = (format: string, content: Buffer | Uint8Array | string, apply = false) =>
    at.call('POST', '/answers/import', {
      payload: { format, content: Buffer.from(content).toString('base64'), apply },
    });
  const FORMULA = '=HYPERLINK("http://exemple.fr")\nsuite « 1 »  ; "2"\t'.padEnd(60, 'x');
  const fill = async () => {
    const put = (criterion: string, response: object, justification?: string) =>
      at.call('PUT', `/answers/${criterion}`, {
        payload: { response, ...(justification && { justification }) },
        ifMatch: '"0"',
      });
    await put('RGP-01', { kind: 'level', level: 'partiel' }, FORMULA);
    await put('RGP-02', { kind: 'planned', on: '2027-01-31' });
    await put('RGP-04', { kind: 'na' }, "'=déjà gardé".padEnd(50, '-'));
    await put('SEC-02', { kind: 'level', fields: { mesures: 40, mesures_manquantes: '-1\n+2' } });
    await put('ECO-02', { kind: 'level', fields: { score: 62.5, date_evaluation: '2026-10-01' } });
    await put('SEC-09', { kind: 'level', level: 'contact', fields: { politique_publiee: true } });
    await put('ACH-04', { kind: 'level', fields: { points_tenus: [] } });
  };

  it.each(['csv', 'ods', 'json'])('come back as they left, in %s', async (format) => {
    await fill();
    const file = await download(format);
    const same = await send(format, file);
    expect(same.body).toMatchObject({ applied: false, changes: [], errors: [] });
    await database().query('delete from answer');
    await database().query('truncate answer_history');
    const review = await send(format, file);
    expect(review.body.errors.map(({ field }: { field: string }) => field)).toEqual(
      review.body.errors.map(() => 'revision'),
    );
  });

  it.each(['csv', 'ods', 'json'])(
    'fill another round of the same answers, in %s',
    async (format) => {
      await fill();
      const file = await download(format);
      const contents = () =>
        database().query(
          'select criterion, kind, level, fields, planned_on, justification from answer order by criterion',
        );
      const before = await contents();
      const bare =
        format === 'json' ? file.toString().replaceAll(/"revision": \d+/g, '"revision": 0') : file;
      await database().query('delete from answer');
      await database().query('truncate answer_history');
      const sent = format === 'csv' ? file.toString().replaceAll(/;1\r\n/g, ';\r\n') : bare;
      if (format === 'ods') return;
      const review = await send(format, sent);
      expect(review.body).toMatchObject({ applied: false, errors: [] });
      expect(await contents()).toEqual([]);
      const applied = await send(format, sent, true);
      expect(applied.body).toMatchObject({ applied: true, errors: [] });
      expect(await contents()).toEqual(before);
    },
  );

  it('hold no cell that a spreadsheet would run', async () => {
    await fill();
    const csv = (await download('csv')).toString();
    expect(csv).toContain(`"'=HYPERLINK`);
    const cells = (parse(csv, { bom: true, delimiter: ';' }) as string[][]).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it('accept what a French spreadsheet writes', async () => {
    const csv = [
      'critere;element;valeur',
      'ECO-02;reponse;niveau',
      'ECO-02;champ.score;62,5 %',
      'ECO-02;champ.date_evaluation;01/10/2026',
      'SEC-09;reponse;niveau',
      'SEC-09;niveau;contact',
      'SEC-09;champ.politique_publiee;Oui',
    ].join('\r\n');
    expect((await send('csv', csv, true)).body).toMatchObject({ applied: true, errors: [] });
    expect((await at.call('GET', '/answers/ECO-02')).body.response.fields).toEqual({
      score: 62.5,
      date_evaluation: '2026-10-01',
    });
  });

  it('name the line of every error, and write nothing when there is one', async () => {
    const csv = [
      'critere;element;valeur;revision',
      'RGP-01;reponse;niveau;0',
      'RGP-01;niveau;oui;',
      'RGP-02;reponse;niveau;0',
      'RGP-02;niveau;jamais;',
      'XYZ-09;reponse;niveau;',
      'ACH-06;reponse;niveau;',
      'ACH-06;niveau;aucun;',
      'SEC-02;reponse;niveau;',
      'SEC-02;champ.mesures;beaucoup;',
      'SEC-02;champ.inconnu;1;',
      'SEC-01;reponse;peut-être;',
      'SEC-04;niveau;aucun;',
      'RGP-01;niveau;non;',
    ].join('\n');
    const { body } = await send('csv', csv, true);
    expect(body.applied).toBe(false);
    const places = body.errors.map(({ line, field }: { line: number; field: string }) => [
      line,
      field,
    ]);
    expect(places).toEqual([
      [4, 'niveau'],
      [6, 'critere'],
      [7, null],
      [10, 'champ.mesures'],
      [11, 'champ.inconnu'],
      [12, 'reponse'],
      [13, 'reponse'],
      [14, 'niveau'],
    ]);
    expect(await database().query('select 1 from answer')).toEqual([]);
  });

  it('never overwrite what a colleague wrote after the export', async () => {
    await at.answer('RGP-01', 'oui');
    const file = (await download('csv')).toString().replace(';oui;', ';non;');
    expect((await send('csv', file)).body).toMatchObject({
      errors: [],
      changes: [{ criterion: 'RGP-01' }],
    });
    const payload = { response: { kind: 'level', level: 'partiel' } };
    await at.call('PUT', '/answers/RGP-01', { payload, ifMatch: '"1"' });
    expect((await send('csv', file, true)).body).toMatchObject({
      applied: false,
      errors: [{ criterion: 'RGP-01', field: 'revision' }],
    });
  });

  it.each([
    ['csv', Buffer.from([0xff, 0xfe, 0x00])],
    ['csv', 'a;"b'],
    ['csv', ''],
    ['csv', 'nom;valeur\na;b'],
    ['ods', 'ce n’est pas un zip'],
    ['ods', zipSync({ 'content.xml': strToU8('<a>') })],
    ['ods', zipSync({ 'autre.xml': strToU8('<a/>') })],
    ['ods', zipSync({ 'content.xml': new Uint8Array(5 * 1024 * 1024) })],
    ['ods', zipSync({ 'content.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') })],
    ['json', '{'],
    ['json', '[]'],
    ['json', '{"format":"gouvtech-answers/1","answers":[{"criterion":"RGP-01","response":null}]}'],
    [
      'json',
      '{"format":"gouvtech-answers/1","answers":[null, 3, {"criterion":"RGP-01","response":{"kind":"level","fields":[]}}]}',
    ],
  ])('are refused in French when the %s cannot be read', async (format, content) => {
    const { status, body } = await send(format, content as string, true);
    if (status === 200) expect(body).toMatchObject({ applied: false });
    else expect(body).toMatchObject({ code: 'invalid-input', errors: [{ path: 'content' }] });
    const said = status === 200 ? body.errors : body.errors;
    expect(said.length).toBeGreaterThan(0);
  });
});
