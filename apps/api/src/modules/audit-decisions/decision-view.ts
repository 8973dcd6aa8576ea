/** What the decider reads: the level computed, what forbids it, what was found, who may not decide. */
import type { Instant, ThemeId } from '@gouvtech/criteria';
import { criterionTexts, themeText } from '@gouvtech/criteria/texts';
import type { Db } from '@gouvtech/db';
import { isRemarked, LABEL_SCHEMES } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import { refusalText } from '@gouvtech/domain/refusals';
import { apply } from '@gouvtech/domain/transitions';
import {
  auditContext,
  type AuditContents,
  auditEtag,
  auditHead,
  auditObject,
  type AuditRow,
  type AuditVerdict,
  criteriaOf,
  independenceView,
  levelName,
  loadContents,
  obstacleSentence,
} from '../audits/index.ts';
import { findLabel } from '../labels/index.ts';
import { examine, sampleErrors, type Examined } from './examined.ts';
import { startWindow } from './inputs.ts';
import { findWatched } from './label-repository.ts';
import { nameOf } from './repository.ts';
import type { AuditDecision } from './schemas.ts';

/** @param row finalised */
export async function decisionView(
  db: Db,
  actor: Person,
  row: AuditRow,
  at: Instant,
): Promise<AuditDecision> {
  const contents = (await loadContents(db, row))!;
  const examined = await examine(db, row, contents, at);
  const scheme = LABEL_SCHEMES[row.scheme];
  return {
    ...auditHead(row),
    etag: auditEtag(row),
    asOf: at,
    computed: computedView(row, examined),
    levels: scheme.levels.map((one) => ({ ...one, name: levelName(one.level) })),
    themes: themesOf(row, examined),
    tallies: talliesOf(examined.verdicts),
    findings: findingsOf(examined),
    sample: sampleErrors(row, examined),
    held: await heldBy(db, row),
    start: startWindow(at),
    ...(await standingOf(db, actor, { row, contents }, at)),
  };
}

function computedView(row: AuditRow, { label, frozen }: Examined): AuditDecision['computed'] {
  const set = frozen.set.version;
  return {
    level: label.level,
    name: levelName(label.level),
    audited: label.audited,
    coverage: label.coverage,
    skippedThemes: label.skippedThemes.map((id) => themeText(id, set).name),
    obstacles: label.obstacles.map((one) => ({
      text: obstacleSentence(one, { set, scheme: row.scheme }),
      criteria: criteriaOf(one),
    })),
  };
}

function themesOf(row: AuditRow, { sheet, frozen }: Examined): AuditDecision['themes'] {
  const { themes } = LABEL_SCHEMES[row.scheme];
  const inScope = (theme: ThemeId) => themes.length === 0 || themes.includes(theme);
  return sheet.themes
    .filter(({ theme }) => inScope(theme))
    .map(({ theme, declared, audited }) => ({
      ...{ theme, declared, audited },
      name: themeText(theme, frozen.set.version).name,
    }));
}

function talliesOf(verdicts: readonly AuditVerdict[]): AuditDecision['tallies'] {
  const of = (outcome: string) => verdicts.filter((one) => one.outcome === outcome).length;
  const as = (severity: string) => verdicts.filter((one) => one.severity === severity).length;
  return {
    confirmed: of('confirmed'),
    adjusted: of('adjusted'),
    refuted: of('refuted'),
    na_accepted: of('na_accepted'),
    na_rejected: of('na_rejected'),
    inconclusive: of('inconclusive'),
    minor: as('minor'),
    major: as('major'),
    replies: verdicts.filter(({ reply }) => reply !== null).length,
  };
}

const WORST = ['major', 'minor', 'none', null];

/** Those that are not plainly confirmed, the gravest first. */
const findingsOf = ({ verdicts, frozen }: Examined): AuditDecision['findings'] =>
  verdicts
    .filter(isRemarked)
    .toSorted((a, b) => WORST.indexOf(a.severity) - WORST.indexOf(b.severity))
    .map(({ criterion, outcome, severity, finding, reply }) => ({
      ...{ criterion, severity, finding, reply, outcome: outcome! },
      title: criterionTexts(criterion, frozen.set.version).title,
    }));

async function heldBy(db: Db, row: AuditRow): Promise<AuditDecision['held']> {
  const id = await findWatched(db, row.id);
  const label = id && (await findLabel(db, id));
  return label
    ? { reference: label.reference, level: label.level, name: levelName(label.level) }
    : null;
}

/** Whether this person may decide now, and what stands in the way. A login that is not recent is asked for at the act. */
async function standingOf(
  db: Db,
  actor: Person,
  { row, contents }: { row: AuditRow; contents: AuditContents },
  at: Instant,
) {
  const context = await auditContext(db, row, contents, {
    asOf: at,
    accountId: actor.accountId,
    independence: { deciderId: actor.accountId },
  });
  const object = auditObject(row);
  const right = can({ ...actor, recent: true }, 'audit:decide', object);
  const outcome = right.ok ? apply(object, 'audit:decide', context) : right;
  const names = new Map([[actor.accountId, (await nameOf(db, actor.accountId)) ?? '']]);
  const possible =
    row.kind === 'full' ? (['granted', 'refused'] as const) : (['passed', 'failed'] as const);
  return {
    independence: independenceView(row, context.independenceProblems ?? [], names),
    accredited: context.accreditationActive!,
    decisions: outcome.ok ? [...possible] : [],
    why: outcome.ok ? null : refusalText(outcome.reason),
  };
}
