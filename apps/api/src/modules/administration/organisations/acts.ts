/** What administrators of the catalogue decide about organisations. */
import {
  appendEvent,
  freeSlug,
  publishToReadModel,
  recordEvent,
  slugify,
  type Db,
} from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { invalid } from '../../../contract/problem-error.ts';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { endAccreditationsOf } from '../../accreditations/index.ts';
import { lineOf, paragraphsOf } from '../../organisations/index.ts';
import { membersToNotify, notify } from '../../notifications/index.ts';
import { remember, takeBack } from '../../moved-addresses/index.ts';
import { demand, transacted, type Act, type AdministrationDependencies } from '../context.ts';
import { mergeContext, objectOf } from './read.ts';
import {
  findOrganisation,
  listingsOf,
  saveClosed,
  saveName,
  type ManagedOrganisation,
} from './repository.ts';
import { moveBelongings } from './move-repository.ts';
import { closeListings } from './close-listings.ts';

const NAME_MAX = 200;

export function organisationActs(dependencies: AdministrationDependencies) {
  const act = <T>(actor: Person, work: (act: Act) => Promise<T>) =>
    transacted(dependencies, actor, work);

  return {
    /**
     * Another name; the address follows it, and the old one leads to the new one.
     * @throws ProblemError `invalid-input` at `name`
     */
    rename: (actor: Person, id: string, given: { name: string; reason: string }) =>
      act(actor, async ({ tx, at, publicOrigin }) => {
        const row = await held(tx, id);
        demand(actor, 'organisation:rename', objectOf(row), { asOf: at });
        const name = lineOf(given.name);
        if (!name) throw invalid('name', 'Écrivez le nom de l’organisation.');
        if (name.length > NAME_MAX)
          throw invalid('name', `Le nom dépasse ${NAME_MAX} caractères. Raccourcissez-le.`);
        if (name === row.name)
          throw invalid('name', 'C’est déjà son nom. Écrivez celui qu’elle prend.');
        const slug = await slugFor(tx, row, name);
        await saveName(tx, id, { name, slug });
        if (slug !== row.slug) await remember(tx, 'organisation', { slug: row.slug, to: id, at });
        await republish(tx, id, at);
        const reason = paragraphsOf(given.reason);
        await tell(tx, [id], {
          key: `organisation:rename:${id}:${at}`,
          title: `${row.name} s’appelle désormais ${name}`,
          body: `L’administration du catalogue a renommé «\u00a0${row.name}\u00a0» en «\u00a0${name}\u00a0». Les anciennes adresses mènent aux nouvelles.${reason ? `\n\nMotif\u00a0: ${reason}` : ''}`,
          href: `/espace/organisations/${slug}`,
          ...{ at, publicOrigin },
        });
        await log(tx, row, actor, 'organisation:rename', {
          ...{ at, to: row.status, reason },
          data: { before: row.name, after: name, slug, oldSlug: row.slug },
        });
        return { slug };
      }),

    /**
     * `from` is closed; its people, listings, proofs, invitations and claims pass to `into`, its address leads there.
     * @throws ProblemError `conflict` for itself or one that is not in service; `transition-refused` for a labeller at work
     */
    merge: (actor: Person, fromId: string, given: { into: string; reason: string }) =>
      act(actor, async ({ tx, at, publicOrigin }) => {
        // In one order whoever merges, so that two merges the other way round come one after the other.
        for (const id of [...new Set([fromId, given.into])].sort())
          await findOrganisation(tx, id, { lock: true });
        const from = await findOrganisation(tx, fromId);
        const into = await findOrganisation(tx, given.into);
        if (!from || !into) throw refusalError('hidden');
        demandRight(actor, 'organisation:merge', objectOf(into));
        const reason = paragraphsOf(given.reason) ?? '';
        const context = await mergeContext(tx, { from, into, asOf: at, reason });
        demand(actor, 'organisation:merge', objectOf(from), context);
        const listings = await listingsOf(tx, fromId);
        const told = await membersToNotify(tx, fromId);
        await moveBelongings(tx, { from: fromId, into: into.id, by: actor.accountId, at });
        await saveClosed(tx, fromId, `Fusionnée avec «\u00a0${into.name}\u00a0». ${reason}`, at);
        await remember(tx, 'organisation', { slug: from.slug, from: fromId, to: into.id, at });
        for (const { id } of listings.filter(({ status }) => status === 'published'))
          await recordEvent(tx, {
            solutionId: id,
            kind: 'modified',
            summary: `L’éditeur «\u00a0${from.name}\u00a0» est fusionné avec «\u00a0${into.name}\u00a0».`,
            at,
          });
        await republish(tx, into.id, at);
        await tell(
          tx,
          [into.id],
          {
            key: `organisation:merge:${fromId}`,
            title: `${from.name} est fusionnée avec ${into.name}`,
            body: `L’administration du catalogue a réuni «\u00a0${from.name}\u00a0» et «\u00a0${into.name}\u00a0» : membres, fiches, preuves et invitations sont maintenant à «\u00a0${into.name}\u00a0». Vos rôles sont gardés.\n\nMotif\u00a0: ${reason}`,
            href: `/espace/organisations/${into.slug}`,
            ...{ at, publicOrigin },
          },
          told,
        );
        const data = {
          from: { id: from.id, slug: from.slug, name: from.name, siren: from.siren },
          into: { id: into.id, slug: into.slug, name: into.name, siren: into.siren },
          listings: listings.map(({ slug }) => slug),
        };
        await log(tx, into, actor, 'organisation:merge', { at, to: into.status, reason, data });
        await log(tx, from, actor, 'organisation:merge', { at, to: 'closed', reason, data });
        return { slug: into.slug };
      }),

    /**
     * Nobody answers for it any more: its published listings are suspended with the reason, those that were imported and
     * wait for their first publication are free again; a labeller is accredited no more.
     */
    close: (actor: Person, id: string, given: { reason: string }) =>
      act(actor, async ({ tx, at, publicOrigin }) => {
        const row = await held(tx, id);
        const reason = paragraphsOf(given.reason) ?? '';
        demand(actor, 'organisation:close', objectOf(row), { asOf: at, reason });
        await saveClosed(tx, id, reason, at);
        const why = `L’organisation est fermée. ${reason}`;
        const accreditations = await endAccreditationsOf({ tx, actor, at, publicOrigin }, id, why);
        const touched = await closeListings(tx, row, { actor, reason, at });
        await tell(tx, [id], {
          key: `organisation:close:${id}:${at}`,
          title: `${row.name} est fermée`,
          body: `L’administration du catalogue a fermé «\u00a0${row.name}\u00a0». Ses fiches publiées sont suspendues${accreditations.length > 0 ? ', ses accréditations prennent fin' : ''}.\n\nMotif\u00a0: ${reason}`,
          href: `/espace/organisations/${row.slug}`,
          ...{ at, publicOrigin },
        });
        await log(tx, row, actor, 'organisation:close', {
          ...{ at, to: 'closed', reason },
          data: { ...touched, accreditations },
        });
        return { slug: row.slug };
      }),
  };
}

