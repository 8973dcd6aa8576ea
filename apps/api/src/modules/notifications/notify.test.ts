import { beforeEach, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { NOW } from '../../../test/catalogue-builder.ts';
import { addOrganisation } from '../../../test/organisations.ts';
import { addAccount, addMember, ORIGIN } from '../../../test/people.ts';
import { membersToNotify, moderatorsToNotify, notify, type NewNotice } from './index.ts';

withDatabases('notifications', (database) => {
  let alice: string;
  let bob: string;
  const notice = (over: Partial<NewNotice> = {}): NewNotice => ({
    ...{ accountIds: [alice, bob], kind: 'listing-decision', key: 'listing:publish:1', now: NOW },
    title: 'La fiche « Parafe » est publiée',
    body: 'Tout le monde peut la lire.',
    ...{ href: '/solutions/parafe', publicOrigin: ORIGIN },
    ...over,
  });
  const tell = (over?: Partial<NewNotice>) =>
    database().transaction((tx) => notify(tx, notice(over)));
  const written = () => database().db.select().from(schema.notification);
  const mails = () => database().db.select().from(schema.outboxMail);

  beforeEach(async () => {
    alice = await addAccount(database(), { email: 'alice@exemple.fr' });
    bob = await addAccount(database(), { email: 'bob@exemple.fr' });
  });

  it('tells each person once, in their space and by mail', async () => {
    expect(await tell()).toBe(2);
    expect(await tell()).toBe(0);
    expect(await written()).toHaveLength(2);
    const sent = await mails();
    expect(sent.map(({ recipient }) => recipient).sort()).toEqual([
      'alice@exemple.fr',
      'bob@exemple.fr',
    ]);
    expect(sent[0]!.subject).toBe('La fiche «\u00a0Parafe\u00a0» est publiée');
    expect(sent[0]!.body).toContain(`${ORIGIN}/solutions/parafe\n`);
    expect(sent[0]!.body).toContain(`${ORIGIN}/compte#courriels`);
  });

  it('tells a new colleague an act that others know', async () => {
    await tell({ accountIds: [alice] });
    expect(await tell()).toBe(1);
  });

  it('sends no mail of a kind the person switched off, and still tells them', async () => {
    await database()
      .db.insert(schema.notificationPreference)
      .values({ accountId: bob, kind: 'listing-decision', mail: false });
    await tell();
    expect(await written()).toHaveLength(2);
    expect((await mails()).map(({ recipient }) => recipient)).toEqual(['alice@exemple.fr']);
    await tell({ kind: 'dispute', key: 'other' });
    expect(await mails()).toHaveLength(3);
  });

  it('leaves blocked and deleted accounts alone', async () => {
    const blocked = await addAccount(database(), { email: 'bloque@exemple.fr', blockedAt: NOW });
    const gone = await addAccount(database(), { email: null!, deletedAt: NOW });
    expect(await tell({ accountIds: [blocked, gone, alice] })).toBe(1);
    expect(await tell({ accountIds: [] })).toBe(0);
  });

  it('tells nothing of an act that is undone', async () => {
    const undone = database().transaction(async (tx) => {
      await notify(tx, notice());
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await written()).toEqual([]);
    expect(await mails()).toEqual([]);
  });

  it.each(['https://ailleurs.example/', '//ailleurs.example/', '/\\ailleurs.example', 'espace'])(
    'refuses to lead to %s',
    async (href) => {
      await expect(tell({ href })).rejects.toThrow('not a relative address');
    },
  );

  it('names members by role, or all of them when nobody holds it', async () => {
    const { id: organisationId } = await addOrganisation(database(), { name: 'Parafe' });
    const removed = await addAccount(database(), { email: 'parti@exemple.fr' });
    const signatory = { organisationId, accountId: alice, signatory: true };
    await addMember(database(), signatory);
    await addMember(database(), { organisationId, accountId: bob });
    await addMember(database(), { organisationId, accountId: removed, status: 'removed' });
    const of = (roles?: Parameters<typeof membersToNotify>[2]) =>
      database().transaction((tx) => membersToNotify(tx, organisationId, roles));
    expect(await of()).toEqual([alice, bob].sort());
    expect(await of(['signatory'])).toEqual([alice]);
    expect(await of(['administrator', 'signatory'])).toEqual([alice]);
    expect(await of(['administrator'])).toEqual([alice, bob].sort());
  });

  it('names those who moderate, and those who administrate', async () => {
    const moderator = await addAccount(database(), { email: 'm@exemple.fr', staff: 'moderator' });
    const chief = await addAccount(database(), { email: 'c@exemple.fr', staff: 'administrator' });
    await addAccount(database(), { email: 'b@exemple.fr', staff: 'moderator', blockedAt: NOW });
    const { db } = database();
    expect(await moderatorsToNotify(db)).toEqual([moderator, chief].sort());
    expect(await moderatorsToNotify(db, 'administrator')).toEqual([chief]);
  });
});
