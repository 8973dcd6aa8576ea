/** Joining pieces of the library to an answer, and taking them away. */
import { dayOf, evidenceUntil, type Criterion } from '@gouvtech/criteria';
import { appendEvent, loadAnswers, type Db } from '@gouvtech/db';
import { ProblemError } from '../../../contract/problem-error.ts';
import { assessmentObject, demandAct, noRound, type Who } from '../access.ts';
import {
  attachPiece,
  countOtherFiles,
  detachPiece,
  findPiece,
  refusalOf,
} from '../evidence-repository.ts';
import { MAX_FILES_PER_ASSESSMENT } from '../../files/index.ts';
import { lockRounds } from '../round-repository.ts';
import { evidenceViews } from '../views/evidence.ts';
import { answerableOf, criterionOf, openDesk, type Desk } from './answers.ts';
import type { AssessmentDependencies } from './dependencies.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function evidenceUseCases(dependencies: AssessmentDependencies) {
  const { database } = dependencies;

  const change = (
    who: Who,
    desk: Desk,
    criterion: Criterion,
    evidenceId: string,
    action: 'assessment:attach-evidence' | 'assessment:detach-evidence',
    work: (tx: Db) => Promise<boolean>,
  ) =>
    database.transaction(async (tx) => {
      const solution = await lockRounds(tx, desk.solution.id);
      if (!solution.open) throw noRound();
      demandAct(who.actor, 'assessment:answer', assessmentObject(solution, solution.open));
      if (await work(tx)) {
        await appendEvent(tx, {
          at: desk.now,
          actor: who.actor.accountId,
          role: 'member',
          action,
          object: { type: 'assessment', id: desk.round.id },
          organisationId: solution.organisationId,
          solutionId: solution.id,
          data: { criterion: criterion.id, evidenceId },
        });
      }
      return listed(tx, desk, criterion);
    });

  return {
    /** @throws ProblemError `not-found` for a piece of another library, `conflict` for one that proves nothing today */
    async attach(who: Who, slug: string, id: string, evidenceId: string) {
      const desk = await openDesk(dependencies, who, slug, 'assessment:answer');
      const criterion = desk.set.criteria.find((one) => one.id === id)?.computedFrom
        ? criterionOf(desk, id)
        : answerableOf(desk, id);
      const key = { assessmentId: desk.round.id, criterion: id, evidenceId };
      return change(who, desk, criterion, evidenceId, 'assessment:attach-evidence', async (tx) => {
        const { organisationId } = desk.solution;
        const piece = UUID.test(evidenceId)
          ? await findPiece(tx, { evidenceId, organisationId })
          : null;
        if (!piece) throw pieceNotFound();
        refuseUseless(piece, dayOf(desk.now));
        await refuseRefused(tx, key);
        if (piece.fileId) await refuseTooMany(tx, desk.round.id, piece.fileId);
        return attachPiece(tx, desk.now, key);
      });
    },

    async detach(who: Who, slug: string, id: string, evidenceId: string) {
      const desk = await openDesk(dependencies, who, slug, 'assessment:answer');
      const criterion = criterionOf(desk, id);
      if (!UUID.test(evidenceId)) throw pieceNotFound();
      const key = { assessmentId: desk.round.id, criterion: id, evidenceId };
      return change(who, desk, criterion, evidenceId, 'assessment:detach-evidence', (tx) =>
        detachPiece(tx, desk.now, key),
      );
    },
  };
}

async function listed(tx: Db, { round, now }: Desk, criterion: Criterion) {
  const { answers, evidence } = (await loadAnswers(tx, [round.id])).get(round.id)!;
  const joined = answers.find((one) => one.criterion === criterion.id)?.evidence ?? [];
  const until = (one: Parameters<typeof evidenceUntil>[1]) => evidenceUntil(criterion, one);
  return { criterion: criterion.id, evidence: evidenceViews(joined, evidence, until, dayOf(now)) };
}

/** Staff has said no to it here: joined again, it would count again. */
async function refuseRefused(
  tx: Db,
  key: Record<'assessmentId' | 'criterion' | 'evidenceId', string>,
): Promise<void> {
  const reason = await refusalOf(tx, key);
  if (reason === null) return;
  throw new ProblemError('conflict', {
    detail: `La modération a refusé cette pièce pour ce critère\u00a0: «\u00a0${reason}\u00a0». Ajoutez-en une autre à la bibliothèque, puis joignez-la.`,
  });
}

async function refuseTooMany(tx: Db, assessmentId: string, fileId: string): Promise<void> {
  if ((await countOtherFiles(tx, assessmentId, fileId)) < MAX_FILES_PER_ASSESSMENT) return;
  throw new ProblemError('conflict', {
    detail: `Cette évaluation joint déjà ${MAX_FILES_PER_ASSESSMENT} fichiers, le maximum. Retirez-en un, ou joignez une adresse publique.`,
  });
}

/** A certificate that starts later proves nothing yet, one that is over proves nothing more. */
function refuseUseless(
  { startsOn, endsOn }: { startsOn: string | null; endsOn: string | null },
  today: string,
): void {
  if (startsOn !== null && startsOn > today)
    throw new ProblemError('conflict', {
      detail: `Cette pièce commence le ${startsOn}. Joignez-la à partir de ce jour.`,
    });
  if (endsOn !== null && endsOn < today)
    throw new ProblemError('conflict', {
      detail: `Cette pièce a pris fin le ${endsOn}. Joignez celle qui la remplace.`,
    });
}

const pieceNotFound = () =>
  new ProblemError('not-found', {
    detail: 'Aucune pièce de la bibliothèque de votre organisation ne porte cet identifiant.',
  });
