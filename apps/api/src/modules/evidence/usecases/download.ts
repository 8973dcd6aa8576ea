import type { Readable } from 'node:stream';
import type { Db } from '@gouvtech/db';
import type { Actor } from '@gouvtech/domain/actors';
import { ProblemError } from '../../../contract/problem-error.ts';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { maySend } from '../../files/index.ts';
import { evidenceObject } from '../objects.ts';
import { findPiece, type FileFacts, type Piece } from '../repository.ts';
import { isShownInReply, listUses } from '../uses-repository.ts';
import type { EvidenceDependencies } from './context.ts';

export type Download = { file: FileFacts; content: Readable };

/**
 * To whom its visibility opens it or who audits it, and never before the antivirus, when there is one.
 * @throws ProblemError `not-found`, `not-signed-in`, `forbidden`, `transition-refused`
 */
export const downloadUseCase =
  ({ database, files, auditorMayRead }: EvidenceDependencies) =>
  async (actor: Actor, id: string): Promise<Download> => {
    const { db } = database;
    const piece = await findPiece(db, id);
    if (!piece) throw refusalError('hidden');
    if (!(await auditorMayRead(actor, id))) await demandReading(db, actor, piece);
    const { file } = piece;
    if (!file) throw refusalError('hidden');
    if (!maySend(files, file.scan))
      throw new ProblemError('transition-refused', {
        detail: file.scan === 'infected' ? INFECTED : WAITING,
      });
    const content = await files.storage.openFile(file.storageKey);
    if (!content) throw new Error(`The bytes of file ${file.id} are missing from the storage`);
    return { file, content };
  };

async function demandReading(db: Db, actor: Actor, piece: Piece): Promise<void> {
  if (piece.removedAt) throw refusalError('hidden');
  const object = evidenceObject(piece, await listUses(db, [piece.id]));
  const attested = object.attested === true || (await isShownInReply(db, piece.id));
  demandRight(actor, 'evidence:read', { ...object, attested });
}

const INFECTED =
  'L’antivirus a reconnu un programme malveillant dans ce fichier\u00a0: il n’est pas servi. Demandez un autre exemplaire à l’éditeur.';
const WAITING = 'L’antivirus n’a pas encore examiné ce fichier. Revenez dans quelques minutes.';
