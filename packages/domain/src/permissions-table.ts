/** Who may do what: the one table. `by` lists the parties an actor may hold towards the object (permissions-parties.ts). */
import type { ObjectType } from './permissions-objects.ts';

/**
 * anyone: the object's content is public. signed-in: any account. affiliated: member of some organisation.
 * member, vendor-administrator, signatory: of the organisation the object belongs to.
 * self: the account the object is about, or who reported it. invitee: the account the invitation is addressed to.
 * labeller: of the organisation that audits; auditor, lead-auditor: of the team of this audit; decider: of the same
 * organisation, outside the team.
 * moderator: staff, outside the organisation concerned, logged in with several factors; reviewer: the same, once what is
 * written was submitted or attested; staff-administrator: the same, administrator of the catalogue (who is a moderator too).
 */
export const PARTIES = [
  'anyone',
  'signed-in',
  'affiliated',
  'self',
  'invitee',
  'member',
  'signatory',
  'vendor-administrator',
  'labeller',
  'auditor',
  'lead-auditor',
  'decider',
  'reviewer',
  'moderator',
  'staff-administrator',
  'clock',
] as const;
export type Party = (typeof PARTIES)[number];

export type Rule = {
  by: readonly Party[];
  /** a login under 15 minutes old: the act commits the organisation, or cannot be undone */
  recent?: true;
  /** the moderator who claimed the review, and no other */
  holder?: true;
  /** another person than the one who proposed it */
  another?: true;
  /** nobody who acted on it before */
  uninvolved?: true;
  /** refused to who is a member already */
  outsider?: true;
};

const member: Rule = { by: ['member'] };
const administrator: Rule = { by: ['vendor-administrator'] };
const signature: Rule = { by: ['signatory'], recent: true };
const moderator: Rule = { by: ['moderator'] };
const holder: Rule = { by: ['moderator'], holder: true };
const staffAdministrator: Rule = { by: ['staff-administrator'] };
const auditor: Rule = { by: ['auditor'] };
const leadAuditor: Rule = { by: ['lead-auditor'] };
const decider: Rule = { by: ['decider'] };
const clock: Rule = { by: ['clock'] };
const self: Rule = { by: ['self'] };

