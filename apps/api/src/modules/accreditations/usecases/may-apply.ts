/** Whether a person may ask for an accreditation on behalf of an organisation: right, then state. */
import type { OrganisationStatus } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import { refusalText } from '@gouvtech/domain/refusals';
import { apply } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import { ProblemError } from '../../../contract/problem-error.ts';

type Organisation = { id: string; status: OrganisationStatus };

/** @returns null when they may */
export function applicationRefusal(
  actor: Person,
  { id, status }: Organisation,
  asOf: string,
): ProblemError | null {
  const object = { type: 'organisation', id, status } as const;
  const right = can(actor, 'accreditation:apply', object);
  if (!right.ok) return refusalError(right.reason);
  const state = apply(object, 'accreditation:apply', { asOf });
  if (state.ok) return null;
  return new ProblemError('transition-refused', {
    detail:
      status === 'pending'
        ? 'Votre organisation n’est pas encore vérifiée. Un modérateur l’examine ; recommencez quand vous recevez sa décision.'
        : refusalText(state.reason),
  });
}
