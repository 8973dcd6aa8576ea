/** Writes the parts of documents that come from the code; `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { configTable } from '../apps/api/src/config.ts';
import { ROOT } from './lib/settings.ts';
import { stateMachines } from './lib/state-machines.ts';

type Part = { file: string; name: string; content: string };

const PARTS: Part[] = [
  { file: 'docs/configuration.md', name: 'api', content: configTable() },
  { file: 'docs/state-machines.md', name: 'machines', content: stateMachines() },
];

for (const { file, name, content } of PARTS) {
  const path = join(ROOT, file);
  const before = readFileSync(path, 'utf8');
  const after = replacePart(before, name, (await format(content, { parser: 'markdown' })).trim());
  if (after === before) continue;
  if (process.argv.includes('--check')) {
    console.error(
      `${file} is not what the code says. Run « pnpm generate » and commit the result.`,
    );
    process.exitCode = 1;
  } else {
    writeFileSync(path, after);
    console.log(`${file} is up to date.`);
  }
}

/** @throws when the marks of the part are not in the document. */
function replacePart(document: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name}: generated -->`, `<!-- /${name} -->`];
  const start = document.indexOf(open);
  const end = document.indexOf(close);
  if (start < 0 || end < start) throw new Error(`no ${open} … ${close}`);
  return `${document.slice(0, start + open.length)}\n\n${content}\n\n${document.slice(end)}`;
}
