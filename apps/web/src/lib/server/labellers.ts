/** Labellers that the reader belongs to, with their activity. */
import { api } from './api.ts';
import type { Me } from './reader.ts';
import type { components } from '@gouvtech/api-client';

export type Dashboard = components['schemas']['LabellerDashboard'];

/** One a labeller; organisations that never audited have nothing to show. */
export async function dashboardsOf(me: Me): Promise<Dashboard[]> {
  const found = await Promise.all(
    me.organisations.map(async ({ slug }) => {
      const { data } = await api.GET('/api/v1/labellers/{slug}/dashboard', {
        params: { path: { slug } },
      });
      return data ?? null;
    }),
  );
  const known = found.filter((one) => one !== null);
  const busy = known.filter(
    ({ labels, audits }) => labels.length > 0 || audits.some(({ count }) => count > 0),
  );
  return busy.length > 0 ? busy : known.slice(0, 1);
}
