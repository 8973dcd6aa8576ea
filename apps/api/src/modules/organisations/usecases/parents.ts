/** An administrator declares the companies that control the organisation: it neither audits nor is audited among them. */
import { appendEvent } from '@gouvtech/db';
import { invalidInput } from '../../../contract/problem-error.ts';
import { demandVersion } from '../../../contract/if-match.ts';
import { saveParents } from '../labeller-repository.ts';
import { organisationObject, parentsTag } from '../objects.ts';
import { parentsOf } from '../parents.ts';
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

/** @throws ProblemError `invalid-input` at `sirens`, one line for each faulty number; `stale-version` */
export const parentsUseCase =
  (dependencies: Dependencies) =>
  (
    asker: Asker,
    slug: string,
    typed: readonly string[],
    asked: string | undefined,
  ): Promise<OrganisationView> =>
    transacted(dependencies, asker, async (act) => {
      const { tx, at } = act;
      const { row, actor } = await heldOrganisation(act, slug);
      demand(actor, 'organisation:edit', organisationObject(row), { asOf: at });
      const { sirens, problems } = parentsOf(typed, row.siren);
      if (problems.length > 0) throw invalidInput(problems);
      const current = await organisationView(tx, actor, row, at);
      demandVersion(asked, parentsTag(row), { current });
      const before = row.parentSirens;
      if (before.join() === sirens.join()) return current;
      await saveParents(tx, row.id, sirens);
      const view = await organisationView(tx, actor, { ...row, parentSirens: sirens }, at);
      await appendEvent(tx, {
        at,
        actor: actor.accountId,
        role: roleOf(actor, row.id),
        action: 'organisation:edit',
        object: { type: 'organisation', id: row.id },
        organisationId: row.id,
        data: {
          changed: ['parentSirens'],
          before: { parentSirens: before },
          after: { parentSirens: sirens },
        },
      });
      return view;
    });
