import { appendEvent, type Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { recordRemovedProof } from '../../assessments/index.ts';
import { deleteFileRow } from '../../files/index.ts';
import { removePiece, type Piece } from '../repository.ts';
import { detachEverywhere, wasAttested } from '../uses-repository.ts';
import {
  heldPiece,
  momentOf,
  publicUses,
  roleOf,
  type EvidenceDependencies,
  type Headers,
} from './context.ts';

/** Out of the library and of every answer at once; scores fall with it. The answers keep its trace. */
export const removeUseCase =
  ({ database, clock, files }: EvidenceDependencies) =>
  async (actor: Person, id: string, headers: Headers): Promise<void> => {
    const { at, today } = momentOf(clock);
    const freed = await database.transaction(async (tx) => {
      const asked = headers['if-match'];
      const { piece, uses } = await heldPiece(tx, actor, {
        id,
        action: 'evidence:remove',
        asked,
        today,
      });
      await detachEverywhere(tx, id, at);
      const key = await takeOut(tx, piece, at);
      await recordRemovedProof(tx, { title: piece.title, uses: publicUses(uses) }, at);
      await appendEvent(tx, {
        at,
        actor: actor.accountId,
        role: roleOf(actor, piece.organisationId),
        action: 'evidence:remove',
        object: { type: 'evidence', id },
        organisationId: piece.organisationId,
        data: {
          title: piece.title,
          sha256: piece.file?.sha256 ?? null,
          uses: uses.map(({ solution, criterion, status }) => ({
            solutionId: solution.id,
            criterion,
            status,
          })),
        },
      });
      return key;
    });
    if (freed) await files.storage.removeFile(freed);
  };

/** @returns the storage key of bytes that nobody ever signed for: they go, and make room */
export async function takeOut(tx: Db, { id, file }: Piece, at: string): Promise<string | null> {
  const kept = await wasAttested(tx, id);
  await removePiece(tx, id, at, kept);
  return file && !kept ? deleteFileRow(tx, file.id) : null;
}
