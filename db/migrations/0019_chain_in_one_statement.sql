ALTER TABLE "event_head" ADD COLUMN "previous_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- One statement instead of three: its lock puts writers in line, and what it returns is the row as it is after the wait.
create or replace function public.chain_event() returns trigger language plpgsql as $$
begin
  loop
    update event_head h set seq = h.seq + 1, previous_hash = h.hash,
      hash = encode(sha256(convert_to((h.seq + 1) || ' ' || h.hash || ' ' || new.content, 'UTF8')), 'hex')
    returning h.seq, h.previous_hash, h.hash into new.seq, new.previous_hash, new.hash;
    exit when found;
    insert into event_head ("only", seq, hash) values (true, 0, '') on conflict do nothing;
  end loop;
  return new;
end
$$;
