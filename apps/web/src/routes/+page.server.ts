import { titleIn } from '#lib/server/criteria/changes.ts';
import { getOverview } from '#lib/server/api.ts';
import { currentSet } from '#lib/server/criteria/in-force.ts';
import { drawingOfEvent } from '#lib/ui/journal.ts';
import type { PageServerLoad } from './$types';

const LATEST_EVENTS = 6;

export const load: PageServerLoad = async () => {
  const [{ totals, answersByProof, domains, events, featured }, set] = await Promise.all([
    getOverview(),
    currentSet(),
  ]);
  return {
    criteria: set.criteria.length,
    totals,
    answersByProof,
    domains,
    /** those that moved a proof, good or bad news */
    events: events.filter(({ kind }) => drawingOfEvent(kind)?.mark).slice(0, LATEST_EVENTS),
    /** from the firmest line to the lightest, as one reads the legend backwards */
    featured: featured && {
      solution: featured.solution,
      steps: featured.steps
        .map(({ criterion, proof }) => ({
          proof,
          title: titleIn(featured.solution.assessment?.criteriaSet ?? set.version, criterion),
        }))
        .reverse(),
    },
  };
};
