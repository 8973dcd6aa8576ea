import { appendEvent } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { lastMisses } from '../../search-misses/index.ts';
import { lineOf } from '../../organisations/index.ts';
import { demandAdministration, transacted, type AdministrationDependencies } from '../context.ts';
import { checked, type Change } from './check.ts';
import { previewOf } from './preview.ts';
import { bumpRevision, listSynonyms, writeSynonym, type SynonymQuery } from './repository.ts';

const MISSES = 5;
export const TYPED_MAX = 5;

export function synonymAdministration(dependencies: AdministrationDependencies) {
  const { database, clock } = dependencies;
  const demand = (actor: Person) => demandAdministration(actor, 'administration:edit-synonyms');
  return {
    async list(actor: Person, query: SynonymQuery) {
      demand(actor);
      const { page, pageSize } = query;
      return { ...(await listSynonyms(database.db, query)), page, pageSize };
    },

    /** The words given, what the editor typed, and the last searches that found nothing. */
    async preview(actor: Person, change: Change, typed: string[]) {
      demand(actor);
      const given = [change.after ?? change.before].flatMap((one) =>
        one ? [one.term, one.expansion] : [],
      );
      const asked = [...given, ...typed, ...(await lastMisses(database.db, MISSES))];
      const queries = [...new Set(asked.flatMap((one) => lineOf(one) ?? []))];
      return { effects: await previewOf(database, clock, change, queries) };
    },

    /** @throws ProblemError as `checked` says */
    save: (actor: Person, change: Change) =>
      transacted(dependencies, actor, async ({ tx, at }) => {
        demand(actor);
        const { before, after } = await checked(tx, change);
        await writeSynonym(tx, before, after, at);
        await bumpRevision(tx);
        const about = after ?? before!;
        await appendEvent(tx, {
          ...{ at, actor: actor.accountId, role: actor.staff! },
          action: 'administration:edit-synonyms',
          object: { type: 'synonym', id: `${about.term} → ${about.expansion}` },
          data: { before, after },
        });
      }),
  };
}
