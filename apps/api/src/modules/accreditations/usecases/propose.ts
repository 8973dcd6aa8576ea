/** What two administrators of the catalogue must want: to grant an accreditation, to restore one. */
import type { Person } from '@gouvtech/domain/actors';
import { formatDate } from '@gouvtech/domain/format';
import { demandHold, dropHold } from '../../holds/index.ts';
import { propose, type NewTwoPersonAct } from '../../two-person/index.ts';
import { lastDayOf, reasonOf } from '../inputs.ts';
import { nameOf } from '../notices.ts';
import type { Grant } from '../schemas.ts';
import {
  act,
  demandState,
  type Act,
  type AccreditationDependencies,
  type Asked,
} from './context.ts';

type About = Pick<NewTwoPersonAct, 'action' | 'label' | 'reason' | 'data'>;

const proposal = ({ row }: Act, about: About): NewTwoPersonAct => ({
  ...about,
  object: { type: 'accreditation', id: row.id },
  organisationId: row.organisation.id,
  solutionId: null,
  href: `/moderation/administration/accreditations/${row.id}`,
});

/** @throws ProblemError at `until` when it is past or beyond 36 months; `conflict` when it is proposed already */
export const proposeGrant = (
  dependencies: AccreditationDependencies,
  actor: Person,
  asked: Asked,
  { until, reason }: Grant,
) =>
  act(dependencies, actor, asked, 'accreditation:grant', async (one) => {
    const { row, at } = one;
    demandState(one, 'accreditation:grant', reason);
    await demandHold(one.tx, actor.accountId, 'accreditation', row.id);
    await dropHold(one.tx, 'accreditation', row.id);
    const lastDay = lastDayOf(until, at);
    const label = `Accréditer ${row.organisation.name} pour le label ${nameOf(row)} jusqu’au ${formatDate(lastDay)}`;
    const about = { label, reason: reasonOf(reason), data: { until: lastDay } };
    await propose(one.tx, actor, proposal(one, { action: 'accreditation:grant', ...about }), {
      at,
      publicOrigin: dependencies.publicOrigin,
    });
  });

/** Until the last day it was granted for. */
export const proposeRestoration = (
  dependencies: AccreditationDependencies,
  actor: Person,
  asked: Asked,
  reason: string,
) =>
  act(dependencies, actor, asked, 'accreditation:restore', async (one) => {
    const { row, at } = one;
    demandState(one, 'accreditation:restore', reason);
    const label = `Rétablir l’accréditation de ${row.organisation.name} pour le label ${nameOf(row)}`;
    const about = { label, reason: reasonOf(reason) };
    await propose(one.tx, actor, proposal(one, { action: 'accreditation:restore', ...about }), {
      at,
      publicOrigin: dependencies.publicOrigin,
    });
  });
