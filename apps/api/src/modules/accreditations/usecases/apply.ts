/** The signatory of a verified organisation asks to audit for one label. */
import { appendEvent } from '@gouvtech/db';
import { isLabelScheme } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { refusalError } from '../../../contract/demand.ts';
import { invalid, ProblemError } from '../../../contract/problem-error.ts';
import { runClockOn } from '../clock.ts';
import { applicationOf } from '../inputs.ts';
import { nameOf, tellApplied } from '../notices.ts';
import {
  findAccreditation,
  insertAccreditation,
  listOfOrganisation,
  lockOrganisation,
} from '../repository.ts';
import type { AccreditationDetail, NewAccreditation } from '../schemas.ts';
import { accreditationDetail } from '../view.ts';
import type { AccreditationDependencies } from './context.ts';
import { applicationRefusal } from './may-apply.ts';

/** @throws ProblemError naming every field to correct; `conflict` when one is open for this scheme */
export const applyForAccreditation = (
  dependencies: AccreditationDependencies,
  actor: Person,
  slug: string,
  input: NewAccreditation,
): Promise<AccreditationDetail> =>
  dependencies.database.transaction(async (tx) => {
    const { clock, publicOrigin } = dependencies;
    const at = clock().toISOString();
    const organisation = await lockOrganisation(tx, slug);
    if (!organisation) throw refusalError('hidden');
    const refused = applicationRefusal(actor, organisation, at);
    if (refused) throw refused;
    const { scheme } = input;
    if (!isLabelScheme(scheme)) throw invalid('scheme', 'Choisissez un des labels du catalogue.');
    const { statement, feeStatement } = applicationOf(input);
    // One whose last day is over no longer stands in the way, even before the clock has said so.
    for (const one of await listOfOrganisation(tx, organisation.id))
      if (one.scheme === scheme) await runClockOn(tx, one.id, at, { publicOrigin });
    const id = await insertAccreditation(tx, {
      organisationId: organisation.id,
      ...{ scheme, statement, feeStatement, appliedBy: actor.accountId, appliedAt: at },
    });
    if (!id)
      throw new ProblemError('conflict', {
        detail: `Votre organisation a déjà une demande ou une accréditation en cours pour le label ${nameOf({ scheme })}. Suivez-la dans « Label et audit ».`,
        errors: [
          { path: 'scheme', message: 'Une demande ou une accréditation est déjà en cours.' },
        ],
      });
    const row = (await findAccreditation(tx, id))!;
    await tellApplied({ tx, row, at, publicOrigin });
    const detail = await accreditationDetail(tx, actor, row, at);
    await appendEvent(tx, {
      at,
      actor: actor.accountId,
      role: 'signatory',
      action: 'accreditation:apply',
      object: { type: 'accreditation', id },
      organisationId: organisation.id,
      to: 'applied',
      data: { scheme },
    });
    return detail;
  });
