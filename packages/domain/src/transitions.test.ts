import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  actionsOn,
  can,
  pageIsUp,
  type ListingObject,
  type ProtectedObject,
} from './permissions.ts';
import { REVISION } from './transitions-listing.ts';
import { apply, decide, possibleActions, type Context, type Outcome } from './transitions.ts';
import { IDEAL } from './testing/context.ts';
import { NAMED } from './testing/objects.ts';
import { logins, PEOPLE } from './testing/people.ts';
import { readTables } from './testing/tables.ts';

const rows = readTables(readFileSync(new URL('./testing/moves.md', import.meta.url), 'utf8'));

const moved = (object: ProtectedObject, action: string, context: Context): Outcome =>
  apply(object as never, action as never, context);

/** Which table of moves.md speaks of the act, and the column of the object. */
function place(object: ProtectedObject, action: string): [section: string, state: string] {
  if (object.type !== 'listing')
    return [object.type, 'status' in object ? object.status : 'no state'];
  if (!pageIsUp(object)) return ['listing', object.status];
  return action in REVISION
    ? ['revision', object.revisionStatus ?? 'none']
    : ['page', object.status];
}

/** The outcome that moves.md expects, in its words. */
function expected(object: ProtectedObject, action: string): string {
  const [section, state] = place(object, action);
  if (state === 'no state') return '=';
  const row = rows.find((one) => one.section === section && one.action === action);
  return row?.cells.get(state) ?? 'missing from moves.md';
}

/** An outcome in the words of moves.md: where the thing that moves arrives. */
function inWords(object: ProtectedObject, action: string, outcome: Outcome): string {
  if (!outcome.ok) return '';
  const [section, state] = place(object, action);
  const to = section === 'revision' ? (outcome.revisionTo ?? state) : (outcome.to ?? state);
  return to === state || outcome.to === undefined ? '=' : to;
}

const cases = NAMED.flatMap(({ name, object }) =>
  actionsOn(object.type).map((action) => ({
    title: `${action} · ${object.type} ${name}`,
    got: inWords(object, action, moved(object, action, IDEAL)),
    wanted: expected(object, action),
  })),
);

describe('moves', () => {
  it(`lead where moves.md says, in ${cases.length} cases (states × acts)`, () => {
    expect(cases.length).toBeGreaterThan(800);
    expect(cases.filter(({ got, wanted }) => got !== wanted)).toEqual([]);
  });

  it('are all written in moves.md, and nothing else is', () => {
    const known = new Set(
      NAMED.flatMap(({ object }) =>
        actionsOn(object.type).map((action) => `${place(object, action)[0]} ${action}`),
      ),
    );
    expect(rows.filter(({ section, action }) => !known.has(`${section} ${action}`))).toEqual([]);
  });

  const everyone = NAMED.flatMap(({ object }) =>
    Object.values(PEOPLE)
      .flatMap(logins)
      .map((actor) => ({ actor, object })),
  );

  it(`lists as possible exactly what rights and state both accept (${everyone.length} readers)`, () => {
    for (const { actor, object } of everyone) {
      const { type } = object;
      const both = actionsOn(type).filter(
        (action) =>
          can(actor, action as never, object as never).ok && moved(object, action, IDEAL).ok,
      );
      expect(possibleActions(actor, object as never, IDEAL)).toEqual(both);
      for (const action of actionsOn(type)) {
        const decision = decide(actor, action as never, object as never, IDEAL);
        expect(decision.ok, `${action} ${type}`).toBe((both as string[]).includes(action));
      }
    }
  });

  it('offers an act before its reason is written, and refuses to do it without', () => {
    const moderator = PEOPLE['modérateur']!;
    const object = { type: 'listing', organisationId: 'a', status: 'published' } as const;
    for (const reason of [undefined, '', ' \n ']) {
      const context = { ...IDEAL, reason };
      expect(possibleActions(moderator, object, context)).toContain('listing:suspend');
      expect(decide(moderator, 'listing:suspend', object, context)).toEqual({
        ok: false,
        reason: 'reason-required',
      });
    }
  });

  it('demands a reason for every negative move, and for no other', () => {
    const demanding = new Set(
      NAMED.flatMap(({ object }) =>
        actionsOn(object.type).filter((action) => {
          const outcome = moved(object, action, { ...IDEAL, reason: '' });
          return !outcome.ok && outcome.reason === 'reason-required';
        }),
      ),
    );
    expect([...demanding].sort()).toEqual([
      'accreditation:refuse',
      'accreditation:suspend',
      'accreditation:withdraw',
      'answer:accept-correction',
      'answer:accept-na',
      'answer:refuse-na',
      'assessment:invalidate',
      'assessment:reopen',
      'assessment:withdraw',
      'audit:appeal',
      'audit:cancel',
      'audit:decline',
      'audit:dismiss-appeal',
      'audit:recuse',
      'audit:reopen',
      'claim:refuse',
      'criteria:retract',
      'dispute:appeal',
      'dispute:decide-appeal',
      'dispute:declare-inadmissible',
      'dispute:dismiss',
      'dispute:uphold',
      'evidence:refuse',
      'label:revoke',
      'label:suspend',
      'label:withdraw',
      'listing:ask-correction',
      'listing:merge',
      'listing:refuse',
      'listing:request-changes',
      'listing:suspend',
      'listing:withdraw',
      'managed-account:block',
      'managed-account:set-role',
      'managed-account:unblock',
      'organisation:close',
      'organisation:merge',
      'organisation:refuse',
      'organisation:refuse-member',
      'organisation:remove-member',
      'signal:dismiss',
      'signal:handle',
    ]);
  });
});

