/** May this actor do this to this object? The state of the object is judged apart (transitions.ts): ask both. */
import type { Actor, Person } from './actors.ts';
import type { ObjectOf, ObjectType, ProtectedObject } from './permissions-objects.ts';
import { isInvolved, maySee, partiesOf } from './permissions-parties.ts';
import { RULES, type ActionOn, type Party, type Rule } from './permissions-table.ts';
import { refuse, type Decision, type RefusalReason } from './refusals.ts';

export type { Actor, Membership, Person } from './actors.ts';
export * from './permissions-objects.ts';
export { actionsOn, type Action, type ActionOn } from './permissions-table.ts';
export type { Decision, RefusalReason } from './refusals.ts';

const RELEASES: readonly string[] = ['listing:release', 'queue-item:release'];
const STAFF: readonly Party[] = ['reviewer', 'moderator', 'staff-administrator'];

/**
 * Rights only, from the roles of the evaluation model, section 2. A person who may not know that the object exists gets
 * `hidden`, which the API answers like a missing object.
 * A route that loads an object nobody anonymous may touch asks for a session before it looks, so that a missing one and
 * a refused one answer the same 401.
 */
export function can<T extends ObjectType>(
  actor: Actor,
  action: ActionOn<T>,
  object: ObjectOf[T] & { type: T },
): Decision {
  const rule = (RULES[object.type] as Record<string, Rule>)[action];
  if (!rule) throw new Error(`${action} cannot be asked of ${object.type}`);
  const reason = refusal(actor, action, rule, object);
  return reason ? refuse(reason) : { ok: true };
}

function refusal(
  actor: Actor,
  action: string,
  rule: Rule,
  object: ProtectedObject,
): RefusalReason | null {
  const parties = partiesOf(actor, object);
  const held = rule.by.filter((party) => parties.has(party));
  if (actor.kind === 'anonymous') {
    if (held.length > 0) return null;
    return rule.by.includes('anyone') && !maySee(object, parties) ? 'hidden' : 'not-signed-in';
  }
  if (actor.kind === 'clock') return held.length > 0 ? null : 'forbidden';
  if (!maySee(object, parties)) return 'hidden';
  if (held.length === 0) return whyNot(actor, rule, object, parties);
  if (rule.outsider && parties.has('member'))
    return object.type === 'listing' ? 'own-object' : 'already-member';
  if (held.every((party) => STAFF.includes(party)) && !actor.strong) return 'stronger-login-needed';
  if (rule.recent && !actor.recent) return 'recent-login-needed';
  if (rule.another && object.type === 'two-person-act' && object.proposedBy === actor.accountId)
    return 'same-person';
  if (rule.uninvolved && 'involved' in object && object.involved?.includes(actor.accountId))
    return 'took-part';
  return rule.holder && isHeldByAnother(actor, action, object) ? 'claimed-by-another' : null;
}

/** The reason that helps most: what the person lacks. */
function whyNot(
  person: Person,
  { by }: Rule,
  object: ProtectedObject,
  parties: ReadonlySet<Party>,
): RefusalReason {
  if (person.staff !== null && object.type === 'managed-account' && isInvolved(person, object))
    return 'own-account';
  if (person.staff !== null && object.type === 'dispute' && object.accountId === person.accountId)
    return 'took-part';
  if ('team' in object && parties.has('labeller')) {
    if (person.staff !== null) return 'staff-never-audits';
    if (by.includes('decider') && object.team.includes(person.accountId)) return 'in-the-team';
    if (by.includes('decider')) return 'decider-needed';
    if (by.includes('lead-auditor') && parties.has('auditor')) return 'lead-auditor-needed';
    if (by.includes('auditor') || by.includes('lead-auditor')) return 'auditor-needed';
  }
  const forStaff = by.some((party) => STAFF.includes(party));
  if (forStaff && person.staff !== null && isInvolved(person, object)) return 'own-organisation';
  if (parties.has('member')) {
    if (by.includes('signatory')) return 'signatory-needed';
    if (by.includes('vendor-administrator')) return 'administrator-needed';
  }
  return by.includes('affiliated') ? 'organisation-needed' : 'forbidden';
}

/** An administrator of the catalogue may free a review whose moderator is away. */
function isHeldByAnother(person: Person, action: string, object: ProtectedObject): boolean {
  const holder =
    object.type === 'listing'
      ? object.reviewerId
      : object.type === 'queue-item'
        ? object.holderId
        : null;
  if (holder == null || holder === person.accountId) return false;
  return !(RELEASES.includes(action) && person.staff === 'administrator');
}
