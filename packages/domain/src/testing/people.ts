import type { Actor, Person } from '../permissions.ts';

type Options = Partial<Omit<Person, 'kind'>>;

const person = (accountId: string, options: Options = {}): Person => ({
  kind: 'person',
  accountId,
  staff: null,
  publicAgent: false,
  memberships: [],
  strong: false,
  recent: false,
  ...options,
});

const of = (
  organisationId: string,
  roles: Partial<Record<'signatory' | 'administrator' | 'auditor' | 'decider', true>> = {},
) => ({
  memberships: [
    { organisationId, signatory: false, administrator: false, ...roles },
    // Another organisation must never count for this one.
    {
      organisationId: 'elsewhere',
      signatory: true,
      administrator: true,
      auditor: true,
      decider: true,
    },
  ],
});

/** Columns of the expectation tables. */
export const PEOPLE: Record<string, Actor> = {
  anonyme: { kind: 'anonymous' },
  inscrit: person('stranger'),
  'agent public': person('public-agent', { publicAgent: true, strong: true }),
  'membre A': person('member-a', of('a')),
  'signataire A': person('signatory-a', of('a', { signatory: true })),
  'administrateur A': person('administrator-a', of('a', { administrator: true })),
  'membre B': person('member-b', of('b')),
  'administrateur B': person('administrator-b', of('b', { administrator: true, signatory: true })),
  modérateur: person('moderator', { staff: 'moderator', strong: true }),
  administration: person('administration', { staff: 'administrator', strong: true }),
  'modérateur sans 2FA': person('weak-moderator', { staff: 'moderator' }),
  'modérateur membre de A': person('insider', { staff: 'moderator', strong: true, ...of('a') }),
  'membre L': person('member-l', of('l')),
  'auditeur L': person('auditor-l', of('l', { auditor: true })),
  'auditeur principal L': person('lead-l', of('l', { auditor: true })),
  'décideur L': person('decider-l', of('l', { decider: true })),
  'décideur L de l’équipe': person('both-l', of('l', { auditor: true, decider: true })),
  'modérateur membre de L': person('insider-l', {
    staff: 'moderator',
    strong: true,
    ...of('l', { auditor: true, decider: true }),
  }),
  horloge: { kind: 'clock' },
};

/** The actor just after a login, and long after; one and the same for who has no session. */
export const logins = (actor: Actor): Actor[] =>
  actor.kind === 'person'
    ? [
        { ...actor, recent: true },
        { ...actor, recent: false },
      ]
    : [actor];
