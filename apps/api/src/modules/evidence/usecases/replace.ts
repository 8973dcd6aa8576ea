import { appendEvent, publishToReadModel, type Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { keepFileIf, type UploadedFile } from '../../files/index.ts';
import { once } from '../../idempotency/index.ts';
import type { Facts } from '../facts.ts';
import type { EvidenceFacts, LinkReplacement } from '../inputs.ts';
import { findPiece, insertPiece } from '../repository.ts';
import type { EvidenceItem } from '../schemas.ts';
import { attachWhere, detachEverywhere } from '../uses-repository.ts';
import { refusalError } from '../../../contract/demand.ts';
import { fileOf, linkOf, requestOf, traceOf, uploadOf } from './add.ts';
import {
  heldPiece,
  itemOf,
  momentOf,
  roleOf,
  shownBy,
  type EvidenceDependencies,
  type Headers,
  type Moment,
} from './context.ts';
import { takeOut } from './remove.ts';

/**
 * A newer document takes the place of another in every answer. It is another proof: what was checked of the old one is to
 * be checked again, and the old one keeps its trace.
 */
export function replaceUseCases({ database, clock, files }: EvidenceDependencies) {
  return {
    async replaceByLink(
      actor: Person,
      id: string,
      input: LinkReplacement,
      headers: Headers,
    ): Promise<EvidenceItem> {
      const moment = momentOf(clock);
      const { facts, url } = linkOf(input, moment);
      const replaced = await database.transaction((tx) =>
        once(tx, requestOf(actor, headers, moment, ['evidence:replace', id, input]), () =>
          replace(tx, actor, moment, { id, headers, facts, url, file: null }),
        ),
      );
      await dropBytes(replaced);
      return replaced.item;
    },

    async replaceByFile(
      actor: Person,
      id: string,
      input: EvidenceFacts,
      upload: UploadedFile | null,
      headers: Headers,
    ): Promise<EvidenceItem> {
      const moment = momentOf(clock);
      const { facts, file } = await fileOf(input, upload, moment);
      const organisationId = (await findPiece(database.db, id))?.organisationId;
      if (!organisationId) throw refusalError('hidden');
      const kept = uploadOf(actor, organisationId, file, moment);
      const replaced = await keepFileIf(database, files, kept, (tx, { sha256, row }) =>
        once(tx, requestOf(actor, headers, moment, ['evidence:replace', id, input, sha256]), () =>
          replace(tx, actor, moment, { id, headers, facts, url: null, file: row }),
        ),
      );
      await dropBytes(replaced);
      return replaced.item;
    },
  };

  async function dropBytes({ freed }: Replaced): Promise<void> {
    if (freed) await files.storage.removeFile(freed);
  }
}

type Replaced = {
  item: EvidenceItem;
  /** storage key whose row is gone */
  freed: string | null;
};
type Replacement = {
  id: string;
  headers: Headers;
  facts: Facts;
  url: string | null;
  /** writes the row of the file */
  file: (() => Promise<string>) | null;
};

async function replace(
  tx: Db,
  actor: Person,
  { at, today }: Moment,
  { id, headers, facts, url, file }: Replacement,
): Promise<Replaced> {
  const asked = headers['if-match'];
  const { piece, uses } = await heldPiece(tx, actor, { id, action: 'evidence:edit', asked, today });
  const organisationId = piece.organisationId!;
  const fileId = file && (await file());
  const made = await insertPiece(tx, {
    ...facts,
    organisationId,
    url,
    fileId,
    createdBy: actor.accountId,
    createdAt: at,
  });
  await attachWhere(tx, made, { replaced: id, at });
  await detachEverywhere(tx, id, at);
  const freed = await takeOut(tx, piece, at);
  const solutions = shownBy(uses);
  if (solutions.length > 0) await publishToReadModel(tx, solutions, at);
  const item = await itemOf(tx, actor, made, today);
  await appendEvent(tx, {
    at,
    actor: actor.accountId,
    role: roleOf(actor, organisationId),
    action: 'evidence:replace',
    object: { type: 'evidence', id: made },
    organisationId,
    data: { replaced: id, ...traceOf(item) },
  });
  return { item, freed };
}
