/**
 * The only SQL of histories. Each statement reads one solution, but for the feed of the catalogue, which walks the
 * index of recent events.
 */
import type { Database } from '@gouvtech/db';
import {
  ENDED_STATUSES,
  LISTED_STATUSES,
  type Listing,
  type ListingStatus,
} from '@gouvtech/domain';
import { PUBLIC_ACTS, tellPublicAct } from '@gouvtech/domain/public-acts';
import { REOPENED } from '../catalogue/index.ts';

const KNOWN: readonly ListingStatus[] = [...LISTED_STATUSES, ...ENDED_STATUSES];

export type SubjectRow = {
  id: string;
  slug: string;
  /** of the last published version */
  name: string;
  status: (typeof LISTED_STATUSES | typeof ENDED_STATUSES)[number];
  reason: string | null;
  since: string;
  version: number;
  demonstration: boolean;
};

/** @returns null for a solution the public never saw */
export async function readSubject({ query }: Database, slug: string): Promise<SubjectRow | null> {
  const [row] = await query<SubjectRow>(
    `select s.id, s.slug, v.content ->> 'name' as name, coalesce(ended ->> 'status', s.status) as status,
       case when ended is null then s.status_reason else ended ->> 'reason' end as reason,
       coalesce((ended ->> 'since')::timestamptz, s.status_since) as since, s.published_version as version, s.demonstration
     from solution s
     join listing_version v on v.solution_id = s.id and v.version = s.published_version ${REOPENED}
     where s.slug = $1 and coalesce(ended ->> 'status', s.status) = any($2::text[])`,
    [slug, KNOWN],
  );
  return row ?? null;
}

/**
 * Versions the public could read, each from the instant it could: those written before the first publication, and
 * replaced before it, never were.
 */
const PUBLIC_VERSIONS = `
public_version as (
  select v.version as number, v.reason, v.author, v.content,
    greatest(v.created_at, s.published_at) as at,
    lag(v.version) over next as previous, lag(v.content) over next as before,
    lead(v.version) over next as following,
    greatest(lead(v.created_at) over next, s.published_at) as until
  from solution s
  join listing_version v on v.solution_id = s.id and v.version <= s.published_version
  where s.id = $1 and not exists (
    select 1 from listing_version later
    where later.solution_id = s.id and later.version > v.version
      and later.version <= s.published_version and later.created_at <= s.published_at)
  window next as (order by v.version)
)`;

const VERSION_COLUMNS = `number, reason, author, at, previous, following,
  case when following is not null then until end as until, content, before`;

export type VersionRow = {
  number: number;
  reason: string;
  author: string;
  at: string;
  /** last instant plus one; null for the one the public reads now */
  until: string | null;
  previous: number | null;
  following: number | null;
  content: Listing;
  /** content of the version before; null for the first */
  before: Listing | null;
};

/** @param numbers the versions wanted, those that do not exist are left out. @returns newest first */
export const readVersions = (
  { query }: Database,
  id: string,
  numbers: number[],
): Promise<VersionRow[]> =>
  query<VersionRow>(
    `with ${PUBLIC_VERSIONS}
     select ${VERSION_COLUMNS} from public_version where number = any($2::int[]) order by number desc`,
    [id, numbers],
  );

export const pageOfVersions = (
  { query }: Database,
  id: string,
  page: { from: number; limit: number },
): Promise<VersionRow[]> =>
  query<VersionRow>(
    `with ${PUBLIC_VERSIONS}
     select ${VERSION_COLUMNS} from public_version order by number desc offset $2 limit $3`,
    [id, page.from, page.limit],
  );

const ACTS = Object.keys(PUBLIC_ACTS);
const quoted = (acts: string[]): string => acts.map((act) => `'${act}'`).join(', ');

/**
 * Acts of moderation since the first publication, from the log. An act that wrote its own public event at that instant
 * is told by it.
 */
const MODERATION_ACTS = `
moderation_act as (
  select e.seq, e.at, e.action,
    case when e.action in (${quoted(ACTS.filter((act) => PUBLIC_ACTS[act]!.reason))})
      then e.content::jsonb ->> 'reason' end as reason
  from event e join solution s on s.id = e.solution_id
  where e.solution_id = $1 and e.action in (${quoted(ACTS)}) and e.at >= s.published_at and e.at <= $2
    and not exists (
      select from public_event p where p.solution_id = e.solution_id and p.happened_at = e.at)
)`;

export type Extent = { versions: number; events: number; first: string };

/** How much there is to tell until `now`, and since when. */
export async function readExtent({ query }: Database, id: string, now: string): Promise<Extent> {
  const [row] = await query<Extent>(
    `with ${PUBLIC_VERSIONS}, ${MODERATION_ACTS}
     select count(*)::int as versions, min(at) as first,
       (select count(*)::int from public_event where solution_id = $1 and happened_at <= $2)
         + (select count(*)::int from moderation_act) as events
     from public_version`,
    [id, now],
  );
  return row!;
}

/** Number of the version public at an instant. */
export async function versionAt(
  { query }: Database,
  id: string,
  instant: string,
): Promise<number | null> {
  const [row] = await query<{ number: number }>(
    `with ${PUBLIC_VERSIONS}
     select number from public_version where at <= $2 order by number desc limit 1`,
    [id, instant],
  );
  return row?.number ?? null;
}

export type JournalRow = {
  id: string;
  at: string;
  /** `version`, or the kind of a public event */
  kind: string;
  criterion: string | null;
  summary: string;
  version: number | null;
};

/** `act`: the action of the log this line comes from; its summary is then the reason that may be shown. */
type ActRow = { act: string | null };

/** Events, versions and acts of moderation together, newest first. */
export async function pageOfJournal(
  database: Database,
  id: string,
  page: { now: string; from: number; limit: number },
): Promise<JournalRow[]> {
  const found = await database.query<JournalRow & ActRow>(
    `with ${PUBLIC_VERSIONS}, ${MODERATION_ACTS}
     select id::text, happened_at as at, kind, criterion, summary, null::int as version, null as act
     from public_event where solution_id = $1 and happened_at <= $2
     union all
     select 'version-' || number, at, 'version', null, reason, number, null from public_version
     union all
     select 'act-' || seq, at, action, null, coalesce(reason, ''), null, action from moderation_act
     order by at desc, version desc nulls first, id offset $3 limit $4`,
    [id, page.now, page.from, page.limit],
  );
  return found.map(({ act, ...row }) =>
    act === null ? row : { ...row, ...tellPublicAct(act, row.summary) },
  );
}

export type FeedRow = {
  id: string;
  at: string;
  kind: string;
  summary: string;
  slug: string;
  name: string;
};

/** Latest events of the solutions whose history may be read, those that left the catalogue included. */
export const latestEvents = ({ query }: Database, now: string, limit: number): Promise<FeedRow[]> =>
  query<FeedRow>(
    `select e.id::text, e.happened_at as at, e.kind, e.summary, s.slug, v.content ->> 'name' as name
     from public_event e
     join solution s on s.id = e.solution_id and s.status = any($1::text[])
     join listing_version v on v.solution_id = s.id and v.version = s.published_version
     where e.happened_at <= $2
     order by e.happened_at desc, e.id limit $3`,
    [KNOWN, now, limit],
  );

/** Instant of the last publication, for a feed without entries. */
export async function catalogueChangedAt({ query }: Database): Promise<string> {
  const [row] = await query<{ at: string }>('select changed_at as at from catalogue_state');
  return row!.at;
}
