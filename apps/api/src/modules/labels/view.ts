/** What everybody reads of a label. No name of a person is public: an audit is signed by an organisation. */
import {
  addDays,
  addMonths,
  dayOf,
  labelLevel,
  loadSet,
  type Instant,
  type ThemeId,
} from '@gouvtech/criteria';
import { loadOpenDisputes, type Db } from '@gouvtech/db';
import { LABEL_SCHEMES, LEVEL_LABELS } from '@gouvtech/domain';
import { mayBeContested, REVOCATION_PUBLIC_MONTHS } from '@gouvtech/domain/transitions-label';
import { findAudit, loadFrozen, loadVerdicts, type AuditRow } from '../audits/index.ts';
import { historyOf } from './history.ts';
import { asItIs } from './judge.ts';
import { cureEnd } from './object.ts';
import { loadSnapshots, type SnapshotRow } from './public-repository.ts';
import { loadSurveillances, type LabelRow } from './repository.ts';
import type { LabelDetail, LabelLine } from './schemas.ts';
import { surveillanceViews } from './surveillance-view.ts';
import { verdictViews } from './verdict-view.ts';

export function labelLine(row: LabelRow): LabelLine {
  const { reference, scheme, level, status, statusSince, labeller } = row;
  return {
    ...{ reference, scheme, level, status, statusSince },
    solution: {
      slug: row.solution.slug,
      name: row.solution.name,
      vendor: row.organisation?.name ?? null,
    },
    schemeName: LABEL_SCHEMES[scheme].name,
    levelName: level === 0 ? null : LEVEL_LABELS[level],
    labeller: { slug: labeller.slug, name: labeller.name },
    grantedOn: dayOf(row.grantedAt),
    ...{ validFrom: row.validFrom, validUntil: row.validUntil },
  };
}

/** Last day why it was revoked is public; null unless it is. */
export const reasonUntil = (row: LabelRow): string | null =>
  row.status === 'revoked'
    ? addDays(addMonths(dayOf(row.statusSince), REVOCATION_PUBLIC_MONTHS), -1)
    : null;

/** Why it was revoked is public no more. */
export const isForgotten = (row: LabelRow, now: Instant): boolean =>
  (reasonUntil(row) ?? dayOf(now)) < dayOf(now);

export async function labelDetail(db: Db, row: LabelRow, now: Instant): Promise<LabelDetail> {
  const audit = (await findAudit(db, row.audit.id))!;
  const { openingSnapshotId, closingSnapshotId } = audit;
  const ids = [openingSnapshotId, closingSnapshotId, row.snapshotId].filter((id) => id !== null);
  const snapshots = await loadSnapshots(db, ids);
  const shown = (id: string | null) => {
    const found = id && snapshots.get(id);
    return found ? { sha256: found.sha256, asOf: found.asOf } : null;
  };
  const end = cureEnd(row);
  const forgotten = isForgotten(row, now);
  const verdicts = openingSnapshotId
    ? verdictViews(await loadFrozen(db, openingSnapshotId), await loadVerdicts(db, audit.id))
    : [];
  return {
    ...labelLine(row),
    statusReason: forgotten ? null : row.statusReason,
    reasonUntil: reasonUntil(row),
    cureUntil: row.status === 'suspended' && end ? dayOf(end) : null,
    criteriaSet: row.criteriaSet,
    themes: scopeOf(row),
    skippedThemes: row.skippedThemes as ThemeId[],
    conditions: row.conditions,
    contestable: mayBeContested(asItIs(row, now).status),
    disputes: await disputesOn(db, row, now),
    score: scoreOf(row, snapshots.get(row.snapshotId ?? closingSnapshotId ?? '')),
    audit: auditView(audit),
    snapshots: {
      opening: shown(openingSnapshotId),
      closing: shown(closingSnapshotId),
      decision: shown(row.snapshotId),
    },
    verdicts,
    surveillances: await surveillanceViews(db, audit, await loadSurveillances(db, [row.id])),
    history: await historyOf(db, row, { forgotten }),
    supersededBy: row.supersededBy,
    refusalPublic: row.refusalPublic,
  };
}

/** What the public reads of disputes on it, as on the page of the solution. */
async function disputesOn(db: Db, row: LabelRow, now: Instant): Promise<LabelDetail['disputes']> {
  const all = (await loadOpenDisputes(db, [row.solution.id])).get(row.solution.id) ?? [];
  return all
    .filter(({ label, publicSince }) => label === row.reference && publicSince <= now)
    .map(({ publicSince: _, ...shown }) => shown);
}

const scopeOf = ({ scheme, criteriaSet }: LabelRow): ThemeId[] => {
  const { themes } = LABEL_SCHEMES[scheme];
  return themes.length > 0 ? themes : loadSet(criteriaSet).themes.map(({ id }) => id);
};

/** The figures the level was computed on, from the snapshot of the decision. */
function scoreOf(row: LabelRow, snapshot: SnapshotRow | undefined): LabelDetail['score'] {
  if (!snapshot) return null;
  const scheme = LABEL_SCHEMES[row.scheme];
  const context = { openMajorNonConformity: false, assessmentCurrent: true };
  const { result } = snapshot;
  const { audited, coverage } = labelLevel(result, loadSet(row.criteriaSet), scheme, context);
  const asked = scheme.levels.find(({ level }) => level === (row.level || 1))!;
  const scope = new Set(scopeOf(row));
  return {
    ...{ audited, coverage, required: asked.overall },
    themes: result.themes
      .filter(({ theme }) => scope.has(theme))
      .map((one) => ({ theme: one.theme, audited: one.audited, required: asked.theme })),
  };
}

const auditView = (audit: AuditRow): LabelDetail['audit'] => {
  const on = (at: Instant | null) => at && dayOf(at);
  return {
    reference: audit.reference,
    requestedOn: dayOf(audit.requestedAt),
    openedOn: on(audit.openedAt),
    reportedOn: on(audit.contradictoryAt),
    finalisedOn: on(audit.finalisedAt),
    decidedOn: on(audit.decidedAt),
    auditors: audit.team.length,
    appeal: audit.appealedAt ? { at: audit.appealedAt, outcome: audit.appealOutcome } : null,
  };
};
