/** `node scripts/compile.ts` writes `src/generated`; `--check` only says whether it is fresh. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compareVersions } from '../src/registry.ts';
import type { CriteriaSet } from '../src/types.ts';
import { BuildError, compile, GENERATED, SETS } from './read-set.ts';

/** Names of the generated files that differ from the YAML; formatting of the data does not count. */
export function staleFiles(write: boolean): string[] {
  const stale: string[] = [];
  const sets: CriteriaSet[] = [];
  for (const version of readdirSync(SETS).sort(compareVersions)) {
    const { set, texts } = compile(join(SETS, version), sets);
    sets.push(set);
    const note = {
      '//': `Generated from sets/${version} by scripts/compile.ts: edit the YAML, then run pnpm generate.`,
    };
    for (const [part, content] of Object.entries({ rules: set, texts })) {
      const name = `${version}.${part}.json`;
      const file = join(GENERATED, name);
      const present: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
      const fresh = { ...note, ...content };
      if (isDeepStrictEqual(present, JSON.parse(JSON.stringify(fresh)))) continue;
      stale.push(name);
      if (write) writeFileSync(file, `${JSON.stringify(fresh, null, 1)}\n`);
    }
  }
  const versions = sets.map(({ version }) => version);
  for (const part of ['rules', 'texts']) {
    const file = join(GENERATED, `${part}.ts`);
    const fresh = listOf(versions, part);
    if (existsSync(file) && readFileSync(file, 'utf8') === fresh) continue;
    stale.push(`${part}.ts`);
    if (write) writeFileSync(file, fresh);
  }
  return stale;
}

/** The module that imports every version: adding a folder to `sets/` is all it takes. */
function listOf(versions: string[], part: string): string {
  const names = versions.map((version) => `v${version.replace('.', '_')}`);
  const imports = versions.map(
    (version, index) =>
      `import ${names[index]} from './${version}.${part}.json' with { type: 'json' };`,
  );
  return [
    `// Generated from sets/ by scripts/compile.ts: run pnpm generate.`,
    ...imports,
    `export const ${part} = [${names.join(', ')}];`,
    '',
  ].join('\n');
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
