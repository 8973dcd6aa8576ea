/** Why a login by ProConnect did not end in a session: `/connexion?erreur=<code>`. */
export const LOGIN_REFUSALS = [
  /** the person gave up at the provider, or could not reach the level asked for */
  'cancelled',
  /** the provider answered with an error, or its clock is wrong */
  'provider-error',
  /** no provider is set, or it does not answer in time */
  'provider-unreachable',
  /** more than ten minutes passed, or the provider's code is over */
  'expired-attempt',
  /** this login was already used */
  'replayed',
  /** started in another browser, or without cookies */
  'other-browser',
  /** what came back is not what was signed, or not for this login */
  'forged',
  /** the confidence level is not enough for the catalogue, or for the role of the person */
  'level-too-low',
  /** the account is blocked */
  'blocked',
] as const;
export type LoginRefusalCode = (typeof LOGIN_REFUSALS)[number];

/** What `/connexion?etape=<step>` says when nothing went wrong. */
export const LOGIN_STEPS = [
  /** the address is known under another identity: a link was sent there */
  'prove-mailbox',
  'signed-out',
] as const;
export type LoginStep = (typeof LOGIN_STEPS)[number];