describe('the page and its revision', () => {
  const listing = (facts: Partial<ListingObject>): ListingObject => ({
    type: 'listing',
    organisationId: 'a',
    status: 'published',
    ...facts,
  });
  const act = (object: ListingObject, action: Parameters<typeof apply<'listing'>>[1]) =>
    apply(object, action, IDEAL);

  it('move together before the first publication', () => {
    expect(act(listing({ status: 'draft', revisionStatus: 'draft' }), 'listing:submit')).toEqual({
      ok: true,
      to: 'submitted',
      revisionTo: 'submitted',
    });
    expect(act(listing({ status: 'in_review' }), 'listing:publish')).toEqual({
      ok: true,
      to: 'published',
      revisionTo: 'published',
    });
    expect(act(listing({ status: 'withdrawn' }), 'listing:reopen')).toEqual({
      ok: true,
      to: 'draft',
      revisionTo: 'draft',
    });
  });

  it('keep the page up while a revision is written, submitted and refused', () => {
    expect(act(listing({}), 'listing:edit')).toEqual({
      ok: true,
      to: 'published',
      revisionTo: 'draft',
    });
    const refused = act(listing({ revisionStatus: 'in_review' }), 'listing:refuse');
    expect(refused).toEqual({ ok: true, to: 'published', revisionTo: 'rejected' });
  });

  it('publish an imported page with the revision of the vendor who claimed it', () => {
    const claimed = listing({ status: 'unclaimed', revisionStatus: 'in_review' });
    expect(act(claimed, 'listing:publish')).toEqual({
      ok: true,
      to: 'published',
      revisionTo: 'published',
    });
  });

  it('leave a suspended page suspended when its revision is accepted', () => {
    const cured = listing({ status: 'suspended', revisionStatus: 'in_review' });
    expect(act(cured, 'listing:publish')).toMatchObject({ ok: true, to: 'suspended' });
  });

  it('close the open revision when the page goes', () => {
    const edited = listing({ revisionStatus: 'submitted' });
    expect(act(edited, 'listing:withdraw')).toEqual({
      ok: true,
      to: 'withdrawn',
      revisionTo: 'archived',
    });
    expect(act(listing({}), 'listing:withdraw')).toEqual({ ok: true, to: 'withdrawn' });
  });

  it('say that there is nothing to submit when nothing was modified', () => {
    expect(act(listing({}), 'listing:submit')).toEqual({ ok: false, reason: 'no-revision' });
  });
});
