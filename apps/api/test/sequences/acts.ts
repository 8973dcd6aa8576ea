/** What people ask of the API, drawn by chance: each act reads what it acts on, as a page does, then sends it. */
import type { FastifyInstance } from 'fastify';
import type { Chance } from '@gouvtech/domain/testing/random';
import { contacts, ready } from '../../src/modules/listings/testing/world.ts';

export type Who =
  'member' | 'signatory' | 'rival' | 'stranger' | 'moderator' | 'colleague' | 'chief' | 'deputy';
export type Reply = { status: number; body: Record<string, unknown> };
export type Ask = (
  who: Who,
  method: 'GET' | 'POST' | 'PATCH' | 'PUT',
  url: string,
  options?: { body?: object; ifMatch?: string | undefined },
) => Promise<Reply>;

export type Scene = {
  app: FastifyInstance;
  ask: Ask;
  luck: Chance;
  /** what the database says now; `working` is the state of what is written */
  listings: () => Promise<{ id: string; working: string; reviewer: Who | null }[]>;
  disputes: () => Promise<{ id: string; working: string; reviewer: Who | null }[]>;
};
type Target = { id: string; reviewer: Who | null };
export type Act = {
  name: string;
  /** how often it is drawn */
  weight: number;
  on: 'listings' | 'disputes' | null;
  /** states where it may succeed; it is sometimes tried elsewhere */
  from: string[];
  run: (scene: Scene, target: Target) => Promise<Reply>;
};

const REASON = 'Un motif écrit pour que l’autre comprenne.';
const STAFF: Who[] = ['moderator', 'colleague', 'chief', 'deputy'];
const EVERYBODY: Who[] = ['member', 'signatory', 'rival', 'stranger', ...STAFF];

/** Mostly who may, sometimes anybody: refusals are tried too. */
const someone = ({ luck }: Scene, likely: Who[]): Who =>
  luck.pick(luck.oneIn(7) ? EVERYBODY : likely);

const vendor = (slug: string) => `/vendor/solutions/${slug}`;
const etagOf = ({ body }: Reply) => body['etag'] as string | undefined;

async function withTag(scene: Scene, who: Who, read: string, url: string, body: object) {
  const ifMatch = etagOf(await scene.ask(who, 'GET', read));
  return scene.ask(who, 'POST', url, { body, ifMatch });
}

const write = async (scene: Scene, who: Who, slug: string, body: object): Promise<Reply> => {
  const read = await scene.ask(who, 'GET', vendor(slug));
  const held = read.body['contacts'] as { etag: string } | undefined;
  if (held) {
    const ifMatch = held.etag;
    await scene.ask(who, 'PUT', `${vendor(slug)}/contacts`, { body: contacts, ifMatch });
  }
  return scene.ask(who, 'PATCH', `${vendor(slug)}/revision`, { body, ifMatch: etagOf(read) });
};

const someName = ({ luck }: Scene) => `Produit ${luck.below(1e6)}`;

/** A draft with everything that is mandatory. */
export const create = async (scene: Scene): Promise<Reply> => {
  const who = someone(scene, ['member']);
  const body = { name: someName(scene), organisation: 'atelier-corvisy' };
  const made = await scene.ask(who, 'POST', '/vendor/solutions', { body });
  return made.status < 300 ? write(scene, who, String(made.body['slug']), ready) : made;
};

const edit = (scene: Scene, { id }: Target): Promise<Reply> => {
  const wording = { ...ready, description: `Une description, version ${scene.luck.below(1e6)}.` };
  const body = scene.luck.oneIn(2) ? wording : { ...ready, name: someName(scene) };
  return write(scene, someone(scene, ['member']), id, body);
};

const submit = (scene: Scene, { id }: Target): Promise<Reply> => {
  const who = someone(scene, ['member', 'signatory', 'signatory', 'signatory']);
  const body = { accuracy: !scene.luck.oneIn(5) };
  return withTag(scene, who, vendor(id), `${vendor(id)}/submission`, body);
};

const decide = (scene: Scene, { id, reviewer }: Target): Promise<Reply> => {
  const url = `/moderation/listings/${id}`;
  const decision = scene.luck.pick(['publish', 'publish', 'publish', 'refuse', 'request-changes']);
  const who = someone(scene, reviewer ? [reviewer] : STAFF);
  return withTag(scene, who, url, `${url}/decision`, { decision, reason: REASON });
};

const report = (scene: Scene, { id }: Target): Promise<Reply> => {
  const body = { solution: id, object: 'listing', statement: `${REASON} ${REASON}` };
  return scene.ask(someone(scene, ['stranger', 'rival', 'chief']), 'POST', '/disputes', { body });
};

type Body = (scene: Scene) => object;
const nothing: Body = () => ({});
const why: Body = () => ({ reason: REASON });

