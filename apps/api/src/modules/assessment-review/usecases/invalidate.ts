/** A public round invalidated for fraud: two administrators of the catalogue must want it (evaluation model, section 2). */
import { appendEvent, publishToReadModel, recordEvent } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { apply } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import { assessmentObject, effective, lockRounds, setRound } from '../../assessments/index.ts';
import { propose, type Effect, type NewTwoPersonAct } from '../../two-person/index.ts';
import { tellRound, workshopOf } from '../tell.ts';
import { atBench, demandOutcome, demandRoundAct } from './bench.ts';
import type { ReviewDependencies } from './dependencies.ts';

const ACTION = 'assessment:invalidate';

export type Invalidation = { round: string; reason: string };

export const proposeInvalidation =
  (dependencies: ReviewDependencies) =>
  (who: Person, slug: string, { round: id, reason }: Invalidation) =>
    atBench(dependencies, who, slug, id, async (bench) => {
      const { tx, solution, round, now } = bench;
      demandRoundAct(bench, ACTION, { reason, secondPerson: true });
      const act: NewTwoPersonAct = {
        action: ACTION,
        object: { type: 'assessment', id: round.id },
        reason,
        organisationId: solution.organisationId,
        solutionId: solution.id,
        label: `Invalider l’évaluation de ${solution.name}`,
        href: `/moderation/evaluations/${solution.slug}`,
      };
      const { publicOrigin } = dependencies;
      const { expiresAt } = await propose(tx, who, act, { at: now, publicOrigin });
      return { expiresAt };
    });

/** The round leaves the catalogue, its answers with it; its vendor cannot attest for six months. */
export const invalidateEffect =
  ({
    publicOrigin,
    settleLabels,
  }: Pick<ReviewDependencies, 'publicOrigin' | 'settleLabels'>): Effect =>
  async (tx, { act, actor, at }) => {
    const { reason } = act;
    const solution = await lockRounds(tx, act.detail.solutionId!);
    const { published } = solution;
    if (!published || published.id !== act.objectId) throw refusalError('wrong-state');
    const round = effective(published, at);
    const context = { asOf: at, reason, secondPerson: true };
    demandOutcome(apply(assessmentObject(solution, round), ACTION, context));
    await setRound(tx, round.id, { status: 'invalidated', endedAt: at, endedReason: reason });
    await recordEvent(tx, {
      solutionId: solution.id,
      kind: 'withdrawn',
      summary: 'Auto-évaluation invalidée par l’administration du catalogue : fraude établie.',
      at,
    });
    await publishToReadModel(tx, [solution.id], at);
    await settleLabels?.(tx, solution.id, at);
    await tellRound(
      tx,
      { solution, now: at },
      {
        key: `assessment:invalidate:${round.id}`,
        title: `Évaluation invalidée : ${solution.name}`,
        body: `Deux administrateurs du catalogue ont invalidé votre évaluation pour fraude. Motif : ${reason}\n\nVous ne pouvez pas attester d’évaluation pendant six mois. Vous pouvez contester cette décision.`,
        href: workshopOf(solution),
        publicOrigin,
      },
    );
    await appendEvent(tx, {
      at,
      actor: actor.accountId,
      role: 'administrator',
      action: ACTION,
      object: { type: 'assessment', id: round.id },
      organisationId: solution.organisationId,
      solutionId: solution.id,
      from: round.status,
      to: 'invalidated',
      reason,
      data: { proposedBy: act.proposedBy, twoPersonAct: act.id },
    });
  };
