/** An audit as its reader may know it: the labeller, the vendor, or staff. Notes and drafts are not in it. */
import { toInstant, type Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import type { IndependenceProblem } from '@gouvtech/domain/independence';
import { possibleActions } from '@gouvtech/domain/transitions';
import { typography } from '../mail/index.ts';
import { calendarOf } from './calendar.ts';
import { candidatesOf } from './candidates.ts';
import { auditContext, loadContents } from './context.ts';
import { findAside } from './list-repository.ts';
import { nextStep } from './next.ts';
import { auditObject, mayDo } from './object.ts';
import type { AuditRow } from './repository.ts';
import type { AuditDetail, AuditLine } from './schemas.ts';
import { guardSentence, INDEPENDENCE_STATEMENT, levelName, obstacleSentence } from './words.ts';

/** What an act sends back in `If-Match`: every act raises the version. */
export const auditEtag = ({ version }: Pick<AuditRow, 'version'>): string => `"${version}"`;

const inPlace = ({ slug, name }: { slug: string; name: string }) => ({ slug, name });

/** Which audit it is: its number, of which solution, between whom, for which label. */
export const auditHead = (row: AuditRow) => ({
  reference: row.reference,
  kind: row.kind,
  scheme: { id: row.scheme, name: LABEL_SCHEMES[row.scheme].name },
  solution: inPlace(row.solution),
  vendor: row.organisation && inPlace(row.organisation),
  labeller: inPlace(row.labeller),
});

/** An audit in a list: where it is, and what comes next. */
export const auditLine = (row: AuditRow): AuditLine => {
  const next = nextStep(row);
  return {
    ...auditHead(row),
    status: row.status,
    statusSince: row.statusSince,
    lead: row.team.find(({ accountId }) => accountId === row.leadId)?.name ?? null,
    requestedAt: row.requestedAt,
    next: { ...next, text: typography(next.text) },
    outcome: row.outcome,
  };
};

/** On which side of the audit they are. */
export function readerOf(actor: Person, row: AuditRow): AuditDetail['reader'] {
  const of = (id: string | undefined) =>
    actor.memberships.some(({ organisationId }) => organisationId === id);
  if (of(row.labeller.id)) return 'labeller';
  return of(row.organisation?.id) ? 'vendor' : 'staff';
}

/** Guards that fail, each as a sentence. @param names of people that are not in the team of the row */
export function independenceView(
  row: Pick<AuditRow, 'labeller' | 'organisation' | 'team'>,
  problems: readonly IndependenceProblem[],
  names: ReadonlyMap<string, string> = new Map(),
): AuditDetail['independence'] {
  const nameOf = (id: string | undefined) =>
    id === undefined
      ? null
      : (row.team.find(({ accountId }) => accountId === id)?.name ?? names.get(id) ?? null);
  return problems.map(({ guard, accountId }) => {
    const person = nameOf(accountId);
    const vendor = row.organisation?.name ?? 'l’éditeur';
    return {
      guard,
      person,
      text: guardSentence(guard, { labeller: row.labeller.name, vendor, person }),
    };
  });
}

/** The whole page of an audit, at `now`, with what this person may do. */
export async function auditDetail(
  db: Db,
  actor: Person,
  row: AuditRow,
  now: string,
): Promise<AuditDetail> {
  const decides = row.status === 'finalised' && mayDo(actor, 'audit:decide', row);
  const contents = await loadContents(db, row);
  const context = await auditContext(db, row, contents, {
    asOf: now,
    accountId: actor.accountId,
    ...(decides && { independence: { deciderId: actor.accountId } }),
  });
  const aside = await findAside(db, row);
  const actions = possibleActions(actor, auditObject(row), context);
  return {
    ...auditLine(row),
    etag: auditEtag(row),
    reader: readerOf(actor, row),
    statusReason: row.statusReason,
    message: row.message,
    estimate: row.estimate && {
      level: row.estimate.level,
      name: levelName(row.estimate.level),
      asOf: row.estimate.asOf,
      obstacles: row.estimate.obstacles.map((one) => obstacleSentence(one, { scheme: row.scheme })),
    },
    team: row.team.map(({ accountId, name, signedAt }) => ({
      ...{ accountId, name, signedAt },
      lead: accountId === row.leadId,
      you: accountId === actor.accountId,
    })),
    recusal:
      row.recusedAt && aside.recused
        ? { name: aside.recused, at: row.recusedAt, reason: row.recusalReason ?? '' }
        : null,
    replaces: aside.replaces,
    candidates:
      row.status === 'requested' && mayDo(actor, 'audit:assign', row)
        ? await candidatesOf(db, row, actor.accountId, now)
        : [],
    calendar: calendarOf(row, aside.namedAt && toInstant(aside.namedAt)),
    independence: independenceView(row, context.independenceProblems ?? []),
    statement: [...INDEPENDENCE_STATEMENT],
    snapshot:
      aside.sha256 && aside.frozenAt
        ? { sha256: aside.sha256, at: toInstant(aside.frozenAt) }
        : null,
    seedCommitments: row.seedCommitments ?? [],
    sample: row.sample,
    required: contents && contents.required.length,
    decision: row.decidedAt
      ? { at: row.decidedAt, reason: row.decisionReason, label: aside.label }
      : null,
    appeal: row.appealedAt
      ? {
          at: row.appealedAt,
          reason: row.appealReason ?? '',
          outcome: row.appealOutcome,
          answer: row.appealAnswer,
          decidedAt: row.appealDecidedAt,
        }
      : null,
    actions,
  };
}
