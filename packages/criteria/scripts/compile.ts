/** `node scripts/compile.ts` writes `src/generated`; `--check` only says whether it is fresh. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { BuildError } from '../src/build.ts';
import { compile, GENERATED, SETS } from './read-set.ts';

/** Names of the generated files that differ from the YAML; formatting does not count. */
export function staleFiles(write: boolean): string[] {
  const stale: string[] = [];
  for (const version of readdirSync(SETS).sort()) {
    for (const [part, content] of Object.entries(compile(version))) {
      const name = `${version}.${part}.json`;
      const file = join(GENERATED, name);
      const present: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
      if (isDeepStrictEqual(present, JSON.parse(JSON.stringify(content)))) continue;
      stale.push(name);
      if (write) writeFileSync(file, `${JSON.stringify(content, null, 1)}\n`);
    }
  }
  return stale;
}

if (import.meta.main) {
  try {
    const check = process.argv.includes('--check');
    const stale = staleFiles(!check);
    if (stale.length === 0) console.log('The generated référentiel is up to date.');
    else if (!check) console.log(`Written: ${stale.join(', ')}.`);
    else {
      console.error(
        `${stale.join(' and ')} do not match sets/: run \`pnpm generate\` and commit the result.`,
      );
      process.exitCode = 1;
    }
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
