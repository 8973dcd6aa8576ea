import { invalidInput } from '../../../contract/problem-error.ts';
import { appendEvent, publishToReadModel } from '@gouvtech/db';
import { demandVersion } from '../../../contract/if-match.ts';
import { factsOf } from '../facts.ts';
import type { OrganisationFacts } from '../inputs.ts';
import { factsTag, organisationObject } from '../objects.ts';
import { saveFacts, solutionIdsOf, type Facts } from '../repository.ts';
import type { OrganisationView } from '../schemas.ts';
import { organisationView } from '../view.ts';
import {
  demand,
  heldOrganisation,
  roleOf,
  transacted,
  type Asker,
  type Dependencies,
} from './context.ts';

/** Name and city are on the pages of its solutions, which change with them. @throws ProblemError `stale-version` */
export const editUseCase =
  (dependencies: Dependencies) =>
  (
    asker: Asker,
    slug: string,
    input: OrganisationFacts,
    asked: string | undefined,
  ): Promise<OrganisationView> =>
    transacted(dependencies, asker, async (act) => {
      const { tx, at } = act;
      const { row, actor } = await heldOrganisation(act, slug);
      demand(actor, 'organisation:edit', organisationObject(row), { asOf: at });
      const { facts, problems } = factsOf(input);
      if (problems.length > 0) throw invalidInput(problems);
      demandVersion(asked, factsTag(row), { current: await organisationView(tx, actor, row, at) });
      const changed = (Object.keys(facts) as (keyof Facts)[]).filter(
        (key) => facts[key] !== row[key],
      );
      if (changed.length === 0) return organisationView(tx, actor, row, at);
      await saveFacts(tx, row.id, facts);
      if (changed.includes('name') || changed.includes('city')) {
        const solutions = await solutionIdsOf(tx, row.id);
        if (solutions.length > 0) await publishToReadModel(tx, solutions, at);
      }
      const view = await organisationView(tx, actor, { ...row, ...facts }, at);
      await appendEvent(tx, {
        at,
        actor: actor.accountId,
        role: roleOf(actor, row.id),
        action: 'organisation:edit',
        object: { type: 'organisation', id: row.id },
        organisationId: row.id,
        data: { changed, before: shown(row, changed), after: shown(facts, changed) },
      });
      return view;
    });

/** The log holds nobody’s mailbox: that it changed is enough. */
const shown = (facts: Facts, changed: (keyof Facts)[]) =>
  Object.fromEntries(
    changed.filter((key) => key !== 'contactEmail').map((key) => [key, facts[key]]),
  );
