/** A new round: empty, from the version before, or from another product of the same vendor. */
import { randomUUID } from 'node:crypto';
import {
  dayOf,
  evidenceUntil,
  migrateAlong,
  type Answer,
  type CriteriaSet,
  type Facts,
  type Instant,
  versionsFrom,
} from '@gouvtech/criteria';
import { appendEvent, loadAnswers, writeAnswers, type Db } from '@gouvtech/db';
import { listingFacts } from '@gouvtech/domain/listing-facts';
import { can } from '@gouvtech/domain/permissions';
import { apply } from '@gouvtech/domain/transitions';
import { ProblemError } from '../../../contract/problem-error.ts';
import { refusalError } from '../../../contract/demand.ts';
import { setInForceAt } from '../../criteria/index.ts';
import { demandSolution, listingObject, refusal, type Who } from '../access.ts';
import { changedFacts, governed } from '../draft.ts';
import {
  findPrevious,
  findProducts,
  loadWorkingListing,
  lockRounds,
  type RoundRow,
  type SolutionRounds,
} from '../round-repository.ts';
import { insertRound, keepAuthors } from '../start-repository.ts';
import type { AssessmentDependencies } from './dependencies.ts';

export type StartFrom = { from: 'nothing' | 'previous' | 'product'; product?: string };
type Filled = {
  facts: Facts;
  answers: Answer[];
  /** round the answers come from, when their authors and checks come along */
  source: string | null;
  details: NonNullable<Parameters<typeof writeAnswers>[1]['verdictDetails']>;
};

export function startUseCases({ database, clock }: AssessmentDependencies) {
  return {
    /** @throws ProblemError `conflict` when one is open, `invalid-input` when there is nothing to start from */
    async start(who: Who, slug: string, input: StartFrom): Promise<void> {
      const now = clock().toISOString();
      const { id } = await demandSolution(database.db, who.actor, slug);
      await database.transaction(async (tx) => {
        const solution = await lockRounds(tx, id);
        const object = listingObject(solution);
        const right = can(who.actor, 'assessment:start', object);
        if (!right.ok) throw refusal(right.reason);
        const assessmentOpen = solution.open !== null;
        const move = apply(object, 'assessment:start', { asOf: now, assessmentOpen });
        if (!move.ok) throw refusalError(move.reason);

        const set = await setInForceAt(tx, now);
        const { listing } = await loadWorkingListing(tx, id);
        const filled = await fill(tx, solution, set, input, now);
        const facts = { ...filled.facts, ...listingFacts(listing) };
        const reopened = new Set(governed(set, changedFacts(filled.facts, facts)));
        const answers = filled.answers.map((answer) =>
          reopened.has(answer.criterion) && input.from !== 'nothing'
            ? { ...answer, toConfirm: true }
            : answer,
        );
        const assessmentId = await insertRound(tx, {
          solutionId: id,
          criteriaSet: set.version,
          facts,
          at: now,
        });
        const fresh = renumbered(answers, filled.details);
        await writeAnswers(tx, { assessmentId, solutionId: id, evidence: [], ...fresh });
        await keepAuthors(tx, { assessmentId, source: filled.source, at: now });
        await appendEvent(tx, {
          at: now,
          actor: who.actor.accountId,
          role: 'member',
          action: 'assessment:start',
          object: { type: 'assessment', id: assessmentId },
          organisationId: solution.organisationId,
          solutionId: id,
          to: 'draft',
          data: { ...input, criteriaSet: set.version, answers: answers.length },
        });
      });
    },
  };
}

async function fill(
  tx: Db,
  solution: SolutionRounds,
  set: CriteriaSet,
  { from, product }: StartFrom,
  now: Instant,
): Promise<Filled> {
  if (from === 'nothing') return { facts: {}, answers: [], source: null, details: [] };
  if (from === 'previous') {
    const round = await findPrevious(tx, solution.id);
    if (!round) throw nothingThere('from', 'Cette solution n’a pas encore de version à reprendre.');
    const { answers, verdicts } = await carried(tx, round, set, now);
    const details = [...verdicts.values()].map(
      ({ id, auditor, method, finding, severity, auditId }) => ({
        ...{ id, auditor, method, finding, severity, auditId },
      }),
    );
    return { facts: round.facts, answers, source: round.id, details };
  }
  const found = (await findProducts(tx, solution)).find(({ slug }) => slug === product);
  if (!found)
    throw nothingThere(
      'product',
      'Aucun autre produit évalué de votre organisation ne porte cet identifiant. Choisissez-le dans la liste.',
    );
  const { answers } = await carried(tx, found.round, set, now);
  return {
    facts: found.round.facts,
    answers: answers.flatMap((answer) => prefilled(answer, set, now)),
    source: null,
    details: [],
  };
}

/** The answers of a round in the terms of the set in force. */
async function carried(tx: Db, round: RoundRow, set: CriteriaSet, now: Instant) {
  const { answers, verdicts } = (await loadAnswers(tx, [round.id])).get(round.id)!;
  if (round.criteriaSet === set.version) return { answers, verdicts };
  const versions = versionsFrom(round.criteriaSet, set.version);
  const migration = migrateAlong(answers, round.facts, versions, now);
  return { answers: migration.answers, verdicts };
}

/** What another product says is a proposal: to confirm, with the proofs that still hold, never their checks. */
function prefilled(answer: Answer, set: CriteriaSet, now: Instant): Answer[] {
  const criterion = set.criteria.find(({ id }) => id === answer.criterion);
  if (!criterion || criterion.computedFrom || answer.response.kind === 'na') return [];
  const today = dayOf(now);
  return [
    {
      ...answer,
      revision: 1,
      answeredAt: now,
      toConfirm: true,
      evidence: answer.evidence
        .filter(
          (one) =>
            one.removedAt === undefined &&
            evidenceUntil(criterion, one) >= today &&
            (one.startsOn ?? today) <= today,
        )
        .map((one) => ({ ...one, attachedAt: now })),
      checks: [],
      verdicts: [],
      naDecisions: [],
      corrections: [],
      caps: [],
    },
  ];
}

/** The same checks and verdicts, as rows of their own. */
function renumbered(answers: Answer[], details: Filled['details']) {
  const ids = new Map<string, string>();
  const fresh = (id: string) => {
    const known = ids.get(id) ?? randomUUID();
    ids.set(id, known);
    return known;
  };
  return {
    answers: answers.map((answer) => ({
      ...answer,
      checks: answer.checks.map((one) => ({ ...one, id: fresh(one.id) })),
      verdicts: answer.verdicts.map((one) => ({ ...one, id: fresh(one.id) })),
    })),
    verdictDetails: details.map((one) => ({ ...one, id: fresh(one.id) })),
  };
}

const nothingThere = (path: string, message: string): ProblemError =>
  new ProblemError('invalid-input', { detail: message, errors: [{ path, message }] });
