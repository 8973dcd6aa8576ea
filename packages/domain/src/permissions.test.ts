import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionsOn, can, type Actor, type Person, type ProtectedObject } from './permissions.ts';
import type { RefusalReason } from './refusals.ts';
import { NAMED } from './testing/objects.ts';
import { logins, PEOPLE } from './testing/people.ts';
import { readTables } from './testing/tables.ts';

const rows = readTables(readFileSync(new URL('./testing/rights.md', import.meta.url), 'utf8'));

/** What a word of the tables stands for. */
const WORDS: Record<string, RefusalReason | 'ok'> = {
  oui: 'ok',
  '401': 'not-signed-in',
  '403': 'forbidden',
  '404': 'hidden',
  '2FA': 'stronger-login-needed',
  signataire: 'signatory-needed',
  administrateur: 'administrator-needed',
  organisation: 'organisation-needed',
  impliqué: 'own-organisation',
  déjà: 'already-member',
  sien: 'own-object',
  décideur: 'decider-needed',
  auditeur: 'auditor-needed',
  conduite: 'lead-auditor-needed',
  équipe: 'in-the-team',
  agent: 'staff-never-audits',
};

const answer = (actor: Actor, action: string, object: ProtectedObject): string => {
  const decision = can(actor, action as never, object as never);
  return decision.ok ? 'ok' : decision.reason;
};

const expected = (cell: string, actor: Actor): string => {
  if (cell !== 'récent') return WORDS[cell] ?? `unknown word: ${cell}`;
  return actor.kind === 'person' && actor.recent ? 'ok' : 'recent-login-needed';
};

const cases = NAMED.flatMap(({ name, object }) =>
  actionsOn(object.type).flatMap((action) => {
    const row = rows.find(
      (one) => one.section === object.type && one.states.includes(name) && one.action === action,
    );
    return Object.entries(PEOPLE).flatMap(([who, actor]) =>
      logins(actor).map((login) => ({
        title: `${action} · ${object.type} ${name} · ${who}`,
        got: answer(login, action, object),
        wanted: expected(row?.cells.get(who) ?? 'missing from rights.md', login),
      })),
    );
  }),
);

describe('rights', () => {
  it(`decides ${cases.length} cases (roles × states × acts × logins) as rights.md says`, () => {
    expect(cases.length).toBeGreaterThan(20_000);
    expect(cases.filter(({ got, wanted }) => got !== wanted)).toEqual([]);
  });

  it('has no expectation about an act or a state that does not exist', () => {
    const known = new Set(
      NAMED.flatMap(({ name, object }) =>
        actionsOn(object.type).map((action) => `${object.type} ${name} ${action}`),
      ),
    );
    const written = rows.flatMap(({ section, states, action }) =>
      states.map((state) => `${section} ${state} ${action}`),
    );
    expect(written.filter((one) => !known.has(one))).toEqual([]);
    expect(new Set(written).size).toBe(written.length);
    for (const { cells } of rows) expect([...cells.keys()]).toEqual(Object.keys(PEOPLE));
  });

  describe('of what two administrators of the catalogue must want', () => {
    const administration = PEOPLE['administration'] as Person;
    const act = {
      type: 'two-person-act',
      organisationId: null,
      proposedBy: administration.accountId,
      status: 'proposed',
    } as const;

    it('asks another person than the one who proposed, who may cancel', () => {
      expect(can(administration, 'two-person-act:confirm', act)).toEqual({
        ok: false,
        reason: 'same-person',
      });
      expect(can(administration, 'two-person-act:cancel', act)).toEqual({ ok: true });
      const other: Actor = { ...administration, accountId: 'other' };
      expect(can(other, 'two-person-act:confirm', act)).toEqual({ ok: true });
    });
  });

  it('leaves a dispute on a label to who is not of the organisation that granted it', () => {
    const dispute = {
      type: 'dispute',
      ...{ organisationId: 'a', accountId: 'x', labellerId: 'l', involved: [] },
      status: 'vendor_reply',
    } as const;
    const moderator = PEOPLE['modérateur'] as Person;
    const memberships = [{ organisationId: 'l', signatory: false, administrator: false }];
    for (const action of ['dispute:uphold', 'dispute:dismiss'] as const) {
      expect(can(moderator, action, dispute)).toEqual({ ok: true });
      expect(can({ ...moderator, memberships }, action, dispute).ok).toBe(false);
    }
  });

  it('leaves the appeal of a dispute to who took no part in it', () => {
    const administration = PEOPLE['administration'] as Person;
    const dispute = {
      type: 'dispute',
      organisationId: 'a',
      accountId: 'x',
      status: 'appealed',
      involved: ['moderator', administration.accountId],
    } as const;
    const refused = { ok: false, reason: 'took-part' };
    expect(can(administration, 'dispute:decide-appeal', dispute)).toEqual(refused);
    expect(
      can({ ...administration, accountId: 'other' }, 'dispute:decide-appeal', dispute).ok,
    ).toBe(true);
    const own = { ...dispute, status: 'opened', accountId: administration.accountId } as const;
    expect(can(administration, 'dispute:admit', own)).toEqual(refused);
    expect(can(administration, 'dispute:read', own)).toEqual({ ok: true });
  });

  it('lets nobody who administers decide about their own account', () => {
    const administration = PEOPLE['administration'] as Person;
    const { accountId } = administration;
    for (const action of ['managed-account:set-role', 'managed-account:block'] as const)
      expect(
        can(administration, action, { type: 'managed-account', accountId, status: 'active' }),
      ).toEqual({ ok: false, reason: 'own-account' });
  });

  it('refuses a moderator who asked to join the organisation', () => {
    const moderator = PEOPLE['modérateur'] as Person;
    const object = {
      type: 'membership',
      organisationId: 'a',
      accountId: moderator.accountId,
      status: 'requested',
    } as const;
    expect(can(moderator, 'organisation:approve-member', object)).toEqual({
      ok: false,
      reason: 'own-organisation',
    });
    expect(can(moderator, 'organisation:leave', object)).toEqual({ ok: true });
  });

  describe('of a review that a moderator claimed', () => {
    const object = {
      type: 'listing',
      organisationId: 'a',
      status: 'in_review',
      reviewerId: 'moderator',
    } as const;
    const decisions = ['listing:request-changes', 'listing:publish', 'listing:refuse'] as const;

    it('lets who claimed it decide', () => {
      for (const action of [...decisions, 'listing:release'] as const)
        expect(can(PEOPLE['modérateur']!, action, object)).toEqual({ ok: true });
    });

    it('tells another moderator that it is claimed', () => {
      const other: Actor = { ...(PEOPLE['modérateur'] as Person), accountId: 'other' };
      for (const action of [...decisions, 'listing:release'] as const)
        expect(can(other, action, object)).toEqual({ ok: false, reason: 'claimed-by-another' });
    });

    it('lets an administrator free it, not decide in their place', () => {
      const administration = PEOPLE['administration']!;
      expect(can(administration, 'listing:release', object)).toEqual({ ok: true });
      for (const action of decisions)
        expect(can(administration, action, object).ok, action).toBe(false);
    });
  });

  it('refuses a question that makes no sense, loudly', () => {
    expect(() => answer({ kind: 'anonymous' }, 'listing:edit', { type: 'catalogue' })).toThrow(
      'listing:edit cannot be asked of catalogue',
    );
  });
});
