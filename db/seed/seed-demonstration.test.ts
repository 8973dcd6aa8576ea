import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkReadModel } from '../src/read-model/check.ts';
import type { Database } from '../src/database.ts';
import { withDatabases } from '../src/testing.ts';
import { DEMO } from './demo.ts';
import { ACCOUNTS as DEMO_ACCOUNTS } from './people/accounts.ts';
import { seedDemonstration } from './seed-demonstration.ts';
import { seedScale } from './seed-scale.ts';
import { checkAudits } from './testing/audits.ts';

const TODAY = '2026-11-22';
const ISSUER = 'http://127.0.0.1:3002/api/v2';
const SLOW = 240_000;
const digests = new Set<string>();

async function digest(database: Database): Promise<string> {
  const entries = await database.query<{ slug: string; card: string; document: string }>(
    'select slug, card, document from catalogue_entry order by slug',
  );
  const hash = createHash('sha256');
  for (const { slug, card, document } of entries) hash.update(`${slug}\n${card}\n${document}\n`);
  for (const statement of PEOPLE) hash.update(JSON.stringify(await database.query(statement)));
  return hash.digest('hex');
}

/** Every column that the demonstration writes. */
const PEOPLE = [
  'select id, given_name, usual_name, email, siret, public_agent, staff, created_at from account order by id',
  'select issuer, subject, account_id from account_identity order by subject',
  'select id, organisation_id, account_id, status, signatory, administrator, auditor, decider, position, created_at from membership order by id',
  'select id, slug, status, status_since, status_reason from organisation order by id',
  'select id, email, token_hash, expires_at from invitation order by id',
  'select key, body, created_at from outbox_mail order by id',
  'select * from dispute order by id',
  'select * from accreditation order by id',
  'select id, reference, status, status_since, estimate, seeds, sample, outcome from audit order by id',
  'select * from audit_member order by audit_id, account_id',
  'select * from audit_verdict order by audit_id, criterion',
  'select id, reference, status, status_since, level, valid_until, status_index from label order by id',
  'select * from label_surveillance order by label_id, number',
];

/** Nobody is left out: each state of an organisation and of a membership is there to be seen. */
async function showsPeople(database: Database): Promise<void> {
  const states = await database.query<{ state: string }>(
    `select distinct 'organisation ' || status as state from organisation
     union select distinct 'membership ' || status from membership
     union select 'dispute ' || status from dispute
     union select 'staff ' || staff from account where staff is not null order by 1`,
  );
  expect(states.map(({ state }) => state)).toEqual([
    'dispute appealed',
    'dispute dismissed',
    'dispute final',
    'dispute inadmissible',
    'dispute opened',
    'dispute under_review',
    'dispute upheld',
    'dispute vendor_reply',
    'membership active',
    'membership requested',
    'organisation pending',
    'organisation refused',
    'organisation verified',
    'staff administrator',
    'staff moderator',
  ]);
  const linked = await database.query<{ issuer: string }>('select issuer from account_identity');
  expect(linked).toHaveLength(DEMO_ACCOUNTS.length);
  expect(new Set(linked.map(({ issuer }) => issuer))).toEqual(new Set([ISSUER]));
  const open = await database.query<{ link: string }>(
    `select substring(m.body from '/espace/invitations/([A-Za-z0-9_-]+)') as link from outbox_mail m`,
  );
  const hashes = open.map(({ link }) => createHash('sha256').update(link).digest('hex'));
  const invited = await database.query<{ hash: string }>(
    'select token_hash as hash from invitation',
  );
  expect(hashes).toEqual(invited.map(({ hash }) => hash));
  const due = await database.query('select 1 from outbox_mail where sent_at is null');
  expect(due).toEqual([]);
}

const total = async (database: Database): Promise<number> =>
  (await database.query<{ n: number }>('select count(*)::int as n from solution'))[0]!.n;

async function refusesAgain(database: Database): Promise<void> {
  const before = await total(database);
  await expect(seedDemonstration(database, { today: TODAY })).rejects.toMatchObject({
    code: 'invalid-value',
    message: expect.stringContaining('base vide'),
  });
  expect(await total(database)).toBe(before);
}

async function fillsForMeasures(database: Database, wanted: number): Promise<void> {
  expect(await seedScale(database, { total: wanted, today: TODAY })).toBe(20);
  expect(await total(database)).toBe(wanted);
  expect(await checkReadModel(database, `${TODAY}T00:00:00.000Z`)).toEqual([]);
  expect(await seedScale(database, { total: wanted, today: TODAY })).toBe(0);
}

withDatabases('seeding the demonstration', (database, engine) => {
  it(
    'loads everything once, always with the same bytes, and copies it for measures',
    async () => {
      const start = performance.now();
      const { solutions } = await seedDemonstration(database(), {
        today: TODAY,
        issuer: ISSUER,
      });
      console.info(
        `${engine}: ${solutions} solutions in ${Math.round(performance.now() - start)} ms`,
      );
      expect(await total(database())).toBe(solutions);
      const [listed] = await database().query<{ n: number }>(
        'select count(*)::int as n from catalogue_entry',
      );
      expect(listed!.n).toBeGreaterThan(200);
      const [own] = await database().query<{ card: string }>(
        'select card from catalogue_entry where slug = $1',
        [DEMO.itself],
      );
      const { demonstration, assessment } = JSON.parse(own!.card);
      expect([demonstration, assessment.status]).toEqual([false, 'published']);
      expect(assessment.score.checked).toBe(0);
      expect(assessment.missingPrerequisites.length).toBeGreaterThan(0);
      expect(await checkReadModel(database(), `${TODAY}T00:00:00.000Z`)).toEqual([]);
      await showsPeople(database());
      await checkAudits(database(), TODAY);
      await refusesAgain(database());
      digests.add(await digest(database()));
      // The other engine adds its own: the two must be one.
      expect(digests.size).toBe(1);
      await fillsForMeasures(database(), solutions + 20);
    },
    SLOW,
  );

  it('leaves nothing behind when it is interrupted', async () => {
    const stop = (done: number) => {
      if (done === 12) throw new Error('stopped');
    };
    await expect(seedDemonstration(database(), { today: TODAY, progress: stop })).rejects.toThrow(
      'stopped',
    );
    expect(await total(database())).toBe(0);
  });
});
