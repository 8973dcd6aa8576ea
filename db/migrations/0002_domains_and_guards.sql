insert into "domain" ("code") values
  ('FIN'), ('ACM'), ('SUB'), ('RHP'), ('FOR'), ('GED'), ('ARC'), ('SIG'), ('ASM'), ('REL'), ('TEL'), ('ECE'), ('ENF'), ('SOC'), ('SAN'), ('URB'), ('GEO'), ('PAT'), ('MOB'), ('SPU'), ('CUL'), ('PAR'), ('WEB'), ('COL'), ('PRO'), ('DAT'), ('IAA'), ('CYB'), ('INF'), ('ESR');
--> statement-breakpoint
insert into "catalogue_state" ("only", "bit_length", "entries", "revision", "changed_at")
  values (true, 1024, 0, 0, now());
--> statement-breakpoint
alter table "catalogue_state" add constraint "catalogue_state_one_row" check ("only");
--> statement-breakpoint
-- Counting reads every bit string: keep them uncompressed.
alter table "catalogue_facet" alter column "bits" set storage external;
--> statement-breakpoint
create function public.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'La table « % » n’accepte que des ajouts.', tg_table_name
    using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger "listing_version_append_only" before update or delete on "listing_version"
  for each row execute function public.refuse_change();
--> statement-breakpoint
create trigger "snapshot_append_only" before update or delete on "snapshot"
  for each row execute function public.refuse_change();
