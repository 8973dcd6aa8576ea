/** Two listings of the same solution become one. */
import { appendEvent, publishToReadModel, recordEvent } from '@gouvtech/db';
import { LISTED_STATUSES } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import { refusalText } from '@gouvtech/domain/refusals';
import { apply, type Context } from '@gouvtech/domain/transitions';
import { demandRight } from '../../../contract/demand.ts';
import {
  contextOf,
  listingObject,
  loadSubject,
  moveTo,
  nameOf,
  type Subject,
} from '../../listings/index.ts';
import { remember } from '../../moved-addresses/index.ts';
import { membersToNotify, notify } from '../../notifications/index.ts';
import { paragraphsOf } from '../../organisations/index.ts';
import {
  demand,
  demandAdministration,
  transacted,
  type Act,
  type AdministrationDependencies,
} from '../context.ts';
import {
  listLikelyDuplicates,
  moveClaims,
  moveDisputes,
  release,
  settleSignals,
  stakesOf,
  type MergeStakes,
} from './repository.ts';

const contextFor = (
  from: Subject,
  into: Subject,
  { assessmentPublic }: MergeStakes,
  at: string,
  reason: string,
): Context => ({
  ...contextOf(from, at),
  reason,
  assessmentPublic,
  sameObject: from.id === into.id,
  targetEnded: !(LISTED_STATUSES as readonly string[]).includes(into.status),
});

const sideOf = (subject: Subject) => ({
  slug: subject.slug,
  name: nameOf(subject),
  status: subject.status,
  vendor: subject.organisation?.name ?? null,
  source: subject.source,
});

export function solutionMerges(dependencies: AdministrationDependencies) {
  const { database, clock } = dependencies;
  return {
    async duplicates(actor: Person) {
      demandAdministration(actor);
      return { items: await listLikelyDuplicates(database.db) };
    },

    /** What would happen, and what stands in the way. @throws ProblemError `not-found` */
    async preview(actor: Person, fromSlug: string, intoSlug: string) {
      demandAdministration(actor);
      const from = await loadSubject(database.db, fromSlug);
      const into = await loadSubject(database.db, intoSlug);
      for (const one of [from, into])
        demandRight(actor, 'listing:read-private', listingObject(one));
      const stakes = await stakesOf(database.db, from.id);
      return {
        from: sideOf(from),
        into: sideOf(into),
        assessmentDraft: stakes.assessmentDraft,
        revision: from.revision !== null,
        claims: stakes.claims,
        disputes: stakes.disputes,
        refusal: whyNot(actor, from, into, stakes, clock().toISOString()),
      };
    },

    /**
     * The facts of `into` stay as they are. `from` is archived, belongs to nobody, and its addresses lead to `into`; its
     * row keeps the id of its source, so that an import does not make it again.
     * @throws ProblemError `conflict` for itself or one that left the catalogue, `transition-refused` while `from` has a
     * public assessment
     */
    merge: (actor: Person, fromSlug: string, given: { into: string; reason: string }) =>
      transacted(dependencies, actor, async (act) => {
        const { tx, at } = act;
        // In one order whoever merges, so that two merges the other way round come one after the other.
        const held = new Map<string, Subject>();
        for (const slug of [...new Set([fromSlug, given.into])].sort())
          held.set(slug, await loadSubject(tx, slug, { lock: true }));
        const [from, into] = [held.get(fromSlug)!, held.get(given.into)!];
        demandRight(actor, 'listing:merge', listingObject(into));
        const reason = paragraphsOf(given.reason) ?? '';
        const stakes = await stakesOf(tx, from.id);
        const context = contextFor(from, into, stakes, at, reason);
        const outcome = demand(actor, 'listing:merge', listingObject(from), context);
        const why = `Fusionnée avec «\u00a0${nameOf(into)}\u00a0». ${reason}`;
        const people = await concerned(act, from, into);
        await moveTo(tx, from, outcome, { at, reason: why });
        const pair = { from: from.id, into: into.id, by: actor.accountId, at, reason: why };
        await moveClaims(tx, { ...pair, free: into.organisation === null });
        await moveDisputes(tx, pair);
        await settleSignals(tx, pair);
        await release(tx, from.id);
        await remember(tx, 'solution', { slug: from.slug, from: from.id, to: into.id, at });
        await recordEvent(tx, {
          ...{ solutionId: into.id, kind: 'modified', at },
          summary: `La fiche «\u00a0${nameOf(from)}\u00a0» est fusionnée avec celle-ci.`,
        });
        await publishToReadModel(tx, [from.id, into.id], at);
        await tell(act, from, into, people, reason);
        const data = { from: from.slug, into: into.slug };
        for (const [subject, to] of [
          [into, into.status],
          [from, 'archived'],
        ] as const)
          await appendEvent(tx, {
            ...{ at, actor: actor.accountId, role: 'administrator', action: 'listing:merge' },
            object: { type: 'listing', id: subject.id },
            organisationId: subject.organisation?.id ?? null,
            solutionId: subject.id,
            ...{ from: subject.status, to, reason, data },
          });
        return { slug: into.slug };
      }),
  };
}

function whyNot(
  actor: Person,
  from: Subject,
  into: Subject,
  stakes: MergeStakes,
  at: string,
): string | null {
  for (const one of [from, into]) {
    const right = can(actor, 'listing:merge', listingObject(one));
    if (!right.ok) return refusalText(right.reason);
  }
  const context = contextFor(from, into, stakes, at, '…');
  const outcome = apply(listingObject(from), 'listing:merge', context);
  return outcome.ok ? null : refusalText(outcome.reason);
}

/** Members of both vendors, each once. */
async function concerned({ tx }: Act, from: Subject, into: Subject): Promise<string[]> {
  const ids = [from.organisation?.id, into.organisation?.id].filter((id) => id !== undefined);
  const people = [];
  for (const id of new Set(ids)) people.push(...(await membersToNotify(tx, id)));
  return [...new Set(people)];
}

const tell = (
  { tx, at, publicOrigin }: Act,
  from: Subject,
  into: Subject,
  accountIds: string[],
  reason: string,
) =>
  notify(tx, {
    accountIds,
    kind: 'listing-decision',
    key: `listing:merge:${from.id}:${at}`,
    title: `${nameOf(from)} est fusionnée avec ${nameOf(into)}`,
    body: `L’administration du catalogue a réuni deux fiches de la même solution. « ${nameOf(into)} » reste telle quelle ; « ${nameOf(from)} » est archivée et son adresse mène à l’autre.\n\nMotif : ${reason}`,
    href: `/solutions/${into.slug}`,
    ...{ now: at, publicOrigin },
  });
