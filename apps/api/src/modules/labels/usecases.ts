/** Reading labels, and the acts of people on them. */
import type { Database } from '@gouvtech/db';
import type { LabelStatus } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { refusalText } from '@gouvtech/domain/refusals';
import { apply } from '@gouvtech/domain/transitions';
import { refusalError } from '../../contract/demand.ts';
import { demandVersion } from '../../contract/if-match.ts';
import { ProblemError } from '../../contract/problem-error.ts';
import { labelDesk, etagOf } from './desk-view.ts';
import { reasonOf } from './inputs.ts';
import { asItIs, judged } from './judge.ts';
import { logLabel, moveLabel, suspendLabel, type By } from './move.ts';
import { labelFor, readableLabel } from './object.ts';
import { listPublic, PAGE_SIZE } from './public-repository.ts';
import { findLabel, updateLabel, type LabelRow } from './repository.ts';
import type { LabelDetail, LabelPage, LabelQuery } from './schemas.ts';
import type { LabelDesk } from './schemas-desk.ts';
import { statisticsUseCases } from './statistics.ts';
import { labelDetail, labelLine } from './view.ts';

export type LabelDependencies = { database: Database; clock: () => Date; publicOrigin: string };
export type Asked = { reference: string; ifMatch: string | undefined };
type Act = ActionOn<'label'> &
  ('label:suspend' | 'label:restore' | 'label:revoke' | 'label:withdraw' | 'label:publish-refusal');

export function labelUseCases(dependencies: LabelDependencies) {
  const { database, clock, publicOrigin } = dependencies;

  /** One act in one transaction: right, version read, state, then what it changes. */
  const act = (actor: Person, { reference, ifMatch }: Asked, action: Act, typed: string | null) =>
    database.transaction(async (tx): Promise<LabelDesk> => {
      const at = clock().toISOString();
      const row = await labelFor(tx, actor, action, reference);
      const current = ifMatch === etagOf(row) ? null : await labelDesk(tx, actor, row, at);
      demandVersion(ifMatch, etagOf(row), { current });
      const reason = typed === null ? null : reasonOf(typed);
      const { context, remaining } = await judged(tx, row, at, reason ?? undefined);
      const outcome = apply(asItIs(row, at), action, context);
      if (!outcome.ok) throw refused(outcome.reason, remaining);
      const by: By = { accountId: actor.accountId, role: roleFor(actor, action) };
      const move = { at, by, reason, publicOrigin };
      const to = (outcome.to ?? row.status) as LabelStatus;
      if (action === 'label:suspend')
        await suspendLabel(tx, row, {
          ...{ ...move, reason: reason! },
          cause: actor.staff === null ? 'major-finding' : 'upheld-dispute',
        });
      else if (action === 'label:publish-refusal') await publishRefusal(tx, row, move);
      else
        await moveLabel(tx, row, {
          ...{ ...move, action, to },
          ...(to === 'active' && { change: { suspendedAt: null, suspensionCause: null } }),
        });
      return labelDesk(tx, actor, (await findLabel(tx, row.id))!, at);
    });

  return {
    ...statisticsUseCases(dependencies),
    async list(query: LabelQuery): Promise<LabelPage> {
      const { items, total } = await listPublic(database.db, query);
      return {
        items: items.map(labelLine),
        ...{ total, page: query.page ?? 1 },
        pages: Math.ceil(total / PAGE_SIZE),
      };
    },

    /** @throws ProblemError `not-found` when there is none, or a refusal that its vendor keeps for itself */
    async read(reference: string): Promise<LabelDetail> {
      const row = await findLabel(database.db, reference);
      const shown = row?.reference === reference && (row.status !== 'refused' || row.refusalPublic);
      if (!shown) throw refusalError('hidden');
      return labelDetail(database.db, row, clock().toISOString());
    },

    async desk(actor: Person, reference: string): Promise<LabelDesk> {
      const { db } = database;
      const row = await readableLabel(db, actor, 'label:read-private', reference);
      return labelDesk(db, actor, row, clock().toISOString());
    },

    suspend: (actor: Person, asked: Asked, reason: string) =>
      act(actor, asked, 'label:suspend', reason),
    restore: (actor: Person, asked: Asked, reason: string) =>
      act(actor, asked, 'label:restore', reason),
    revoke: (actor: Person, asked: Asked, reason: string) =>
      act(actor, asked, 'label:revoke', reason),
    withdraw: (actor: Person, asked: Asked, reason: string) =>
      act(actor, asked, 'label:withdraw', reason),
    publishRefusal: (actor: Person, asked: Asked) =>
      act(actor, asked, 'label:publish-refusal', null),
  };
}

export type LabelUseCases = ReturnType<typeof labelUseCases>;

/** Said twice, it is said once. */
async function publishRefusal(
  tx: Parameters<typeof updateLabel>[0],
  row: LabelRow,
  { at, by }: { at: string; by: By },
): Promise<void> {
  if (row.refusalPublic) return;
  await updateLabel(tx, row.id, { refusalPublic: true });
  const { status } = row;
  await logLabel(tx, row, {
    ...{ action: 'label:publish-refusal', at, by, from: status, to: status, reason: null },
  });
}

const roleFor = (actor: Person, action: Act): string => {
  if (action === 'label:withdraw' || action === 'label:publish-refusal') return 'signatory';
  return actor.staff ?? 'decider';
};

/** @param remaining what is left to correct: people must know which */
const refused = (reason: Parameters<typeof refusalError>[0], remaining: string[]): ProblemError =>
  refusalError(
    reason,
    reason === 'reason-required'
      ? [{ path: 'reason', message: refusalText(reason) }]
      : reason === 'cause-remains'
        ? remaining.map((message) => ({ path: 'cause', message }))
        : [],
  );
