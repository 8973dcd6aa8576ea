import { timestamp } from 'drizzle-orm/pg-core';

/** An instant, read as PostgreSQL writes it: `toInstant` makes it UTC. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
