import type { CriterionScore, Day, ScoreLine } from '@gouvtech/criteria';
import {
  dataLocation,
  licenceFacet,
  SCORE_STEPS,
  type FacetName,
  type Hosting,
  type Licence,
  type Listing,
  type PurchaseChannel,
} from '@gouvtech/domain';
import { isCurrent } from './assessment-state.ts';
import { tierView } from './score-view.ts';
import type { AssessmentState } from './types.ts';

/** Facet values an entry holds, as `facet:value`. The values of a "minimum" facet are cumulative. */
export function facetValues(listing: Listing, state: AssessmentState | null, today: Day): string[] {
  const values: Partial<Record<FacetName, readonly string[]>> = {
    domain: listing.domains,
    audience: listing.audiences,
    deployment: listing.deployments,
    licence: [licenceFacet(listing.licence)],
    spdx: spdxIds(listing.licence),
    hosting: hostingValues(listing.hosting, today),
    location: [dataLocation(listing.hosting)],
    franceconnect: [connection('INT-02', state)],
    proconnect: [connection('INT-03', state)],
    channel: openChannels(listing.channels, today),
    assessment: [state?.status ?? 'none'],
    prerequisites: [prerequisites(state)],
    ...(isCurrent(state) && {
      proof: [1, 2, 3, 4].filter((tier) => tier <= state.sheet.overall.proof).map(proofValue),
      'score-ALL': scoreSteps(state.sheet.overall),
      ...Object.fromEntries(
        state.sheet.themes.map((line) => [`score-${line.theme}`, scoreSteps(line)]),
      ),
    }),
  };
  return Object.entries(values).flatMap(([facet, held]) =>
    [...new Set(held)].map((value) => `${facet}:${value}`),
  );
}

/** Channels still open today, each once. */
export const openChannels = (
  channels: PurchaseChannel[],
  today: Day,
): PurchaseChannel['channel'][] => [
  ...new Set(
    channels.filter(({ until }) => !until || until >= today).map(({ channel }) => channel),
  ),
];

const proofValue = (tier: number): string => tierView(tier as 1 | 2 | 3 | 4);

/** The identifiers of an SPDX expression, without what follows WITH: an exception is not a licence. */
const spdxIds = (licence: Licence): string[] =>
  licence.kind === 'spdx'
    ? (licence.spdx.replace(/\bWITH\s+\S+/g, '').match(/[A-Za-z0-9][\w.+-]*/g) ?? []).filter(
        (word) => word !== 'OR' && word !== 'AND',
      )
    : [];

/** Only what is held today counts; a qualified infrastructure does not qualify the service. */
function hostingValues(hosting: Hosting | null, today: Day): string[] {
  const held = (hosting?.qualifications ?? []).filter(
    ({ state, until }) => state === 'held' && (!until || until >= today),
  );
  const values = held.flatMap(({ code, scope }) => {
    if (code === 'SecNumCloud') return [`secnumcloud-${scope}`];
    return code === 'HDS' || code === 'ISO27001' ? [code.toLowerCase()] : [];
  });
  return values.length > 0 ? values : ['none'];
}

/** Answers without a level say nothing of the connection; a plan says that it is not there yet. */
function connection(criterion: string, state: AssessmentState | null): string {
  const score = isCurrent(state)
    ? state.sheet.criteria.find(({ id }) => id === criterion)
    : undefined;
  if (!score) return 'unknown';
  if (!score.applicable) return 'not-applicable';
  return score.level === null ? withoutLevel(score) : connectionLevel(score.level);
}

const withoutLevel = ({ reason }: CriterionScore): string =>
  reason.startsWith('plan') ? 'no' : 'unknown';

function connectionLevel(level: string): string {
  if (level.startsWith('production')) return 'production';
  return level === 'prete' ? 'ready' : 'no';
}

function prerequisites(state: AssessmentState | null): string {
  if (!isCurrent(state)) return 'unknown';
  return state.sheet.missingPrerequisites.length === 0 ? 'met' : 'missing';
}

const scoreSteps = ({ assured }: ScoreLine): string[] =>
  SCORE_STEPS.filter((step) => (assured ?? -1) >= step * 100).map(String);
