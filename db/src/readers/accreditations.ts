import { sql } from 'drizzle-orm';

/**
 * Every accreditation, and every application. One row is open for an organisation and a scheme (`accreditation_one_open`):
 * what is asked for while an accreditation runs is therefore held by the log until it is decided, under the identifier that
 * its row takes then. `follows`: the accreditation that ran then, in text; null for a row of the table.
 */
export const allAccreditations = sql.raw(`(
  select id, organisation_id, scheme, status, status_since, status_reason, version, statement, fee_statement, applied_by,
    applied_at, accredited_from, accredited_until, null::text follows
  from accreditation
  union all
  select e.object_id::uuid, e.organisation_id, e.content::jsonb #>> '{data,scheme}', 'applied', e.at, null, 1,
    e.content::jsonb #>> '{data,statement}', e.content::jsonb #>> '{data,feeStatement}', e.actor, e.at, null, null,
    e.content::jsonb #>> '{data,follows}'
  from event e where e.action = 'accreditation:apply' and e.content::jsonb #>> '{data,follows}' is not null
    and not exists (select from accreditation x where x.id::text = e.object_id))`);
