import { readdirSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '@gouvtech/db';
import { PROBLEM_CODES } from '@gouvtech/domain';
import { getProblem, testApp } from '../../../test/api.ts';
import { PROBLEMS } from '../../contract/problems.ts';

const PAGES = new URL('../../../../../docs/problems/', import.meta.url);

/** As for the pages of the site. */
const ELEMENTS = 800;
const idsOf = (page: string): string[] =>
  [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);

describe('the documentation of the API', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await testApp({
      query: () => Promise.reject(new Error('no database')),
    } as unknown as Database);
  });
  afterAll(() => app.close());

  /** Every page of the documentation that links lead to, problems apart. */
  const allPages = async (): Promise<Map<string, string>> => {
    const pages = new Map<string, string>();
    const asked = new Set(['/api/docs']);
    for (const address of asked) {
      const reply = await app.inject(address);
      expect(reply.statusCode, address).toBe(200);
      if (!/^\/api\/docs(?!.*\.css)/.test(address)) continue;
      expect(reply.headers['content-type'], address).toBe('text/html; charset=utf-8');
      pages.set(address, reply.body);
      for (const [, next] of reply.body.matchAll(/href="(\/api\/[^"#]+)/g)) asked.add(next!);
    }
    return pages;
  };

  it('gives the OpenAPI document to programs', async () => {
    const reply = await app.inject('/api/v1/openapi.json');
    expect(reply.json()).toMatchObject({ openapi: '3.1.0' });
    expect(reply.json()).toEqual(JSON.parse(JSON.stringify(app.swagger())));
  });

  it('gives pages to people, in French, without script, that lead to nothing broken', async () => {
    const pages = await allPages();
    for (const [address, page] of pages) {
      expect(page, address).toContain('<html lang="fr">');
      expect(page.match(/<h1>/g), address).toHaveLength(1);
      expect(page, address).not.toMatch(/<script|\son\w+=|style=|https?:\/\/(?!localhost:3000)/);
      const anchors = idsOf(page);
      expect(new Set(anchors).size, address).toBe(anchors.length);
    }
    for (const [address, page] of pages) {
      for (const [, path, anchor] of page.matchAll(/href="([^"#]*)#([^"]+)"/g))
        expect(idsOf(pages.get(path || address) ?? ''), `${address} → ${anchor}`).toContain(anchor);
    }
  });

  it('keeps each page light, however many addresses there are', async () => {
    for (const [address, page] of await allPages())
      expect(page.match(/<[a-z]/gi)!.length, address).toBeLessThan(ELEMENTS);
  });

  it('names every parameter, problem and object', async () => {
    const pages = await allPages();
    const { components, paths, tags } = app.swagger() as unknown as {
      components: { schemas: Record<string, { properties?: object }> };
      paths: Record<string, Record<string, { tags: string[]; parameters?: { name: string }[] }>>;
      tags: { name: string }[];
    };
    for (const [name, { properties }] of Object.entries(components.schemas)) {
      const page = pages.get(`/api/docs/objets/${name}`);
      expect(page).toContain(`<h1>${name}</h1>`);
      for (const member of Object.keys(properties ?? {}))
        expect(page, name).toContain(`<code>${member}</code>`);
    }
    const all = [...pages.values()].join('');
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    for (const { tags: own, parameters } of operations) {
      expect(tags.map(({ name }) => name)).toContain(own[0]);
      for (const { name } of parameters ?? []) expect(all).toContain(`<code>${name}</code>`);
    }
    for (const code of PROBLEM_CODES) expect(all).toContain(`/api/problems/${code}`);
  });

  it('shows calls that could be pasted in a terminal', async () => {
    const all = [...(await allPages()).values()].join('');
    const calls = [...all.matchAll(/curl '([^']+)'/g)].map(([, url]) =>
      url!.replaceAll('&amp;', '&'),
    );
    const paths = Object.values((app.swagger() as { paths: Record<string, object> }).paths);
    expect(calls.length).toBe(paths.flatMap((methods) => Object.keys(methods)).length);
    expect(calls).toContain(
      'http://localhost:3000/api/v1/solutions?q=paie&domain=RHP&domain=FIN&sort=assured',
    );
  });

  it('knows no other page', async () => {
    for (const address of [
      '/api/docs/rien',
      '/api/docs/adresses/rien',
      '/api/docs/objets/Rien',
      '/api/docs/objets/toString',
    ]) {
      const { status, problem } = await getProblem(app, address);
      expect([status, problem.code], address).toEqual([404, 'not-found']);
    }
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
