/** Verdicts of the audits of the demonstration: those told, those its answers carry already, and the usual ones. */
import {
  addMonths,
  dayOf,
  type Answer,
  type CriteriaSet,
  type Instant,
  type ScoreSheet,
  type Verdict,
} from '@gouvtech/criteria';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { auditVerdict, verdict } from '../src/schema/index.ts';
import { AUDIT_METHODS, CONFIRMED, UNSETTLED } from './answers/findings.ts';
import { uuidOf } from './answers/identity.ts';
import { auditId } from './audits/dates.ts';
import type { AuditSeed, VerdictSeed } from './audits/index.ts';
import { insertRows } from './bulk.ts';
import { between, chance, pick } from './chance.ts';
import type { Clock } from './clock.ts';
import type { AuditedRound } from './load-audits.ts';
import { LABELLERS } from './people/labellers.ts';

type Row = typeof auditVerdict.$inferInsert;

/** How far the audit went, one row a criterion that was examined. */
export function verdictRows(
  seed: AuditSeed,
  place: {
    required: readonly string[];
    answers: readonly Answer[];
    set: CriteriaSet;
    clock: Clock;
  },
): Row[] {
  const { number, opened = 0, sent, written, slug } = seed;
  if (sent === undefined && written === undefined) return [];
  const { clock, set, required } = place;
  const answers = new Map(place.answers.map((answer) => [answer.criterion, answer]));
  const decidedAt = seed.decided && clock.at(seed.decided.on, 16);
  return required.flatMap((criterion) => {
    const told = seed.verdicts?.[criterion];
    if (written !== undefined && !told && chance(slug, number, criterion) * 10 >= written)
      return [];
    const answer = answers.get(criterion);
    const carried = answer?.verdicts.find(({ at }) => at === decidedAt);
    const { theme } = set.criteria.find(({ id }) => id === criterion)!;
    const last = (sent ?? -1) - 1;
    const on = Math.min(
      -1,
      between(Math.min(opened + 1, last), last, slug, number, criterion, 'on'),
    );
    return [
      {
        ...judged(seed, criterion, theme, { told, carried, answer }),
        ...{ auditId: auditId(number), criterion, version: 1 },
        // One in ten is not finished yet while the audit is on the ground.
        draft: written !== undefined && !told && chance(slug, number, criterion, 'draft') < 0.1,
        note: told?.note ?? '',
        evidenceIds: (answer?.evidence ?? []).slice(0, 2).map(({ id }) => id),
        writtenBy: uuidOf(
          pick(seed.team ?? ['violette-sanchez'], slug, number, criterion, 'writer'),
          'account',
        ),
        writtenAt: clock.at(on, 14),
        reply: told?.reply?.text ?? null,
        replyEvidenceIds: [],
        repliedBy: told?.reply ? uuidOf(told.reply.by, 'account') : null,
        repliedAt: told?.reply ? clock.at(told.reply.on, 11) : null,
      },
    ];
  });
}

function judged(
  { others, slug }: AuditSeed,
  criterion: string,
  theme: keyof typeof CONFIRMED,
  { told, carried, answer }: { told?: VerdictSeed; carried?: Verdict; answer?: Answer },
) {
  const claim = answer?.response.kind === 'na' ? ('na_accepted' as const) : undefined;
  const outcome = told?.outcome ?? carried?.outcome ?? others ?? claim ?? ('confirmed' as const);
  const unsettled = outcome === 'inconclusive';
  const texts = unsettled ? UNSETTLED : CONFIRMED[theme];
  return {
    outcome,
    value: told?.value ?? (outcome === 'adjusted' ? (carried?.value ?? null) : null),
    methods: [pick(AUDIT_METHODS, slug, criterion, 'method')],
    severity: told?.severity ?? severityOf(outcome),
    finding: told?.finding ?? pick(texts, slug, criterion),
  };
}

/** A lowered answer is a gap; one that is confirmed has none. */
const severityOf = (outcome: Verdict['outcome']) =>
  outcome === 'refuted' || outcome === 'adjusted' ? ('minor' as const) : ('none' as const);

/** As a closed audit does: beside the answers, on the revision examined. What they carry already becomes the audit’s. */
export async function applyVerdicts(
  { tx, assessmentId }: AuditedRound,
  seed: AuditSeed,
  {
    answers,
    verdicts,
    at,
    sheet,
  }: { answers: Answer[]; verdicts: readonly Row[]; at: Instant; sheet: ScoreSheet },
): Promise<void> {
  const id = auditId(seed.number);
  const auditor = LABELLERS.find(({ slug }) => slug === seed.labeller)!.name;
  await tx
    .update(verdict)
    .set({ auditId: id, auditor, severity: sql`'none'` })
    .where(
      and(
        eq(verdict.assessmentId, assessmentId),
        eq(verdict.decidedAt, at),
        isNull(verdict.auditId),
      ),
    );
  const declared = new Map(sheet.criteria.map((one) => [one.id, one.declaredValue ?? 0]));
  const validUntil = addMonths(dayOf(at), 36);
  const rows: (typeof verdict.$inferInsert)[] = [];
  for (const answer of answers) {
    const given = verdicts.find(({ criterion }) => criterion === answer.criterion);
    if (!given?.outcome || answer.verdicts.some((one) => one.at === at)) continue;
    const applied: Verdict = {
      ...{ id: uuidOf(answer.criterion, seed.number, 'audit-verdict'), outcome: given.outcome },
      ...(given.outcome === 'adjusted' && { value: given.value ?? 0 }),
      declared: declared.get(answer.criterion) ?? 0,
      ...{ at, revision: answer.revision, validUntil },
    };
    answer.verdicts.push(applied);
    const { at: decidedAt, value = null, ...rest } = applied;
    rows.push({
      ...{ ...rest, value, decidedAt, assessmentId, criterion: answer.criterion, auditor },
      ...{ auditId: id, method: given.methods?.[0] ?? null, severity: given.severity ?? null },
      finding: given.finding ?? null,
    });
  }
  await insertRows(tx, verdict, rows);
}
