import type { Person } from '@gouvtech/domain/actors';
import type { OrganisationObject } from '@gouvtech/domain/permissions';
import { can } from '@gouvtech/domain/permissions';
import { apply, type Context } from '@gouvtech/domain/transitions';
import { refusalText } from '@gouvtech/domain/refusals';
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

/** What a merge is judged on. */
export const mergeContext = (
  from: ManagedOrganisation,
  into: ManagedOrganisation,
  asOf: string,
  reason?: string,
): Context => ({
  asOf,
  reason,
  sameObject: from.id === into.id,
  targetEnded: into.status !== 'verified',
});

const ACTS = ['organisation:rename', 'organisation:merge', 'organisation:close'] as const;
const VERIFICATION = ['organisation:verify', 'organisation:refuse'] as const;

/** What the reader may do to it; with another verified one at hand, for a merge. */
export const actsOn = (actor: Person, row: ManagedOrganisation, asOf: string) =>
  [...ACTS, ...VERIFICATION].filter((action) => {
    const object = objectOf(row);
    const context = { asOf, reason: '…', sameObject: false, targetEnded: false };
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
        refusal: whyNot(actor, from, into, asOf),
      };
    },
  };
}

function whyNot(
  actor: Person,
  from: ManagedOrganisation,
  into: ManagedOrganisation,
  asOf: string,
): string | null {
  for (const one of [from, into]) {
    const right = can(actor, 'organisation:merge', objectOf(one));
    if (!right.ok) return refusalText(right.reason);
  }
  const outcome = apply(objectOf(from), 'organisation:merge', mergeContext(from, into, asOf, '…'));
  return outcome.ok ? null : refusalText(outcome.reason);
}
