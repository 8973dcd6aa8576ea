/** Evidence checked, certified or refused; claims « sans objet » and corrections decided. */
import { dayOf, isDay, score, type Instant } from '@gouvtech/criteria';
import { appendEvent, loadAnswers, publishToReadModel, recordEvent, type Db } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import { apply } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import { invalidInput, ProblemError } from '../../../contract/problem-error.ts';
import { checkedSummary, figuresOf } from '../../assessments/index.ts';
import { demandHold, dropHold } from '../../holds/index.ts';
import { reviewContext, valueToCheck, type AnswerAction } from '../judge.ts';
import { findPieces, type PieceRow } from '../read-repository.ts';
import { answerObject, criterionOf, loadSubject, scoreOf, type Subject } from '../subject.ts';
import { tellDecision } from '../tell.ts';
import { registerFinding, type Register } from '../texts.ts';
import {
  insertChecks,
  insertDecisions,
  lockPiece,
  refusePiece,
  type Place,
} from '../write-repository.ts';
import { atBench, demandOutcome, type Bench } from './bench.ts';
import type { ReviewDependencies } from './dependencies.ts';
import { placesOf } from './same-answer.ts';

/** What the moderator had under the eyes: the round, and the revision of the answer. */
export type Read = { round: string; revision: number };
export type EvidenceDecision = Read & {
  decision: 'check' | 'certify' | 'refuse';
  /** version of the piece */
  version: number;
  finding?: string;
  reason?: string;
  register?: Register;
};
export type ClaimDecision = Read & { decision: 'accept' | 'refuse'; reason: string };
export type Correction = Read & { reason: string };

type Ready = { bench: Bench; subject: Subject; places: Place[]; piece: PieceRow | null };
type Act = {
  action: AnswerAction;
  criterion: string;
  read: Read;
  reason?: string;
  evidence?: { id: string; version: number };
  /** what the vendor reads */
  words: string;
  write: (ready: Ready) => Promise<void>;
};

export function answerDecisions(dependencies: ReviewDependencies) {
  const act = (who: Person, slug: string, asked: Act) =>
    atBench(
      dependencies,
      who,
      slug,
      asked.read.round,
      async (bench) => {
        if (isClaim(asked)) await demandHold(bench.tx, who.accountId, 'not-applicable', slug);
        const ready = await demandDecision(bench, asked);
        const { subject, places, piece } = ready;
        await asked.write(ready);
        await say(bench, asked, ready);
        const { tx, now, solution, round, side } = bench;
        if (side === 'public' || places.some(isPublic(solution.published?.id)))
          await publishToReadModel(tx, [solution.id], now);
        const { action, criterion, read, reason, words } = asked;
        const { result, claimsLeft } = await worth(tx, subject, asked.criterion);
        if (isClaim(asked) && !claimsLeft) await dropHold(tx, 'not-applicable', slug);
        await tellDecision(tx, subject, {
          ...{ action, criterion, places, words },
          piece: piece?.title ?? null,
          key: `${action}:${round.id}:${criterion}:${piece?.id ?? ''}:${now}`,
          publicOrigin: dependencies.publicOrigin,
        });
        await appendEvent(tx, {
          at: now,
          actor: who.accountId,
          role: 'moderator',
          action,
          object: { type: 'assessment', id: round.id },
          organisationId: solution.organisationId,
          solutionId: solution.id,
          ...(reason && { reason }),
          data: {
            criterion,
            revision: read.revision,
            rounds: places.map(({ assessmentId }) => assessmentId),
            ...(asked.evidence && {
              evidenceId: asked.evidence.id,
              version: asked.evidence.version,
            }),
            ...(!reason && { finding: words }),
          },
        });
        return result;
      },
      (tx) => (asked.evidence ? lockPiece(tx, asked.evidence.id) : Promise.resolve()),
    );

  return {
    evidence(who: Person, slug: string, criterion: string, id: string, given: EvidenceDecision) {
      const { decision, version } = given;
      const evidence = { id, version };
      const common = { criterion, read: given, evidence };
      if (decision === 'refuse') {
        const reason = given.reason?.trim() ?? '';
        return act(who, slug, {
          ...common,
          ...{ action: 'evidence:refuse', reason, words: reason },
          write: ({ bench: { tx, now: at }, places }) =>
            refusePiece(tx, places, { evidenceId: id, at, by: who.accountId, reason }),
        });
      }
      const by = decision === 'certify' ? 'register' : 'person';
      const words = findingOf(given, dependencies.clock().toISOString());
      return act(who, slug, {
        ...common,
        ...{ action: decision === 'certify' ? 'evidence:certify' : 'evidence:check', words },
        write: async ({ bench: { tx, now: at }, subject, places }) => {
          const value = valueToCheck(scoreOf(subject, criterion));
          const check = { by, at, value, evidenceId: id, finding: words } as const;
          await insertChecks(tx, places, { ...check, checkedBy: who.accountId });
        },
      });
    },

    claim(who: Person, slug: string, criterion: string, given: ClaimDecision) {
      const accepted = given.decision === 'accept';
      const reason = given.reason.trim();
      return act(who, slug, {
        ...{ action: accepted ? 'answer:accept-na' : 'answer:refuse-na', criterion, read: given },
        ...{ reason, words: reason },
        write: ({ bench: { tx, now: at }, places }) =>
          insertDecisions(tx, places, {
            kind: accepted ? 'na_accepted' : 'na_refused',
            ...{ at, reason, by: who.accountId },
          }),
      });
    },

    correction(who: Person, slug: string, criterion: string, given: Correction) {
      const reason = given.reason.trim();
      return act(who, slug, {
        ...{ action: 'answer:accept-correction', criterion, read: given, reason, words: reason },
        write: ({ bench: { tx, now: at }, places }) =>
          insertDecisions(tx, places, { kind: 'correction', at, reason, by: who.accountId }),
      });
    },
  };
}

