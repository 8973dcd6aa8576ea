/** Correcting a published answer downwards, at once and without a signature: it can only lower scores. */
import { firstRise, loadSet, score, type Answer, type ScoreSheet } from '@gouvtech/criteria';
import { loadAnswers } from '@gouvtech/db';
import { ProblemError } from '../../../contract/problem-error.ts';
import { membersToNotify, notify } from '../../notifications/index.ts';
import {
  assessmentObject,
  criterionNotFound,
  demandAct,
  demandSolution,
  noPublic,
  type Who,
} from '../access.ts';
import { findAnswers } from '../answer-repository.ts';
import { checkAnswer, whyNotAnswered, type AnswerDraft } from '../check-answer.ts';
import { detachPiece } from '../evidence-repository.ts';
import { recordLowering } from '../lowering.ts';
import { NOT_LOWERABLE, refused, wouldRise } from '../lowering-refusals.ts';
import { writeLowered } from '../lowering-repository.ts';
import { contentOf, sameContent } from '../same-content.ts';
import { findStaffDecisions } from '../review-repository.ts';
import { effective } from '../status.ts';
import { answerView } from '../views/answer.ts';
import { criterionView } from '../views/criterion.ts';
import { figuresOf } from '../views/score.ts';
import { actOn, type Bench } from './act.ts';
import type { AssessmentDependencies } from './dependencies.ts';

const LOWER = { action: 'assessment:lower-answer', on: 'published' } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function lowerUseCases(dependencies: AssessmentDependencies) {
  const { database, clock, publicOrigin } = dependencies;
  const act = actOn(dependencies);

  return {
    /** What the public reads today, criterion by criterion, for who corrects it. */
    async published(who: Who, slug: string) {
      const { db } = database;
      const now = clock().toISOString();
      const solution = await demandSolution(db, who.actor, slug);
      if (!solution.published) throw noPublic();
      const round = effective(solution.published, now);
      demandAct(who.actor, LOWER.action, assessmentObject(solution, round));
      const { answers, evidence } = (await loadAnswers(db, [round.id])).get(round.id)!;
      const set = loadSet(round.criteriaSet);
      const { facts } = round;
      const sheet = score(answers, facts, set, now);
      const states = new Map((await findAnswers(db, round.id)).map((one) => [one.criterion, one]));
      const decisions = await findStaffDecisions(db, [round.id]);
      const content = { answers, stored: answers, facts, set, sheet, evidence };
      return {
        criteriaSet: set.version,
        status: round.status as 'published' | 'stale',
        attestedAt: round.attestedAt!,
        criteria: set.criteria.map((criterion) => ({
          ...criterionView(criterion, content, states.get(criterion.id), now),
          comments: 0,
          review: {
            request: null,
            decisions: decisions.filter((one) => one.criterion === criterion.id),
          },
        })),
      };
    },

    /**
     * Sent twice, the same correction is made once.
     * @throws ProblemError `invalid-input` at the field that would raise something or is missing, `stale-version` with the published text
     */
    lower: (who: Who, slug: string, id: string, expected: number, draft: AnswerDraft) =>
      act(who, slug, LOWER, async (bench) => {
        const { tx, round, now, demand } = bench;
        demand();
        const { criterion, set, answers, current } = await published(bench, id);
        const content = complete(checkAnswer(criterion, draft, { facts: round.facts, set, now }));
        if (sameContent(contentOf(current), content))
          return { to: null, reply: () => lowered(bench, id, answers, answers, null) };
        await demandRevision(bench, current, expected);
        const { justification: _, ...kept } = current;
        const next = { ...kept, ...content, revision: current.revision + 1, answeredAt: now };
        const after = answers.map((one) => (one === current ? next : one));
        const rise = firstRise(answers, after, round.facts, set, now);
        if (rise) throw wouldRise(rise, set);
        const { accountId } = who.actor;
        await writeLowered(tx, { assessmentId: round.id, answer: next, accountId });
        const snapshot = await recordLowering(tx, bench, {
          criterion: id,
          summary: 'Réponse corrigée à la baisse par l’éditeur.',
        });
        await tellSignatories(who, bench, id, 'La réponse publiée a été corrigée à la baisse');
        return {
          to: round.status,
          snapshotSha256: snapshot.sha256,
          data: { criterion: id, revision: next.revision },
          reply: () => lowered(bench, id, answers, after, snapshot),
        };
      }),

    /** Takes a proof away from a published answer; the library keeps it. */
    removeProof: (who: Who, slug: string, id: string, evidenceId: string) =>
      act(who, slug, LOWER, async (bench) => {
        const { tx, round, now, demand } = bench;
        demand();
        const { answers, current } = await published(bench, id);
        const key = { assessmentId: round.id, criterion: id, evidenceId };
        if (!UUID.test(evidenceId) || !current.evidence.some((one) => one.id === evidenceId))
          throw new ProblemError('not-found', {
            detail: 'Cette pièce n’est pas jointe à la réponse publiée.',
          });
        const removed = await detachPiece(tx, now, key);
        if (!removed) return { to: null, reply: () => lowered(bench, id, answers, answers, null) };
        const snapshot = await recordLowering(tx, bench, {
          criterion: id,
          summary: 'Preuve retirée de la réponse par l’éditeur.',
        });
        await tellSignatories(who, bench, id, 'Une preuve de la réponse publiée a été retirée');
        const evidence = current.evidence.map((one) =>
          one.id === evidenceId ? { ...one, removedAt: now } : one,
        );
        const after = answers.map((one) => (one === current ? { ...one, evidence } : one));
        return {
          to: round.status,
          snapshotSha256: snapshot.sha256,
          data: { criterion: id, evidenceId },
          reply: () => lowered(bench, id, answers, after, snapshot),
        };
      }),
  };

  /** Nobody signed: those who may must know. */
  async function tellSignatories(who: Who, bench: Bench, criterion: string, what: string) {
    const { tx, solution, round, now } = bench;
    if (solution.organisationId === null) return;
    const signatories = await membersToNotify(tx, solution.organisationId, ['signatory']);
    await notify(tx, {
      accountIds: signatories.filter((one) => one !== who.actor.accountId),
      kind: 'teamwork',
      key: `assessment:lower-answer:${round.id}:${criterion}:${now}`,
      title: `${what} : ${criterion}, ${solution.name}`,
      body: `${who.name} a fait cette correction sans attestation, comme le permet le référentiel : elle ne peut que baisser les notes. Elle est publique dès maintenant.`,
      href: `/espace/solutions/${solution.slug}/evaluation/correction/${criterion}`,
      now,
      publicOrigin,
    });
  }
}

