import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import onRun from '../../import-rules.run.config.ts';
import onSources from '../../import-rules.config.ts';
import { FORBIDDEN_IMPORTS } from './forbidden-imports.ts';

const CONFIGS = [onSources, onRun];

async function violations(baseDir: string): Promise<{ rule: string; from: string }[]> {
  const found = [];
  for (const { forbidden, options } of CONFIGS) {
    const { tsConfig: _none, ...rest } = options;
    const { output } = await cruise(['.'], {
      ...rest,
      baseDir,
      validate: true,
      ruleSet: { forbidden },
    });
    const { summary } = output as ICruiseResult;
    found.push(...summary.violations.map(({ rule, from }) => ({ rule: rule.name, from })));
  }
  return found;
}

describe('import rules', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'imports-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.entries(FORBIDDEN_IMPORTS))('%s', async (rule, files) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const [guilty] = Object.keys(files);
    expect(await violations(folder)).toContainEqual({ rule, from: guilty });
  });

  it('are each proven by an example', () => {
    const rules = CONFIGS.flatMap(({ forbidden }) => forbidden.map(({ name }) => name));
    expect(Object.keys(FORBIDDEN_IMPORTS).sort()).toEqual(rules.sort());
  });

  it('let a page read the domain', async () => {
    const files = {
      'apps/web/src/lib/words.ts':
        "import { A } from '../../../../packages/domain/src/a.ts';\nexport const b = A;",
      'packages/domain/src/a.ts': 'export const A = 1;',
    };
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    expect(await violations(folder)).toEqual([]);
  });
});
