import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Database, Db } from './database.ts';
import { toInstant } from './database.ts';
import { DbError } from './errors.ts';
import * as schema from './schema/index.ts';

/** Any constant will do: it names "migrating this catalogue" among the server's advisory locks. */
const MIGRATION_LOCK = 7_416_202_611;
/** Above this number of distinct texts, statements are no longer kept prepared: they cost memory on the server. */
const PREPARED_MAX = 500;

const parsers = new Map<number, (value: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.DATE, (value) => value],
  [pg.types.builtins.TIMESTAMPTZ, toInstant],
]);
const customTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
};

export type PostgresOptions = { poolSize?: number; statementTimeoutMs?: number };

/** Opens a bounded pool and checks that the server answers. @throws DbError `database-unavailable`. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Database> {
  const { poolSize = 10, statementTimeoutMs = 30_000 } = options;
  const place = describeUrl(url);
  const config: pg.PoolConfig = {
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'catalogue-gouvtech',
    options: '-c timezone=UTC',
  };
  const pool = new pg.Pool({ ...config, statement_timeout: statementTimeoutMs });
  // An idle connection cut by the server is replaced at the next query; without a listener Node would stop.
  pool.on('error', () => {});
  const db = drizzle(pool, { schema });
  const statements = new Map<string, string>();
  const query = async <T>(text: string, params: readonly unknown[] = []): Promise<T[]> => {
    const name = preparedName(statements, text);
    const values = params as unknown[];
    try {
      return (await pool.query({ text, values, types: customTypes, ...(name && { name }) })).rows;
    } catch (error) {
      throw isConnectionError(error) ? unavailable(place, error) : error;
    }
  };
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw unavailable(place, error);
  }
  return {
    engine: 'postgres',
    db: db as unknown as Db,
    query,
    transaction: (work) => db.transaction((tx) => work(tx as unknown as Db)),
    applyMigrations: (folder, guard) =>
      alone(config, async (client) => {
        const own = drizzle(client, { schema });
        await guard(own as unknown as Db);
        await migrate(own, { migrationsFolder: folder });
      }),
    close: () => pool.end(),
  };
}

/** A connection of its own, because an advisory lock belongs to one, and without a time limit. */
async function alone(config: pg.PoolConfig, work: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await work(client);
  } finally {
    await client.end();
  }
}

function preparedName(statements: Map<string, string>, text: string): string | undefined {
  const known = statements.get(text);
  if (known || statements.size >= PREPARED_MAX) return known;
  const name = `q${statements.size}`;
  statements.set(text, name);
  return name;
}

const CONNECTION_CODES = /^(ECONN|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_|EPIPE|57P0|08|53300)/;
const isConnectionError = (error: unknown) =>
  CONNECTION_CODES.test((error as { code?: string }).code ?? '') ||
  /timeout exceeded when trying to connect|Connection terminated/.test(String(error));

/** `utilisateur@hôte:port/base`, never the password. */
function describeUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new DbError(
      'database-unavailable',
      'DATABASE_URL n’est pas une adresse PostgreSQL. Écrivez-la sous la forme « postgres://utilisateur:motdepasse@hôte:5432/base », ' +
        'ou retirez-la pour utiliser la base embarquée.',
    );
  }
  const user = parsed.username ? `${decodeURIComponent(parsed.username)}@` : '';
  return `${user}${parsed.host || 'localhost'}${parsed.pathname}`;
}

function unavailable(place: string, cause: unknown): DbError {
  const { code, message } = cause as { code?: string; message?: string };
  const reasons: Record<string, string> = {
    ECONNREFUSED: 'aucun serveur n’écoute à cette adresse',
    ENOTFOUND: 'ce nom de machine est inconnu',
    '28P01': 'le mot de passe est refusé',
    '28000': 'ce compte est refusé',
    '3D000': 'cette base n’existe pas',
    '53300': 'le serveur n’accepte plus de connexions',
  };
  const reason = reasons[code ?? ''] ?? `${message || code}`;
  return new DbError(
    'database-unavailable',
    `La base de données « ${place} » ne répond pas : ${reason}. Vérifiez la variable DATABASE_URL et que PostgreSQL est démarré.`,
    { cause },
  );
}