const isPublic = (id: string | undefined) => (place: Place) => place.assessmentId === id;

/** Right, then what was read is what is there, then what the answer allows. */
async function demandDecision(bench: Bench, asked: Act): Promise<Ready> {
  const { tx, actor, solution, round, now } = bench;
  const { action, criterion, read, reason, evidence } = asked;
  const object = answerObject(solution, round);
  const right = can(actor, action, object);
  if (!right.ok) throw refusalError(right.reason);
  const subject = await loadSubject(tx, bench, now);
  criterionOf(subject.set, criterion);
  const revision = subject.answers.get(criterion)?.revision ?? 0;
  if (revision !== read.revision) throw changed('answer', revision);
  const piece = evidence
    ? ((await findPieces(tx, round.id)).find(
        (one) => one.id === evidence.id && one.criterion === criterion,
      ) ?? null)
    : null;
  if (evidence && !piece) throw refusalError('evidence-gone');
  if (piece && piece.version !== evidence!.version) throw changed('evidence', piece.version);
  const review = reviewContext(subject, criterion, action, evidence?.id);
  demandOutcome(apply(object, action, { asOf: now, reason, review }));
  return { bench, subject, piece, places: await placesOf(tx, subject, criterion, evidence?.id) };
}

const changed = (what: 'answer' | 'evidence', version: number): ProblemError =>
  new ProblemError('stale-version', {
    detail:
      what === 'answer'
        ? 'La réponse a changé depuis que vous l’avez lue. Rechargez la page, relisez-la, puis décidez. Rien n’a été enregistré.'
        : 'L’éditeur a modifié cette pièce depuis que vous l’avez lue. Rechargez la page, relisez-la, puis décidez. Rien n’a été enregistré.',
    headers: { etag: `"${version}"` },
  });

/** The public journal, once the public reads the round. */
async function say(
  { tx, now, solution, side }: Bench,
  { action, criterion }: Act,
  { places }: Ready,
) {
  if (side !== 'public' && !places.some(isPublic(solution.published?.id))) return;
  const how =
    action === 'evidence:check' ? 'person' : action === 'evidence:certify' ? 'register' : null;
  if (!how) return;
  await recordEvent(tx, {
    solutionId: solution.id,
    kind: how === 'person' ? 'checked' : 'certified',
    criterion,
    summary: checkedSummary(how),
    at: now,
  });
}

/** What the decision changed, for who made it. */
async function worth(tx: Db, { round, set, now, sheet }: Subject, criterion: string) {
  const { answers } = (await loadAnswers(tx, [round.id])).get(round.id)!;
  const after = score(answers, round.facts, set, now);
  return {
    result: {
      criterion,
      score: after.criteria.find(({ id }) => id === criterion)!,
      overall: { before: figuresOf(sheet.overall), after: figuresOf(after.overall) },
    },
    claimsLeft: after.criteria.some(({ reason }) => reason === 'na-pending'),
  };
}

const isClaim = ({ action }: Act): boolean =>
  action === 'answer:accept-na' || action === 'answer:refuse-na';

/** @throws ProblemError `invalid-input` at the fields */
function findingOf({ decision, finding, register }: EvidenceDecision, now: Instant): string {
  const errors: FieldProblem[] = [];
  const add = (path: string, message: string) => errors.push({ path, message });
  const said = finding?.trim() ?? '';
  if (decision === 'check') {
    if (!said)
      add('finding', 'Dites ce que vous avez lu et où, en une phrase\u00a0: l’éditeur le lit.');
    if (errors.length > 0) throw invalidInput(errors);
    return said;
  }
  const read = {
    name: register?.name.trim() ?? '',
    reference: register?.reference.trim() ?? '',
    consultedOn: register?.consultedOn.trim() ?? '',
  };
  if (!read.name) add('register.name', 'Nommez le registre que vous avez consulté.');
  if (!read.reference)
    add('register.reference', 'Indiquez la référence du certificat au registre.');
  if (!isDay(read.consultedOn))
    add('register.consultedOn', 'Indiquez le jour de la consultation, sous la forme 2026-03-12.');
  else if (read.consultedOn > dayOf(now))
    add(
      'register.consultedOn',
      'Ce jour est à venir. Indiquez celui où vous avez consulté le registre.',
    );
  if (errors.length > 0) throw invalidInput(errors);
  return registerFinding(read, said);
}
