/** Draws the level a profile reaches on one criterion, then the fields that go with it. */
import {
  applies,
  type Answer,
  type Criterion,
  type Day,
  type Facts,
  type FieldValue,
} from '@gouvtech/criteria';
import type { Listing } from '@gouvtech/domain';
import { chance } from '../chance.ts';
import type { Say } from '../model.ts';
import { forcedByListing } from './consistent.ts';
import type { Fields, FillContext, FillTable } from './fill.ts';
import { FILL_DATA } from './fill-data.ts';
import { FILL_SERVICE } from './fill-service.ts';
import { FILL_TRUST } from './fill-trust.ts';

export type Response = Answer['response'];
type Drawn = { kind: 'level'; response: Response; target: number };

const FILL: FillTable = { ...FILL_TRUST, ...FILL_DATA, ...FILL_SERVICE };

export function respond(
  criterion: Criterion,
  say: Say,
  context: {
    slug: string;
    listing: Listing;
    facts: Facts;
    quality: number;
    x: FillContext;
    today: Day;
  },
): Drawn {
  const { slug, listing, facts, quality, x, today } = context;
  const target = targetOf(criterion, quality, slug);
  const proportional = criterion.selection === 'percent' || criterion.selection === 'share';
  if (proportional) {
    const fields = given({
      ...FILL[criterion.id]?.('', x),
      ...share(criterion, facts, target),
      ...say.fields,
    });
    return { kind: 'level', response: { kind: 'level', fields }, target };
  }
  const forced = say.level ? undefined : forcedByListing(criterion.id, listing, today);
  const level = say.level ?? forced?.level ?? nearest(criterion, target);
  const fields = given({
    ...FILL[criterion.id]?.(level, x),
    ...forced?.fields,
    ...say.fields,
  });
  const chosen = criterion.selection === 'chosen' ? { level } : {};
  const value = criterion.levels.find(({ key }) => key === level)?.value ?? 0;
  return {
    kind: 'level',
    response: { kind: 'level', ...chosen, fields },
    target: forced ? 1 : value,
  };
}

const given = (fields: Fields): Record<string, FieldValue> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

/** Around the quality of the profile; 10 is always the top, 0 always the bottom. */
function targetOf({ id, blocking }: Criterion, quality: number, slug: string): number {
  if (quality >= 10) return 10_000;
  if (quality <= 0) return 0;
  const drawn = quality * 1_000 + (chance(slug, id, 'level') - 0.5) * 6_000;
  const lowest = blocking && quality >= 3 ? 5_000 : 0;
  return Math.round(Math.min(10_000, Math.max(lowest, drawn)));
}

/** The closest level; a blocking criterion is kept above its minimum when the target is. */
function nearest({ levels, blocking, minimum }: Criterion, target: number): string {
  const allowed =
    blocking && target >= minimum ? levels.filter(({ value }) => value >= minimum) : levels;
  const distance = (value: number) => Math.abs(value - target);
  const [first, ...others] = allowed;
  if (!first) throw new Error('A criterion has at least one level');
  return others.reduce(
    (best, one) => (distance(one.value) < distance(best.value) ? one : best),
    first,
  ).key;
}

function share({ fields, valueField, selection }: Criterion, facts: Facts, target: number) {
  if (valueField === undefined) return {};
  if (selection === 'percent') return { [valueField]: Math.round(target / 100) };
  const options = fields.find(({ key }) => key === valueField)?.options ?? [];
  const relevant = options.filter(({ relevantIf = 'toujours' }) => applies(relevantIf, facts));
  const held = relevant.slice(0, Math.round((target * relevant.length) / 10_000));
  return { [valueField]: held.map(({ key }) => key) };
}
