export { openDb, type OpenOptions } from './open.ts';
export { migrate } from './migrate.ts';
export { rows, toInstant, type Database, type Db } from './database.ts';
export { DbError, type DbErrorCode } from './errors.ts';
export * as schema from './schema/index.ts';
