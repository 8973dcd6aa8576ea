/** From a compact profile to a full, valid set of answers with their proofs: what a vendor would have typed. */
import {
  addDays,
  applies,
  levelAt,
  type Answer,
  type CriteriaSet,
  type Criterion,
  type Day,
  type Facts,
} from '@gouvtech/criteria';
import type { Listing } from '@gouvtech/domain';
import { between, chance, pick } from '../chance.ts';
import { instantOn, type Clock } from '../clock.ts';
import type { ProofMix, RoundSeed, Say } from '../model.ts';
import { fillContext } from './fill.ts';
import { respond, type Response } from './respond.ts';
import { NA_CLAIM, PARTIAL, PLANNED } from './justifications.ts';
import { addVerdict, prove, type Round } from './prove.ts';

export type AnswersInput = {
  slug: string;
  listing: Listing;
  facts: Facts;
  round: RoundSeed;
  /** 0 for the first round: keeps the documents of two rounds apart */
  number: number;
};

export type BuiltRound = Omit<Round, 'documents'>;

/** Draws every answer of the round. The same input always gives the same bytes. */
export function answersFor(input: AnswersInput, set: CriteriaSet, clock: Clock): BuiltRound {
  const { slug, facts, round, number } = input;
  const attestedOn = clock.day(round.attested ?? -10);
  const built: Round = {
    answers: [],
    evidence: [],
    verdictDetails: [],
    checkDetails: [],
    documents: new Map(),
  };
  for (const criterion of set.criteria) {
    if (!applies(criterion.applicability, facts)) continue;
    const say = round.profile.say?.[criterion.id] ?? {};
    if (say.unanswered) continue;
    const answer = blank(criterion, say, attestedOn, clock);
    const response = answerTo(criterion, say, input, attestedOn, clock);
    answer.response = response;
    if (say.toConfirm) answer.toConfirm = true;
    const value =
      response.kind === 'level'
        ? levelAt(criterion, response, facts, answer.answeredAt, answer.answeredAt).value
        : 0;
    const words = justification(criterion, say, response, value, slug);
    if (words) answer.justification = words;
    if (response.kind === 'na') decideClaim(answer, say, attestedOn, clock, round, built, slug);
    if (response.kind === 'level') {
      const step = proofStep(criterion, say, value, input);
      prove(built, { ...input, criterion, answer, say, value, step, attestedOn, clock, number });
    }
    built.answers.push(answer);
  }
  const { documents: _, ...rest } = built;
  return rest;
}

function blank(criterion: Criterion, say: Say, attestedOn: Day, clock: Clock): Answer {
  const changedOn = say.modified === undefined ? undefined : clock.day(say.modified);
  return {
    criterion: criterion.id,
    revision: changedOn ? 2 : 1,
    answeredAt: instantOn(changedOn ?? addDays(attestedOn, -1), 9),
    response: { kind: 'na' },
    evidence: [],
    checks: [],
    verdicts: [],
    naDecisions: [],
    corrections: say.corrected === undefined ? [] : [{ at: clock.at(say.corrected, 11) }],
    caps: say.cap ? [{ at: clock.at(say.cap.on, 11), value: say.cap.value }] : [],
  };
}

function answerTo(
  criterion: Criterion,
  say: Say,
  { slug, listing, facts, round }: AnswersInput,
  attestedOn: Day,
  clock: Clock,
): Response {
  if (say.na) return { kind: 'na' };
  if (say.planned) return { kind: 'planned', on: say.planned };
  const { profile } = round;
  const quality = profile.themes?.[criterion.theme] ?? profile.quality;
  const x = fillContext(clock, slug, criterion.id, listing, attestedOn);
  const answer = respond(criterion, say, { slug, listing, facts, quality, x, today: clock.today });
  const worthless = answer.kind === 'level' && answer.target === 0;
  const chosenFreely = !criterion.blocking && !say.level && !say.fields;
  if (
    worthless &&
    chosenFreely &&
    chance(slug, criterion.id, 'plan') < 0.2 &&
    !criterion.computedFrom
  ) {
    return {
      kind: 'planned',
      on: addDays(clock.today, between(45, 380, slug, criterion.id, 'on')),
    };
  }
  return answer.response;
}

function justification(
  criterion: Criterion,
  say: Say,
  response: Response,
  value: number,
  slug: string,
): string | undefined {
  if (say.justification) return say.justification;
  if (response.kind === 'na') return pick(NA_CLAIM, slug, criterion.id);
  if (response.kind === 'planned') return pick(PLANNED, slug, criterion.id);
  const partial = value > 0 && value < 10_000 && !criterion.computedFrom;
  return partial ? pick(PARTIAL[criterion.id] ?? [], slug, criterion.id) : undefined;
}

export type Step = 'declared' | 'documented' | 'checked' | 'audited';
const STEPS: readonly Step[] = ['declared', 'documented', 'checked', 'audited'];

function proofStep(
  criterion: Criterion,
  say: Say,
  value: number,
  { slug, round }: AnswersInput,
): Step {
  if (say.proof) return say.proof === 'certified' ? 'checked' : say.proof;
  if (say.verdict) return 'audited';
  if (value === 0) return 'declared';
  const mix: ProofMix = round.profile.proofs?.[criterion.theme] ?? round.profile.proof;
  let left = chance(slug, criterion.id, 'proof') * mix.reduce((sum, part) => sum + part, 0);
  const index = mix.findIndex((part) => (left -= part) < 0);
  const step = STEPS[index] ?? 'declared';
  const possible = step === 'audited' && !round.audit ? 'checked' : step;
  return possible === 'declared' && criterion.blocking ? 'documented' : possible;
}

function decideClaim(
  answer: Answer,
  say: Say,
  attestedOn: Day,
  clock: Clock,
  round: RoundSeed,
  built: Round,
  slug: string,
): void {
  const day = addDays(attestedOn, 6) < clock.today ? addDays(attestedOn, 6) : clock.day(-1);
  if (say.na === 'accepted' || say.na === 'refused') {
    answer.naDecisions.push({ accepted: say.na === 'accepted', at: instantOn(day, 15) });
  }
  if (say.na === 'rejected-by-auditor' && round.audit) {
    const finding =
      say.verdict?.finding ?? 'L’entretien montre que le critère a bien un objet ici.';
    addVerdict(built, answer, clock, { slug, outcome: 'na_rejected', audit: round.audit, finding });
  }
}
