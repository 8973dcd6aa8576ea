import { readdirSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '@gouvtech/db';
import { PROBLEM_CODES } from '@gouvtech/domain';
import { getProblem, testApp } from '../../../test/api.ts';
import { PROBLEMS } from '../../contract/problems.ts';

const PAGES = new URL('../../../../../docs/problems/', import.meta.url);

describe('the documentation of the API', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await testApp({
      query: () => Promise.reject(new Error('no database')),
    } as unknown as Database);
  });
  afterAll(() => app.close());

  it('gives the OpenAPI document to programs', async () => {
    const reply = await app.inject('/api/v1/openapi.json');
    expect(reply.json()).toMatchObject({ openapi: '3.1.0' });
    expect(reply.json()).toEqual(JSON.parse(JSON.stringify(app.swagger())));
  });

  it('gives a page to people, in French, without script, that links to nothing broken', async () => {
    const reply = await app.inject('/api/docs');
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    const page = reply.body;
    expect(page).toContain('<html lang="fr">');
    expect(page).not.toMatch(/<script|\son\w+=|style=|https?:\/\/(?!localhost:3000)/);
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g))
      expect(ids, target).toContain(target);
    const anchors = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(anchors).size).toBe(anchors.length);
    for (const [, url] of page.matchAll(/href="(\/api\/[^"]+)"/g)) {
      expect((await app.inject(url!)).statusCode, url).toBe(200);
    }
  });

  it('names every parameter, problem and object', async () => {
    const page = (await app.inject('/api/docs')).body;
    const { components, paths } = app.swagger() as unknown as {
      components: { schemas: object };
      paths: Record<string, Record<string, { parameters?: { name: string }[] }>>;
    };
    for (const name of Object.keys(components.schemas))
      expect(page).toContain(`id="schema-${name}"`);
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    for (const { parameters } of operations) {
      for (const { name } of parameters ?? []) expect(page).toContain(`<code>${name}</code>`);
    }
    for (const code of PROBLEM_CODES) expect(page).toContain(`/api/problems/${code}`);
  });

  it('shows calls that could be pasted in a terminal', async () => {
    const page = (await app.inject('/api/docs')).body;
    const calls = [...page.matchAll(/curl '([^']+)'/g)].map(([, url]) =>
      url!.replaceAll('&amp;', '&'),
    );
    expect(calls.length).toBe(Object.keys((app.swagger() as { paths: object }).paths).length);
    expect(calls).toContain(
      'http://localhost:3000/api/v1/solutions?q=paie&domain=RHP&domain=FIN&sort=assured',
    );
  });

  it('has one page for each problem, and no other', async () => {
    const files = readdirSync(PAGES).map((file) => file.replace(/\.md$/, ''));
    expect(files.sort()).toEqual([...PROBLEM_CODES].sort());
    for (const code of PROBLEM_CODES) {
      const reply = await app.inject(`/api/problems/${code}`);
      expect(reply.statusCode, code).toBe(200);
      expect(reply.body, code).toContain(`<h1>${PROBLEMS[code].title}</h1>`);
      expect(reply.body, code).toContain(String(PROBLEMS[code].status));
      for (const [, url] of reply.body.matchAll(/href="(\/api\/[^"]+)"/g)) {
        expect((await app.inject(url!)).statusCode, `${code} ${url}`).toBe(200);
      }
    }
    for (const code of ['unknown', '..%2f..%2fREADME', '__proto__']) {
      const { status, problem } = await getProblem(app, `/api/problems/${code}`);
      expect([status, problem.code], code).toEqual([404, 'not-found']);
    }
  });

  it('styles its pages with its own sheet, kept by browsers', async () => {
    const reply = await app.inject('/api/docs/style.css');
    expect(reply.headers['content-type']).toBe('text/css; charset=utf-8');
    const again = await app.inject({
      url: '/api/docs/style.css',
      headers: { 'if-none-match': String(reply.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
  });
});
