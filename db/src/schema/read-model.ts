/**
 * What public pages read. Written in the transaction that publishes, rebuilt and checked by
 * `pnpm catalogue read-model`. JSON is stored as text and passed through, never decoded to be encoded again.
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { solution } from './listings.ts';

const varbit = customType<{ data: string }>({ dataType: () => 'bit varying' });
/** Sorted by bytes, so that the order is the same on every server whatever its locale. */
const byteText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const catalogueEntry = pgTable(
  'catalogue_entry',
  {
    ordinal: integer('ordinal').primaryKey(),
    solutionId: uuid('solution_id')
      .notNull()
      .unique()
      .references(() => solution.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull().unique(),
    /** JSON of one list item */
    card: text('card').notNull(),
    /** JSON of the solution page */
    document: text('document').notNull(),
    /** strong ETag of the document: hash of its bytes */
    etag: text('etag').notNull(),
    /** lower case, without accents: what "sort by name" sorts on */
    nameKey: byteText('name_key').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'string' }).notNull(),
    /** assured score in basis points, -1 when there is none: overall, then the nine themes in the order of the set */
    assured: smallint('assured').array().notNull(),
    audited: smallint('audited').array().notNull(),
    /** facet values held, as `facet:value`, to undo them in the bit strings at the next write */
    facets: text('facets').array().notNull(),
    /** `criterion:level:tier` held, to undo them in the tallies at the next write */
    tallies: text('tallies').array().notNull(),
    /** instant at which a proof or a level lapses and this row must be computed again */
    nextChangeAt: timestamp('next_change_at', { withTimezone: true, mode: 'string' }),
  },
  (t) => [
    index('catalogue_entry_name').on(t.nameKey),
    index('catalogue_entry_updated').on(t.updatedAt),
    index('catalogue_entry_due').on(t.nextChangeAt),
    index('catalogue_entry_assured').on(sql`(assured[1]) desc`, t.ordinal),
    index('catalogue_entry_audited').on(sql`(audited[1]) desc`, t.ordinal),
    // The theme of these positions: without them, the whole table is read to sort by its score.
    ...[2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((position) => [
      index(`catalogue_entry_assured_${position}`).on(
        sql.raw(`(assured[${position}]) desc`),
        t.ordinal,
      ),
      index(`catalogue_entry_audited_${position}`).on(
        sql.raw(`(audited[${position}]) desc`),
        t.ordinal,
      ),
    ]),
  ],
);

/** One bit per ordinal for each value of each facet; all strings have the length held by `catalogue_state`. */
export const catalogueFacet = pgTable(
  'catalogue_facet',
  {
    facet: text('facet').notNull(),
    value: text('value').notNull(),
    bits: varbit('bits').notNull(),
  },
  (t) => [primaryKey({ columns: [t.facet, t.value] })],
);

/** Narrow on purpose: the words of an entry and nothing else. */
export const catalogueSearch = pgTable(
  'catalogue_search',
  {
    ordinal: integer('ordinal').primaryKey(),
    nameKey: text('name_key').notNull(),
    vector: tsvector('vector').notNull(),
    /** all but the description: short, so that weighing many entries stays cheap */
    head: tsvector('head').notNull().generatedAlwaysAs(sql.raw(`ts_filter(vector, '{a,b,c}')`)),
    /** products it can replace, folded, one per element */
    replaces: text('replaces').array().notNull().default(sql.raw(`'{}'::text[]`)),
  },
  (t) => [
    index('catalogue_search_vector').using('gin', t.vector),
    index('catalogue_search_name').using('gin', t.nameKey.op('gin_trgm_ops')),
  ],
);

/** The catalogue's own words, without accents, to correct typing faults before searching. */
export const catalogueWord = pgTable(
  'catalogue_word',
  { word: text('word').primaryKey(), entries: integer('entries').notNull() },
  (t) => [index('catalogue_word_trgm').using('gin', t.word.op('gin_trgm_ops'))],
);

/** How many listings reach each level of each criterion, at each tier. */
export const criterionTally = pgTable(
  'criterion_tally',
  {
    criterion: text('criterion').notNull(),
    /** rubric level, or `na`, `planned`, `unanswered` */
    level: text('level').notNull(),
    tier: smallint('tier').notNull(),
    entries: integer('entries').notNull(),
  },
  (t) => [primaryKey({ columns: [t.criterion, t.level, t.tier] })],
);

/** One row: its lock serialises writers of the bit strings. */
export const catalogueState = pgTable('catalogue_state', {
  only: boolean('only').primaryKey().default(true),
  bitLength: integer('bit_length').notNull(),
  entries: integer('entries').notNull(),
  revision: integer('revision').notNull(),
  changedAt: timestamp('changed_at', { withTimezone: true, mode: 'string' }).notNull(),
});

/** Public journal of proofs and events, newest first: home page and history. */
export const publicEvent = pgTable(
  'public_event',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    solutionId: uuid('solution_id')
      .notNull()
      .references(() => solution.id, { onDelete: 'cascade' }),
    kind: text('kind', {
      enum: [
        'published',
        'confirmed',
        'attested',
        'documented',
        'checked',
        'certified',
        'audited',
        'expired',
        'contested',
        'modified',
        'suspended',
        'restored',
        'withdrawn',
        'imported',
        'audit-cancelled',
        'audit-reopened',
        'labelled',
        'label-refused',
        'label-kept',
        'label-suspended',
        'label-restored',
        'label-ended',
      ],
    }).notNull(),
    criterion: text('criterion'),
    summary: text('summary').notNull(),
    happenedAt: timestamp('happened_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  (t) => [
    index('public_event_recent').on(t.happenedAt),
    index('public_event_solution').on(t.solutionId, t.happenedAt),
  ],
);
