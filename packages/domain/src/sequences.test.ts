/** Random lives of a small catalogue. `SEQUENCES=20000` for more of them; `SEED` plays one again. */
import { expect, it } from 'vitest';
import type { Actor } from './actors.ts';
import { can } from './permissions.ts';
import { RULES, type Rule } from './permissions-table.ts';
import { partiesOf } from './permissions-parties.ts';
import { MACHINES, machineFor, type Moves } from './transitions-machines.ts';
import { isOpenAudit } from './testing/live-labels.ts';
import { attempt, thingsOf, tick, type Thing } from './testing/live.ts';
import { PEOPLE } from './testing/people.ts';
import { chance, type Chance } from './testing/random.ts';
import { daysLater, newWorld, OPEN, PUBLIC, stateOf, type World } from './testing/world.ts';

const SEQUENCES = Number(process.env['SEQUENCES'] ?? 1200);
const ONLY = process.env['SEED'];
const STEPS = 80;
/** Of the lives that are about labels: an audit takes a dozen acts. */
const LONG = 140;
const TRIES = 12;
const ENDED: Partial<Record<Thing['kind'], string[]>> = {
  assessment: ['superseded', 'withdrawn', 'invalidated'],
  dispute: ['final', 'inadmissible'],
  claim: ['accepted', 'refused', 'withdrawn'],
  accreditation: ['refused', 'withdrawn', 'expired'],
  audit: ['declined', 'cancelled', 'reopened'],
  label: ['expired', 'revoked', 'withdrawn', 'superseded', 'refused'],
};

const person = (accountId: string, of: Actor): Actor =>
  of.kind === 'person' ? { ...of, accountId } : of;
const signatoryOf = (organisationId: string): Actor => ({
  ...(PEOPLE['signataire A'] as Extract<Actor, { kind: 'person' }>),
  accountId: `signatory-${organisationId}`,
  memberships: [{ organisationId, signatory: true, administrator: false }],
});
const ACTORS: Actor[] = [
  ...Object.values(PEOPLE),
  person('second-moderator', PEOPLE['modérateur']!),
  person('second-administration', PEOPLE['administration']!),
  signatoryOf('l'),
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
  'accreditation:withdraw',
  'accreditation:suspend',
  'audit:decline',
  'audit:cancel',
  'audit:recuse',
  'label:revoke',
  'label:withdraw',
];

/** Where audits begin; the rest of what organisations do is none of this little catalogue’s business. */
const BEGINS: Partial<Record<Thing['kind'], string[]>> = {
  organisation: ['accreditation:apply'],
  'audit-desk': [...Array<string>(9).fill('audit:request'), 'audit:read-estimate'],
};

/** Acts the state lets through, most of the time: an act drawn blindly is nearly always refused. */
function draw(thing: Thing, luck: Chance): string {
  const all = BEGINS[thing.kind] ?? Object.keys(RULES[thing.kind]);
  if (luck.oneIn(5)) return luck.pick(all);
  const possible = all.filter((action) => {
    const machine = machineFor(thing.object, action);
    const move = machine && (MACHINES[machine.name] as Moves)[action];
    if (action.includes(':read') && !luck.oneIn(10)) return false;
    return move && (move.from.includes(machine.state) || move.keeps?.includes(machine.state));
  });
  const action = possible.length > 0 ? luck.pick(possible) : luck.pick(all);
  if (!FATAL.includes(action) || luck.oneIn(8)) return action;
  const mild = possible.filter((one) => !FATAL.includes(one));
  return luck.pick(mild.length > 0 ? mild : all);
}

/** Who may do it, most of the time. */
function someone(thing: Thing, action: string, luck: Chance): Actor {
  if (luck.oneIn(4)) return luck.pick(PERSONS);
  const able = PERSONS.filter((one) => can(one, action as never, thing.object as never).ok);
  return able.length > 0 ? luck.pick(able) : luck.pick(PERSONS);
}

