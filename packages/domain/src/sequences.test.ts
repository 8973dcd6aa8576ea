/** Random lives of a small catalogue. `SEQUENCES=20000` for more of them; `SEED` plays one again. */
import { expect, it } from 'vitest';
import type { Actor } from './actors.ts';
import { can } from './permissions.ts';
import { RULES, type Rule } from './permissions-table.ts';
import { partiesOf } from './permissions-parties.ts';
import { MACHINES, machineFor, type Moves } from './transitions-machines.ts';
import { attempt, thingsOf, tick, type Thing } from './testing/live.ts';
import { PEOPLE } from './testing/people.ts';
import { chance, type Chance } from './testing/random.ts';
import { daysLater, newWorld, OPEN, PUBLIC, stateOf, type World } from './testing/world.ts';

const SEQUENCES = Number(process.env['SEQUENCES'] ?? 1500);
const ONLY = process.env['SEED'];
const STEPS = 80;
const TRIES = 12;
const ENDED = ['superseded', 'withdrawn', 'invalidated', 'final', 'inadmissible'];

const person = (accountId: string, of: Actor): Actor =>
  of.kind === 'person' ? { ...of, accountId } : of;
const ACTORS: Actor[] = [
  ...Object.values(PEOPLE),
  person('second-moderator', PEOPLE['modérateur']!),
  person('second-administration', PEOPLE['administration']!),
].map((one) => (one.kind === 'person' ? { ...one, recent: true } : one));
const PERSONS = ACTORS.filter(({ kind }) => kind !== 'clock');

type Tally = { tried: number; done: Map<string, number>; refused: Map<string, number> };

const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);

/** They end a life: rarer, so that some are long. */
const FATAL = [
  'listing:withdraw',
  'listing:merge',
  'listing:suspend',
  'assessment:withdraw',
  'assessment:invalidate',
];

/** Acts the state lets through, most of the time: an act drawn blindly is nearly always refused. */
function draw(thing: Thing, luck: Chance): string {
  const all = Object.keys(RULES[thing.kind]);
  if (luck.oneIn(5)) return luck.pick(all);
  const possible = all.filter((action) => {
    const machine = machineFor(thing.object, action);
    const move = machine && (MACHINES[machine.name] as Moves)[action];
    return move && (move.from.includes(machine.state) || move.keeps?.includes(machine.state));
  });
  const action = possible.length > 0 ? luck.pick(possible) : luck.pick(all);
  return FATAL.includes(action) && !luck.oneIn(8) ? luck.pick(all) : action;
}

/** Who may do it, most of the time. */
function someone(thing: Thing, action: string, luck: Chance): Actor {
  if (luck.oneIn(4)) return luck.pick(PERSONS);
  const able = PERSONS.filter((one) => can(one, action as never, thing.object as never).ok);
  return able.length > 0 ? luck.pick(able) : luck.pick(PERSONS);
}

function step(world: World, luck: Chance, tally: Tally): void {
  if (luck.oneIn(8)) {
    // A round that is public is rare: let some of them age.
    const shown = world.assessments.some(({ object }) => PUBLIC.includes(object.status));
    const days = luck.oneIn(shown ? 2 : 6) ? 30 + luck.below(400) : luck.below(20);
    sameEitherWay(world, days, luck);
    tick(world, daysLater(world.now, days + 1), luck);
    return;
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const thing = luck.pick(thingsOf(world));
    const action = draw(thing, luck);
    tally.tried += 1;
    const before = JSON.stringify(thing.object);
    const outcome = attempt(world, someone(thing, action, luck), thing, action, luck);
    if (outcome.ok) {
      count(tally.done, action);
      return;
    }
    count(tally.refused, outcome.reason);
    expect(JSON.stringify(thing.object), 'a refused act changes nothing').toBe(before);
  }
}

/** Once after the whole time, or every day of it: the same states, moved at the same dates. */
function sameEitherWay(world: World, days: number, luck: Chance): void {
  if (!luck.oneIn(8)) return;
  const [jump, daily] = [structuredClone(world), structuredClone(world)];
  const still = chance(1);
  tick(jump, daysLater(world.now, days + 1), still);
  for (let day = 0; day <= days; day += 1) tick(daily, daysLater(world.now, day + 1), still);
  const told = ({ log, ...state }: World) => ({
    ...state,
    now: null,
    log: log.map((line) => JSON.stringify(line)).sort(),
  });
  expect(told(daily)).toEqual(told(jump));
  const again = structuredClone(jump);
  tick(again, jump.now, still);
  expect(again, 'a second tick does nothing').toEqual(jump);
}