const onListing =
  (likely: Who[], path: string, body = nothing) =>
  (scene: Scene, { id }: Target): Promise<Reply> =>
    scene.ask(someone(scene, likely), 'POST', path.replace('{slug}', id), { body: body(scene) });

const onDispute =
  (likely: Who[], path: string, body = nothing) =>
  (scene: Scene, { id }: Target): Promise<Reply> => {
    const who = someone(scene, likely);
    return withTag(scene, who, `/disputes/${id}`, path.replace('{id}', id), body(scene));
  };

const outcome: Body = ({ luck }) =>
  luck.oneIn(2)
    ? { outcome: 'dismissed', reason: REASON }
    : { outcome: 'upheld', remedy: 'correction', reason: REASON };

const triage: Body = ({ luck }) =>
  luck.oneIn(5)
    ? { decision: 'inadmissible', reason: REASON }
    : { decision: 'admit', subject: 'Un point précis de la fiche est contesté.' };

const listing = (name: string, weight: number, from: string[], run: Act['run']): Act => ({
  name,
  weight,
  from,
  run,
  on: 'listings',
});
const dispute = (name: string, weight: number, from: string[], run: Act['run']): Act => ({
  name,
  weight,
  from,
  run,
  on: 'disputes',
});

const OWN = '/vendor/solutions/{slug}';
const READ = '/moderation/listings/{slug}';
const CASE = '/moderation/disputes/{id}';
const WRITTEN = ['draft', 'changes_requested'];

export const ACTS: Act[] = [
  { name: 'create', weight: 1, on: null, from: [], run: create },
  listing('edit', 3, [...WRITTEN, 'published', 'suspended'], edit),
  listing('submit', 6, WRITTEN, submit),
  listing('take back', 1, ['submitted'], onListing(['member'], `${OWN}/submission/withdrawal`)),
  listing('discard', 1, ['draft', 'rejected'], onListing(['member'], `${OWN}/submission/discard`)),
  listing(
    'reopen',
    2,
    ['rejected', 'withdrawn', 'archived'],
    onListing(['member'], `${OWN}/submission/reopening`),
  ),
  listing('confirm', 1, ['published'], onListing(['member'], `${OWN}/confirmation`)),
  listing('withdraw', 1, ['published'], onListing(['signatory'], `${OWN}/withdrawal`, why)),
  listing(
    'start a round',
    1,
    ['draft', 'published'],
    onListing(['member'], `${OWN}/assessment`, () => ({ from: 'nothing' })),
  ),
  listing('review', 6, ['submitted'], onListing(STAFF, `${READ}/review`)),
  listing('release', 1, ['in_review'], (scene, target) =>
    onListing([target.reviewer ?? 'moderator'], `${READ}/release`)(scene, target),
  ),
  listing('decide', 8, ['in_review'], decide),
  listing('suspend', 1, ['published'], onListing(STAFF, `${READ}/suspension`, why)),
  listing('restore', 2, ['suspended'], onListing(STAFF, `${READ}/restoration`, why)),
  listing('report', 3, ['published'], report),
  dispute('triage', 4, ['opened'], onDispute(STAFF, `${CASE}/triage`, triage)),
  dispute('ask the vendor', 4, ['under_review'], onDispute(STAFF, `${CASE}/vendor-request`)),
  dispute(
    'reply',
    3,
    ['vendor_reply'],
    onDispute(['member'], '/disputes/{id}/reply', () => ({ text: `${REASON} ${REASON}` })),
  ),
  dispute('settle', 5, ['vendor_reply'], onDispute(STAFF, `${CASE}/decision`, outcome)),
  dispute(
    'appeal',
    5,
    ['upheld', 'dismissed'],
    onDispute(['member', 'stranger'], '/disputes/{id}/appeal', why),
  ),
  dispute(
    'settle the appeal',
    5,
    ['appealed'],
    onDispute(['chief', 'deputy'], `${CASE}/appeal-decision`, outcome),
  ),
];

const TOTAL = ACTS.reduce((sum, { weight }) => sum + weight, 0);
const DRAWS = 30;

function weighted({ luck }: Scene): Act {
  let left = luck.below(TOTAL);
  return ACTS.find(({ weight }) => (left -= weight) < 0)!;
}

/** An act and what it is done to, most of the time where it may succeed. */
export async function draw(scene: Scene): Promise<{ act: Act; target: Target }> {
  const there = { listings: await scene.listings(), disputes: await scene.disputes() };
  for (let tries = 0; tries < DRAWS; tries += 1) {
    const act = weighted(scene);
    if (act.on === null) return { act, target: { id: '', reviewer: null } };
    const all = there[act.on];
    const fitting = all.filter(({ working }) => act.from.includes(working));
    if (fitting.length > 0) return { act, target: scene.luck.pick(fitting) };
    if (all.length > 0 && scene.luck.oneIn(10)) return { act, target: scene.luck.pick(all) };
  }
  return { act: ACTS[0]!, target: { id: '', reviewer: null } };
}
