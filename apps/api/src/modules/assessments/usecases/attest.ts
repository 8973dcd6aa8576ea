/** The acts of a signatory: attest, renew, reopen, withdraw. */
import { score, loadSet, type Instant } from '@gouvtech/criteria';
import {
  appendEvent,
  loadAnswers,
  publishToReadModel,
  recordEvent,
  withListingFields,
  writeSnapshot,
  type Db,
} from '@gouvtech/db';
import {
  attestationProblems,
  attestationText,
  type AttestationProblem,
} from '@gouvtech/domain/attestation';
import { listingFacts } from '@gouvtech/domain/listing-facts';
import { can, type ActionOn } from '@gouvtech/domain/permissions';
import type { Context } from '@gouvtech/domain/transitions';
import type { FieldProblem } from '@gouvtech/domain';
import { demandVersion } from '../../../contract/if-match.ts';
import {
  assessmentObject,
  demandSolution,
  demandState,
  noPublic,
  noRound,
  refusal,
  type Who,
} from '../access.ts';
import {
  positionOf,
  setRound,
  writeAttestation,
  writeListingAnswers,
} from '../attest-repository.ts';
import { changedFacts, loadDraft, readListing } from '../draft.ts';
import { draftTag } from '../fact-repository.ts';
import { draftProblems } from '../progress.ts';
import { publishAttested } from '../publish.ts';
import {
  barredUntil,
  loadWorkingListing,
  lockRounds,
  type RoundRow,
  type SolutionRounds,
} from '../round-repository.ts';
import { effective } from '../status.ts';
import type { AssessmentDependencies } from './dependencies.ts';

type Act = ActionOn<'assessment'>;

export function attestUseCases({ database, clock }: AssessmentDependencies) {
  const begin = async <T>(
    who: Who,
    slug: string,
    work: (tx: Db, solution: SolutionRounds, now: Instant) => Promise<T>,
  ): Promise<T> => {
    const now = clock().toISOString();
    const { id } = await demandSolution(database.db, who.actor, slug);
    return database.transaction(async (tx) => work(tx, await lockRounds(tx, id), now));
  };
  const demandRightOf = (who: Who, action: Act, solution: SolutionRounds, round: RoundRow) => {
    const decision = can(who.actor, action, assessmentObject(solution, round));
    if (!decision.ok) throw refusal(decision.reason);
  };
  const log = (
    tx: Db,
    who: Who,
    { organisationId, id: solutionId }: SolutionRounds,
    round: RoundRow,
    act: { at: Instant; action: string; to: string; reason?: string; snapshotSha256?: string },
  ) =>
    appendEvent(tx, {
      ...act,
      actor: who.actor.accountId,
      role: act.action === 'assessment:reopen' ? 'signatory or moderator' : 'signatory',
      object: { type: 'assessment', id: round.id },
      organisationId,
      solutionId,
      from: round.status,
    });

  return {
    /**
     * Freezes the snapshot; published at once when the listing is.
     * @throws ProblemError `stale-version` when anything changed since the page was read, `transition-refused` with what is missing
     */
    attest: (who: Who, slug: string, ifMatch: string | undefined, statementAccepted: boolean) =>
      begin(who, slug, async (tx, solution, now) => {
        const { open: round } = solution;
        if (!round) throw noRound();
        const object = assessmentObject(solution, round);
        demandRightOf(who, 'assessment:attest', solution, round);
        demandVersion(ifMatch, await draftTag(tx, round.id), {});
        const draft = await loadDraft(tx, round, solution.id, now);
        const problems: AttestationProblem[] = [
          ...draftProblems(draft),
          ...(statementAccepted ? [] : [{ code: 'statement-not-accepted' } as const]),
        ];
        demandState(
          object,
          'assessment:attest',
          {
            asOf: now,
            attestationProblems: problems,
            barredUntil: await barredUntil(tx, solution.organisationId),
          },
          problems.map(fieldProblem),
        );
        const fromListing = draft.answers.filter(({ criterion }) =>
          draft.set.criteria.some(({ id, computedFrom }) => id === criterion && computedFrom),
        );
        await writeListingAnswers(tx, round.id, fromListing);
        await writeAttestation(tx, round.id, {
          signature: await signatureOf(tx, who, solution),
          facts: draft.facts,
          attestedAt: now,
          status: 'attested',
        });
        const { sha256, previousSha256 } = await writeSnapshot(tx, {
          assessmentId: round.id,
          solution,
          set: draft.set,
          facts: draft.facts,
          answers: draft.answers,
          asOf: now,
        });
        await log(tx, who, solution, round, {
          at: now,
          action: 'assessment:attest',
          to: 'attested',
          snapshotSha256: sha256,
        });
        const publishedAt = await publishAttested(tx, solution.id, now);
        return {
          status: publishedAt ? ('published' as const) : ('attested' as const),
          attestedAt: now,
          publishedAt,
          snapshot: { sha256, previousSha256 },
        };
      }),

    /** « Rien n’a changé » : a new attestation of the same public answers. */
    renew: (who: Who, slug: string, statementAccepted: boolean) =>
      begin(who, slug, async (tx, solution, now) => {
        const stored = solution.published;
        if (!stored) throw noPublic();
        const round = effective(stored, now);
        demandRightOf(who, 'assessment:renew', solution, round);
        const set = loadSet(round.criteriaSet);
        const { answers } = (await loadAnswers(tx, [round.id])).get(round.id)!;
        const { facts } = round;
        const sheet = score(answers, facts, set, now);
        const problems = attestationProblems({ sheet, answers, facts, set, statementAccepted });
        const changed = await listingChanges(tx, solution, round, now);
        const context: Context = {
          asOf: now,
          attestationProblems:
            changed.length > 0
              ? [...problems, { code: 'to-confirm', criterion: changed[0]!.path }]
              : problems,
          barredUntil: await barredUntil(tx, solution.organisationId),
          renewals: round.renewals,
          dates: { attestedAt: round.attestedAt },
          listingPublished: solution.status === 'published',
        };
        const errors = [...problems.map(fieldProblem), ...changed];
        demandState(assessmentObject(solution, round), 'assessment:renew', context, errors);
        await writeAttestation(tx, round.id, {
          signature: await signatureOf(tx, who, solution),
          facts,
          attestedAt: now,
          status: 'published',
          renewals: round.renewals + 1,
        });
        const { sha256, previousSha256 } = await writeSnapshot(tx, {
          assessmentId: round.id,
          solution,
          set,
          facts,
          answers,
          asOf: now,
        });
        await recordEvent(tx, {
          solutionId: solution.id,
          kind: 'attested',
          summary: 'Auto-évaluation attestée de nouveau, sans changement.',
          at: now,
        });
        await publishToReadModel(tx, [solution.id], now);
        await log(tx, who, solution, round, {
          at: now,
          action: 'assessment:renew',
          to: 'published',
          snapshotSha256: sha256,
        });
        return {
          status: 'published' as const,
          attestedAt: now,
          publishedAt: round.publishedAt,
          snapshot: { sha256, previousSha256 },
        };
      }),

    /** Back to the draft, before publication. */
    reopen: (who: Who, slug: string, reason: string) =>
      begin(who, slug, async (tx, solution, now) => {
        const { open: round } = solution;
        if (!round) throw noRound();
        demandRightOf(who, 'assessment:reopen', solution, round);
        demandState(assessmentObject(solution, round), 'assessment:reopen', { asOf: now, reason });
        await setRound(tx, round.id, { status: 'draft' });
        await log(tx, who, solution, round, {
          at: now,
          action: 'assessment:reopen',
          to: 'draft',
          reason,
        });
        return { status: 'draft' as const };
      }),

    /** The public assessment leaves the catalogue; its snapshots stay. */
    withdraw: (who: Who, slug: string, reason: string) =>
      begin(who, slug, async (tx, solution, now) => {
        const stored = solution.published;
        if (!stored) throw noPublic();
        const round = effective(stored, now);
        demandRightOf(who, 'assessment:withdraw', solution, round);
        demandState(assessmentObject(solution, round), 'assessment:withdraw', {
          asOf: now,
          reason,
        });
        await setRound(tx, round.id, { status: 'withdrawn' });
        await recordEvent(tx, {
          solutionId: solution.id,
          kind: 'withdrawn',
          summary: 'Auto-évaluation retirée par l’éditeur.',
          at: now,
        });
        await publishToReadModel(tx, [solution.id], now);
        await log(tx, who, solution, round, {
          at: now,
          action: 'assessment:withdraw',
          to: 'withdrawn',
          reason,
        });
        return { status: 'withdrawn' as const };
      }),
  };
}

