/**
 * `pnpm bench:moderation --serveur postgres://… [--fiches 10000] [--dossiers 500] [--requetes 200] [--essais 100]`
 * How long a page of the queue and the review of a listing take when hundreds of items wait among thousands of listings;
 * then two moderators who decide the same listing at once, as many times: no decision may be taken twice. Figures for the
 * first, a failure for the second.
 */
import { createHash, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { migrate, openDb, type Database } from '@gouvtech/db';
import { seedScale } from '@gouvtech/db/seed';
import { startApiAlone, postgresServer, settle } from './places.ts';

const { values: options } = parseArgs({
  options: {
    serveur: { type: 'string' },
    fiches: { type: 'string', default: '10000' },
    dossiers: { type: 'string', default: '500' },
    requetes: { type: 'string', default: '200' },
    essais: { type: 'string', default: '100' },
  },
});
const WARM_UP = 20;
const today = new Date().toISOString().slice(0, 10);

/** A moderator signed in with two factors. @returns the cookie */
async function moderator({ query }: Database, name: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const [account] = await query<{ id: string }>(
    `insert into account (given_name, usual_name, email, staff, created_at)
     values ($1, 'Banc', $2, 'moderator', now()) returning id`,
    [name, `${name}-${token.slice(0, 8).toLowerCase()}@dinum.example`],
  );
  await query(
    `insert into session (token_hash, account_id, method, acr, authenticated_at, created_at, last_used_at, expires_at)
     values ($1, $2, 'proconnect', 'eidas1-mfa', now(), now(), now(), now() + interval '2 hours')`,
    [createHash('sha256').update(token).digest('hex'), account!.id],
  );
  return `session=${token}`;
}

/** Three in five are updates of published listings, the others live corrections and signals. */
async function fill({ query }: Database, items: number): Promise<void> {
  const updates = Math.round(items * 0.6);
  const live = Math.round(items * 0.3);
  await query('delete from listing_revision where status in ($1, $2)', ['submitted', 'in_review']);
  await query('delete from moderation_signal');
  await query(
    `with page as (
       select s.id, v.content, s.published_version from solution s
       join listing_version v on v.solution_id = s.id and v.version = s.published_version
       where s.status = 'published' and s.organisation_id is not null
         and not exists (select from listing_revision r where r.solution_id = s.id)
       order by s.slug limit $1
     ), contact as (
       insert into listing_contact (solution_id, legal_name, legal_email, security, updated_at)
       select id, 'Banc', 'banc@exemple.fr', 'banc@exemple.fr', now() from page on conflict do nothing
     )
     insert into listing_revision (solution_id, status, status_since, content, base_version, stated_by, stated_at, created_at, updated_at)
     select id, 'submitted', now() - random() * interval '20 days',
       jsonb_set(jsonb_set(content, '{summary}', '"Une présentation corrigée de bout en bout, mot après mot."'),
         '{description}', to_jsonb((content ->> 'description') || ' Avec une phrase de plus.')),
       published_version, (select id from account limit 1), now(), now(), now()
     from page`,
    [updates],
  );
  await query('alter table listing_version disable trigger listing_version_append_only');
  await query(
    `update listing_version v set to_acknowledge = true from (
       select id, published_version from solution where status = 'published' order by slug desc limit $1) s
     where v.solution_id = s.id and v.version = s.published_version`,
    [live],
  );
  await query('alter table listing_version enable trigger listing_version_append_only');
  await query(
    `insert into moderation_signal (kind, key, solution_id, raised_at)
     select 'duplicate', 'bench:' || id, id, now() from solution where status = 'published' limit $1`,
    [items - updates - live],
  );
}

const quantile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

async function measure(what: string, url: string, cookie: string, requests: number) {
  const times: number[] = [];
  for (let done = -WARM_UP; done < requests; done += 1) {
    const start = performance.now();
    const reply = await fetch(url, { headers: { cookie } });
    const body = await reply.text();
    if (reply.status !== 200) throw new Error(`${url}: ${reply.status} ${body.slice(0, 300)}`);
    if (done >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const [median, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  console.log(`${what}: médiane ${median.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
}

/** Both take, both decide, at once. @returns how many listings were decided other than once */
async function together(database: Database, api: string, cookies: string[], trials: number) {
  const origin = 'http://localhost:3000';
  const slugs = await database.query<{ slug: string }>(
    `select s.slug from listing_revision r join solution s on s.id = r.solution_id
     where r.status = 'submitted' order by s.slug limit $1`,
    [trials],
  );
  let wrong = 0;
  for (const { slug } of slugs) {
    const url = `${api}/api/v1/moderation/listings/${slug}`;
    const won = await Promise.all(
      cookies.map(async (cookie) => {
        const headers = { cookie, origin };
        await fetch(`${url}/review`, { method: 'POST', headers });
        const { etag } = (await (await fetch(url, { headers })).json()) as { etag: string };
        const decide = () =>
          fetch(`${url}/decision`, {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json', 'if-match': etag },
            body: JSON.stringify({ decision: 'publish' }),
          });
        // A double click, on top of a colleague.
        const replies = await Promise.all([decide(), decide()]);
        return replies.filter(({ status }) => status === 200).length;
      }),
    );
    const [logged] = await database.query<{ n: number }>(
      `select count(*)::int as n from event e join solution s on s.id = e.solution_id
       where s.slug = $1 and e.action = 'listing:publish'`,
      [slug],
    );
    if (won.reduce((sum, one) => sum + one, 0) !== 1 || logged!.n !== 1) wrong += 1;
  }
  console.log(
    `${slugs.length} fiches décidées à deux en même temps, décisions en double : ${wrong}`,
  );
  return wrong;
}

const server = await postgresServer(options.serveur);
const url = await server.url(`gouvtech_moderation_${options.fiches}`);
const database = await openDb({ url, dataDir: '', durable: false });
try {
  await migrate(database);
  await seedScale(database, { total: Number(options.fiches), today });
  await fill(database, Number(options.dossiers));
  await settle(url);
  const cookies = [await moderator(database, 'premier'), await moderator(database, 'second')];
  const api = await startApiAlone({ DATABASE_URL: url });
  try {
    const queue = `${api.url}/api/v1/moderation/queue`;
    const requests = Number(options.requetes);
    const [late] = await database.query<{ slug: string }>(
      `select s.slug from listing_revision r join solution s on s.id = r.solution_id
       where r.status = 'submitted' order by r.status_since limit 1`,
    );
    await measure('file, première page', queue, cookies[0]!, requests);
    await measure('file, page 10', `${queue}?page=10`, cookies[0]!, requests);
    await measure('file, recherche', `${queue}?q=parafil&state=late`, cookies[0]!, requests);
    const review = `${api.url}/api/v1/moderation/listings/${late!.slug}`;
    await measure('relecture d’une fiche', review, cookies[0]!, requests);
    if (await together(database, api.url, cookies, Number(options.essais))) process.exitCode = 1;
  } finally {
    await api.stop();
  }
} finally {
  await database.close();
  await server.stop();
}