async function held(tx: Db, id: string): Promise<ManagedOrganisation> {
  const row = await findOrganisation(tx, id, { lock: true });
  if (!row) throw refusalError('hidden');
  return row;
}

/** Its own address when the name still gives it, one of its old ones, or a free one. */
async function slugFor(tx: Db, row: ManagedOrganisation, name: string): Promise<string> {
  const base = slugify(name);
  if (row.slug === base || new RegExp(`^${base}-\\d+$`).test(row.slug)) return row.slug;
  if (await takeBack(tx, 'organisation', base, row.id)) return base;
  return freeSlug(tx, 'organisation', name);
}

/** The pages of its listings name it. */
async function republish(tx: Db, id: string, at: string): Promise<void> {
  const ids = (await listingsOf(tx, id)).map((one) => one.id);
  if (ids.length > 0) await publishToReadModel(tx, ids, at);
}

type Notice = {
  key: string;
  title: string;
  body: string;
  href: string;
  at: string;
  publicOrigin: string;
};

async function tell(tx: Db, ids: string[], { at, ...notice }: Notice, also: string[] = []) {
  const members = [];
  for (const id of ids) members.push(...(await membersToNotify(tx, id)));
  const accountIds = [...new Set([...members, ...also])];
  await notify(tx, { ...notice, accountIds, kind: 'organisation', now: at });
}

const log = (
  tx: Db,
  row: ManagedOrganisation,
  actor: Person,
  action: string,
  act: { at: string; to: string; reason: string | null; data: Record<string, unknown> },
) =>
  appendEvent(tx, {
    ...act,
    actor: actor.accountId,
    role: 'administrator',
    action,
    object: { type: 'organisation', id: row.id },
    organisationId: row.id,
    from: row.status,
  });