async function published({ tx, round }: Bench, id: string) {
  const set = loadSet(round.criteriaSet);
  const criterion = set.criteria.find((one) => one.id === id);
  if (!criterion) throw criterionNotFound(set.version);
  const reason = whyNotAnswered(criterion, round.facts, set.version);
  if (reason) throw new ProblemError('conflict', { detail: reason });
  const { answers } = (await loadAnswers(tx, [round.id])).get(round.id)!;
  const current = answers.find((one) => one.criterion === id);
  if (!current)
    throw new ProblemError('conflict', {
      detail: 'Ce critère n’a pas de réponse publiée : il n’y a rien à corriger à la baisse.',
    });
  return { criterion, set, answers, current };
}

/** A published answer lacks nothing: what a draft may leave for later is refused here. */
function complete(checked: ReturnType<typeof checkAnswer>) {
  const errors = checked.ok ? checked.remaining : checked.errors;
  if (!checked.ok || errors.length > 0) throw refused(errors);
  if (checked.content.response.kind === 'na')
    throw refused([{ path: 'response.kind', message: NOT_LOWERABLE }]);
  return checked.content;
}

async function demandRevision({ tx, round }: Bench, current: Answer, expected: number) {
  if (current.revision === expected) return;
  const [state] = await findAnswers(tx, round.id, current.criterion);
  throw new ProblemError('stale-version', {
    detail:
      'Une autre personne a corrigé cette réponse depuis que vous l’avez lue. Relisez ce qui est publié, puis corrigez-le s’il le faut.',
    members: { current: answerView(state!, []) },
    headers: { etag: `"${current.revision}"` },
  });
}

async function lowered(
  { tx, round, now }: Bench,
  id: string,
  before: Answer[],
  after: Answer[],
  snapshot: { sha256: string; previousSha256: string | null } | null,
) {
  const set = loadSet(round.criteriaSet);
  const [state] = await findAnswers(tx, round.id, id);
  const sheets: ScoreSheet[] = [before, after].map((one) => score(one, round.facts, set, now));
  return {
    answer: answerView(state!, []),
    score: { before: figuresOf(sheets[0]!.overall), after: figuresOf(sheets[1]!.overall) },
    snapshot,
  };
}
