/** Labellers of the demonstration, and their accreditations. */
import { addDays, addMonths, startOf } from '@gouvtech/criteria';
import { ACCREDITATION_MONTHS } from '@gouvtech/domain/transitions-accreditation';
import type { Db } from '../src/database.ts';
import { accreditation, organisation } from '../src/schema/index.ts';
import { uuidOf } from './answers/identity.ts';
import { insertRows } from './bulk.ts';
import type { Clock } from './clock.ts';
import { LABELLERS, type AccreditationSeed, type LabellerSeed } from './people/labellers.ts';

export async function loadLabellers(tx: Db, clock: Clock): Promise<void> {
  await insertRows(
    tx,
    organisation,
    LABELLERS.map(({ slug, name, kind, siren, city, headcount }) => ({
      ...{ id: uuidOf(slug, 'organisation'), slug, name, kind, siren, city, headcount },
      ...{ country: 'FR', website: `https://www.${slug}.example` },
      ...{ verifiedOn: clock.day(-1260), statusSince: clock.at(-1260, 9) },
      createdAt: new Date(clock.at(-1280, 9)),
    })),
  );
}

/** Accounts are there already. */
export const loadAccreditations = (tx: Db, clock: Clock): Promise<void> =>
  insertRows(
    tx,
    accreditation,
    LABELLERS.flatMap((labeller) =>
      labeller.accreditations.map((one) => accreditationRow(labeller, one, clock)),
    ),
  );

function accreditationRow(
  { slug, statement, fee }: LabellerSeed,
  { scheme, status, applied, by, from, since, reason }: AccreditationSeed,
  clock: Clock,
): typeof accreditation.$inferInsert {
  const first = from === undefined ? null : clock.day(from);
  const last = first && addDays(addMonths(first, ACCREDITATION_MONTHS), -1);
  return {
    id: uuidOf(slug, scheme, 'accreditation'),
    organisationId: uuidOf(slug, 'organisation'),
    scheme,
    status,
    // What ends by the calendar ended the day after its last one.
    statusSince: status === 'expired' && last ? startOf(addDays(last, 1)) : clock.at(since, 11),
    statusReason: reason ?? null,
    version: 1,
    statement,
    feeStatement: fee,
    appliedBy: by === undefined ? null : uuidOf(by, 'account'),
    appliedAt: clock.at(applied, 10),
    accreditedFrom: first,
    accreditedUntil: last,
  };
}