async function signatureOf(tx: Db, { actor, name }: Who, { organisationId }: SolutionRounds) {
  const position =
    organisationId === null
      ? null
      : await positionOf(tx, { accountId: actor.accountId, organisationId });
  return {
    attestedBy: actor.accountId,
    signatoryName: name,
    signatoryRole: position ?? 'Signataire',
  };
}

/** What the listing says otherwise than when it was signed: then something has changed. */
async function listingChanges(
  tx: Db,
  { id }: SolutionRounds,
  round: RoundRow,
  now: Instant,
): Promise<FieldProblem[]> {
  const { listing } = await loadWorkingListing(tx, id);
  const set = loadSet(round.criteriaSet);
  const { answers } = (await loadAnswers(tx, [round.id])).get(round.id)!;
  const facts = { ...round.facts, ...listingFacts(listing) };
  const revisions = new Map(answers.map(({ criterion, revision }) => [criterion, revision]));
  const read = withListingFields(answers, readListing(listing), set, round.facts, now);
  return [
    ...changedFacts(round.facts, facts).map((key) => ({ path: `facts.${key}`, message: CHANGED })),
    ...read
      .filter(({ criterion, revision }) => revisions.get(criterion) !== revision)
      .map(({ criterion }) => ({ path: criterion, message: CHANGED })),
  ];
}

const CHANGED =
  'La fiche dit autre chose qu’à l’attestation. Ouvrez une nouvelle évaluation, reprise de celle-ci, et relisez ce point.';

const fieldProblem = (problem: AttestationProblem): FieldProblem => ({
  path:
    'criterion' in problem
      ? problem.criterion
      : problem.code === 'facts-unanswered'
        ? 'facts'
        : 'statementAccepted',
  message: attestationText(problem),
});