function checkWorld(world: World): void {
  for (const { id, object, shown } of world.listings) {
    const rounds = world.assessments.filter(({ listing }) => listing === id);
    const having = (states: string[]) =>
      rounds.filter((one) => states.includes(one.object.status)).length;
    expect(having(PUBLIC), 'one public round at most').toBeLessThanOrEqual(1);
    expect(having(OPEN), 'one open round at most').toBeLessThanOrEqual(1);
    if (object.status === 'published') {
      expect(object.organisationId, 'somebody answers for it').not.toBeNull();
      expect(shown.statedBy, 'nothing public without a statement').not.toBeNull();
    }
  }
}

const STAFF = ['reviewer', 'moderator', 'staff-administrator'];

/** Nobody judges what they wrote, reported or decided. */
function checkRoles(world: World, things: Map<string, Thing>): void {
  const sides = new Map<string, Set<'vendor' | 'staff'>>();
  for (const { actor, action, object } of world.log) {
    if (actor.kind !== 'person') continue;
    const thing = things.get(object)!;
    const rule: Rule = (RULES[thing.kind] as Record<string, Rule>)[action]!;
    const parties = partiesOf(actor, thing.object);
    const asStaff = rule.by.some((party) => STAFF.includes(party) && parties.has(party));
    const asVendor = rule.by.some(
      (party) => (party === 'member' || party === 'signatory') && parties.has(party),
    );
    const key = `${actor.accountId} ${object}`;
    const held = sides.get(key) ?? new Set();
    if (asStaff) held.add('staff');
    if (asVendor) held.add('vendor');
    sides.set(key, held);
    if (action === 'dispute:decide-appeal') {
      const earlier = world.log.filter(
        (line) =>
          line.object === object &&
          line.actor.kind === 'person' &&
          line.actor.accountId === actor.accountId,
      );
      expect(earlier, 'who judges the appeal acts once in a dispute').toHaveLength(1);
    }
  }
  expect([...sides].filter(([, held]) => held.size > 1)).toEqual([]);
}

/** The log alone tells every state, and nothing leaves a terminal one. */
function checkLog(world: World, things: Map<string, Thing>): void {
  const told = new Map<string, { status: string; revision: string | null }>();
  for (const { object, from, to, action } of world.log) {
    const known = told.get(object);
    // A claim that is accepted opens a revision of another object.
    const sameStatus = known === undefined || known.status === from.status;
    expect(sameStatus, `${action} starts from where ${object} was`).toBe(true);
    const ended = ENDED.includes(from.status) && !object.startsWith('listing');
    if (ended) expect(to.status, `${object} is over`).toBe(from.status);
    told.set(object, to);
  }
  for (const [object, { status }] of told)
    expect(stateOf(things.get(object)!.object).status, object).toBe(status);
}

it(`holds its promises through ${ONLY ? 1 : SEQUENCES} random lives of ${STEPS} steps`, () => {
  const tally: Tally = { tried: 0, done: new Map(), refused: new Map() };
  const seeds = ONLY ? [Number(ONLY)] : Array.from({ length: SEQUENCES }, (_, index) => index + 1);
  for (const seed of seeds) {
    const luck = chance(seed);
    const world = newWorld();
    try {
      for (let at = 0; at < STEPS; at += 1) {
        step(world, luck, tally);
        checkWorld(world);
      }
      const things = new Map(thingsOf(world).map((one) => [`${one.kind}:${one.id}`, one]));
      checkLog(world, things);
      checkRoles(world, things);
    } catch (error) {
      throw new Error(`SEED=${seed}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
  }
  if (ONLY) return;
  const done = [...tally.done.values()].reduce((sum, n) => sum + n, 0);
  console.info(
    `${SEQUENCES} sequences, ${tally.tried} acts tried, ${done} done, ${tally.done.size} kinds of acts, ` +
      `${tally.refused.size} kinds of refusals`,
  );
  // A model that never reaches an act proves nothing about it.
  const expected = (['listing', 'assessment', 'dispute', 'claim'] as const).flatMap((kind) =>
    Object.entries(RULES[kind] as Record<string, Rule>).flatMap(([action, { by }]) =>
      by.every((party) => party === 'clock') ? [] : [action],
    ),
  );
  expect(expected.filter((action) => !tally.done.has(action))).toEqual([]);
}, 300_000);
