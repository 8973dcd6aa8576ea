/**
 * Every address of the API is asked by every role, and answers as `access.md` says.
 * After a change, `ACCESS=write` writes the table as observed (then `prettier`): read what changed before you commit it.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '@gouvtech/db';
import { openTestMemory, openTestPostgres } from '@gouvtech/db/testing';
import { openApiDocument } from '../../src/cli/openapi.ts';
import { testApp } from '../api.ts';
import { placesOf, type Place } from './places.ts';
import { snapshot } from './restore.ts';
import { request, type Document, type Operation } from './sample.ts';
import { readTable, writeTable, type Table } from './table.ts';
import { makeAccessWorld, ROLES, type AccessWorld } from './world.ts';

const WRITES = process.env['ACCESS'] === 'write';
const READS = ['get', 'head'];

const PIECE = { title: 'Annexe', type: 'DOCT', datedOn: '2026-11-01', visibility: 'public' };
const PUBLICCODE = readFileSync(
  new URL('../../src/modules/publiccode/fixtures/valid-minimal.yml', import.meta.url),
  'utf8',
);

/** Where the smallest body a schema accepts does not name anything that exists. */
const given = (
  operation: string,
  { listings, ids, labeller }: AccessWorld,
): { body?: object; query?: Record<string, string> } => {
  const solution = listings['publiée']!;
  switch (operation) {
    case 'openDispute':
      return { body: { solution, object: 'listing', statement: 'Un point précis, écrit.' } };
    case 'createListing':
      return { body: { name: 'Autre', organisation: 'atelier-corvisy' } };
    case 'claimListing':
      return { body: { organisation: 'rivale', message: 'Nous l’éditons.' } };
    case 'addEvidenceLink':
      return { body: { ...PIECE, url: 'https://exemple.fr/a', organisation: 'atelier-corvisy' } };
    case 'addEvidenceFile':
      return { body: { ...PIECE, organisation: 'atelier-corvisy' } };
    case 'replaceEvidenceByLink':
      return { body: { ...PIECE, url: 'https://exemple.fr/a' } };
    case 'editEvidence':
    case 'replaceEvidenceByFile':
      return { body: PIECE };
    case 'importPubliccode':
      return { body: { content: PUBLICCODE, fields: ['name'] } };
    case 'decideEvidence':
      return { body: { decision: 'check', finding: 'Lu, page 2.' } };
    case 'switchReadOnly':
      return { body: { on: false } };
    case 'mergeOrganisation':
      return { body: { into: ids['organisation'] } };
    case 'mergeSolution':
      return { body: { into: listings['évaluée'] } };
    case 'requestAudit':
      return { body: { scheme: 'numerique-pour-tous', labeller, message: '' } };
    case 'listEvidence':
      return { query: { organisation: 'atelier-corvisy' } };
    case 'readNotifications':
      return { body: { until: '2026-01-01T00:00:00.000Z' } };
    case 'getScoresOnDate':
      return { query: { date: '2026-11-20' } };
    case 'compareSolutions':
    case 'nameSolutions':
    case 'downloadComparisonCsv':
    case 'downloadComparisonOds':
      return { query: { s: solution } };
    case 'previewOrganisationMerge':
      return { query: { into: ids['organisation']! } };
    case 'previewSolutionMerge':
      return { query: { from: solution, into: listings['évaluée']! } };
    default:
      return {};
  }
};

