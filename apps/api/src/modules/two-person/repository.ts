/** Acts that two people must want, as rows. */
import { and, desc, eq, lte, sql } from 'drizzle-orm';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import type { TwoPersonStatus } from '@gouvtech/domain';

const { twoPersonAct } = schema;

/** What the proposal keeps of its object: whom it concerns, and the words of its line. */
export type TwoPersonDetail = {
  organisationId: string | null;
  solutionId: string | null;
  /** what a person reads: « l’évaluation de Parafil » */
  label: string;
  /** relative address of the page where the object is judged */
  href: string;
  /** what else the effect needs */
  data: Record<string, unknown>;
};

/** Instants in UTC. */
export type TwoPersonAct = {
  id: string;
  /** as in `packages/domain`: `assessment:invalidate` */
  action: string;
  objectType: string;
  objectId: string;
  reason: string;
  detail: TwoPersonDetail;
  status: TwoPersonStatus;
  proposedBy: string;
  /** a deleted account has no name */
  proposedByName: string;
  proposedAt: string;
  expiresAt: string;
  decidedByName: string | null;
  decidedAt: string | null;
};

type New = Omit<TwoPersonAct, 'id' | 'status' | 'proposedByName' | 'decidedByName' | 'decidedAt'>;

/** @returns null when the same act is already proposed for this object */
export async function insertAct(tx: Db, act: New): Promise<string | null> {
  const [row] = await tx
    .insert(twoPersonAct)
    .values({ ...act, status: 'proposed' })
    .onConflictDoNothing()
    .returning({ id: twoPersonAct.id });
  return row?.id ?? null;
}

const NAME = (alias: string) =>
  sql.raw(
    `coalesce(nullif(trim(${alias}.given_name || ' ' || ${alias}.usual_name), ''), 'Un ancien membre')`,
  );

const SELECT = sql`
  select t.id, t.action, t.object_type as "objectType", t.object_id as "objectId", t.reason, t.detail, t.status,
    t.proposed_by as "proposedBy", ${NAME('p')} as "proposedByName",
    t.proposed_at as "proposedAt", t.expires_at as "expiresAt",
    case when t.decided_by is null then null else ${NAME('d')} end as "decidedByName", t.decided_at as "decidedAt"
  from two_person_act t
  join account p on p.id = t.proposed_by
  left join account d on d.id = t.decided_by`;

const instants = (row: TwoPersonAct): TwoPersonAct => ({
  ...row,
  proposedAt: toInstant(row.proposedAt),
  expiresAt: toInstant(row.expiresAt),
  decidedAt: row.decidedAt && toInstant(row.decidedAt),
});

/** @param lock for a transaction that will write: two confirmations come one after the other */
export async function findAct(
  db: Db,
  id: string,
  { lock = false } = {},
): Promise<TwoPersonAct | null> {
  const [row] = await rows<TwoPersonAct>(
    db,
    sql`${SELECT} where t.id = ${id} ${lock ? sql`for update of t` : sql``}`,
  );
  return row ? instants(row) : null;
}

const DECIDED_SHOWN = 50;

/** Those that wait, the first to lapse in front, then the last decided. */
export async function listActs(db: Db): Promise<TwoPersonAct[]> {
  const found = await rows<TwoPersonAct>(
    db,
    sql`(${SELECT} where t.status = 'proposed' order by t.expires_at, t.id)
        union all
        (${SELECT} where t.status <> 'proposed' order by t.decided_at desc, t.id limit ${DECIDED_SHOWN})`,
  );
  return found.map(instants);
}

export async function findOpenActs(
  db: Db,
  object: { type: string; id: string },
): Promise<TwoPersonAct[]> {
  const found = await rows<TwoPersonAct>(
    db,
    sql`${SELECT} where t.object_type = ${object.type} and t.object_id = ${object.id}
        and t.status = 'proposed' order by t.proposed_at desc`,
  );
  return found.map(instants);
}

export async function closeAct(
  tx: Db,
  id: string,
  change: { status: TwoPersonStatus; decidedBy: string | null; at: string },
): Promise<void> {
  const { status, decidedBy, at } = change;
  await tx
    .update(twoPersonAct)
    .set({ status, decidedBy, decidedAt: at })
    .where(eq(twoPersonAct.id, id));
}

/** Proposed acts whose time is over at `asOf`, UTC. */
export async function findLapsed(db: Db, asOf: string): Promise<string[]> {
  const found = await db
    .select({ id: twoPersonAct.id })
    .from(twoPersonAct)
    .where(and(eq(twoPersonAct.status, 'proposed'), lte(twoPersonAct.expiresAt, asOf)))
    .orderBy(desc(twoPersonAct.expiresAt));
  return found.map(({ id }) => id);
}
