/** What the machine noticed: the same fact is signalled once, however often it is looked for. */
import { and, eq, sql } from 'drizzle-orm';
import { appendEvent, rows, schema, toInstant, type Db } from '@gouvtech/db';
import type { ListingStatus, SignalStatus } from '@gouvtech/domain';
import type { SignalKind } from '@gouvtech/domain/signals';

const { moderationSignal } = schema;

export type NewSignal = {
  kind: SignalKind;
  /** same key, same fact */
  key: string;
  solutionId: string;
  organisationId: string | null;
  assessmentId?: string;
  criterion?: string;
  evidenceId?: string;
  otherSolutionId?: string;
  /** figures and words the sentence on screen is made from */
  detail?: Record<string, string | number>;
  holdsPublication?: boolean;
  at: string;
};

/** @returns whether it is new. To call late in a transaction: it writes the log. */
export async function raiseSignal(
  tx: Db,
  { organisationId, at, ...signal }: NewSignal,
): Promise<boolean> {
  const [row] = await tx
    .insert(moderationSignal)
    .values({ ...signal, raisedAt: at })
    .onConflictDoNothing({ target: moderationSignal.key })
    .returning({ id: moderationSignal.id });
  if (!row) return false;
  await appendEvent(tx, {
    at,
    actor: null,
    role: 'clock',
    action: 'signal:raise',
    object: { type: 'signal', id: row.id },
    organisationId,
    solutionId: signal.solutionId,
    to: 'open',
    data: { kind: signal.kind },
  });
  return true;
}

type Place = { slug: string; name: string };
export type SignalRow = {
  id: string;
  kind: SignalKind;
  status: SignalStatus;
  raisedAt: string;
  decidedAt: string | null;
  decidedBy: string | null;
  reason: string | null;
  criterion: string | null;
  detail: Record<string, string | number>;
  holdsPublication: boolean;
  solution: Place & { id: string; status: ListingStatus };
  organisation: { id: string; name: string } | null;
  other: (Place & { organisation: string | null }) | null;
  evidence: { id: string; title: string; url: string | null } | null;
};

/** @param lock held until the transaction ends */
export async function findSignal(
  db: Db,
  id: string,
  { lock = false } = {},
): Promise<SignalRow | null> {
  if (lock)
    await db
      .select({ id: moderationSignal.id })
      .from(moderationSignal)
      .where(eq(moderationSignal.id, id))
      .for('update');
  const [row] = await rows<SignalRow>(
    db,
    sql`
      select g.id, g.kind, g.status, g.raised_at as "raisedAt", g.decided_at as "decidedAt", g.reason, g.criterion,
        g.detail, g.holds_publication as "holdsPublication",
        case when g.decided_by is not null
          then coalesce(nullif(trim(a.given_name || ' ' || a.usual_name), ''), 'Un ancien modérateur') end as "decidedBy",
        json_build_object('id', s.id, 'slug', s.slug, 'status', s.status, 'name', coalesce(l.name, r.content ->> 'name', s.slug))
          as solution,
        case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as organisation,
        case when e.id is not null then json_build_object('id', e.id, 'title', e.title, 'url', e.url) end as evidence,
        case when s2.id is not null then json_build_object('slug', s2.slug, 'name', coalesce(l2.name, s2.slug),
          'organisation', o2.name) end as other
      from moderation_signal g
      join solution s on s.id = g.solution_id
      left join listing l on l.solution_id = s.id
      left join listing_revision r on r.solution_id = s.id
        and r.status in ('draft','submitted','in_review','changes_requested','rejected')
      left join organisation o on o.id = s.organisation_id
      left join evidence e on e.id = g.evidence_id
      left join solution s2 on s2.id = g.other_solution_id
      left join listing l2 on l2.solution_id = s2.id
      left join organisation o2 on o2.id = s2.organisation_id
      left join account a on a.id = g.decided_by
      where g.id = ${id}`,
  );
  if (!row) return null;
  return {
    ...row,
    raisedAt: toInstant(row.raisedAt),
    decidedAt: row.decidedAt && toInstant(row.decidedAt),
  };
}

/** @returns false when it was decided meanwhile */
export async function decideSignal(
  tx: Db,
  id: string,
  values: { status: SignalStatus; reason: string; decidedBy: string; at: string },
): Promise<boolean> {
  const { at, ...rest } = values;
  const changed = await tx
    .update(moderationSignal)
    .set({ ...rest, decidedAt: at })
    .where(and(eq(moderationSignal.id, id), eq(moderationSignal.status, 'open')))
    .returning({ id: moderationSignal.id });
  return changed.length === 1;
}
