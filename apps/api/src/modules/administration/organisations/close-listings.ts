import { appendEvent, publishToReadModel, recordEvent, setStatus, type Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { listingsOf, type ManagedOrganisation } from './repository.ts';
import { releaseUnclaimed } from './move-repository.ts';

/** @returns slugs of what was suspended and of what is free again, for the log */
export async function closeListings(
  tx: Db,
  row: ManagedOrganisation,
  { actor, reason, at }: { actor: Person; reason: string; at: string },
): Promise<{ suspended: string[]; released: string[] }> {
  const listings = await listingsOf(tx, row.id);
  const online = listings.filter(({ status }) => status === 'published');
  const why = `Son éditeur, «\u00a0${row.name}\u00a0», est fermé. ${reason}`;
  for (const { id } of online) {
    await setStatus(tx, { solutionId: id, status: 'suspended', reason: why, at });
    await recordEvent(tx, {
      solutionId: id,
      kind: 'withdrawn',
      summary: `Fiche suspendue\u00a0: son éditeur est fermé.`,
      at,
    });
  }
  const released = await releaseUnclaimed(tx, row.id, at);
  const touched = [...online.map(({ id }) => id), ...released];
  if (touched.length > 0) await publishToReadModel(tx, touched, at);
  for (const { id } of online)
    await appendEvent(tx, {
      at,
      actor: actor.accountId,
      role: 'administrator',
      action: 'listing:suspend',
      object: { type: 'listing', id },
      ...{ organisationId: row.id, solutionId: id },
      ...{ from: 'published', to: 'suspended', reason: why },
    });
  const slugOf = (id: string) => listings.find((one) => one.id === id)?.slug ?? id;
  return { suspended: online.map(({ slug }) => slug), released: released.map(slugOf) };
}
