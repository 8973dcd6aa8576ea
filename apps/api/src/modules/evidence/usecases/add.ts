import { invalidInput } from '../../../contract/problem-error.ts';
import { appendEvent, type Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import type { FieldProblem } from '@gouvtech/domain';
import { checkFile, keepFileIf, type UploadedFile } from '../../files/index.ts';
import { once } from '../../idempotency/index.ts';
import { factsOf, type Facts, type Medium } from '../facts.ts';
import type { EvidenceFacts, NewFile, NewLink } from '../inputs.ts';
import { readLink } from '../../../contract/link.ts';
import { insertPiece, type Library } from '../repository.ts';
import type { EvidenceItem } from '../schemas.ts';
import {
  itemOf,
  momentOf,
  ownLibrary,
  roleOf,
  type EvidenceDependencies,
  type Headers,
  type Moment,
} from './context.ts';

export function addUseCases({ database, clock, files }: EvidenceDependencies) {
  return {
    /** Kept as given: nothing is fetched. @throws ProblemError naming every field to correct */
    async addLink(actor: Person, input: NewLink, headers: Headers): Promise<EvidenceItem> {
      const moment = momentOf(clock);
      const library = await ownLibrary(database.db, actor, input.organisation);
      const { facts, url } = linkOf(input, moment);
      return database.transaction((tx) =>
        once(tx, requestOf(actor, headers, moment, ['evidence:add', input]), () =>
          add(tx, actor, moment, library, { facts, url, fileId: null }),
        ),
      );
    },

    async addFile(
      actor: Person,
      input: NewFile,
      upload: UploadedFile | null,
      headers: Headers,
    ): Promise<EvidenceItem> {
      const moment = momentOf(clock);
      const library = await ownLibrary(database.db, actor, input.organisation);
      const { facts, file } = await fileOf(input, upload, moment);
      const kept = uploadOf(actor, library.id, file, moment);
      return keepFileIf(database, files, kept, (tx, { sha256, row }) =>
        once(tx, requestOf(actor, headers, moment, ['evidence:add', input, sha256]), async () =>
          add(tx, actor, moment, library, { facts, url: null, fileId: await row() }),
        ),
      );
    },
  };
}

async function add(
  tx: Db,
  actor: Person,
  { at, today }: Moment,
  { id: organisationId }: Library,
  { facts, url, fileId }: { facts: Facts; url: string | null; fileId: string | null },
): Promise<EvidenceItem> {
  const id = await insertPiece(tx, {
    ...facts,
    organisationId,
    url,
    fileId,
    createdBy: actor.accountId,
    createdAt: at,
  });
  const item = await itemOf(tx, actor, id, today);
  await appendEvent(tx, {
    at,
    actor: actor.accountId,
    role: roleOf(actor, organisationId),
    action: 'evidence:add',
    object: { type: 'evidence', id },
    organisationId,
    data: traceOf(item),
  });
  return item;
}

/** What the log keeps of a proof: enough to tell years later which document it was. */
export const traceOf = ({ type, title, visibility, datedOn, endsOn, url, file }: EvidenceItem) => ({
  ...{ type, title, visibility, datedOn, endsOn, url },
  sha256: file?.sha256 ?? null,
});

export const requestOf = (actor: Person, headers: Headers, { now }: Moment, content: unknown) => ({
  accountId: actor.accountId,
  key: headers['idempotency-key'],
  content,
  now,
});

export function linkOf(
  input: EvidenceFacts & { url: string },
  { today }: Moment,
): { facts: Facts; url: string } {
  const { facts, problems } = factsOf(input, 'link', today);
  const link = readLink(input.url);
  if (!('url' in link)) problems.push({ path: 'url', message: link.refused });
  if (!facts || !('url' in link)) throw invalidInput(problems);
  return { facts, url: link.url };
}

type SoundFile = { bytes: Uint8Array; name: string; mediaType: string };

export async function fileOf(
  input: EvidenceFacts,
  upload: UploadedFile | null,
  { today }: Moment,
): Promise<{ facts: Facts; file: SoundFile }> {
  const medium: Medium = 'file';
  const { facts, problems } = factsOf(input, medium, today);
  const file = await soundFile(upload, problems);
  if (!facts || !file) throw invalidInput(problems);
  return { facts, file };
}

async function soundFile(
  upload: UploadedFile | null,
  problems: FieldProblem[],
): Promise<SoundFile | null> {
  const checked = upload ? await checkFile(upload.bytes, upload.name) : { refused: NO_FILE };
  if ('refused' in checked) {
    problems.push({ path: 'file', message: checked.refused });
    return null;
  }
  return { bytes: upload!.bytes, name: checked.name, mediaType: checked.mediaType };
}

const NO_FILE = 'Choisissez le fichier à déposer.';

export const uploadOf = (
  actor: Person,
  organisationId: string,
  { bytes, name, mediaType }: SoundFile,
  { at }: Moment,
) => ({
  ...{ bytes, name, mediaType, organisationId, at },
  purpose: 'evidence' as const,
  field: 'file',
  uploadedBy: actor.accountId,
});
