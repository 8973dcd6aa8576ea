import { TIERS } from '@gouvtech/criteria';
import { DOMAIN_CODES, type AnswerView, type SolutionDocument } from '@gouvtech/domain';
import type { Static } from 'typebox';
import {
  answersByTier,
  assessedBits,
  facetTotals,
  firstWithEveryStep,
  holdsDemonstration,
  latestEvents,
} from '../overview-repository.ts';
import type { State } from '../repository.ts';
import { Card } from '../schemas/card.ts';
import type { Overview } from '../schemas/overview.ts';
import { pick } from '../search/bits.ts';
import { dailyOrder } from '../search/daily-order.ts';
import { today, type CatalogueDependencies } from './dependencies.ts';

const EVENTS = 10;
/** Solutions looked at, in the neutral order of the day, to find one that shows the five steps. */
const LOOKED_AT = 1000;

/** @returns the JSON of an `Overview` */
export async function readOverview(
  { database, clock }: CatalogueDependencies,
  state: State,
): Promise<string> {
  const totals = await facetTotals(database, ['domain', 'assessment']);
  const tiers = await answersByTier(database);
  const totalOf = (facet: string, value: string) =>
    totals.find((one) => one.facet === facet && one.value === value)?.count ?? 0;
  const answersByProof = TIERS.map((proof, tier) => ({
    proof,
    answers: tiers.find((one) => one.tier === tier)?.answers ?? 0,
  }));
  const sum = (lines: { answers: number }[]) => lines.reduce((all, one) => all + one.answers, 0);
  const overview: Static<typeof Overview> = {
    totals: {
      solutions: state.entries,
      assessed: totalOf('assessment', 'published') + totalOf('assessment', 'stale'),
      answers: sum(answersByProof),
      proven: sum(answersByProof.slice(1)),
    },
    answersByProof,
    domains: DOMAIN_CODES.map((domain) => ({ domain, count: totalOf('domain', domain) })),
    demonstration: await holdsDemonstration(database),
    events: await latestEvents(database, EVENTS),
    featured: await featured(database, dailyOrder(today(clock), state.bit_length)),
    changedAt: state.changed_at,
  };
  return JSON.stringify(overview);
}

async function featured(
  database: CatalogueDependencies['database'],
  order: Iterable<number>,
): Promise<Static<typeof Overview>['featured']> {
  const candidates = pick(await assessedBits(database), order, 0, LOOKED_AT);
  const found = await firstWithEveryStep(database, candidates);
  if (!found) return null;
  const document = JSON.parse(found) as SolutionDocument;
  const steps = TIERS.flatMap((proof) => exampleOf(document.answers, proof) ?? []);
  return steps.length === TIERS.length ? { solution: cardOf(document), steps } : null;
}

/** The answer of highest value at this step: what a vendor would show of it. */
const exampleOf = (answers: AnswerView[], proof: AnswerView['proof']): AnswerView | undefined =>
  answers
    .filter((one) => one.kind === 'level' && one.applicable && one.proof === proof)
    .sort((a, b) => b.value - a.value)[0];

const CARD_MEMBERS = Object.keys(Card.properties) as (keyof Static<typeof Card>)[];

const cardOf = (document: SolutionDocument): Static<typeof Card> =>
  Object.fromEntries(CARD_MEMBERS.map((member) => [member, document[member]])) as Static<
    typeof Card
  >;
