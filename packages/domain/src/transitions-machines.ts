/** Every machine, by the type of object it moves. */
import type { ProtectedObject } from './permissions-objects.ts';
import { pageIsUp } from './permissions-objects.ts';
import { ACCREDITATION } from './transitions-accreditation.ts';
import { AUDIT } from './transitions-audit.ts';
import { LABEL } from './transitions-label.ts';
import { MANAGED_ACCOUNT, TWO_PERSON_ACT } from './transitions-administration.ts';
import { ANSWER } from './transitions-answer.ts';
import { ASSESSMENT } from './transitions-assessment.ts';
import { CRITERIA_SET } from './transitions-criteria-set.ts';
import { DISPUTE } from './transitions-dispute.ts';
import { LISTING, REVISION } from './transitions-listing.ts';
import { CLAIM, INVITATION, MEMBERSHIP, ORGANISATION } from './transitions-people.ts';
import { SIGNAL } from './transitions-signal.ts';
import type { Move } from './transitions-types.ts';

export type Moves = Record<string, Move<string>>;

export const MACHINES = {
  listing: LISTING,
  revision: REVISION,
  assessment: ASSESSMENT,
  answer: ANSWER,
  organisation: ORGANISATION,
  membership: MEMBERSHIP,
  invitation: INVITATION,
  claim: CLAIM,
  dispute: DISPUTE,
  signal: SIGNAL,
  'two-person-act': TWO_PERSON_ACT,
  'managed-account': MANAGED_ACCOUNT,
  'criteria-set': CRITERIA_SET,
  accreditation: ACCREDITATION,
  audit: AUDIT,
  label: LABEL,
} as const satisfies Record<string, Moves>;
export type MachineName = keyof typeof MACHINES;

/** Which machine judges the act, and in which state the object is for it; null when the object has no states. */
export function machineFor(
  object: ProtectedObject,
  action: string,
): { name: MachineName; state: string } | null {
  if (object.type === 'listing' && action in REVISION && pageIsUp(object))
    return { name: 'revision', state: object.revisionStatus ?? 'none' };
  return object.type in MACHINES && 'status' in object
    ? { name: object.type as MachineName, state: object.status }
    : null;
}
