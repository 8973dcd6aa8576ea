import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { stageApp } from '../audits/testing/stage.ts';
import { readCredential, type Json } from './testing/reading.ts';
import { labelledWorld } from './testing/world.ts';

type Reply = {
  verdict: string;
  label: object | null;
  checks: { id: string; outcome: string; message: string }[];
  errors?: { path: string; message: string }[];
};

withDatabases('verifying for anybody', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  afterAll(() => made.app.close());

  const begin = () => labelledWorld(database(), made);
  const verify = async (payload: object, remoteAddress = '192.0.2.1') => {
    const url = '/api/v1/label-verifications';
    const reply = await made.app.inject({ method: 'POST', url, payload, remoteAddress });
    return { status: reply.statusCode, body: reply.json<Reply>() };
  };
  const failing = ({ checks }: Reply) =>
    checks
      .filter(({ outcome }) => outcome !== 'passed')
      .map(({ id, outcome }) => `${id} ${outcome}`);

  it('accepts a label by its reference, an address of its page, or its credential', async () => {
    const world = await begin();
    const reference = await world.labelAt('active');
    const credential = JSON.stringify(await readCredential(made.app, reference));
    for (const asked of [
      { reference },
      { reference: ` ${reference.toLowerCase()} ` },
      { reference: `http://localhost:3000/labels/${reference}?x=1#y` },
      { reference: `http://localhost:3000/badges/labels/${reference}.svg` },
      { credential },
      { credential: `\ufeff${credential}\r\n` },
    ]) {
      const { status, body } = await verify(asked);
      expect([status, body.verdict]).toEqual([200, 'accepted']);
    }
  });

  it('refuses with the line that fails: suspended, altered, of an unknown issuer', async () => {
    const world = await begin();
    const suspended = await verify({ reference: await world.labelAt('suspended') });
    expect(failing(suspended.body)).toEqual(['suspension failed']);
    const credential = await readCredential(made.app, await world.labelAt('active'));
    const altered = { ...credential, validUntil: '2039-10-31T23:59:59Z' };
    const seen = await verify({ credential: JSON.stringify(altered) });
    expect(failing(seen.body)[0]).toBe('signature failed');
    expect([seen.body.verdict, seen.body.label]).toEqual(['refused', null]);
    const stranger = { ...credential, issuer: { id: 'did:web:exemple.fr' } };
    const unknown = await verify({ credential: JSON.stringify(stranger) });
    expect(failing(unknown.body)[0]).toBe('issuer failed');
    expect(unknown.body.checks[1]!.message).toBe(
      'Émetteur inconnu\u00a0: «\u00a0did:web:exemple.fr\u00a0». Celui qui est attendu est did:web:localhost%3A3000.',
    );
  });

  it.each<[string, object, string, RegExp]>([
    ['nothing', {}, 'reference', /Donnez la référence d’un label/],
    ['blanks', { credential: ' \n ', reference: ' ' }, 'reference', /Donnez la référence/],
    ['words', { reference: 'parafil' }, 'reference', /s’écrit comme L-2026-0012/],
    ['no such label', { reference: 'L-2026-9999' }, 'reference', /Aucun label L-2026-9999/],
    [
      'another site',
      { reference: 'https://exemple.fr/labels/L-2026-0001' },
      'reference',
      /n’est pas celle de ce catalogue/,
    ],
    ['no JSON', { credential: '<html>' }, 'credential', /n’est pas du JSON/],
    ['half of it', { credential: '{"@context": [' }, 'credential', /Copiez l’attestation entière/],
    [
      'a name given twice',
      { credential: '{"a":[{"level":3},{"level":3, "\\u006cevel" :1}]}' },
      'credential',
      /donne deux fois «\u00a0level\u00a0»/,
    ],
    ['a list', { credential: '[]' }, 'credential', /commence par une accolade/],
    ['a number', { credential: '12' }, 'credential', /commence par une accolade/],
    [
      'a megabyte',
      { credential: JSON.stringify({ x: 'é'.repeat(500_000) }) },
      'credential',
      /pèse 977\u00a0ko.*moins de 64\u00a0ko/,
    ],
    ['null', { credential: 'null' }, 'credential', /commence par une accolade/],
  ])('says what is wrong with %s', async (_, asked, path, message) => {
    const { status, body } = await verify(asked);
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path, message: expect.stringMatching(message) }]);
  });

  it('never fails on a document that only looks like a credential', async () => {
    const world = await begin();
    const credential = await readCredential(made.app, await world.labelAt('active'));
    const strange: unknown[] = [null, 0, '', 'x', [], {}, [[]], [null], { id: null }, true];
    const cases: Json[] = Object.keys(credential).flatMap((key) =>
      strange.map((value) => ({ ...credential, [key]: value })),
    );
    const proof = credential.proof as Json;
    for (const key of Object.keys(proof))
      cases.push(...strange.map((value) => ({ ...credential, proof: { ...proof, [key]: value } })));
    cases.push({}, { proof: {} }, { '@context': 'https://www.w3.org/ns/credentials/v2' });
    for (const [index, document] of cases.entries()) {
      const { status, body } = await verify(
        { credential: JSON.stringify(document) },
        `198.51.100.${index % 250}`,
      );
      expect([status, body.verdict]).toEqual([200, 'refused']);
    }
    expect(cases.length).toBeGreaterThan(150);
  });

  it('lets nobody keep it busy', async () => {
    const asked = Array.from({ length: 61 }, () => verify({ reference: 'x' }, '203.0.113.9'));
    const replies = await Promise.all(asked);
    expect(replies.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(1);
  });
});
