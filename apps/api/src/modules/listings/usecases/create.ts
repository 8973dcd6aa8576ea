/** A new listing: a solution nobody else sees yet, and its first draft. */
import { createSolution, type Db } from '@gouvtech/db';
import { completeListing, takeFields, type Listing, type ListingDraft } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { apply } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { invalid } from '../../../contract/problem-error.ts';
import { loadSubject, logAct } from '../acts.ts';
import { once } from '../../idempotency/index.ts';
import { findOrganisation, insertRevision } from '../repository.ts';
import { cleaned } from '../text.ts';
import { vendorListing, type VendorListing } from '../view.ts';
import type { ListingDependencies } from './dependencies.ts';
import { readForImport, type Chosen } from './import.ts';

const NAME_MAX = 200;

export type NewListing = {
  name: string;
  /** slug of the organisation that answers for it */
  organisation: string;
  /** a publiccode.yml, and what to take of it */
  publiccode?: Chosen | undefined;
};

/**
 * @param key of the page: sent twice, one listing
 * @throws ProblemError `invalid-input` at `name`, `organisation` or `publiccode`; `idempotency-key-reused`
 */
export async function createListing(
  { database, clock }: ListingDependencies,
  actor: Person,
  asked: NewListing,
  key: string | undefined,
): Promise<VendorListing> {
  const now = clock();
  const name = nameGiven(cleaned(asked.name).replace(/\s+/g, ' '));
  const read = asked.publiccode && readForImport(asked.publiccode);
  const request = { accountId: actor.accountId, key, content: ['listing:create', asked], now };
  const create = async (tx: Db): Promise<VendorListing> => {
    const at = now.toISOString();
    const organisation = await findOrganisation(tx, asked.organisation);
    const member = actor.memberships.some((one) => one.organisationId === organisation?.id);
    if (!organisation || !member) throw notYours();
    const object = {
      type: 'organisation',
      id: organisation.id,
      status: organisation.status,
    } as const;
    demandRight(actor, 'listing:create', object);
    const outcome = apply(object, 'listing:create', { asOf: at });
    if (!outcome.ok) throw refusalError(outcome.reason);

    const organisationId = organisation.id;
    const { id, slug } = await createSolution(tx, { name, organisationId, status: 'draft', at });
    const content = read
      ? draftFrom(takeFields(completeListing({}), read.listing, read.fields), read.fields, name)
      : { name };
    await insertRevision(tx, {
      solutionId: id,
      content,
      baseVersion: null,
      updatedBy: actor.accountId,
      sourceDocument: asked.publiccode?.content,
      at,
    });
    const subject = await loadSubject(tx, slug);
    await logAct(tx, subject, {
      at,
      accountId: actor.accountId,
      role: 'member',
      action: 'listing:create',
      outcome: { ok: true, to: 'draft' },
      ...(read && { data: { publiccode: read.fields } }),
    });
    return vendorListing(subject, actor, at);
  };
  return database.transaction((tx) => once(tx, request, () => create(tx)));
}

/** Only what was taken: a field left out stays unwritten, and is asked for. */
const draftFrom = (listing: Listing, fields: (keyof Listing)[], name: string): ListingDraft => ({
  ...(Object.fromEntries(fields.map((field) => [field, listing[field]])) as ListingDraft),
  name,
});

function nameGiven(name: string): string {
  const wrong =
    name === ''
      ? 'Indiquez le nom de la solution, tel que ses utilisateurs le connaissent.'
      : [...name].length > NAME_MAX
        ? `Ce nom compte ${[...name].length} caractères, ${NAME_MAX} au plus. Raccourcissez-le.`
        : null;
  if (wrong) throw invalid('name', wrong);
  return name;
}

const notYours = () =>
  invalid(
    'organisation',
    'Choisissez une organisation dont vous êtes membre. Créez la vôtre ou rejoignez-la si elle n’est pas dans la liste.',
  );
