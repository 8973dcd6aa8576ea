/** Who audits and who decides in an organisation that grants labels. */
import { refusalText } from '@gouvtech/domain/refusals';
import { invalidInput } from '../../contract/problem-error.ts';
import type { MemberRow } from './members-repository.ts';

export type LabellerRoles = { auditor: boolean; decider: boolean };
type Wanted = { [Role in keyof LabellerRoles]?: boolean | undefined };

/** Whoever leaves audits no more, and does not find the role again when they come back. */
export const NO_LABELLER_ROLE: LabellerRoles = { auditor: false, decider: false };

/**
 * The roles after the change; those not asked for stay.
 * @param labeller the organisation has or asks for an accreditation
 * @throws ProblemError naming each role that cannot be given
 */
export function labellerRoles(
  member: Pick<MemberRow, 'auditor' | 'decider' | 'staff'>,
  { auditor = member.auditor, decider = member.decider }: Wanted,
  labeller: boolean,
): LabellerRoles {
  const given = [
    ...(auditor && !member.auditor ? ['auditor'] : []),
    ...(decider && !member.decider ? ['decider'] : []),
  ];
  const refused = labeller
    ? member.staff === null
      ? null
      : refusalText('staff-never-audits')
    : 'L’organisation n’a pas d’accréditation et n’en demande pas. Un signataire en demande une dans « Label et audit », puis ce rôle se donne.';
  if (refused && given.length > 0)
    throw invalidInput(given.map((path) => ({ path, message: refused })));
  return { auditor, decider };
}
