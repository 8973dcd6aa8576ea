/**
 * "The bare page": a SvelteKit project of one route that asks the API for the same list and writes it with two loops,
 * filled to the same number of bytes. No layout, no components, no headers, no content security policy.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const WEB = resolve(import.meta.dirname, '../../apps/web');
/** Inside apps/web, so that its packages are found; ignored by git. */
const PROJECT = resolve(WEB, '.svelte-kit/bench-page');

const FILES = {
  'package.json': '{ "type": "module" }',
  'vite.config.js': `import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit({ adapter: adapter() })] };`,
  'src/app.html':
    '<!doctype html><html lang="fr"><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>',
  'src/routes/+page.server.js': `export const csr = false;
export async function load({ fetch, url }) {
  const reply = await fetch(process.env.API_URL + '/api/v1/solutions' + url.search);
  return { ...(await reply.json()), filling: '.'.repeat(Number(process.env.FILLING ?? 0)) };
}`,
  'src/routes/+page.svelte': `<script>let { data } = $props();</script>
<ul>{#each data.facets as { facet, values }}<li>{facet}<ul>
{#each values as { value, count }}<li><a href="?{facet}={value}">{value}</a> {count}</li>{/each}</ul></li>{/each}</ul>
<ol>{#each data.items as item}<li><h2><a href="/solutions/{item.slug}">{item.name}</a></h2><p>{item.summary}</p></li>{/each}</ol>
<p>{data.filling}</p>`,
};

/** Builds the project when it was not. @returns the file to start, with `API_URL`, `PORT` and `FILLING` (bytes to add). */
export function buildBarePage(): string {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(resolve(PROJECT, name)), { recursive: true });
    writeFileSync(resolve(PROJECT, name), text);
  }
  const vite = resolve(WEB, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: PROJECT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('La page nue ne se construit pas.');
  return resolve(PROJECT, 'build/index.js');
}
