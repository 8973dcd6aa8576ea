import { addDays, dayOf, startOf } from '@gouvtech/criteria';
import { LABEL_APPEAL_DAYS } from '@gouvtech/domain/transitions-label';
import { readDashboard } from '../dashboard-repository.ts';
import { AHEAD_DAYS, dashboardOf } from '../dashboard.ts';
import type { VendorDashboard } from '../dashboard-schemas.ts';
import type { Asker, Dependencies } from './context.ts';

/** A refusal is read, then forgotten. */
const REFUSALS_DAYS = 60;

export const dashboardUseCase =
  ({ database, clock }: Dependencies) =>
  async ({ actor }: Asker): Promise<VendorDashboard> => {
    const now = clock().toISOString();
    const today = dayOf(now);
    const rows = await readDashboard(database, {
      accountId: actor.accountId,
      now,
      refusedSince: startOf(addDays(today, -REFUSALS_DAYS)),
      evidenceUntil: addDays(today, AHEAD_DAYS),
      appealSince: startOf(addDays(today, -LABEL_APPEAL_DAYS)),
    });
    return dashboardOf(rows, actor, now);
  };
