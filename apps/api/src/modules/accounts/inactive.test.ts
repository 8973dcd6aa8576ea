import { beforeEach, expect, it } from 'vitest';
import { schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { addOrganisation } from '../../../test/organisations.ts';
import { addAccount, addMember, ORIGIN } from '../../../test/people.ts';
import { forgetInactive } from './inactive.ts';

const EMAIL = 'camille@exemple.fr';
const SEEN = '2024-11-20T08:00:00.000Z';

withDatabases('an account nobody uses', (database) => {
  let accountId: string;
  let organisationId: string;
  beforeEach(async () => {
    accountId = await addAccount(database(), { email: EMAIL, createdAt: SEEN, lastSeenAt: SEEN });
    ({ id: organisationId } = await addOrganisation(database(), { name: 'Atelier' }));
    const ada = await addAccount(database(), { email: 'ada@exemple.fr', lastSeenAt: '2030-01-01' });
    await addMember(database(), { organisationId, accountId: ada, administrator: true });
  });
  const tick = (day: string) =>
    forgetInactive(database(), `${day}T00:00:00.000Z`, { publicOrigin: ORIGIN });
  const quiet = { warned: 0, forgotten: 0 };
  const mails = () => database().db.select().from(schema.outboxMail);
  const account = async () =>
    (await database().db.select().from(schema.account)).find(({ id }) => id === accountId)!;
  const actions = async () =>
    (await database().query<{ action: string }>('select action from event order by seq')).map(
      ({ action }) => action,
    );

  it('is forgotten after two years, 30 days after a mail that says so', async () => {
    await addMember(database(), { organisationId, accountId, signatory: true });
    expect(await tick('2026-10-20')).toEqual(quiet);
    expect(await tick('2026-10-21')).toEqual({ warned: 1, forgotten: 0 });
    expect(await tick('2026-10-22')).toEqual(quiet);
    const [mail] = await mails();
    expect(mail).toMatchObject({ recipient: EMAIL });
    expect(mail!.subject).toBe(
      'Votre compte du Catalogue GouvTech sera supprimé le 20\u00a0novembre 2026',
    );
    expect(await tick('2026-11-19')).toEqual(quiet);
    expect(await tick('2026-11-20')).toEqual({ warned: 0, forgotten: 1 });
    expect(await tick('2026-11-21')).toEqual(quiet);
    expect(await account()).toMatchObject({ email: null, givenName: 'Ancien' });
    expect(await actions()).toEqual([
      'account:warn-inactive',
      'organisation:leave',
      'account:delete-inactive',
    ]);
    expect(await mails()).toEqual([]);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('has its 30 days, however long the clock was stopped', async () => {
    expect(await tick('2029-01-10')).toEqual({ warned: 1, forgotten: 0 });
    expect((await mails())[0]!.subject).toContain('le 9\u00a0février 2029');
    expect(await tick('2029-02-08')).toEqual(quiet);
    expect(await tick('2029-02-09')).toEqual({ warned: 0, forgotten: 1 });
  });

  it('stays when the person comes back, and is warned anew two years later', async () => {
    await tick('2026-10-21');
    await database().db.update(schema.account).set({ lastSeenAt: '2026-11-01T09:00:00.000Z' });
    expect(await tick('2026-11-20')).toEqual(quiet);
    expect(await tick('2028-10-01')).toEqual(quiet);
    expect((await tick('2028-10-02')).warned).toBe(2);
    expect((await account()).email).toBe(EMAIL);
  });

  it.each([
    ['moderates', 'moderator'],
    ['administrates an organisation alone', 'last-administrator'],
  ])('stays when the person %s: they are warned, and the log says it once', async (_who, why) => {
    if (why === 'moderator') await database().db.update(schema.account).set({ staff: 'moderator' });
    else {
      const { id } = await addOrganisation(database(), { name: 'Seule' });
      await addMember(database(), { organisationId: id, accountId, administrator: true });
    }
    expect(await tick('2026-10-21')).toEqual({ warned: 1, forgotten: 0 });
    for (const day of ['2026-11-20', '2026-11-21']) expect(await tick(day)).toEqual(quiet);
    expect((await account()).email).toBe(EMAIL);
    expect(await actions()).toEqual(['account:warn-inactive', 'account:keep-inactive']);
    const [, kept] = await database().query<{ content: string }>(
      'select content from event order by seq',
    );
    expect(JSON.parse(kept!.content)).toMatchObject({ data: { why } });
  });

  it.each([
    ['invented for the demonstration', { demonstration: true }],
    ['blocked', { blockedAt: SEEN }],
  ])('stays when it is %s', async (_what, change) => {
    await database().db.update(schema.account).set(change);
    expect(await tick('2027-01-01')).toEqual(quiet);
  });
});
