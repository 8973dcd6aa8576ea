-- Stems of the words in order, without accents, signs nor empty words: what two spellings of one term share.
create function public.search_key(value text) returns text
  language sql immutable strict parallel safe
  as $$ select coalesce(string_agg(lexeme, ' ' order by positions[1]), '')
    from unnest(to_tsvector('public.gouvtech', regexp_replace(public.fold(value), '[^[:alnum:]]+', ' ', 'g'))) $$;
--> statement-breakpoint
CREATE TABLE "search_synonym" (
	"term" text NOT NULL,
	"expansion" text NOT NULL,
	"kind" text NOT NULL,
	"term_key" text GENERATED ALWAYS AS (public.search_key(term)) STORED NOT NULL,
	"expansion_key" text GENERATED ALWAYS AS (public.search_key(expansion)) STORED NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "search_synonym_term_expansion_pk" PRIMARY KEY("term","expansion")
);
--> statement-breakpoint
ALTER TABLE "catalogue_search" ADD COLUMN "head" "tsvector" GENERATED ALWAYS AS (ts_filter(vector, '{a,b,c}')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "catalogue_search" ADD COLUMN "replaces" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
CREATE INDEX "search_synonym_term" ON "search_synonym" USING btree ("term_key");--> statement-breakpoint
CREATE INDEX "search_synonym_expansion" ON "search_synonym" USING btree ("expansion_key");
--> statement-breakpoint
update "catalogue_search" s set "replaces" = array(
  select public.fold(product) from jsonb_array_elements_text(e.card::jsonb -> 'alternativeTo') product)
from "catalogue_entry" e where e.ordinal = s.ordinal;
