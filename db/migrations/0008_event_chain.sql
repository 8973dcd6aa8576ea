-- Numbers and chains each event. The lock on the head is taken last in a transaction, so writers wait for moments only.
create function public.chain_event() returns trigger language plpgsql as $$
declare
  head record;
begin
  insert into event_head ("only", seq, hash) values (true, 0, '') on conflict do nothing;
  select h.seq, h.hash into head from event_head h for update;
  new.seq := head.seq + 1;
  new.previous_hash := head.hash;
  new.hash := encode(sha256(convert_to(new.seq || ' ' || new.previous_hash || ' ' || new.content, 'UTF8')), 'hex');
  update event_head set seq = new.seq, hash = new.hash;
  return new;
end
$$;
--> statement-breakpoint
create trigger "event_chain" before insert on "event"
  for each row execute function public.chain_event();
--> statement-breakpoint
create trigger "event_append_only" before update or delete on "event"
  for each row execute function public.refuse_change();
--> statement-breakpoint
create trigger "answer_history_append_only" before update or delete on "answer_history"
  for each row execute function public.refuse_change();
