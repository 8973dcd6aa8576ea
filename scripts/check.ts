/** `pnpm check`: everything a machine can judge without running the product. Says one line each, and why it failed. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ROOT } from './lib/settings.ts';

type Check = { name: string; command: string[]; cwd?: string };
type Outcome = { passed: boolean; output: string; seconds: number };

const AT_ONCE = 2;
const ROOMS = ['apps', 'packages', 'db', 'tests', 'scripts'];

/** The longest first: the others fill the other core. */
const CHECKS: Check[] = [
  { name: 'rules of code (eslint)', command: ['eslint', '.'] },
  {
    name: 'types of the web (svelte-check)',
    command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
    cwd: 'apps/web',
  },
  { name: 'types (tsc)', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'format (prettier)', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'dead code, unused dependencies (knip)', command: ['knip'] },
  {
    name: 'imports between rooms',
    command: ['depcruise', '--config', 'import-rules.config.ts', ...ROOMS],
  },
  {
    name: 'imports of what runs',
    command: ['depcruise', '--config', 'import-rules.run.config.ts', ...ROOMS],
  },
  {
    name: 'référentiel generated from its files',
    command: ['node', 'packages/criteria/scripts/compile.ts', '--check'],
  },
  {
    name: 'openapi.json generated from the routes',
    command: ['node', 'apps/api/src/cli/openapi.ts', '--check'],
  },
  {
    name: 'client generated from openapi.json',
    command: ['openapi-typescript', './openapi.json', '-o', './src/schema.d.ts', '--check'],
    cwd: 'packages/api-client',
  },
  { name: 'documents generated', command: ['node', 'scripts/docs.ts', '--check'] },
];

const failures: string[] = [];
const waiting = [...CHECKS];
await run({ name: '', command: ['svelte-kit', 'sync'], cwd: 'apps/web' });
await Promise.all(Array.from({ length: AT_ONCE }, work));

for (const failure of failures) console.log(`\n${failure}`);
console.log(`\n${CHECKS.length - failures.length} checks passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const { passed, output, seconds } = await run(check);
    console.log(`${passed ? 'ok    ' : 'FAILED'}  ${check.name} (${seconds.toFixed(1)} s)`);
    if (!passed) failures.push(`--- ${check.name}: ${check.command.join(' ')}\n${output.trim()}`);
  }
}

function run({ command, cwd = '.' }: Check): Promise<Outcome> {
  const folder = join(ROOT, cwd);
  const start = Date.now();
  const bins = [join(folder, 'node_modules/.bin'), join(ROOT, 'node_modules/.bin')];
  const [file = '', ...args] = command;
  return new Promise((done) => {
    let output = '';
    const child = spawn(file, args, {
      cwd: folder,
      env: { ...process.env, PATH: [...bins, process.env.PATH].join(delimiter) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const end = (passed: boolean): void =>
      done({ passed, output, seconds: (Date.now() - start) / 1000 });
    child.once('error', (error) => {
      output += error.message;
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}
