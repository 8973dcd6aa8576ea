/** Right and state asked at once: what a use case calls before it writes. */
import type { Actor } from '@gouvtech/domain/actors';
import { can, type ActionOn, type ObjectOf, type ObjectType } from '@gouvtech/domain/permissions';
import { refusalProblem, refusalText, type RefusalReason } from '@gouvtech/domain/refusals';
import type { FieldProblem } from '@gouvtech/domain';
import { ProblemError } from './problem-error.ts';

/** @throws ProblemError when the actor has no right to do this to the object. */
export function demandRight<T extends ObjectType>(
  actor: Actor,
  action: ActionOn<T>,
  object: ObjectOf[T] & { type: T },
): void {
  const decision = can(actor, action, object);
  if (!decision.ok) throw refusalError(decision.reason);
}

/** @param errors the fields to complete, when the refusal names some */
export const refusalError = (reason: RefusalReason, errors?: FieldProblem[]): ProblemError =>
  new ProblemError(refusalProblem(reason).code, {
    detail: refusalText(reason),
    ...(errors && errors.length > 0 && { errors }),
  });