function step(world: World, luck: Chance, tally: Tally, grown: boolean): void {
  if (luck.oneIn(8)) {
    // A round that is public is rare: let some of them age.
    const shown = world.assessments.some(({ object }) => PUBLIC.includes(object.status));
    const days = luck.oneIn(shown ? 2 : 6) ? 30 + luck.below(400) : luck.below(20);
    sameEitherWay(world, days, luck);
    tick(world, daysLater(world.now, days + 1), luck);
    return;
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const thing = luck.pick(luck.oneIn(grown ? 2 : 6) ? labelThings(world, luck) : thingsOf(world));
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

/** What labels are made of, which few of all things are: first what goes on, else where it begins. */
function labelThings(world: World, luck: Chance): Thing[] {
  const all = thingsOf(world);
  const alive = all.filter(
    ({ kind, object }) =>
      (kind === 'audit' || kind === 'label') && !ENDED[kind]?.includes(stateOf(object).status),
  );
  if (alive.length > 0 && !luck.oneIn(4)) return alive;
  const begins = ['audit-desk', 'organisation', 'accreditation', 'label'];
  return all.filter(({ kind }) => begins.includes(kind));
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
  checkLabels(world);
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

function checkLabels({ audits, labels }: World): void {
  const pairs = audits.filter(isOpenAudit).map(({ listing, scheme }) => `${listing} ${scheme}`);
  expect(new Set(pairs).size, 'one open audit of a pair at most').toBe(pairs.length);
  const running = labels.filter(({ object }) => object.status === 'active');
  for (const label of running) {
    const audit = audits[label.audit]!;
    // An appeal that is upheld leaves the label to its own rules.
    expect(['closed', 'reopened'], 'an active label has a closed audit').toContain(
      audit.object.status,
    );
    expect([audit.listing, audit.scheme]).toEqual([label.listing, label.scheme]);
    expect(audit.level, 'whose snapshot satisfies its level').toBeGreaterThanOrEqual(label.level);
    expect(label.level).toBeGreaterThan(0);
  }
  const held = running.map(({ listing, scheme }) => `${listing} ${scheme}`);
  expect(new Set(held).size, 'one active label of a pair at most').toBe(held.length);
}

/** Who decides is not of the team, and nobody of the team that an appeal sent away comes back. */
function checkIndependence({ audits, labels, log }: World): void {
  for (const { id, object, excluded, recused } of audits) {
    const acts = log.filter(
      (line) => line.object === `audit:${id}` && line.actor.kind === 'person',
    );
    const by = (action: string) =>
      acts.flatMap((line) =>
        line.action === action && line.actor.kind === 'person' ? [line.actor.accountId] : [],
      );
    expect(by('audit:decide').filter((who) => object.team.includes(who))).toEqual([]);
    expect(object.team.filter((who) => excluded.includes(who) || who === recused)).toEqual([]);
    for (const who of [...by('audit:reopen'), ...by('audit:dismiss-appeal')])
      expect(
        acts.filter(({ actor }) => actor.kind === 'person' && actor.accountId === who),
      ).toHaveLength(1);
    expect(labels.filter(({ audit }) => audit === id).length).toBeLessThanOrEqual(1);
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
    const ended = ENDED[object.split(':')[0] as Thing['kind']]?.includes(from.status);
    if (ended) expect(to.status, `${object} is over`).toBe(from.status);
    told.set(object, to);
  }
  for (const [object, { status }] of told)
    expect(stateOf(things.get(object)!.object).status, object).toBe(status);
}

it(`holds its promises through ${ONLY ? 1 : SEQUENCES} random lives of ${STEPS} to ${LONG} steps`, () => {
  const tally: Tally = { tried: 0, done: new Map(), refused: new Map() };
  const seeds = ONLY ? [Number(ONLY)] : Array.from({ length: SEQUENCES }, (_, index) => index + 1);
  for (const seed of seeds) {
    const luck = chance(seed);
    const grown = seed % 2 === 0;
    const world = newWorld({ grown });
    try {
      for (let at = 0; at < (grown ? LONG : STEPS); at += 1) {
        step(world, luck, tally, grown);
        checkWorld(world);
      }
      const things = new Map(thingsOf(world).map((one) => [`${one.kind}:${one.id}`, one]));
      checkLog(world, things);
      checkRoles(world, things);
      checkIndependence(world);
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
  const expected = (
    [
      'listing',
      'assessment',
      'dispute',
      'claim',
      'audit-desk',
      'accreditation',
      'audit',
      'label',
    ] as const
  ).flatMap((kind) =>
    Object.entries(RULES[kind] as Record<string, Rule>).flatMap(([action, { by }]) =>
      by.every((party) => party === 'clock') ? [] : [action],
    ),
  );
  expect(expected.filter((action) => !tally.done.has(action))).toEqual([]);
}, 300_000);
