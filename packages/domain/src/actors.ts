/** Who acts. Built by the API from the session and the database at each request; nothing of it comes from the browser. */

/** An active membership. Signatory and administrator come on top of member, each by itself. */
export type Membership = {
  organisationId: string;
  signatory: boolean;
  administrator: boolean;
  /** in a labeller organisation: may be of an audit team, may decide on labels */
  auditor?: boolean;
  decider?: boolean;
};

export type Person = {
  kind: 'person';
  accountId: string;
  staff: 'moderator' | 'administrator' | null;
  publicAgent: boolean;
  /** active ones only */
  memberships: Membership[];
  /** several factors at this login */
  strong: boolean;
  /** proved who they are less than 15 minutes ago */
  recent: boolean;
};

export type Actor = { kind: 'anonymous' } | { kind: 'clock' } | Person;
