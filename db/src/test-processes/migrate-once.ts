/** Migrates the database whose address is given. */
import { migrate } from '../migrate.ts';
import { openDb } from '../open.ts';

const database = await openDb({ url: process.argv[2] });
await migrate(database);
await database.close();
