/** A reviewed revision becomes what the public reads: version, status, journal and read model in one transaction. */
import { publishToReadModel, recordEvent, saveListing, type Db } from '@gouvtech/db';
import { changedFields, completeListing } from '@gouvtech/domain';
import type { Applied } from '@gouvtech/domain/transitions';
import { changesSentence } from '@gouvtech/domain/words';
import { moveTo } from '../acts.ts';
import type { Subject } from '../subject.ts';

/** @returns the number of the version. @param outcome of `listing:publish`, already demanded */
export async function publishRevision(
  tx: Db,
  subject: Subject,
  outcome: Applied,
  at: string,
): Promise<number> {
  const { id, published, organisation, revision } = subject;
  const listing = completeListing(revision!.content);
  const first = subject.status === 'unclaimed' || subject.publishedVersion === null;
  const changed = published ? changedFields(published, listing) : [];
  const reason = first
    ? 'Première publication par l’éditeur.'
    : changed.length === 0
      ? 'Remise en ligne par l’éditeur, sans changement.'
      : changesSentence(changed);
  const author = organisation!.name;
  const version = await saveListing(tx, { solutionId: id, listing, reason, author, at });
  await moveTo(tx, subject, outcome, { at, reason: null });
  if (outcome.to === 'published' && subject.status !== 'published') {
    const summary =
      subject.status === 'unclaimed'
        ? `Fiche reprise et publiée par son éditeur, ${author}`
        : first
          ? 'Fiche publiée'
          : `Fiche remise en ligne par son éditeur, ${author}`;
    await recordEvent(tx, { solutionId: id, kind: 'published', summary, at });
  }
  await publishToReadModel(tx, [id], at);
  return version;
}
