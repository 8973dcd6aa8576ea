/** The acts of a signatory: attest, renew, reopen, withdraw. */
import {
  loadSet,
  score,
  type Answer,
  type CriteriaSet,
  type Facts,
  type Instant,
} from '@gouvtech/criteria';
import {
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
import type { FieldProblem } from '@gouvtech/domain';
import { demandVersion } from '../../../contract/if-match.ts';
import { setInForceAt } from '../../criteria/index.ts';
import type { Who } from '../access.ts';
import {
  positionOf,
  setRound,
  writeAttestation,
  writeListingAnswers,
} from '../attest-repository.ts';
import { carryAdverseVerdicts } from '../adverse-verdicts-repository.ts';
import { carryDisputeCaps } from '../dispute-caps-repository.ts';
import { changedFacts, loadDraft, readListing } from '../draft.ts';
import { draftTag } from '../fact-repository.ts';
import { draftProblems } from '../progress.ts';
import { publishAttested } from '../publish.ts';
import {
  barredUntil,
  loadWorkingListing,
  type RoundRow,
  type SolutionRounds,
} from '../round-repository.ts';
import { actOn, type Bench } from './act.ts';
import type { AssessmentDependencies } from './dependencies.ts';

export function attestUseCases(dependencies: AssessmentDependencies) {
  const act = actOn(dependencies);
  return {
    /**
     * Freezes the snapshot; published at once when the listing is.
     * @throws ProblemError `stale-version` when anything changed since the page was read, `transition-refused` with what is missing
     */
    attest: (who: Who, slug: string, ifMatch: string | undefined, statementAccepted: boolean) =>
      act(who, slug, { action: 'assessment:attest', on: 'open' }, async (bench) => {
        const { tx, solution, round, now, demand } = bench;
        demandVersion(ifMatch, await draftTag(tx, round.id), {});
        const place = { solutionId: solution.id, assessmentId: round.id };
        await carryDisputeCaps(tx, place);
        await carryAdverseVerdicts(tx, place);
        const draft = await loadDraft(tx, round, solution.id, now);
        const problems: AttestationProblem[] = [
          ...draftProblems(draft),
          ...(statementAccepted ? [] : [{ code: 'statement-not-accepted' } as const]),
        ];
        const barred = await barredUntil(tx, solution.organisationId);
        demand(
          {
            attestationProblems: problems,
            barredUntil: barred,
            criteriaSetEnded: await hasEnded(bench),
          },
          problems.map(fieldProblem),
        );
        const fromListing = draft.answers.filter(({ criterion }) =>
          draft.set.criteria.some(({ id, computedFrom }) => id === criterion && computedFrom),
        );
        await writeListingAnswers(tx, round.id, fromListing);
        const snapshot = await sign(who, bench, draft, { status: 'attested' });
        return {
          to: 'attested',
          snapshotSha256: snapshot.sha256,
          reply: async () => {
            const publishedAt = await publishAttested(tx, solution.id, now);
            const status = publishedAt ? ('published' as const) : ('attested' as const);
            return { status, attestedAt: now, publishedAt, snapshot };
          },
        };
      }),

    /** « Rien n’a changé » : a new attestation of the same public answers. */
    renew: (who: Who, slug: string, statementAccepted: boolean) =>
      act(who, slug, { action: 'assessment:renew', on: 'published' }, async (bench) => {
        const { tx, solution, round, now, demand } = bench;
        const set = loadSet(round.criteriaSet);
        const { answers } = (await loadAnswers(tx, [round.id])).get(round.id)!;
        const { facts } = round;
        const sheet = score(answers, facts, set, now);
        const problems = attestationProblems({ sheet, answers, facts, set, statementAccepted });
        const changed = await listingChanges(tx, solution, round, now);
        demand(
          {
            attestationProblems:
              changed.length > 0
                ? [...problems, { code: 'to-confirm', criterion: changed[0]!.path }]
                : problems,
            barredUntil: await barredUntil(tx, solution.organisationId),
            criteriaSetEnded: await hasEnded(bench),
            renewals: round.renewals,
            dates: { attestedAt: round.attestedAt },
            listingPublished: solution.status === 'published',
          },
          [...problems.map(fieldProblem), ...changed],
        );
        const renewals = round.renewals + 1;
        const signed = { set, facts, answers };
        const snapshot = await sign(who, bench, signed, { status: 'published', renewals });
        await recordEvent(tx, {
          solutionId: solution.id,
          kind: 'attested',
          summary: 'Auto-évaluation attestée de nouveau, sans changement.',
          at: now,
        });
        await publishToReadModel(tx, [solution.id], now);
        const { publishedAt } = round;
        return {
          to: 'published',
          snapshotSha256: snapshot.sha256,
          reply: () => ({ status: 'published' as const, attestedAt: now, publishedAt, snapshot }),
        };
      }),

    /** Back to the draft, before publication. */
    reopen: (who: Who, slug: string, reason: string) =>
      act(who, slug, { action: 'assessment:reopen', on: 'open', reason }, async (bench) => {
        bench.demand();
        await setRound(bench.tx, bench.round.id, { status: 'draft' });
        return { to: 'draft', reply: () => ({ status: 'draft' as const }) };
      }),

    /** The public assessment leaves the catalogue; its snapshots stay, and its page says since when and why. */
    withdraw: (who: Who, slug: string, reason: string) =>
      act(who, slug, { action: 'assessment:withdraw', on: 'published', reason }, async (bench) => {
        const { tx, solution, round, now } = bench;
        bench.demand();
        const endedReason = reason.trim();
        await setRound(tx, round.id, { status: 'withdrawn', endedAt: now, endedReason });
        await recordEvent(tx, {
          solutionId: solution.id,
          kind: 'withdrawn',
          summary: 'Auto-évaluation retirée par l’éditeur.',
          at: now,
        });
        await publishToReadModel(tx, [solution.id], now);
        await dependencies.settleLabels?.(tx, solution.id, now);
        return { to: 'withdrawn', reply: () => ({ status: 'withdrawn' as const }) };
      }),
  };
}

/** Another version of the référentiel counts now: nothing more is signed in the one before. */
const hasEnded = async ({ tx, round, now }: Bench): Promise<boolean> =>
  (await setInForceAt(tx, now)).version !== round.criteriaSet;

type Signed = { set: CriteriaSet; facts: Facts; answers: Answer[] };

/** The signature on the round, and the snapshot of what it signs. */
async function sign(
  { actor, name }: Who,
  { tx, solution, round, now }: Bench,
  { set, facts, answers }: Signed,
  state: { status: 'attested' | 'published'; renewals?: number },
) {
  const { organisationId } = solution;
  const { accountId } = actor;
  const position = organisationId && (await positionOf(tx, { accountId, organisationId }));
  await writeAttestation(tx, round.id, {
    signature: {
      attestedBy: accountId,
      signatoryName: name,
      signatoryRole: position ?? 'Signataire',
    },
    facts,
    attestedAt: now,
    ...state,
  });
  const { sha256, previousSha256 } = await writeSnapshot(tx, {
    kind: 'attestation',
    assessmentId: round.id,
    solution,
    set,
    facts,
    answers,
    asOf: now,
  });
  return { sha256, previousSha256 };
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
