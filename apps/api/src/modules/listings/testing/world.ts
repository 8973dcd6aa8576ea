/** A vendor, a rival and moderators around one listing, acting through the door people use. */
import type { FastifyInstance } from 'fastify';
import { createOrganisation, schema, type Database } from '@gouvtech/db';
import type { ListingDraft, Problem } from '@gouvtech/domain';
import { testApp } from '../../../../test/api.ts';
import { addMember, person, type Person } from '../../../../test/people.ts';
import { NOW } from '../../../../test/catalogue-builder.ts';
import type { VendorListing } from '../view.ts';

export type World = {
  app: FastifyInstance;
  database: Database;
  organisationId: string;
  member: Person;
  signatory: Person;
  /** of another organisation, `rivale` */
  rival: Person;
  moderator: Person;
  otherModerator: Person;
  stranger: Person;
};

/** @param app one for a file of tests: it keeps nothing between requests. Absent: a new one, to close. */
export async function makeWorld(database: Database, given?: FastifyInstance): Promise<World> {
  const app = given ?? (await testApp(database));
  const vendor = await createOrganisation(database.db, {
    name: 'Atelier Corvisy',
    kind: 'company',
    siren: '732829320',
    at: NOW,
  });
  const other = await createOrganisation(database.db, { name: 'Rivale', kind: 'company', at: NOW });
  const [member, signatory, rival, moderator, otherModerator, stranger] = await Promise.all([
    person(database, { email: 'membre@corvisy.example', givenName: 'Mélanie', usualName: 'Roux' }),
    person(database, {
      email: 'helene@corvisy.example',
      givenName: 'Hélène',
      usualName: 'Corvisy',
    }),
    person(database, { email: 'rival@rivale.example' }),
    person(database, { email: 'samuel@dinum.example', staff: 'moderator', usualName: 'Oriol' }),
    person(database, { email: 'ines@dinum.example', staff: 'moderator', usualName: 'Bah' }),
    person(database, { email: 'passant@exemple.fr' }),
  ]);
  const organisationId = vendor.id;
  await addMember(database, { organisationId, accountId: member!.accountId });
  await addMember(database, { organisationId, accountId: signatory!.accountId, signatory: true });
  await addMember(database, { organisationId: other.id, accountId: rival!.accountId });
  return {
    app,
    database,
    organisationId,
    member: member!,
    signatory: signatory!,
    rival: rival!,
    moderator: moderator!,
    otherModerator: otherModerator!,
    stranger: stranger!,
  };
}

export type Reply<T = VendorListing> = {
  status: number;
  body: T & Partial<Omit<Problem, 'status'>> & { current?: VendorListing };
};

export async function send<T = VendorListing>(
  { app }: Pick<World, 'app'>,
  who: Person | null,
  method: 'GET' | 'POST' | 'PATCH' | 'PUT',
  url: string,
  { body, ifMatch }: { body?: object; ifMatch?: string | undefined } = {},
): Promise<Reply<T>> {
  const reply = await app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...who?.headers, ...(ifMatch && { 'if-match': ifMatch }) },
    ...(body && { payload: body }),
  });
  return { status: reply.statusCode, body: reply.json() };
}

export const ready = {
  summary: 'Un parapheur électronique pour les collectivités et leurs groupements.',
  description:
    'Les agents signent leurs actes, seuls ou en circuit.\n\nTout se fait au navigateur.',
  domains: ['SIG'],
  audiences: ['town-3500-30000'],
  deployments: ['saas-shared'],
  licence: { kind: 'proprietary' },
  pricing: 'public',
  prices: [{ stage: 'recurring', amountCents: 120, unit: 'agent-month' }],
} satisfies ListingDraft;

export const contacts = {
  legalName: 'Hélène Corvisy',
  legalEmail: 'juridique@corvisy.example',
  security: 'securite@corvisy.example',
};

/** A draft of this name, with everything that is mandatory. */
export async function aDraft(world: World, name = 'Parafil'): Promise<VendorListing> {
  const made = await send(world, world.member, 'POST', '/vendor/solutions', {
    body: { name, organisation: 'atelier-corvisy' },
  });
  const { slug, contacts: held } = made.body;
  await send(world, world.member, 'PUT', `/vendor/solutions/${slug}/contacts`, {
    body: contacts,
    ifMatch: held.etag,
  });
  return edit(world, slug, ready);
}

export async function edit(world: World, slug: string, change: object): Promise<VendorListing> {
  const { body } = await send(world, world.member, 'GET', `/vendor/solutions/${slug}`);
  const saved = await send(world, world.member, 'PATCH', `/vendor/solutions/${slug}/revision`, {
    body: change,
    ifMatch: body.etag,
  });
  if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
  return saved.body;
}

export async function submit(world: World, slug: string): Promise<Reply> {
  const { body } = await send(world, world.signatory, 'GET', `/vendor/solutions/${slug}`);
  return send(world, world.signatory, 'POST', `/vendor/solutions/${slug}/submission`, {
    body: { accuracy: true },
    ifMatch: body.etag,
  });
}

export const take = (world: World, slug: string, who = world.moderator) =>
  send<Record<string, unknown>>(world, who, 'POST', `/moderation/listings/${slug}/review`);

/** What the moderator read is what they decide, unless another version is given. */
export async function decide(
  world: World,
  slug: string,
  body: object,
  who = world.moderator,
  ifMatch?: string,
): Promise<Reply<Record<string, unknown>>> {
  const url = `/moderation/listings/${slug}`;
  const read = await send<{ etag?: string }>(world, who, 'GET', url);
  return send(world, who, 'POST', `${url}/decision`, {
    body,
    ifMatch: ifMatch ?? read.body.etag,
  });
}

/** Published, as the public reads it. */
export async function published(world: World, name = 'Parafil'): Promise<string> {
  const { slug } = await aDraft(world, name);
  await submit(world, slug);
  await take(world, slug);
  const done = await decide(world, slug, { decision: 'publish' });
  if (done.status !== 200) throw new Error(JSON.stringify(done.body));
  return slug;
}

export const mails = async ({ db }: Database) =>
  (await db.select().from(schema.outboxMail)).map(({ recipient, subject, body }) => ({
    recipient,
    subject,
    body,
  }));

export const events = async ({ query }: Database) =>
  query<{ action: string; content: string }>(`select action, content from event order by seq`);
