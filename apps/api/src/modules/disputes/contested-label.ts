/** A contested label: which one may be, and what an upheld dispute does to it (evaluation model, section 2). */
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { refusalText } from '@gouvtech/domain/refusals';
import { decide } from '@gouvtech/domain/transitions';
import { mayBeContested } from '@gouvtech/domain/transitions-label';
import { invalid, ProblemError } from '../../contract/problem-error.ts';
import { findLabel, labelAsItIs, lockLabel, suspendLabel } from '../labels/index.ts';
import type { DisputeRow } from './repository.ts';
import type { Target } from './target-repository.ts';

type Found = { labelId: string | null; problems: FieldProblem[] };
const wrong = (message: string): Found => ({
  labelId: null,
  problems: [{ path: 'label', message }],
});

/**
 * The label of the solution that has this reference.
 * @throws ProblemError `forbidden` for people of the organisation that granted it: they suspend it themselves
 */
export async function labelToContest(
  tx: Db,
  actor: Person,
  { target, reference, at }: { target: Target; reference: string | undefined; at: Instant },
): Promise<Found> {
  const row = reference === undefined ? null : await findLabel(tx, reference);
  const isPublic = row !== null && (row.status !== 'refused' || row.refusalPublic);
  if (!isPublic || row.reference !== reference || row.solution.id !== target.id)
    return wrong(`« ${target.name} » n’a pas de label public à cette référence.`);
  if (actor.memberships.some(({ organisationId }) => organisationId === row.labeller.id))
    throw new ProblemError('forbidden', {
      detail:
        'Vous êtes membre de l’organisation qui a accordé ce label : elle peut le suspendre depuis son espace.',
    });
  const { status } = labelAsItIs(row, at);
  if (status === 'refused')
    return wrong('Un refus ne se conteste pas ici : son éditeur peut en faire appel.');
  if (!mayBeContested(status))
    return wrong('Ce label a pris fin : il ne vaut plus, et ne se conteste plus.');
  return { labelId: row.id, problems: [] };
}

/**
 * Suspends it, in the transaction of the decision.
 * @param given `reason`: of the decision; the public reads it
 * @throws ProblemError naming `remedy` when its state, or a right, forbids it
 */
export async function suspendContested(
  tx: Db,
  { label }: Pick<DisputeRow, 'label'>,
  given: { actor: Person; at: Instant; reason: string; publicOrigin: string },
): Promise<void> {
  const { actor, at, publicOrigin } = given;
  const row = (await lockLabel(tx, label!.id))!;
  const reason = `Contestation retenue par la modération. ${given.reason}`;
  const outcome = decide(actor, 'label:suspend', labelAsItIs(row, at), { asOf: at, reason });
  if (!outcome.ok)
    throw invalid(
      'remedy',
      outcome.reason === 'wrong-state'
        ? 'Ce label n’est pas en cours : il ne peut pas être suspendu. Demandez sa correction.'
        : refusalText(outcome.reason),
    );
  const by = { accountId: actor.accountId, role: actor.staff! };
  await suspendLabel(tx, row, { reason, cause: 'upheld-dispute', at, by, publicOrigin });
}
