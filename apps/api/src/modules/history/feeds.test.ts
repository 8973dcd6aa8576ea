import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { sharedApp } from '../../../test/api.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import { end, publishHistory } from '../../../test/history-builder.ts';
import { readAtom, type AtomFeed } from '../../../test/read-atom.ts';
import { atomDocument } from './feed/atom.ts';
import { versionUrn } from './feed/ids.ts';

const IRI = /^(urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|tag:[\w.-]+,\d{4}:\S+)$/;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const PUBLIC = 'http://localhost:3000';

/** What RFC 4287 requires (4.1.1 and 4.1.2), and what a reader needs to follow. */
function expectValid(feed: AtomFeed, self: string): void {
  expect(feed.id).toMatch(IRI);
  expect(feed.title).not.toBe('');
  expect(feed.updated).toMatch(RFC_3339);
  expect(feed.author).not.toBe('');
  expect(feed.links).toContainEqual(expect.objectContaining({ rel: 'self', href: self }));
  const ids = feed.entries.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const entry of feed.entries) {
    expect(entry.id).toMatch(IRI);
    expect(entry.title).not.toBe('');
    expect(entry.updated).toMatch(RFC_3339);
    expect(entry.links).toHaveLength(1);
    expect(entry.links[0]).toMatchObject({ rel: 'alternate' });
    expect(entry.links[0]!.href.startsWith(`${PUBLIC}/solutions/`)).toBe(true);
  }
  const dates = feed.entries.map(({ updated }) => updated);
  expect(dates).toEqual(dates.toSorted().reverse());
  expect(feed.updated).toBe(dates[0] ?? feed.updated);
}

withDatabases('Atom feeds', (database) => {
  let app: FastifyInstance;
  const ask = async (path: string) => {
    const reply = await app.inject(path);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    return readAtom(reply.body);
  };
  beforeEach(async () => {
    app = await sharedApp(database());
  });

  it('follow a listing: its events and its versions, newest first', async () => {
    await publishHistory(database());
    const path = '/api/v1/solutions/parafil/feed.atom';
    const feed = await ask(path);
    expectValid(feed, PUBLIC + path);
    expect(feed.title).toBe('Parafil & Cie <3\u00a0: ce qui change');
    expect(feed.entries.map(({ title }) => title)).toEqual([
      'Réponse <contestée> & suivie .',
      'Version 3 de la fiche',
      'Auto-évaluation attestée.',
      'Version 2 de la fiche',
      'Première publication de Parafil.',
      'Version 1 de la fiche',
    ]);
    expect(feed.entries[1]!.links[0]!.href).toBe(
      `${PUBLIC}/solutions/parafil/historique?version=3`,
    );
    expect((await ask(path)).entries.map(({ id }) => id)).toEqual(feed.entries.map(({ id }) => id));
  });

  it('follow the catalogue, also before anything happened', async () => {
    const empty = await ask('/api/v1/feed.atom');
    expectValid(empty, `${PUBLIC}/api/v1/feed.atom`);
    expect(empty.entries).toEqual([]);
    const id = await publishHistory(database());
    const feed = await ask('/api/v1/feed.atom');
    expectValid(feed, `${PUBLIC}/api/v1/feed.atom`);
    expect(feed.id).toBe(empty.id);
    expect(feed.entries).toHaveLength(3);
    expect(feed.entries[0]!.title).toBe('Parafil & Cie <3\u00a0: Réponse <contestée> & suivie .');
    await end(database(), id, NOW);
    expect((await ask('/api/v1/feed.atom')).entries).toHaveLength(3);
    const ended = await ask('/api/v1/solutions/parafil/feed.atom');
    expect(ended.subtitle).toContain(
      'a quitté le catalogue le 20\u00a0novembre 2026. Motif\u00a0: Arrêt du produit.',
    );
  });

  it('hold fifty entries at most, and 304 for who holds them', async () => {
    const id = await publishHistory(database());
    await database().query(
      `insert into public_event (solution_id, kind, summary, happened_at)
       select $1, 'checked', 'Contrôle ' || n, timestamptz '2026-07-01 08:00Z' + n * interval '1 hour'
       from generate_series(1, 80) n`,
      [id],
    );
    for (const path of ['/api/v1/feed.atom', '/api/v1/solutions/parafil/feed.atom']) {
      const feed = await ask(path);
      expectValid(feed, PUBLIC + path);
      expect(feed.entries).toHaveLength(50);
      const { headers } = await app.inject(path);
      expect(headers['cache-control']).toBe('public, max-age=60, stale-while-revalidate=300');
      const again = await app.inject({
        url: path,
        headers: { 'if-none-match': String(headers.etag) },
      });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    }
  });
});

describe('what an Atom document says', () => {
  it('comes back whole, whatever the characters', () => {
    const readable = `]]>&amp;<b a="1">'é🙂</b> <!-- -->`;
    const hostile = readable.replace('</b>', '\u0000\u001f\ud800</b>');
    const read = readAtom(
      atomDocument({
        id: 'tag:exemple.fr,2026:essai',
        title: hostile,
        subtitle: hostile,
        updated: NOW,
        author: hostile,
        self: 'https://exemple.fr/?a=1&b="2"',
        page: 'https://exemple.fr/',
        entries: [],
      }),
    );
    expect([read.title, read.subtitle, read.author]).toEqual([readable, readable, readable]);
    expect(read.links[0]!.href).toBe('https://exemple.fr/?a=1&b="2"');
  });

  it('names a version once and for all', () => {
    const solution = '6f0c1b52-7b1c-4c55-9c11-0d6a54d3a001';
    expect(versionUrn(solution, 1)).toBe(versionUrn(solution, 1));
    expect(versionUrn(solution, 1)).not.toBe(versionUrn(solution, 2));
    expect(versionUrn(solution, 1)).toMatch(/^urn:uuid:.{14}5.{3}-[89ab]/);
  });
});
