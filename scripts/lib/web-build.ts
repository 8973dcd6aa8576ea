/** Builds the web when its sources changed since the last build. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Family } from './family.ts';
import { Refusal } from './refusal.ts';
import { ROOT } from './settings.ts';

const WEB = join(ROOT, 'apps/web');
export const WEB_SERVER = join(WEB, 'build/index.js');
export const VITE = join(WEB, 'node_modules/vite/bin/vite.js');
const STAMP = join(ROOT, '.cache/web-build.sha256');

/** All that ends up in the build, or decides how it is made. */
const SOURCES = [
  'apps/web',
  'packages/criteria/src',
  'packages/domain/src',
  'packages/api-client/src',
];
const LOCKFILE = 'pnpm-lock.yaml';
const NOT_SOURCES = /(^|\/)(node_modules|[.]svelte-kit)$|^apps\/web\/build$/;

/** @throws Refusal with what the build said, when it fails. */
export async function buildWebIfNeeded(family: Family, say: (text: string) => void): Promise<void> {
  const sources = hashSources();
  if (existsSync(WEB_SERVER) && readStamp() === sources) return;
  say('Construction du site, une fois après chaque mise à jour…');
  // Without a stamp, a build killed half-way is made again.
  rmSync(STAMP, { force: true });
  const { code, output } = await family.run({ file: VITE, args: ['build'], cwd: WEB });
  if (code !== 0)
    throw new Refusal(`${output}\nLa construction du site a échoué (voir ci-dessus).`);
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(STAMP, sources);
}

function hashSources(): string {
  const hash = createHash('sha256');
  for (const path of [LOCKFILE, ...SOURCES.flatMap(filesUnder)]) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .map((entry) => ({ inside: `${path}/${entry.name}`, isFolder: entry.isDirectory() }))
    .filter(({ inside }) => !NOT_SOURCES.test(inside))
    .flatMap(({ inside, isFolder }) => (isFolder ? filesUnder(inside) : [inside]))
    .sort();
}

function readStamp(): string | null {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : null;
}
