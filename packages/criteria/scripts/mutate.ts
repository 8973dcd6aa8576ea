/**
 * Plants each of the six traps of evaluation model 1.9 in a copy of the engine, outside the repository, and checks
 * that the properties notice. `node scripts/mutate.ts` prints by which one; `src/mutate.test.ts` runs the same.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Engine } from '../src/testing/engine.ts';
import { displayRoundsDown } from '../src/testing/display-check.ts';
import { properties } from '../src/testing/properties.ts';

const SOURCE = join(import.meta.dirname, '../src');
/** Few runs of everything first: most traps are caught at once. */
const RUNS = [60, 1_000];

export type Trap = { name: string; file: string; from: string; to: string };

/** The first six are those of the model; the others are neighbours that would do as much harm. */
export const traps: Trap[] = [
  {
    name: 'adverse verdicts lapse',
    file: 'verdict.ts',
    from: '!judgedAfter(at) && !correctedAfter(at)',
    to: '!judgedAfter(at) && !correctedAfter(at) && time(asOf) < at + 1096 * 86_400_000',
  },
  {
    name: 'unanswered items leave the denominator',
    file: 'aggregate.ts',
    from: 'const denominator = weightOf(applicable);',
    to: 'const denominator = weightOf(applicable.filter(({ judgement }) => judgement.answered));',
  },
  {
    name: 'a pending claim leaves the denominator',
    file: 'criterion.ts',
    from: "return without(criterion, 'na-pending', true);",
    to: "return without(criterion, 'not-applicable-accepted');",
  },
  {
    name: 'empty themes score 100',
    file: 'aggregate.ts',
    from: 'return { declared: null, checked: null, audited: null, assured: null };',
    to: 'return { declared: 10_000, checked: 10_000, audited: 10_000, assured: 10_000 };',
  },
  {
    name: 'the date test of evidence is inverted',
    file: 'proof.ts',
    from: 'const valid = begun.filter(({ until }) => now < timeAfter(until));',
    to: 'const valid = begun.filter(({ until }) => now >= timeAfter(until));',
  },
  {
    name: 'scores are shown to the nearest per cent',
    file: 'display.ts',
    from: 'Math.floor(points / 100)',
    to: 'Math.round(points / 100)',
  },
  {
    name: 'evidence from the future counts',
    file: 'proof.ts',
    from: 'if (time(evidence.attachedAt) > time(asOf)) return null;',
    to: '',
  },
  {
    name: 'scores are rounded to the nearest point',
    file: 'aggregate.ts',
    from: 'Math.floor(assured / (100 * denominator))',
    to: 'Math.round(assured / (100 * denominator))',
  },
  {
    name: 'a check survives a raised answer',
    file: 'proof.ts',
    from: '<= check.value',
    to: '<= 10_000',
  },
  {
    name: 'editing an answer erases an adverse verdict',
    file: 'verdict.ts',
    from: 'const correctedAfter = (at: number) =>',
    to: 'const correctedAfter = (at: number) => time(answer.answeredAt) > at ||',
  },
  {
    name: 'an upward adjustment never ends',
    file: 'criterion.ts',
    from: 'time(asOf) < timeAfter(verdicts.raised.until)',
    to: 'true',
  },
];

/** The check that notices the trap, null if none does. */
export async function caughtBy(trap: Trap): Promise<string | null> {
  const engine = await withTrap(trap);
  const checks = [displayRoundsDown, ...properties];
  const found = RUNS.flatMap((runs) => checks.map((check) => ({ ...check, runs }))).find((check) =>
    fails(() => check.run(engine, check.runs)),
  );
  return found?.name ?? null;
}

async function withTrap({ name, file, from, to }: Trap): Promise<Engine> {
  const copy = mkdtempSync(join(tmpdir(), 'criteria-'));
  try {
    cpSync(SOURCE, copy, {
      recursive: true,
      filter: (path) => !/(testing|cases|generated|build|\.test\.ts)$/.test(path),
    });
    const text = readFileSync(join(copy, file), 'utf8');
    if (text.split(from).length !== 2)
      throw new Error(`« ${name} »: ${file} must contain this text once: ${from}`);
    writeFileSync(join(copy, file), text.replace(from, to));
    const load = (module: string) =>
      import(/* @vite-ignore */ pathToFileURL(join(copy, module)).href);
    const modules = await Promise.all(
      ['score.ts', 'label.ts', 'migrate.ts', 'display.ts'].map(load),
    );
    return Object.assign({}, ...modules) as Engine;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function fails(run: () => void): boolean {
  try {
    run();
    return false;
  } catch {
    return true;
  }
}

if (import.meta.main) {
  for (const trap of traps) {
    const start = performance.now();
    const name = await caughtBy(trap);
    console.log(
      `${name ? 'caught' : 'MISSED'}  ${trap.name}: ${name ?? '-'} (${Math.round(performance.now() - start)} ms)`,
    );
    if (!name) process.exitCode = 1;
  }
}
