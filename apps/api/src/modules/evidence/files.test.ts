import { readdirSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { folderStorage, removeOrphanFiles } from '../files/index.ts';
import { BOMB, docx, LOCKED_PDF, PDF, picture } from '../files/testing/samples.ts';
import {
  addFile,
  as,
  FACTS,
  formOf,
  openStage,
  publishWith,
  type Bench,
  type Stage,
} from './testing/library.ts';

const LIBRARY = '/api/v1/vendor/evidence';
const fileOf = (id: string) => `/api/v1/evidence/${id}/file`;

withDatabases('files of the library', (database) => {
  let stage: Stage;
  let bench: Bench;
  beforeAll(async () => {
    stage = await openStage(database());
  });
  beforeEach(async () => {
    bench = await stage.fill();
  });
  afterAll(() => stage.close());
  const onDisk = () =>
    readdirSync(bench.folder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    ).length;
  const rowsKept = async () => (await database().db.select().from(schema.storedFile)).length;
  const PROOF = { name: 'Rapport d’été.pdf', bytes: PDF };

  it('refuses bad files at the field, with what was typed elsewhere, and keeps no byte', async () => {
    const png = await picture('png');
    const bad: [string, Uint8Array, RegExp][] = [
      ['vide.pdf', new Uint8Array(), /vide/],
      ['logo.svg', Buffer.from('<svg/>'), /« \.svg »|n’est pas accepté/],
      ['page.html', Buffer.from('<html>'), /n’est pas accepté/],
      ['photo.pdf', png, /pas un PDF/],
      ['double.png', Buffer.concat([png, Buffer.from('<script>x</script>')]), /autre chose/],
      ['bombe.odt', BOMB(), /décompressé/],
      ['macro.docx', docx({ 'word/vbaProject.bin': Buffer.from('x') }), /macros/],
      ['secret.pdf', LOCKED_PDF, /mot de passe/],
    ];
    for (const [name, bytes, message] of bad) {
      const refused = await addFile(bench, { name, bytes }, { datedOn: '' });
      expect(refused.statusCode, name).toBe(400);
      const { errors } = refused.json();
      expect(errors.map(({ path }: { path: string }) => path)).toEqual(['datedOn', 'file']);
      expect(errors[1].message, name).toMatch(message);
    }
    const none = await addFile(bench, null);
    expect(none.json().errors).toEqual([
      { path: 'file', message: 'Choisissez le fichier à déposer.' },
    ]);
    const unnamed = await addFile(bench, { name: '', bytes: new Uint8Array() });
    expect(unnamed.json().errors[0].message).toMatch(/Choisissez/);
    expect([onDisk(), await rowsKept()]).toEqual([0, 0]);
  });

  it('refuses a file too big with its weight, before reading it', async () => {
    const refused = await addFile(bench, {
      name: 'gros.pdf',
      bytes: new Uint8Array(34 * 1024 * 1024 - 2000),
    });
    expect(refused.statusCode).toBe(413);
    expect(refused.json()).toMatchObject({
      code: 'payload-too-large',
      errors: [
        {
          path: 'file',
          message:
            'Ce fichier pèse 34\u00a0Mo. La limite est de 10\u00a0Mo\u00a0: déposez une synthèse ou une adresse publique.',
        },
      ],
    });
    const little = await addFile(bench, {
      name: 'un-peu.pdf',
      bytes: new Uint8Array(10 * 1024 * 1024 + 1),
    });
    expect(little.statusCode).toBe(413);
    expect(little.json().errors[0].path).toBe('file');
  });

  it('refuses forms that are none, cut, or carry too much', async () => {
    const { app, member, vendor } = bench;
    const send = (payload: Buffer | string, headers: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: `${LIBRARY}/files`,
        payload,
        headers: { ...member.headers, ...headers },
      });
    const json = await send('{}', { 'content-type': 'application/json' });
    expect(json.statusCode).toBe(415);
    const form = formOf({ organisation: vendor.slug, ...FACTS, file: PROOF });
    const cut = await send(form.payload.subarray(0, form.payload.length - 80), form.headers);
    expect(cut.statusCode).toBe(400);
    const two = formOf({ organisation: vendor.slug, ...FACTS, file: PROOF, second: PROOF });
    expect((await send(two.payload, two.headers)).statusCode).toBe(413);
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${index}`, 'x']));
    const crowd = formOf({ ...many, file: PROOF });
    expect((await send(crowd.payload, crowd.headers)).statusCode).toBe(413);
    const unknown = formOf({ organisation: vendor.slug, ...FACTS, admin: 'true', file: PROOF });
    expect((await send(unknown.payload, unknown.headers)).statusCode).toBe(400);
    const proto = formOf({ organisation: vendor.slug, ...FACTS, ['__proto__']: 'x', file: PROOF });
    expect((await send(proto.payload, proto.headers)).statusCode).toBeLessThan(500);
    const long = formOf({
      organisation: vendor.slug,
      ...FACTS,
      title: 'x'.repeat(100_000),
      file: PROOF,
    });
    const tooLong = await send(long.payload, long.headers);
    expect(tooLong.json().errors).toMatchObject([{ path: 'title' }]);
    const bare = await app.inject({
      method: 'POST',
      url: `${LIBRARY}/files`,
      payload: form.payload,
      headers: form.headers,
    });
    expect(bare.statusCode).toBe(403);
    expect(onDisk()).toBe(0);
  });

  it('keeps one file of a form sent twice', async () => {
    const headers = { 'idempotency-key': 'double-clic' };
    const [one, two] = await Promise.all([
      addFile(bench, PROOF, {}, headers),
      addFile(bench, PROOF, {}, headers),
    ]);
    expect(one.json().id).toBe(two.json().id);
    expect([onDisk(), await rowsKept()]).toEqual([1, 1]);
  });

  it('says when an organisation has no room left, and frees it when a proof that served nothing goes', async () => {
    const { id, etag } = (await addFile(bench, PROOF)).json();
    await database()
      .db.update(schema.storedFile)
      .set({ size: 500 * 1024 * 1024 });
    const full = await addFile(bench, PROOF);
    expect(full.statusCode).toBe(413);
    expect(full.json().errors[0].message).toMatch(/500\u00a0Mo sur 500\u00a0Mo/);
    expect(onDisk()).toBe(1);
    const headers = { ...bench.member.headers, 'if-match': etag };
    await bench.app.inject({ method: 'DELETE', url: `${LIBRARY}/${id}`, headers });
    expect([onDisk(), await rowsKept()]).toEqual([0, 0]);
    expect((await addFile(bench, PROOF)).statusCode).toBe(201);
  });

  it('keeps the bytes of what was attested, and serves them to nobody once removed', async () => {
    const { id, etag } = (await addFile(bench, PROOF)).json();
    await publishWith(database(), bench, id);
    const headers = { ...bench.member.headers, 'if-match': etag };
    await bench.app.inject({ method: 'DELETE', url: `${LIBRARY}/${id}`, headers });
    expect([onDisk(), await rowsKept()]).toEqual([1, 1]);
    expect((await bench.app.inject(fileOf(id))).statusCode).toBe(404);
  });

  it('replaces a file by a newer one and frees the old', async () => {
    const { id, etag } = (await addFile(bench, PROOF)).json();
    const form = formOf({
      ...FACTS,
      file: { name: 'v2.txt', bytes: Buffer.from('Deuxième version') },
    });
    const replaced = await bench.app.inject({
      method: 'POST',
      url: `${LIBRARY}/${id}/replacement/file`,
      payload: form.payload,
      headers: { ...bench.member.headers, ...form.headers, 'if-match': etag },
    });
    expect(replaced.json()).toMatchObject({ file: { name: 'v2.txt' } });
    expect([onDisk(), await rowsKept()]).toEqual([1, 1]);
    expect((await as(bench.app, bench.member, 'GET', fileOf(id))).statusCode).toBe(404);
  });

  it('removes bytes no row names once they are old enough, and no other', async () => {
    const storage = folderStorage(bench.folder);
    await addFile(bench, PROOF);
    await storage.putFile(Buffer.from('orphan'));
    const at = (ms: number) => ({
      database: database(),
      files: { storage, antivirus: null },
      clock: () => new Date(Date.now() + ms),
    });
    expect(await removeOrphanFiles(at(0))).toBe(0);
    expect(await removeOrphanFiles(at(2 * 3_600_000))).toBe(1);
    expect(onDisk()).toBe(1);
  });

  it('keeps no byte when the transaction fails', async () => {
    await database().query(
      `create function refuse_evidence() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
    );
    await database().query(
      'create trigger refuse_evidence before insert on evidence for each row execute function refuse_evidence()',
    );
    try {
      expect((await addFile(bench, PROOF)).statusCode).toBe(500);
    } finally {
      await database().query('drop trigger refuse_evidence on evidence');
      await database().query('drop function refuse_evidence()');
    }
    expect([onDisk(), await rowsKept()]).toEqual([0, 0]);
    expect(
      await database()
        .db.select()
        .from(schema.event)
        .where(eq(schema.event.action, 'evidence:add')),
    ).toEqual([]);
  });
});