describe('who may ask what', () => {
  let database: Database;
  let close: () => Promise<void>;
  let document: Document;
  let world: AccessWorld;
  let restore: () => Promise<void>;
  let app: Awaited<ReturnType<typeof testApp>>;
  const observed: Table = new Map();
  const broken: string[] = [];

  beforeAll(async () => {
    ({ database, close } = await openTestPostgres().catch(openTestMemory));
    app = await testApp(database);
    document = JSON.parse(await openApiDocument()) as Document;
    world = await makeAccessWorld(database, app);
    restore = await snapshot(database);
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        for (const place of placesOf(path, world)) {
          const key = `${method.toUpperCase()} ${path} | ${place.object}`;
          observed.set(key, await askAll(path, method, operation, place, key));
        }
      }
    }
    if (WRITES) writeTable(observed);
  }, 600_000);
  afterAll(async () => {
    await app?.close();
    await close?.();
  });

  async function askAll(
    path: string,
    method: string,
    operation: Operation,
    { params }: Place,
    key: string,
  ): Promise<string[]> {
    const words: string[] = [];
    for (const [index, role] of ROLES.entries()) {
      const sent = request(document, path, operation, params, given(operation.operationId, world));
      const reply = await app.inject({
        ...{ method: method.toUpperCase() as 'GET', url: sent.url },
        headers: { ...sent.headers, ...world.headers[role] },
        // Each its own address: limits by address are not what is tried.
        remoteAddress: `10.${observed.size >> 8}.${observed.size & 255}.${index + 1}`,
        ...(sent.payload !== undefined && { payload: sent.payload }),
      });
      const { statusCode } = reply;
      if (statusCode >= 500) broken.push(`${key}, ${role}: ${statusCode}`);
      words.push(statusCode < 400 ? 'oui' : String(statusCode));
      if (!READS.includes(method) && statusCode < 400) await restore();
    }
    return words;
  }

  it('answers each role as the table says, and no address is missing from it', () => {
    const table = readTable();
    const wrong = [...observed].flatMap(([key, words]) => {
      const wanted = table.get(key);
      if (!wanted) return [`${key}: not in access.md`];
      return ROLES.flatMap((role, index) =>
        wanted[index] === words[index]
          ? []
          : [`${key}, ${role}: ${words[index]}, ${wanted[index]} expected`],
      );
    });
    expect(wrong).toEqual([]);
    expect([...table.keys()].filter((key) => !observed.has(key))).toEqual([]);
    console.info(`${observed.size} addresses and states, ${observed.size * ROLES.length} requests`);
  });

  it('never answers 5xx to a request its own document describes', () => {
    expect(broken).toEqual([]);
  });

  /** The right was given, whatever the state or the content then answered. */
  const passes = (word: string) => !['401', '403', '404'].includes(word);
  const column = (words: string[], role: (typeof ROLES)[number]) => words[ROLES.indexOf(role)]!;
  const rowsOf = (prefix: string) =>
    [...observed].filter(([key]) => key.split(' ')[1]!.startsWith(prefix));

  it.each(['/api/v1/vendor/', '/api/v1/moderation/', '/api/v1/administration/', '/api/v1/account'])(
    'opens nothing of %s without a session',
    (prefix) => {
      const rows = rowsOf(prefix);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter(([, words]) => column(words, 'anonyme') !== '401')).toEqual([]);
    },
  );

  it('opens nothing of a vendor to another, nor of staff to vendors', () => {
    const own = /^\w+ \/api\/v1\/vendor\/(solutions|evidence)\/\{/;
    const leaks = [...observed].filter(
      ([key, words]) => own.test(key) && passes(column(words, 'administrateur B')),
    );
    expect(leaks.map(([key]) => key)).toEqual([]);
    const staff = [...rowsOf('/api/v1/moderation/'), ...rowsOf('/api/v1/administration/')];
    const others = [
      ...['inscrit', 'administrateur B', 'membre A', 'signataire A', 'administrateur A'],
      ...['auditeur non affecté', 'auditeur affecté', 'décideur'],
    ];
    const open = staff.filter(([, words]) =>
      others.some((role) => passes(column(words, role as (typeof ROLES)[number]))),
    );
    // Addresses where both sides read the same thing.
    const shared = /\/moderation\/(claims|memberships|accreditations)\/\{id\} /;
    expect(open.map(([key]) => key).filter((key) => !shared.test(key))).toEqual([]);
  });

  it('leaves verdicts to the team, the decision to its decider, and both out of reach of staff and vendors', () => {
    const acts = (path: string) =>
      [...observed].filter(
        ([key]) => !key.startsWith('GET') && key.includes(`{reference}/${path}`),
      );
    const open = (rows: [string, string[]][], allowed: readonly string[]) =>
      rows.flatMap(([key, words]) =>
        ROLES.filter((role) => !allowed.includes(role) && passes(column(words, role))).map(
          (role) => `${key}, ${role}`,
        ),
      );
    expect(acts('verdicts').length).toBeGreaterThan(0);
    expect(open(acts('verdicts'), ['auditeur affecté'])).toEqual([]);
    expect(open(acts('vendor-report'), ['auditeur affecté'])).toEqual([]);
    expect(open(acts('decision '), ['décideur'])).toEqual([]);
    expect(open(acts('assignment'), ['décideur'])).toEqual([]);
  });

  it('leaves administration to administrators of the catalogue', () => {
    const open = rowsOf('/api/v1/administration/')
      .filter(([key]) => !/search-misses|synonyms/.test(key))
      .filter(([, words]) => passes(column(words, 'modérateur')));
    expect(open.map(([key]) => key)).toEqual([]);
  });
});
