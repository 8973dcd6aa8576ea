import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { aListing, publish } from '../../../test/catalogue-builder.ts';
import { getProblem, sharedApp } from '../../../test/api.ts';

withDatabases('suggestions', (database) => {
  let app: FastifyInstance;
  const ask = (q: string) => app.inject(`/api/v1/suggestions?q=${encodeURIComponent(q)}`);
  const suggest = async (q: string): Promise<{ kind: string; label: string; value: string }[]> => {
    const reply = await ask(q);
    expect(reply.statusCode, reply.body).toBe(200);
    return reply.json().items;
  };

  beforeEach(async () => {
    app = await sharedApp(database());
    await publish(database(), [
      aListing({ name: 'Parafil', alternativeTo: ['DocuSign'] }),
      aListing({ name: 'Grand Parafil' }),
      aListing({ name: 'Trois', alternativeTo: ['DocuSign', 'Docteur Excel'] }),
      ...Array.from({ length: 12 }, (_, n) => aListing({ name: `Archive ${n}` })),
    ]);
  });

  it('proposes names that begin with what is typed, then those of which a word does', async () => {
    const found = await suggest('para');
    expect(found.slice(0, 2)).toEqual([
      { kind: 'solution', label: 'Parafil', value: 'parafil' },
      { kind: 'solution', label: 'Grand Parafil', value: 'grand-parafil' },
    ]);
    expect(found).toContainEqual({ kind: 'domain', label: 'Signature et parapheur', value: 'SIG' });
  });

  it('proposes the products to replace, the most cited first', async () => {
    const found = (await suggest('doc')).filter(({ kind }) => kind === 'replaces');
    expect(found.map(({ label }) => label)).toEqual(['DocuSign', 'Docteur Excel']);
  });

  it('proposes criteria by the words of their title or theme', async () => {
    const found = await suggest('accessib');
    expect(found.some(({ kind, value }) => kind === 'criterion' && value.startsWith('ACC-'))).toBe(
      true,
    );
  });

  it('proposes eight things at most, and nothing for one letter or no word', async () => {
    expect((await suggest('archi')).length).toBeLessThanOrEqual(8);
    for (const q of ['', 'a', '🙂', "' & | !", '%_', '\\']) expect(await suggest(q), q).toEqual([]);
  });

  it('may be kept a minute', async () => {
    expect((await ask('para')).headers['cache-control']).toBe('public, max-age=60');
  });

  it('refuses a text that is too long, in French', async () => {
    const { status, problem } = await getProblem(app, `/api/v1/suggestions?q=${'a'.repeat(201)}`);
    expect(status).toBe(400);
    expect(JSON.stringify(problem.errors)).toMatch(/200/);
  });
});
