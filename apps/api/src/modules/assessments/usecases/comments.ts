/** What colleagues tell each other about a criterion. */
import { appendEvent } from '@gouvtech/db';
import { refusalError } from '../../../contract/demand.ts';
import { ProblemError } from '../../../contract/problem-error.ts';
import type { Who } from '../access.ts';
import {
  deleteComment,
  findComments,
  insertComment,
  type CommentRow,
} from '../comment-repository.ts';
import { UNREADABLE } from '../texts.ts';
import { criterionOf, openDesk } from './answers.ts';
import type { AssessmentDependencies } from './dependencies.ts';

export function commentUseCases(dependencies: AssessmentDependencies) {
  const { database } = dependencies;
  const view = ({ id, text, at, by }: CommentRow, { actor }: Who) => ({
    id,
    text,
    at,
    by,
    actions: by?.accountId === actor.accountId ? (['delete'] as const).slice() : [],
  });
  const event = (
    who: Who,
    desk: Awaited<ReturnType<typeof openDesk>>,
    action: string,
    criterion: string,
  ) => ({
    at: desk.now,
    actor: who.actor.accountId,
    role: 'member',
    action,
    object: { type: 'assessment', id: desk.round.id },
    organisationId: desk.solution.organisationId,
    solutionId: desk.solution.id,
    data: { criterion },
  });

  return {
    async comments(who: Who, slug: string, criterion: string) {
      const desk = await openDesk(dependencies, who, slug, 'assessment:comment');
      criterionOf(desk, criterion);
      const found = await findComments(database.db, desk.round.id, criterion);
      return { items: found.map((one) => view(one, who)) };
    },

    async comment(who: Who, slug: string, criterion: string, text: string) {
      const desk = await openDesk(dependencies, who, slug, 'assessment:comment');
      criterionOf(desk, criterion);
      const message = problemOf(text);
      if (message)
        throw new ProblemError('invalid-input', {
          detail: message,
          errors: [{ path: 'text', message }],
        });
      const { accountId } = who.actor;
      const id = await database.transaction(async (tx) => {
        const values = {
          assessmentId: desk.round.id,
          criterion,
          accountId,
          text,
          createdAt: desk.now,
        };
        const made = await insertComment(tx, values);
        await appendEvent(tx, event(who, desk, 'assessment:comment', criterion));
        return made;
      });
      return view({ id, criterion, text, at: desk.now, by: { accountId, name: who.name } }, who);
    },

    /** One’s own only. */
    async removeComment(who: Who, slug: string, criterion: string, id: string): Promise<void> {
      const desk = await openDesk(dependencies, who, slug, 'assessment:comment');
      const found = await findComments(database.db, desk.round.id, criterion);
      const comment = found.find((one) => one.id === id);
      if (!comment) {
        throw new ProblemError('not-found', {
          detail: 'Ce commentaire n’existe pas ou n’existe plus. Rechargez la page.',
        });
      }
      if (comment.by?.accountId !== who.actor.accountId) throw refusalError('forbidden');
      await database.transaction(async (tx) => {
        await deleteComment(tx, id, desk.now);
        await appendEvent(tx, event(who, desk, 'assessment:delete-comment', criterion));
      });
    },
  };
}

function problemOf(text: string): string | null {
  if (text.trim() === '') return 'Écrivez au moins un mot.';
  return text.includes('\u0000') || !text.isWellFormed() ? UNREADABLE : null;
}
