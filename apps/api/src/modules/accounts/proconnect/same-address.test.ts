import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, openTestMemory } from '@gouvtech/db/testing';
import { schema, type Database } from '@gouvtech/db';
import { logIn, sessionOf, startSite, type Site } from '../../../../test/proconnect.ts';

let opened: Awaited<ReturnType<typeof openTestMemory>>;
let database: Database;
let site: Site;
beforeAll(async () => {
  opened = await openTestMemory();
  database = opened.database;
  site = await startSite(database);
});
afterAll(async () => {
  await site.close();
  await opened.close();
});
beforeEach(() => emptyDatabase(database));

const events = () =>
  database.query<{ action: string; actor: string | null }>(
    'select action, actor from event order by seq',
  );
const count = async (table: string) =>
  (await database.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;
const accountOf = async (email: string) =>
  (
    await database.query<Record<string, unknown>>('select * from account where email = $1', [email])
  )[0];

describe('the same address under another identity', () => {
  const EMAIL = 'agathe.lormeau@sentiers-cotiers.example';
  const OTHER = 'agathe-lormeau-autre-fournisseur';

  it('opens nothing: a link leaves for the mailbox, once in five minutes', async () => {
    await logIn(site, 'agathe-lormeau');
    await database.query('delete from session');
    const { path, browser } = await logIn(site, OTHER);
    expect(path).toBe('/connexion?etape=prove-mailbox');
    expect(sessionOf(site, browser)).toBeUndefined();
    expect(await count('session')).toBe(0);
    expect(await count('account_identity')).toBe(1);

    const [link] = await database.db.select().from(schema.mailLink);
    expect(link).toMatchObject({
      purpose: 'link-identity',
      email: EMAIL,
      issuer: site.issuer,
      subject: OTHER,
      accountId: (await accountOf(EMAIL))!['id'],
      usedAt: null,
    });
    const [mail] = await database.db.select().from(schema.outboxMail);
    expect(mail!.recipient).toBe(EMAIL);
    const token = /jeton=([\w-]{43})/.exec(mail!.body)![1]!;
    expect(link!.tokenHash).not.toContain(token);
    expect((await events()).at(-1)).toMatchObject({
      action: 'account:ask-mailbox-proof',
      actor: null,
    });

    await logIn(site, OTHER);
    expect(await count('mail_link')).toBe(1);
    expect(await count('outbox_mail')).toBe(1);
  });

  it('does not let a change of address take the one of somebody else', async () => {
    await logIn(site, 'agathe-lormeau');
    await logIn(site, 'maelle-dupin');
    await database.query(
      "update account set email = 'maelle.arnoult@communs-oise.example' where email like 'agathe%'",
    );
    const { path } = await logIn(site, 'maelle-arnoult');
    expect(path).toBe('/');
    expect(await accountOf('maelle.dupin@communs-oise.example')).toMatchObject({
      usual_name: 'Arnoult',
    });
  });
});
