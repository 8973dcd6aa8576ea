/** Writes packages/api-client/openapi.json from the routes; `--check` only compares. Needs no database. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from '@gouvtech/db';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';

const FILE = fileURLToPath(
  new URL('../../../../packages/api-client/openapi.json', import.meta.url),
);

/** The document as it must be committed. */
export async function openApiDocument(): Promise<string> {
  const refuse = () => Promise.reject(new Error('the description of the API needs no database'));
  const database = { engine: 'pglite', query: refuse, transaction: refuse } as unknown as Database;
  const config = readConfig({ LOG_LEVEL: 'silent', SHED_DELAY_MS: '0' });
  const app = await buildApp({ config, database, clock: () => new Date(0) });
  const document = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await app.close();
  return document;
}

export const committedDocument = (): string => readFileSync(FILE, 'utf8');

if (import.meta.main) {
  const document = await openApiDocument();
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, document);
    console.log('packages/api-client/openapi.json est à jour.');
  } else if (document !== committedDocument()) {
    console.error(
      'packages/api-client/openapi.json ne correspond plus aux routes. Lancez « pnpm generate » et validez le résultat.',
    );
    process.exitCode = 1;
  }
}
