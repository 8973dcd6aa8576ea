import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { person } from '../../../test/people.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import { clamd, folderStorage, scanWaitingFiles } from '../files/index.ts';
import { EICAR, startClamd } from '../files/testing/clamd-server.ts';
import { PDF } from '../files/testing/samples.ts';
import { addFile, as, openStage, publishWith, type Bench, type Stage } from './testing/library.ts';

const fileOf = (id: string) => `/api/v1/evidence/${id}/file`;

withDatabases('downloads of the library', (database) => {
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
  const PROOF = { name: 'Rapport d’été.pdf', bytes: PDF };

  it('keeps a file and gives it back whole, as an attachment nothing runs in', async () => {
    const made = await addFile(bench, PROOF);
    expect(made.statusCode).toBe(201);
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    const { id, file } = made.json();
    expect(file).toMatchObject({
      name: 'Rapport d’été.pdf',
      sha256,
      size: PDF.length,
      scan: 'off',
    });
    expect(JSON.stringify(made.json())).not.toMatch(/storage/i);
    const got = await as(bench.app, bench.member, 'GET', file.href);
    expect(file.href).toBe(fileOf(id));
    expect(got.rawPayload).toEqual(Buffer.from(PDF));
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    });
    expect(got.headers['content-disposition']).toMatch(
      /^attachment; filename="Rapport d_ete\.pdf"/,
    );
  });

  it('lets nothing of a hostile name into a header', async () => {
    const name = '../../a"\r\nSet-Cookie: x=1; filename=evil.html\u202E.pdf';
    const made = await addFile(bench, { name, bytes: PDF });
    expect(made.statusCode).toBe(201);
    const got = await as(bench.app, bench.member, 'GET', fileOf(made.json().id));
    expect(got.headers['set-cookie']).toBeUndefined();
    expect(got.headers['content-disposition']).toMatch(
      /^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w.~!%*-]*$/,
    );
  });

  it('opens a file to whom its visibility says, before and after publication', async () => {
    const { app, member, other } = bench;
    const moderator = await person(database(), { email: 'mod@exemple.fr', staff: 'moderator' });
    const agent = await person(database(), { email: 'agent@exemple.fr', publicAgent: true });
    const ask = async (id: string) => {
      const url = fileOf(id);
      const statuses = [await app.inject(url)];
      for (const who of [agent, other, moderator, member])
        statuses.push(await as(app, who, 'GET', url));
      return statuses.map(({ statusCode }) => statusCode);
    };
    // anonymous, public agent, member of another vendor, moderator, member
    for (const [visibility, published] of [
      ['public', [200, 200, 200, 200, 200]],
      ['on-request', [401, 403, 403, 200, 200]],
      ['restricted', [401, 403, 403, 200, 200]],
    ] as const) {
      const { id } = (await addFile(bench, PROOF, { visibility })).json();
      expect(await ask(id), `${visibility}, in the library`).toEqual([404, 404, 404, 404, 200]);
      await publishWith(database(), bench, id);
      expect(await ask(id), `${visibility}, published`).toEqual(published);
    }
    const random = fileOf(crypto.randomUUID());
    expect((await app.inject(random)).statusCode).toBe(404);
    expect((await app.inject('/api/v1/evidence/pas-un-uuid/file')).statusCode).toBe(400);
  });

  it('serves nothing before the antivirus, and refuses what it finds', async () => {
    const server = await startClamd();
    const { host, port } = server.endpoint;
    const guarded = await openStage(database(), { CLAMD_ADDRESS: `${host}:${port}` });
    const { app, folder } = guarded;
    bench = { ...bench, app, folder };
    const clean = await addFile(bench, PROOF);
    expect(clean.json()).toMatchObject({ file: { scan: 'clean' } });
    const infected = await addFile(bench, { name: 'a.txt', bytes: Buffer.from(EICAR) });
    expect(infected.statusCode).toBe(400);
    expect(infected.json().errors[0].message).toMatch(/L’antivirus reconnaît/);
    expect(onDisk()).toBe(1);

    await server.close();
    const waiting = (await addFile(bench, { name: 'b.txt', bytes: Buffer.from(EICAR) })).json();
    const second = (await addFile(bench, PROOF)).json();
    expect(waiting.file.scan).toBe('pending');
    const get = (id: string) => as(bench.app, bench.member, 'GET', fileOf(id));
    expect((await get(second.id)).json()).toMatchObject({
      code: 'transition-refused',
      detail: expect.stringMatching(/pas encore examiné/),
    });
    const back = await startClamd();
    const upkeep = {
      database: database(),
      clock: () => new Date(NOW),
      files: { storage: folderStorage(bench.folder), antivirus: clamd(back.endpoint) },
    };
    expect(await scanWaitingFiles(upkeep)).toBe(2);
    expect(await scanWaitingFiles(upkeep)).toBe(0);
    await back.close();
    expect((await get(second.id)).statusCode).toBe(200);
    expect((await get(waiting.id)).json().detail).toMatch(/malveillant/);
    await guarded.close();
  });
});
