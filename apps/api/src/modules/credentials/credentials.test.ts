import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { stageApp } from '../audits/testing/stage.ts';
import { labelledWorld, type World } from './testing/world.ts';
import { independent } from './testing/independent.ts';
import { verifyCredential } from './verify/verify.ts';

type Json = Record<string, unknown>;

withDatabases('the credential of a label', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: World;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    world = await labelledWorld(database(), made);
  });
  afterAll(() => made.app.close());

  const read = async (url: string) => {
    const reply = await made.app.inject({ url });
    expect([url, reply.statusCode]).toEqual([url, 200]);
    return reply;
  };
  const material = async (credential: Json) => {
    const subject = credential.credentialSubject as { label: { snapshot: { sha256: string } } };
    const snapshot = await read(`/api/v1/snapshots/${subject.label.snapshot.sha256}`);
    const lists = await Promise.all(
      ['suspension', 'revocation'].map(async (one) =>
        (await read(`/api/v1/status-lists/${one}`)).json<Json>(),
      ),
    );
    const didDocument = (await read('/.well-known/did.json')).json<Json>();
    return { didDocument, statusLists: lists, snapshot: snapshot.body, now: made.time.now };
  };
  const credentialOf = async (reference: string) =>
    (await read(`/api/v1/labels/${reference}/credential`)).json<Json>();

  it('is accepted by this program and by an independent one, status lists included', async () => {
    const credential = await credentialOf(await world.labelAt('active'));
    const given = await material(credential);
    const { verdict, checks, label } = verifyCredential(credential, given);
    expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(verdict).toBe('accepted');
    expect(label).toMatchObject({ solution: { name: 'Parafil' }, level: 'Exemplaire' });
    const lists = Object.fromEntries(given.statusLists.map((list) => [list.id, list]));
    const other = independent(given.didDocument, lists as never);
    expect(await other.verify(credential, given.now)).toBe(true);
    expect(await other.statuses(credential, given.now)).toEqual({
      suspension: false,
      revocation: false,
    });
  });
});
