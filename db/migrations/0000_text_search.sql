-- French text search that ignores accents, and similarity of words. Both extensions are "trusted": the
-- owner of the database may create them. Everything lives in `public`, on PostgreSQL as in PGlite.
create extension if not exists unaccent with schema public;
--> statement-breakpoint
create extension if not exists pg_trgm with schema public;
--> statement-breakpoint
-- Lower case without accents. `unaccent` is declared stable because its dictionary could change; ours does
-- not, so the wrapper may be immutable and used in indexes.
create function public.fold(value text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;
--> statement-breakpoint
create text search configuration public.gouvtech (copy = pg_catalog.french);
--> statement-breakpoint
alter text search configuration public.gouvtech
  alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part
  with public.unaccent, pg_catalog.french_stem;
--> statement-breakpoint
-- Whole words, for the vocabulary that corrects typing faults.
create text search configuration public.gouvtech_words (copy = pg_catalog.simple);
--> statement-breakpoint
alter text search configuration public.gouvtech_words
  alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part
  with public.unaccent, pg_catalog.simple;
