/** What helps the search understand a query. Rows are data that staff edits, not code. */
import { sql, type SQL } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** Stems of the words, in order, without accents or empty words: one key for « GRU », « gru », « les GRU ». */
const keyOf = (column: string): SQL => sql.raw(`public.search_key(${column})`);

/**
 * Acronyms and synonyms (référentiels, section 5).
 * kind: `equivalent` says the same thing, both ways, and two equivalents of one term are equivalent;
 * `related` is close, both ways; `product` names a product, and finds what does the same (one way).
 */
export const searchSynonym = pgTable(
  'search_synonym',
  {
    term: text('term').notNull(),
    expansion: text('expansion').notNull(),
    kind: text('kind', { enum: ['equivalent', 'related', 'product'] }).notNull(),
    termKey: text('term_key').notNull().generatedAlwaysAs(keyOf('term')),
    expansionKey: text('expansion_key').notNull().generatedAlwaysAs(keyOf('expansion')),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'string' })
      .notNull()
      .defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.term, t.expansion] }),
    index('search_synonym_term').on(t.termKey),
    index('search_synonym_expansion').on(t.expansionKey),
  ],
);
