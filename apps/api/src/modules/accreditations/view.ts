/** An accreditation as its organisation and staff read it, with what the reader may do. */
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { possibleActions } from '@gouvtech/domain/transitions';
import { openActs } from '../two-person/index.ts';
import { accreditationObject, contextOf, effective, latestEnd, nextFrom } from './object.ts';
import { findAccreditation, type AccreditationRow } from './repository.ts';
import type { AccreditationDetail } from './schemas.ts';

export const etagOf = ({ version }: Pick<AccreditationRow, 'version'>): string => `"${version}"`;

export async function accreditationDetail(
  db: Db,
  actor: Person,
  row: AccreditationRow,
  asOf: Instant,
): Promise<AccreditationDetail> {
  const object = accreditationObject(row, asOf);
  const { status, at } = effective(row, asOf);
  const { slug, name } = row.organisation;
  const context = contextOf(row, { asOf, secondPerson: true });
  const waiting = await openActs(db, { type: 'accreditation', id: row.id }, asOf);
  const staff = actor.staff !== null;
  const former =
    row.status === 'applied' && row.follows ? await findAccreditation(db, row.follows) : null;
  return {
    id: row.id,
    organisation: { slug, name },
    scheme: { id: row.scheme, name: LABEL_SCHEMES[row.scheme].name },
    ...{ status, statusSince: at },
    statusReason: status === row.status ? row.statusReason : null,
    ...{ statement: row.statement, feeStatement: row.feeStatement },
    ...{ appliedAt: row.appliedAt, appliedByName: row.appliedByName },
    ...{ accreditedFrom: row.accreditedFrom, accreditedUntil: row.accreditedUntil },
    nextFrom: nextFrom(row, asOf),
    follows: former && { id: former.id, until: former.accreditedUntil },
    etag: etagOf(row),
    latestEnd: latestEnd(asOf),
    // What administrators prepare is told to the organisation once it is decided.
    proposed: staff
      ? waiting.map(({ action, proposedByName, expiresAt, reason }) => ({
          action: action as AccreditationDetail['proposed'][number]['action'],
          ...{ proposedByName, expiresAt, reason },
        }))
      : [],
    actions: possibleActions(actor, object, context).filter(
      (action) => !waiting.some((one) => one.action === action),
    ),
  };
}
