import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/lib/settings.ts';

const NOT_OURS = new Set(['node_modules', '.cache', '.svelte-kit', 'build', 'data']);
const documents = globSync('**/*.md', { cwd: ROOT, exclude: (name) => NOT_OURS.has(name) });
const LINK = /\]\((?!https?:|mailto:|#|\/)([^)#\s]+)/g;

it.each(documents)('every link of %s leads somewhere', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8');
  const dead = [...text.matchAll(LINK)]
    .map(([, target]) => target ?? '')
    .filter((target) => !existsSync(resolve(ROOT, dirname(document), target)));
  expect(dead).toEqual([]);
});

it('every decision is in the index, and has its three parts', () => {
  const folder = join(ROOT, 'docs/adr');
  const index = readFileSync(join(folder, 'README.md'), 'utf8');
  const decisions = documents.filter((path) => /^docs\/adr\/\d{4}-/.test(path));
  expect(decisions.length).toBeGreaterThan(0);
  for (const path of decisions) {
    expect(index).toContain(`(${path.slice('docs/adr/'.length)})`);
    const text = readFileSync(join(ROOT, path), 'utf8');
    for (const part of ['## Context', '## Decision', '## Consequences'])
      expect(text).toContain(part);
  }
});
