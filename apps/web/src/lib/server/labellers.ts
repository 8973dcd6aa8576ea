/** Labellers that the reader belongs to, with their activity. */
import { isHttpError } from '@sveltejs/kit';
import { api, view } from './api.ts';
import type { Me } from './reader.ts';
import type { components } from '@gouvtech/api-client';

export type Dashboard = components['schemas']['LabellerDashboard'];

/** One a labeller; organisations that never audited have nothing to show. @throws when the API does not answer */
export async function dashboardsOf(me: Me): Promise<Dashboard[]> {
  const found = await Promise.all(me.organisations.map(({ slug }) => dashboardOf(slug)));
  const known = found.filter((one) => one !== null);
  const busy = known.filter(
    ({ labels, audits }) => labels.length > 0 || audits.some(({ count }) => count > 0),
  );
  return busy.length > 0 ? busy : known.slice(0, 1);
}

/** @returns null for an organisation that is no labeller, or whose figures are not for this person */
const dashboardOf = (slug: string): Promise<Dashboard | null> =>
  view(api.GET('/api/v1/labellers/{slug}/dashboard', { params: { path: { slug } } })).catch(
    (problem) => {
      if (isHttpError(problem, 403) || isHttpError(problem, 404)) return null;
      throw problem;
    },
  );
