import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { stageApp } from '../modules/audits/testing/stage.ts';
import { readCredential, readMaterial } from '../modules/credentials/testing/reading.ts';
import { labelledWorld, type World } from '../modules/credentials/testing/world.ts';
import { CommandRefused } from './command.ts';
import { didAddressOf, fetchText } from './label-documents.ts';
import { labelCommand } from './label.ts';

withDatabases('catalogue label verify', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: World;
  let folder: string;
  let said: string;
  const asked: string[] = [];
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    world = await labelledWorld(database(), made);
    folder = mkdtempSync(join(tmpdir(), 'label-command-'));
    said = '';
    asked.length = 0;
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(made.time.now) });
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
    vi.stubGlobal('fetch', async (address: string) => {
      asked.push(address);
      const { origin, pathname } = new URL(address);
      if (origin !== 'http://localhost:3000') throw new TypeError('fetch failed');
      const reply = await made.app.inject({ url: pathname });
      return new Response(reply.body, { status: reply.statusCode });
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    rmSync(folder, { recursive: true });
  });
  afterAll(() => made.app.close());

  const write = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const files = async (status: 'active' | 'suspended' | 'revoked') => {
    const credential = await readCredential(made.app, await world.labelAt(status));
    const { didDocument, statusLists, snapshot } = await readMaterial(made.app, credential, '');
    return {
      credential,
      file: write('label.vc.json', credential),
      options: {
        did: write('did.json', didDocument),
        status: statusLists.map((list, index) => write(`liste-${index}.json`, list)),
        snapshot: write('copie.json', snapshot),
      },
    };
  };
  const verify = (source: string, options: object = {}) =>
    labelCommand.run(['verify', source], options as Record<string, unknown>);

  it('accepts a label with files alone, and reads nothing on the network', async () => {
    const { file, options } = await files('active');
    expect(await verify(file, options)).toBe(0);
    expect(said).toContain('Attestation bonne.');
    expect(said).toContain('Niveau recalculé\u00a0: 3 sur 3');
    expect(said).toContain('Parafil : Socle public, niveau Exemplaire, par Vérif Éthique.');
    expect(asked).toEqual([]);
  });

  it('says what is missing, without taking it for good', async () => {
    const { file, options } = await files('active');
    expect(await verify(file)).toBe(2);
    expect(said).toContain('Le document de l’émetteur n’est pas fourni');
    expect(await verify(file, { did: options.did })).toBe(2);
    expect(said).toContain('La liste des suspensions n’est pas fournie');
    expect(said).toContain('La copie figée n’est pas fournie');
  });

  it('refuses one that was altered, suspended or revoked', async () => {
    const { credential, options } = await files('active');
    const altered = write('altere.json', { ...credential, validUntil: '2039-01-01T00:00:00Z' });
    expect(await verify(altered, options)).toBe(1);
    expect(said).toContain('REFUSÉ       Rien n’a été modifié depuis la signature');
    for (const status of ['suspended', 'revoked'] as const) {
      const given = await files(status);
      expect(await verify(given.file, given.options)).toBe(1);
    }
    expect(said).toContain('Le label est suspendu.');
    expect(said).toContain('Le label est révoqué, retiré ou remplacé.');
    expect(said).toContain('Attestation refusée.');
  });

  it('reads by itself what it takes, from a reference or an address, at its issuer only', async () => {
    const reference = await world.labelAt('active');
    expect(await verify(reference)).toBe(0);
    expect(await verify(`http://localhost:3000/labels/${reference}`)).toBe(0);
    expect(new Set(asked.map((one) => new URL(one).origin))).toEqual(
      new Set(['http://localhost:3000']),
    );
    expect(asked).toHaveLength(10);
  });

  it('says what is wrong with what it is given', async () => {
    const refused = async (source: string, message: string, options = {}) => {
      const run = async () => verify(source, options);
      await expect(run()).rejects.toThrow(CommandRefused);
      await expect(run()).rejects.toThrow(message);
    };
    const { file } = await files('active');
    await refused(join(folder, 'absent.json'), 'n’existe pas');
    await refused(write('texte.json', 'bonjour'), 'n’est pas du JSON valide');
    await refused(write('double.json', '{"a":1,"a":2}'), 'donne deux fois « a »');
    await refused(file, 'n’existe pas', { did: join(folder, 'absent.json') });
    await refused('https://exemple.fr/x', 'ne nomme pas un label');
    await refused('https://exemple.fr/labels/L-2026-0001', 'rien ne répond');
    await refused('L-2026-9999', 'réponse 404');
    await expect(labelCommand.run([], {})).rejects.toThrow('Dites ce qui est à vérifier');
    expect(await verify(write('liste.json', []))).toBe(1);
  });
});

it('finds the document of an issuer where did:web says', () => {
  expect(didAddressOf('did:web:exemple.fr')).toBe('https://exemple.fr/.well-known/did.json');
  expect(didAddressOf('did:web:localhost%3A3000')).toBe(
    'http://localhost:3000/.well-known/did.json',
  );
  const elsewhere = ['did:web:a%40b', 'did:web:a%2Fb', 'did:web:a%3Fb', 'did:web:%zz'];
  for (const did of ['did:key:z6Mk', 'did:web:', 'did:web:a:b', 'https://exemple.fr', ''])
    expect(didAddressOf(did)).toBeNull();
  for (const did of elsewhere) expect(didAddressOf(did)).toBeNull();
});

it('reads no more of an answer than a document weighs, and says when it is cut', async () => {
  let sent = 0;
  const server = createServer((request, reply) => {
    const more = () => {
      if (request.url === '/coupee' && sent > 0) return void reply.destroy();
      sent += 1_000_000;
      if (!reply.destroyed) reply.write('x'.repeat(1_000_000), more);
    };
    more();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  try {
    await expect(fetchText(`http://127.0.0.1:${port}/sans-fin`)).rejects.toThrow('trop longue');
    expect(sent).toBeLessThan(50_000_000);
    sent = 0;
    await expect(fetchText(`http://127.0.0.1:${port}/coupee`)).rejects.toThrow(CommandRefused);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
