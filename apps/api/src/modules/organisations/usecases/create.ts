import { appendEvent, createOrganisation, slugify } from '@gouvtech/db';
import { demandRight } from '../../../contract/demand.ts';
import { invalidInput, ProblemError } from '../../../contract/problem-error.ts';
import { factsOf, identityOf } from '../facts.ts';
import type { NewOrganisation } from '../inputs.ts';
import { findLatest, insertMember } from '../members-repository.ts';
import {
  countPendingOf,
  findById,
  findLogin,
  findOpen,
  holdIdentity,
  type OrganisationRow,
} from '../repository.ts';
import type { OrganisationView } from '../schemas.ts';
import { lineOf } from '../text.ts';
import { organisationView } from '../view.ts';
import { presentRights, transacted, type Act, type Asker, type Dependencies } from './context.ts';
import { representedSiren } from './representative.ts';

/** One person does not fill the moderators’ queue. */
const PENDING_MAX = 5;
/** Addresses beside those of organisations, on the site and in the API. */
const RESERVED = new Set(['nouvelle', 'proposal', 'lookup']);

/**
 * Who asks is its first administrator. It waits for a moderator, unless the login proves that the person represents it:
 * then it is verified at once, and its first signatory is known.
 * @returns `created: false` when the same person had created it already: a form sent twice makes one organisation
 * @throws ProblemError `conflict` with the organisation to join, `invalid-input`, `too-many-requests`
 */
export const createUseCase =
  (dependencies: Dependencies) =>
  (asker: Asker, input: NewOrganisation): Promise<{ created: boolean; view: OrganisationView }> =>
    transacted(dependencies, asker, async (act) => {
      const { tx, actor, at } = act;
      demandRight(actor, 'organisation:create', { type: 'catalogue' });
      const read = identityOf(input);
      const { facts, problems } = factsOf(input);
      const wrong = [...('problems' in read ? read.problems : []), ...problems];
      if ('problems' in read || wrong.length > 0) throw invalidInput(wrong);
      const { identity } = read;
      await holdIdentity(tx, identity);
      const there = await findOpen(tx, identity);
      if (there) {
        if (!(await createdBy(act, there))) throw alreadyThere(there);
        return {
          created: false,
          view: await organisationView(tx, await presentRights(tx, actor, there.id), there, at),
        };
      }
      if ((await countPendingOf(tx, actor.accountId)) >= PENDING_MAX) throw tooMany();
      const siren = 'siren' in identity ? identity.siren : null;
      const represented = representedSiren(await findLogin(tx, asker.sessionId));
      const proven = siren !== null && represented === siren;
      const { id } = await createOrganisation(tx, {
        ...facts,
        ...(RESERVED.has(slugify(facts.name)) && { slug: `${facts.name} organisation` }),
        siren,
        kind: input.kind,
        ...('siren' in identity ? {} : identity),
        status: proven ? 'verified' : 'pending',
        verifiedOn: proven ? at.slice(0, 10) : null,
        at,
      });
      await insertMember(tx, {
        organisationId: id,
        accountId: actor.accountId,
        status: 'active',
        administrator: true,
        signatory: proven,
        position: lineOf(input.position),
        createdAt: at,
        decidedAt: at,
      });
      const row = (await findById(tx, id))!;
      const view = await organisationView(tx, await presentRights(tx, actor, row.id), row, at);
      await appendEvent(tx, {
        at,
        actor: actor.accountId,
        role: 'person',
        action: 'organisation:create',
        object: { type: 'organisation', id },
        organisationId: id,
        to: row.status,
        data: {
          siren,
          foreignId: row.foreignId,
          provenBy: proven ? 'proconnect-representative' : null,
        },
      });
      return { created: true, view };
    });

async function createdBy({ tx, actor }: Act, { id }: OrganisationRow): Promise<boolean> {
  const own = await findLatest(tx, id, actor.accountId);
  return own?.status === 'active' && own.administrator;
}

const alreadyThere = ({ slug, name }: OrganisationRow): ProblemError =>
  new ProblemError('conflict', {
    detail: `«\u00a0${name}\u00a0» est déjà au catalogue. Demandez à la rejoindre\u00a0: un de ses administrateurs vous répond.`,
    errors: [
      {
        path: 'number',
        message: `«\u00a0${name}\u00a0» est déjà au catalogue. Demandez à la rejoindre.`,
      },
    ],
    members: { organisation: { slug, name } },
  });

const tooMany = (): ProblemError =>
  new ProblemError('too-many-requests', {
    detail: `Vous avez déjà ${PENDING_MAX} organisations en attente de vérification. Attendez la réponse d’un modérateur.`,
  });
