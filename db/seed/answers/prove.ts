/** Attaches to one answer its document, its check and its verdict, dated so that they hold together. */
import {
  addDays,
  addMonths,
  levelAt,
  type Answer,
  type Criterion,
  type Day,
  type Evidence,
  type Facts,
  type Verdict,
} from '@gouvtech/criteria';
import type { Listing } from '@gouvtech/domain';
import type { EvidenceDescription } from '../../src/writers/assessment.ts';
import { between, pick } from '../chance.ts';
import { instantOn, type Clock } from '../clock.ts';
import type { RoundSeed, Say } from '../model.ts';
import type { Step } from './answers-for.ts';
import { AUDIT_METHODS, CONFIRMED } from './findings.ts';
import { documentFor } from './document-for.ts';
import { uuidOf } from './identity.ts';
import { MACHINE_CHECKED } from './proves.ts';

export type Round = {
  answers: Answer[];
  evidence: EvidenceDescription[];
  verdictDetails: { id: string; auditor: string; method?: string; finding?: string }[];
  checkDetails: { id: string; finding: string }[];
  /** documents already named in this round, by address */
  documents: Map<string, Evidence>;
};

export type ProveInput = {
  slug: string;
  listing: Listing;
  facts: Facts;
  round: RoundSeed;
  number: number;
  criterion: Criterion;
  answer: Answer;
  say: Say;
  value: number;
  step: Step;
  attestedOn: Day;
  clock: Clock;
};

export function prove(built: Round, input: ProveInput): void {
  const { answer, say, step, clock, round, slug, criterion } = input;
  if (step !== 'declared' || say.evidence) attach(built, input);
  if (
    step === 'checked' ||
    (step === 'audited' && answer.evidence.some(({ type }) => type === 'CERT'))
  ) {
    check(built, input);
  }
  if (step === 'audited' && round.audit) {
    const { outcome = 'confirmed', value, method, finding } = say.verdict ?? {};
    const text = finding ?? pick(CONFIRMED[criterion.theme], slug, criterion.id);
    addVerdict(built, answer, clock, {
      slug,
      outcome,
      value,
      audit: round.audit,
      method,
      finding: text,
    });
  }
}

function attach(built: Round, input: ProveInput): void {
  const { answer, attestedOn, clock } = input;
  for (const { key, evidence, description } of documentFor(input)) {
    const known = built.documents.get(key);
    if (!known) {
      built.documents.set(key, evidence);
      built.evidence.push(description);
    }
    const last = clock.day(-1);
    const wanted = answer.revision > 1 ? answer.answeredAt.slice(0, 10) : attestedOn;
    const shown = known ?? evidence;
    const day =
      shown.datedOn > wanted
        ? shown.datedOn
        : input.say.lapsed
          ? addDays(shown.datedOn, 10)
          : wanted;
    answer.evidence.push({ ...shown, attachedAt: instantOn(day < last ? day : last, 7) });
  }
}

/** By the register for a certificate, by the machine where it can see everything, else by a moderator. */
function check(built: Round, input: ProveInput): void {
  const { answer, attestedOn, clock, round, say, slug, number, criterion, facts } = input;
  if (say.modified !== undefined || answer.response.kind !== 'level') return;
  const [evidence] = answer.evidence;
  if (!evidence) return;
  const live = round.status === 'published';
  const machine =
    MACHINE_CHECKED.has(criterion.id) && evidence.type !== 'CONT' && say.lapsed === undefined;
  const delay = between(2, 16, slug, criterion.id, 'check');
  const from =
    evidence.attachedAt.slice(0, 10) > attestedOn || say.lapsed
      ? evidence.attachedAt.slice(0, 10)
      : attestedOn;
  const wanted =
    say.check?.on !== undefined
      ? clock.day(say.check.on)
      : machine && live
        ? clock.day(-between(1, 6, slug, criterion.id, 'machine'))
        : addDays(from, delay);
  const at = instantOn(wanted < clock.today ? wanted : clock.day(-1), 14);
  const id = uuidOf(slug, number, criterion.id, 'check');
  const { value } = levelAt(criterion, answer.response, facts, answer.answeredAt, at);
  const by = evidence.type === 'CERT' ? 'register' : machine ? 'machine' : 'person';
  answer.checks.push({ id, by, at, value, evidenceId: evidence.id, complete: true });
  if (say.check?.finding) built.checkDetails.push({ id, finding: say.check.finding });
}

export function addVerdict(
  built: Round,
  answer: Answer,
  clock: Clock,
  input: {
    slug: string;
    outcome: Verdict['outcome'];
    value?: number;
    audit: { by: string; on: number };
    method?: string;
    finding?: string;
  },
): void {
  const { slug, outcome, value, audit, finding } = input;
  const id = uuidOf(slug, answer.criterion, audit.on, 'verdict');
  const method = input.method ?? pick(AUDIT_METHODS, slug, answer.criterion, 'method');
  answer.verdicts.push({
    id,
    outcome,
    ...(value !== undefined && { value }),
    at: clock.at(audit.on, 16),
    revision: 1,
    validUntil: addMonths(clock.day(audit.on), 36),
  });
  built.verdictDetails.push({ id, auditor: audit.by, method, ...(finding && { finding }) });
}
