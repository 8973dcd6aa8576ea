/** A labeller’s own figures, and its severity against its peers, for staff only. */
import { addDays } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { AUDIT_STATUSES, type OrganisationStatus } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { demandRight, refusalError } from '../../contract/demand.ts';
import { SURVEILLANCE_GRACE_DAYS } from './causes.ts';
import type { LabellerDashboard, LabellerLeniency, Shares } from './schemas-statistics.ts';
import {
  countByStatus,
  findLabeller,
  heldBy,
  medianDays,
  severities,
  surveillancesToCome,
  type Severity,
} from './statistics-repository.ts';
import { labelLine } from './view.ts';

const MEASURES = ['confirmed', 'adjustedDown', 'refuted', 'inconclusive', 'granted'] as const;

export function statisticsUseCases({ database }: { database: Database }) {
  const { db } = database;
  return {
    /** @throws ProblemError `not-found` or `forbidden` to who is no member */
    async dashboard(actor: Person, slug: string): Promise<LabellerDashboard> {
      const found = await findLabeller(db, slug);
      if (!found) throw refusalError('hidden');
      const status = found.status as OrganisationStatus;
      const object = { type: 'organisation' as const, id: found.id, status };
      demandRight(actor, 'organisation:read-private', object);
      const counts = new Map(
        (await countByStatus(db, found.id)).map((one) => [one.status, one.count]),
      );
      const own = (await severities(db)).find(({ labeller }) => labeller.slug === slug) ?? null;
      const surveillances = await surveillancesToCome(db, found.id);
      return {
        labeller: { slug, name: found.name },
        surveillances: surveillances.map((one) => ({
          ...one,
          overdueOn: addDays(one.dueOn, SURVEILLANCE_GRACE_DAYS),
        })),
        labels: (await heldBy(db, found.id)).map(labelLine),
        audits: AUDIT_STATUSES.map((one) => ({ status: one, count: counts.get(one) ?? 0 })),
        medianDays: await medianDays(db, found.id),
        verdicts: own?.verdicts ?? 0,
        closed: own?.audits ?? 0,
        shares: sharesOf(own),
      };
    },

    async leniency(actor: Person): Promise<LabellerLeniency> {
      demandRight(actor, 'administration:read-leniency', { type: 'administration' });
      const all = (await severities(db)).map((one) => ({ ...one, shares: sharesOf(one) }));
      return {
        items: all.map(({ labeller, audits, granted, refused, verdicts, shares }) => {
          const peers = all.filter((one) => one.labeller.slug !== labeller.slug);
          const gaps = Object.fromEntries(
            MEASURES.map((measure) => {
              const median = medianOf(peers.flatMap((one) => one.shares[measure] ?? []));
              const held = shares[measure];
              return [measure, held === null || median === null ? null : held - median];
            }),
          ) as LabellerLeniency['items'][number]['gaps'];
          return { labeller, audits, granted, refused, verdicts, shares, gaps };
        }),
      };
    },
  };
}

/** Null where there is nothing to count. */
function sharesOf(one: Severity | null): Shares {
  const of = (part: number, whole: number) =>
    whole === 0 ? null : Math.floor((10_000 * part) / whole);
  const { verdicts = 0, granted = 0, refused = 0 } = one ?? {};
  return {
    confirmed: of(one?.confirmed ?? 0, verdicts),
    adjustedDown: of(one?.adjustedDown ?? 0, verdicts),
    refuted: of(one?.refuted ?? 0, verdicts),
    inconclusive: of(one?.inconclusive ?? 0, verdicts),
    granted: of(granted, granted + refused),
  };
}

/** The lower of the two in the middle; null for none. */
function medianOf(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}
