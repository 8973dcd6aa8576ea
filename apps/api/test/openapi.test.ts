import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '@gouvtech/db';
import { PROBLEM_CODES } from '@gouvtech/domain';
import { committedDocument, openApiDocument } from '../src/cli/openapi.ts';
import { addressesOf } from '../src/plugins/methods.ts';
import { testApp } from './api.ts';

type Operation = {
  operationId?: string;
  summary?: string;
  tags?: string[];
  parameters?: { name: string; description?: string }[];
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
};

describe('the OpenAPI document', () => {
  let text: string;
  let operations: [string, Operation][];
  beforeAll(async () => {
    text = await openApiDocument();
    const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Operation>> };
    operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [
        `${method} ${path}`,
        operation,
      ]),
    );
  });

  it('is the one committed: run « pnpm generate » otherwise', () => {
    expect(text).toBe(committedDocument());
  });

  it('says of each operation its name, its tag, its parameters and its problems', () => {
    for (const [name, operation] of operations) {
      expect(operation.operationId, name).toBeTruthy();
      expect(operation.summary, name).toBeTruthy();
      expect(operation.tags, name).toHaveLength(1);
      for (const one of operation.parameters ?? []) {
        expect(one.description, `${name} ${one.name}`).toBeTruthy();
      }
      for (const status of ['500', '503']) {
        const { content } = operation.responses[status]!;
        expect(Object.keys(content ?? {}), name).toEqual(['application/problem+json']);
      }
      const takesInput = (operation.parameters ?? []).length > 0 || 'requestBody' in operation;
      expect('400' in operation.responses, name).toBe(takesInput);
    }
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names only problems that exist, and each problem answer names one', () => {
    for (const [name, { responses }] of operations) {
      for (const [status, { description }] of Object.entries(responses)) {
        if (Number(status) < 400) continue;
        const codes = [...description.matchAll(/\(([a-z-]+)\)/g)].map(([, code]) => code);
        expect(codes.length, `${name} ${status}`).toBeGreaterThan(0);
        for (const code of codes) expect(PROBLEM_CODES, `${name} ${status}`).toContain(code);
      }
    }
  });

  it('uses named components and leaves none unused', () => {
    const document = JSON.parse(text) as { components: { schemas: Record<string, object> } };
    for (const name of Object.keys(document.components.schemas)) {
      expect(name).toMatch(/^[A-Z][A-Za-z]+$/);
      expect(text, name).toContain(`"#/components/schemas/${name}"`);
    }
    expect(text).not.toContain('"$id"');
  });
});

describe('routes', () => {
  it('are all in the document, but for health checks and the style sheet', async () => {
    const database = {
      query: () => Promise.reject(new Error('no database')),
    } as unknown as Database;
    const app = await testApp(database);
    const { paths } = app.swagger() as { paths: Record<string, unknown> };
    const documented = Object.keys(paths).map((path) => path.replace(/\{(\w+)\}/g, ':$1'));
    const addresses = addressesOf(app);
    await app.close();
    expect(addresses).toEqual(expect.arrayContaining(documented));
    const others = addresses.filter((url) => !documented.includes(url));
    expect(others.sort()).toEqual(['/api/docs/style.css', '/livez', '/readyz']);
  });
});