export const RULES = {
  listing: {
    'listing:read-private': { by: ['member', 'reviewer'] },
    'listing:claim': { by: ['affiliated'] },
    'dispute:open': { by: ['signed-in'], outsider: true },
    'listing:edit': member,
    'listing:discard-revision': member,
    'listing:state-accuracy': signature,
    'listing:submit': member,
    'listing:take-back': member,
    'listing:reopen': member,
    'listing:confirm': member,
    'listing:withdraw': signature,
    'listing:review': moderator,
    'listing:release': holder,
    'listing:request-changes': holder,
    'listing:publish': holder,
    'listing:refuse': holder,
    'listing:acknowledge': moderator,
    'listing:ask-correction': moderator,
    'listing:suspend': moderator,
    'listing:restore': moderator,
    'listing:merge': staffAdministrator,
    'listing:publish-minor': clock,
    'listing:release-idle': clock,
    'listing:archive-unanswered': clock,
    'listing:archive-unconfirmed': clock,
    'assessment:start': member,
  },
  assessment: {
    'assessment:read-draft': { by: ['member', 'reviewer'] },
    'assessment:answer': member,
    'assessment:comment': member,
    'assessment:assign-theme': member,
    'assessment:lower-answer': member,
    'assessment:attest': signature,
    'assessment:reopen': { by: ['signatory', 'reviewer'] },
    'assessment:renew': signature,
    'assessment:withdraw': signature,
    'assessment:publish': { by: ['reviewer'] },
    'assessment:invalidate': { by: ['staff-administrator'] },
    'assessment:publish-automatically': clock,
    'assessment:become-stale': clock,
    'assessment:expire': clock,
    'assessment:supersede': clock,
    'assessment:migrate': clock,
  },
  answer: {
    'answer:read-review': { by: ['reviewer'] },
    'evidence:check': { by: ['reviewer'] },
    'evidence:certify': { by: ['reviewer'] },
    'evidence:refuse': { by: ['reviewer'] },
    'answer:accept-na': { by: ['reviewer'] },
    'answer:refuse-na': { by: ['reviewer'] },
    'answer:accept-correction': { by: ['reviewer'] },
  },
  evidence: {
    'evidence:read': { by: ['anyone', 'member', 'reviewer'] },
    'evidence:add': member,
    'evidence:edit': member,
    'evidence:remove': member,
  },
  catalogue: {
    'organisation:create': { by: ['signed-in'] },
  },
  organisation: {
    'accreditation:apply': signature,
    'organisation:read-private': { by: ['member', 'moderator'] },
    'organisation:join': { by: ['signed-in'], outsider: true },
    'organisation:edit': administrator,
    'organisation:invite': administrator,
    'organisation:verify': moderator,
    'organisation:refuse': moderator,
    'organisation:rename': staffAdministrator,
    'organisation:merge': staffAdministrator,
    'organisation:close': staffAdministrator,
    'listing:create': member,
  },
  accreditation: {
    'accreditation:read': { by: ['member', 'moderator'] },
    'accreditation:grant': staffAdministrator,
    'accreditation:refuse': staffAdministrator,
    'accreditation:suspend': staffAdministrator,
    'accreditation:restore': staffAdministrator,
    'accreditation:withdraw': { by: ['signatory', 'staff-administrator'] },
    'accreditation:expire': clock,
  },
  'audit-desk': {
    'audit:read-estimate': member,
    'audit:request': signature,
  },
  audit: {
    'audit:read': { by: ['member', 'labeller', 'moderator'] },
    'audit:read-work': { by: ['labeller'] },
    'audit:read-report': { by: ['member', 'labeller'] },
    'audit:assign': decider,
    'audit:decline': decider,
    'audit:sign-independence': auditor,
    'audit:recuse': { by: ['signatory', 'vendor-administrator'] },
    'audit:open': leadAuditor,
    'audit:write-verdict': auditor,
    'audit:send-to-vendor': leadAuditor,
    'audit:reply': member,
    'audit:close-replies': member,
    'audit:return-to-fieldwork': auditor,
    'audit:finalise': leadAuditor,
    'audit:finalise-overdue': clock,
    'audit:decide': { by: ['decider'], recent: true },
    'audit:cancel': { by: ['signatory', 'decider', 'moderator'] },
    'audit:appeal': signature,
    'audit:reopen': { by: ['staff-administrator'], uninvolved: true },
    'audit:dismiss-appeal': { by: ['staff-administrator'], uninvolved: true },
  },
  label: {
    'label:read-private': { by: ['member', 'labeller', 'moderator'] },
    'label:activate': clock,
    'label:plan-surveillance': clock,
    'label:pass-surveillance': decider,
    'label:suspend': { by: ['decider', 'moderator'] },
    'label:suspend-due': clock,
    'label:restore': decider,
    'label:revoke': { by: ['decider', 'staff-administrator'] },
    'label:revoke-uncured': clock,
    'label:withdraw': signature,
    'label:publish-refusal': signature,
    'label:expire': clock,
    'label:supersede': clock,
  },
  membership: {
    'organisation:approve-member': { by: ['vendor-administrator', 'moderator'] },
    'organisation:refuse-member': { by: ['vendor-administrator', 'moderator'] },
    'organisation:change-roles': administrator,
    'organisation:remove-member': administrator,
    'organisation:leave': self,
  },
  invitation: {
    'invitation:read': { by: ['invitee', 'vendor-administrator'] },
    'invitation:accept': { by: ['invitee'] },
    'invitation:revoke': administrator,
    'invitation:expire': clock,
  },
  claim: {
    'claim:read': { by: ['member', 'moderator'] },
    'claim:withdraw': member,
    'claim:accept': moderator,
    'claim:refuse': moderator,
  },
  dispute: {
    'dispute:read': { by: ['self', 'member', 'moderator'] },
    'dispute:admit': moderator,
    'dispute:declare-inadmissible': moderator,
    'dispute:ask-vendor': moderator,
    'dispute:reply': member,
    'dispute:uphold': moderator,
    'dispute:dismiss': moderator,
    'dispute:appeal': { by: ['self', 'member'] },
    'dispute:decide-appeal': { by: ['staff-administrator'], uninvolved: true },
    'dispute:close': clock,
  },
  account: {
    'account:read': self,
    'account:edit': self,
    'account:export': self,
    'account:list-sessions': self,
    'account:revoke-session': self,
    'account:read-notifications': self,
    'account:choose-mails': self,
    'account:delete': { by: ['self'], recent: true },
    'account:delete-inactive': clock,
  },
  'managed-account': {
    'managed-account:read': staffAdministrator,
    'managed-account:set-role': staffAdministrator,
    'managed-account:block': staffAdministrator,
    'managed-account:unblock': staffAdministrator,
  },
  'two-person-act': {
    'two-person-act:read': staffAdministrator,
    'two-person-act:confirm': { by: ['staff-administrator'], another: true },
    'two-person-act:cancel': staffAdministrator,
    'two-person-act:expire': clock,
  },
  administration: {
    'administration:read': staffAdministrator,
    'administration:search-accounts': staffAdministrator,
    'administration:read-journal': staffAdministrator,
    'administration:switch-read-only': staffAdministrator,
    'administration:read-search-misses': moderator,
    'administration:edit-synonyms': moderator,
    'administration:read-leniency': moderator,
  },
  'criteria-set': {
    'criteria:read-release': moderator,
    'criteria:announce': staffAdministrator,
    'criteria:retract': staffAdministrator,
    'criteria:put-in-force': clock,
  },
  'criteria-simulation': {
    'criteria:read-simulation': { by: ['member', 'moderator'] },
  },
  'moderation-queue': {
    'moderation:read-queue': moderator,
  },
  'queue-item': {
    'queue-item:take': { by: ['moderator'], uninvolved: true },
    'queue-item:release': holder,
    'queue-item:release-idle': clock,
  },
  signal: {
    'signal:read': moderator,
    'signal:handle': moderator,
    'signal:dismiss': moderator,
  },
  'saved-reply': {
    'saved-reply:read': moderator,
    'saved-reply:write': moderator,
  },
  'demonstration-mail': {
    'demonstration-mail:read': { by: ['anyone'] },
  },
} as const satisfies Record<ObjectType, Record<string, Rule>>;

export type ActionOn<T extends ObjectType> = keyof (typeof RULES)[T] & string;
export type Action = { [T in ObjectType]: ActionOn<T> }[ObjectType];

/** Every action that can be asked of a type of object, in the order of the table. */
export const actionsOn = <T extends ObjectType>(type: T): ActionOn<T>[] =>
  Object.keys(RULES[type]) as ActionOn<T>[];
