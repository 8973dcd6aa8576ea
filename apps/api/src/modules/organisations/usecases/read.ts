import { invalidInput } from '../../../contract/problem-error.ts';
import { refusalError, demandRight } from '../../../contract/demand.ts';
import { normaliseSiren, sirenOf } from '@gouvtech/domain/siren';
import { moved } from '../../moved-addresses/index.ts';
import { identityOf } from '../facts.ts';
import type { NewOrganisation } from '../inputs.ts';
import { findBySlug, findLogin, findOpen } from '../repository.ts';
import { cardOf, organisationView } from '../view.ts';
import type { Asker, Dependencies } from './context.ts';
import { representedSiren } from './representative.ts';

export function readUseCases({ database, clock }: Dependencies) {
  const { db } = database;

  /** @throws ProblemError `not-found`; `moved` when it has another name, or was merged into another */
  async function read({ actor }: Asker, slug: string) {
    const row = await findBySlug(db, slug);
    if (!row || row.status === 'closed') {
      const elsewhere = await moved(database, 'organisation', slug);
      if (elsewhere) throw elsewhere;
    }
    if (!row) throw refusalError('hidden');
    return organisationView(db, actor, row, clock().toISOString());
  }

  /** Where the person works, as ProConnect said, and whether that organisation is here already. */
  async function propose({ sessionId }: Asker) {
    const login = await findLogin(db, sessionId);
    const siren = login.siret && sirenOf(login.siret);
    const found = siren ? await findOpen(db, { siren }) : null;
    return {
      siret: login.siret,
      siren,
      representative: siren !== null && representedSiren(login) === siren,
      found: found && cardOf(found),
    };
  }

  /** @throws ProblemError `invalid-input` for a number that cannot exist */
  async function lookUp(
    { actor }: Asker,
    query: Partial<Pick<NewOrganisation, 'number' | 'country' | 'register' | 'registrationNumber'>>,
  ) {
    demandRight(actor, 'organisation:create', { type: 'catalogue' });
    const read = identityOf({
      ...{ number: '', country: '', register: '', registrationNumber: '' },
      ...query,
    });
    if ('problems' in read) throw invalidInput(read.problems);
    const { identity } = read;
    const found = await findOpen(db, identity);
    return {
      siren: 'siren' in identity ? normaliseSiren(identity.siren) : null,
      found: found && cardOf(found),
    };
  }

  return { read, propose, lookUp };
}
