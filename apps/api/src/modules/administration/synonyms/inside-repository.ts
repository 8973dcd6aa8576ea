import { sql, type SQL } from 'drizzle-orm';
import { rows, type Database, type Db } from '@gouvtech/db';

/** A database whose raw statements are run by the transaction: what reads it sees what the transaction wrote. */
export const inside = (tx: Db): Database =>
  ({
    db: tx,
    query: <T>(text: string, params: readonly unknown[] = []) =>
      rows<T>(tx, withParameters(text, params)),
  }) as unknown as Database;

const withParameters = (text: string, params: readonly unknown[]): SQL =>
  sql.join(
    text
      .split(/(\$\d+)/)
      .map((part) =>
        /^\$\d+$/.test(part) ? sql`${sql.param(params[Number(part.slice(1)) - 1])}` : sql.raw(part),
      ),
  );
