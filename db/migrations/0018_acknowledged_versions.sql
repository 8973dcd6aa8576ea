-- A version that went live by itself is acknowledged afterwards, once; what it says never changes.
drop trigger "listing_version_append_only" on "listing_version";
--> statement-breakpoint
create trigger "listing_version_no_delete" before delete on "listing_version"
  for each row execute function public.refuse_change();
--> statement-breakpoint
create trigger "listing_version_append_only" before update on "listing_version"
  for each row when (
    old.acknowledged_at is not null or not old.to_acknowledge
    or (new.solution_id, new.version, new.content, new.reason, new.author, new.created_at, new.to_acknowledge)
      is distinct from
      (old.solution_id, old.version, old.content, old.reason, old.author, old.created_at, old.to_acknowledge)
  ) execute function public.refuse_change();
