import { defineConfig } from 'drizzle-kit';

/** `pnpm db:generate` writes the next migration from the schema; paths are those of the repository's root. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/src/schema/index.ts',
  out: './db/migrations',
});
