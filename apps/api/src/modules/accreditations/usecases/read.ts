/** Accreditations as their organisation and staff read them. */
import { LABEL_SCHEMES, LABEL_SCHEME_IDS } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { accreditationObject, isOpen, mayAsk } from '../object.ts';
import {
  findAccreditation,
  findOrganisation,
  listAll,
  listOfOrganisation,
  type AccreditationRow,
} from '../repository.ts';
import type { AccreditationDetail, OrganisationAccreditations } from '../schemas.ts';
import { accreditationDetail } from '../view.ts';
import type { AccreditationDependencies } from './context.ts';
import { applicationRefusal } from './may-apply.ts';

export function readUseCases({ database, clock }: AccreditationDependencies) {
  const { db } = database;
  const readable = (actor: Person, rows: AccreditationRow[], at: string) =>
    rows.filter((row) => can(actor, 'accreditation:read', accreditationObject(row, at)).ok);
  const details = async (actor: Person, rows: AccreditationRow[], at: string) => {
    const items: AccreditationDetail[] = [];
    for (const row of readable(actor, rows, at))
      items.push(await accreditationDetail(db, actor, row, at));
    return items;
  };

  return {
    ofOrganisation: async (actor: Person, slug: string): Promise<OrganisationAccreditations> => {
      const at = clock().toISOString();
      const organisation = await findOrganisation(db, slug);
      if (!organisation) throw refusalError('hidden');
      const object = { type: 'organisation', ...organisation } as const;
      demandRight(actor, 'organisation:read-private', object);
      const rows = await listOfOrganisation(db, organisation.id);
      const items = await details(actor, rows, at);
      const open = rows.filter((row) => isOpen(row, at));
      const askable = LABEL_SCHEME_IDS.filter((id) =>
        mayAsk(
          open.filter(({ scheme }) => scheme === id),
          at,
        ),
      );
      // A login grown old is renewed when the form is sent: the form is shown meanwhile.
      const refused = applicationRefusal({ ...actor, recent: true }, organisation, at);
      return {
        items,
        available: refused ? [] : askable.map((id) => ({ id, name: LABEL_SCHEMES[id].name })),
        refusal: refused && refused.message,
      };
    },

    forStaff: async (actor: Person) => {
      demandRight(actor, 'administration:read', { type: 'administration' });
      const at = clock().toISOString();
      return { items: await details(actor, await listAll(db), at) };
    },

    read: async (actor: Person, id: string): Promise<AccreditationDetail> => {
      const at = clock().toISOString();
      const row = await findAccreditation(db, id);
      if (!row) throw refusalError('hidden');
      demandRight(actor, 'accreditation:read', accreditationObject(row, at));
      return accreditationDetail(db, actor, row, at);
    },
  };
}
