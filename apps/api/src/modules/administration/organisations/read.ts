import type { Person } from '@gouvtech/domain/actors';
import type { OrganisationObject } from '@gouvtech/domain/permissions';
import { can } from '@gouvtech/domain/permissions';
import { apply, type Context } from '@gouvtech/domain/transitions';
import { refusalText } from '@gouvtech/domain/refusals';
import { dayOf } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import { isLabellerAtWork } from '../../accreditations/index.ts';
import { refusalError } from '../../../contract/demand.ts';
import { demandAdministration, type AdministrationDependencies } from '../context.ts';
import {
  countBelongings,
  findOrganisation,
  listingsOf,
  listOrganisations,
  oldSlugsOf,
  peopleOf,
  type ManagedOrganisation,
  type OrganisationQuery,
} from './repository.ts';

export const objectOf = ({ id, status }: ManagedOrganisation): OrganisationObject => ({
  type: 'organisation',
  id,
  status,
});

type Merge = {
  from: ManagedOrganisation;
  into: ManagedOrganisation;
  asOf: string;
  reason: string;
};

/**
 * What a merge is judged on. A labeller is not merged into another organisation: two administrators accredited these people
 * for what they said of themselves, and its audits were asked of it by name. Whoever merges ends both first, in the open.
 */
export const mergeContext = async (
  db: Db,
  { from, into, asOf, reason }: Merge,
): Promise<Context> => ({
  asOf,
  reason,
  sameObject: from.id === into.id,
  targetEnded: into.status !== 'verified',
  labellerAtWork: await isLabellerAtWork(db, from.id, dayOf(asOf)),
});

const ACTS = ['organisation:rename', 'organisation:merge', 'organisation:close'] as const;
const VERIFICATION = ['organisation:verify', 'organisation:refuse'] as const;

/** What the reader may do to it; with another verified one at hand, for a merge. */
export const actsOn = (actor: Person, row: ManagedOrganisation, asOf: string) =>
  [...ACTS, ...VERIFICATION].filter((action) => {
    const object = objectOf(row);
    // Which one is kept, and what stands in the way of a merge, is told by its preview.
    const possible = { sameObject: false, targetEnded: false, labellerAtWork: false };
    const context = { asOf, reason: '…', ...possible };
    return can(actor, action, object).ok && apply(object, action, context).ok;
  });

export function readOrganisations({ database, clock }: AdministrationDependencies) {
  const { db } = database;
  return {
    async list(actor: Person, query: OrganisationQuery) {
      demandAdministration(actor);
      return {
        ...(await listOrganisations(db, query)),
        page: query.page,
        pageSize: query.pageSize,
      };
    },

    /** @throws ProblemError `not-found` */
    async read(actor: Person, id: string) {
      demandAdministration(actor);
      const row = await findOrganisation(db, id);
      if (!row) throw refusalError('hidden');
      const [people, listings, oldSlugs] = [
        await peopleOf(db, id),
        await listingsOf(db, id),
        await oldSlugsOf(db, id),
      ];
      return {
        ...row,
        people,
        ownListings: listings.map(({ slug, name, status }) => ({ slug, name, status })),
        oldSlugs,
        actions: actsOn(actor, row, clock().toISOString()),
      };
    },

    /** What would move, before anybody confirms; `refusal` says why it cannot. @throws ProblemError `not-found` */
    async previewMerge(actor: Person, fromId: string, intoId: string) {
      demandAdministration(actor);
      const from = await findOrganisation(db, fromId);
      const into = await findOrganisation(db, intoId);
      if (!from || !into) throw refusalError('hidden');
      const asOf = clock().toISOString();
      return {
        from,
        into,
        moves: await countBelongings(db, fromId, intoId),
        refusal: await whyNot(db, actor, { from, into, asOf, reason: '…' }),
      };
    },
  };
}

async function whyNot(db: Db, actor: Person, merge: Merge): Promise<string | null> {
  const { from, into } = merge;
  for (const one of [from, into]) {
    const right = can(actor, 'organisation:merge', objectOf(one));
    if (!right.ok) return refusalText(right.reason);
  }
  const context = await mergeContext(db, merge);
  const outcome = apply(objectOf(from), 'organisation:merge', context);
  return outcome.ok ? null : refusalText(outcome.reason);
}
