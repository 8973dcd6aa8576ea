/** What is looked at when a listing is submitted: is it another one again, does its licence stand? */
import type { Db } from '@gouvtech/db';
import { isOpenSource, type Licence, type ListingDraft } from '@gouvtech/domain';
import { readYaml } from '../publiccode/index.ts';
import { likelyDuplicates } from './duplicates-repository.ts';
import { raiseSignal } from './repository.ts';

export type Submitted = {
  solutionId: string;
  organisationId: string | null;
  content: ListingDraft;
  /** a version of it is public: its name was looked at then */
  everPublished: boolean;
  /** text of the `publiccode.yml` it was filled from */
  source: string | null;
  at: string;
};

export async function signalSubmission(tx: Db, submitted: Submitted): Promise<void> {
  if (!submitted.everPublished) await signalDuplicates(tx, submitted);
  await signalLicence(tx, submitted);
}

/** Names that look alike, among what is public. */
async function signalDuplicates(
  tx: Db,
  { solutionId, organisationId, content, at }: Submitted,
): Promise<void> {
  const { name = '' } = content;
  if (name.trim() === '') return;
  const found = await likelyDuplicates(tx, { solutionId, name });
  for (const { id, likeness } of found) {
    await raiseSignal(tx, {
      ...{ solutionId, organisationId, at, kind: 'duplicate', otherSolutionId: id },
      key: `duplicate:${[solutionId, id].sort().join(':')}`,
      detail: { likeness },
    });
  }
}

/** Said to be open without the code to show for it, or under another licence than its own `publiccode.yml` states. */
async function signalLicence(
  tx: Db,
  { solutionId, organisationId, content, source, at }: Submitted,
): Promise<void> {
  const { licence, repository } = content;
  if (!licence) return;
  const stated = statedIn(licence);
  const elsewhere = source === null ? null : licenceOfFile(source);
  const raise = (fact: string, detail: Record<string, string>) =>
    raiseSignal(tx, {
      ...{ solutionId, organisationId, at, kind: 'licence-mismatch' },
      ...{ key: `licence-mismatch:${solutionId}:${fact}`, detail },
    });
  if (isOpenSource(licence) && !repository)
    await raise(`no-repository:${stated}`, { stated, fact: 'no-repository' });
  if (elsewhere !== null && elsewhere.toLowerCase() !== stated.toLowerCase())
    await raise(`publiccode:${stated}:${elsewhere}`, { stated, fact: 'publiccode', elsewhere });
}

const statedIn = (licence: Licence): string =>
  licence.kind === 'spdx' ? licence.spdx : licence.kind;

/** @returns null when the file says none that can be read */
function licenceOfFile(source: string): string | null {
  const read = readYaml(source);
  if (!read.ok) return null;
  const legal = read.file.data['legal'];
  const licence =
    legal && typeof legal === 'object' ? (legal as { license?: unknown }).license : null;
  return typeof licence === 'string' && licence.trim() !== '' ? licence.trim() : null;
}
