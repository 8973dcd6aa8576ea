/** What every page of the work on an audit says first: which audit, on which copy, how far, and what the reader may do. */
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { apply } from '@gouvtech/domain/transitions';
import { figuresOf } from '../assessments/index.ts';
import {
  auditObject,
  hasCurrentAssessment,
  mayDo,
  obstacleSentence,
  repliesUntil,
  type AuditVerdict,
  type Standing,
} from '../audits/index.ts';
import type { Moment } from './effect.ts';
import { missingOf, type Work } from './work.ts';

export const WORK_ACTIONS = ['audit:write-verdict', 'audit:send-to-vendor'] as const;

/** What is computed at `at` beside the frozen copy. */
export async function momentOf(db: Db, { audit }: Work, at: Instant): Promise<Moment> {
  return { at, assessmentCurrent: await hasCurrentAssessment(db, audit.solution.id) };
}

/** The same on every page, for this person at `at`. */
export function headerOf(work: Work, actor: Person, at: Instant) {
  const { audit, frozen, required } = work;
  const missingVerdicts = missingOf(work);
  const drafts = missingVerdicts.filter((id) =>
    work.verdicts.some(({ criterion, draft }) => criterion === id && draft),
  );
  return {
    ...{ reference: audit.reference, kind: audit.kind, scheme: audit.scheme },
    ...{ status: audit.status, version: audit.version },
    solution: { slug: audit.solution.slug, name: audit.solution.name },
    vendor: audit.organisation?.name ?? null,
    labeller: audit.labeller.name,
    team: audit.team.map(({ accountId, name, signedAt }) => ({
      ...{ name, signedAt },
      lead: accountId === audit.leadId,
      you: accountId === actor.accountId,
    })),
    frozen: { sha256: frozen.sha256, asOf: frozen.asOf, criteriaSet: frozen.set.version },
    openedAt: audit.openedAt ?? frozen.asOf,
    contradictoryAt: audit.contradictoryAt,
    repliesUntil: repliesUntil(audit),
    returnedAt: audit.returnedAt,
    progress: {
      required: required.length,
      given: required.length - missingVerdicts.length,
      drafts: drafts.length,
    },
    missing: missingVerdicts,
    actions: WORK_ACTIONS.filter(
      (action) =>
        mayDo(actor, action, audit) &&
        apply(auditObject(audit), action, { asOf: at, missingVerdicts }).ok,
    ),
  };
}

/** The level within reach, with what stands before the next one in sentences. */
export const labelView = (
  { frozen, audit, verdicts }: Pick<Work, 'frozen' | 'audit' | 'verdicts'>,
  { label }: Standing,
) => ({
  ...{ level: label.level, audited: label.audited, coverage: label.coverage },
  skippedThemes: label.skippedThemes,
  obstacles: label.obstacles.map((obstacle) => ({
    ...obstacle,
    sentence: obstacleSentence(obstacle, { set: frozen.set.version, scheme: audit.scheme }),
  })),
  nonConformities: { major: found(verdicts, 'major'), minor: found(verdicts, 'minor') },
});

const found = (verdicts: readonly AuditVerdict[], severity: 'major' | 'minor'): string[] =>
  verdicts.filter((one) => !one.draft && one.severity === severity).map((one) => one.criterion);

export const overallView = ({ sheet }: Standing) => figuresOf(sheet.overall);
