/** A form with a file (multipart/form-data), read before the contract judges its fields. */
import multipart, { type Multipart } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../../contract/problem-error.ts';
import { MAX_FILE_BYTES, tooBigText } from './limits.ts';
import { refused } from './keep.ts';

declare module 'fastify' {
  interface FastifyRequest {
    upload: UploadedFile | null;
  }
}

export type UploadedFile = {
  /** as the sender named it */
  name: string;
  bytes: Uint8Array;
};

const FIELDS = 30;
/** characters; enough for the contract to name the field that is too long */
const FIELD_SIZE = 100_000;
/** What surrounds the file in the request, at most. */
const AROUND = 512 * 1024;

export async function uploads(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      fileSize: MAX_FILE_BYTES,
      files: 1,
      fields: FIELDS,
      parts: FIELDS + 1,
      fieldSize: FIELD_SIZE,
      fieldNameSize: 100,
      headerPairs: 20,
    },
  });
  app.decorateRequest('upload', null);
}

/**
 * A `preValidation` hook: the fields become the body, which the contract judges, and the file `request.upload`, null when
 * none was chosen.
 * @param field name of the file in the form
 */
export const readUpload =
  (field: string) =>
  async (request: FastifyRequest): Promise<void> => {
    if (!request.isMultipart()) {
      throw new ProblemError('unsupported-media-type', {
        detail: 'Envoyez un formulaire avec fichier, «\u00a0multipart/form-data\u00a0».',
      });
    }
    refuseAnnounced(request, field);
    const fields: Record<string, unknown> = {};
    try {
      for await (const part of request.parts()) await readPart(request, field, fields, part);
    } catch (error) {
      throw asProblem(error);
    }
    request.body = fields;
  };

/** A length that cannot fit is refused with its figure, without reading. */
function refuseAnnounced({ headers }: FastifyRequest, field: string): void {
  const length = Number(headers['content-length'] ?? 0);
  if (length > MAX_FILE_BYTES + AROUND)
    throw refused('payload-too-large', field, tooBigText(length));
}

async function readPart(
  request: FastifyRequest,
  field: string,
  fields: Record<string, unknown>,
  part: Multipart,
): Promise<void> {
  if (part.type === 'field') {
    fields[part.fieldname] =
      part.fieldname in fields ? [fields[part.fieldname], part.value].flat() : part.value;
    return;
  }
  const bytes = await part.toBuffer();
  if (part.fieldname !== field) {
    fields[part.fieldname] = null;
    return;
  }
  if (part.file.truncated) throw refused('payload-too-large', field, tooBigText(null));
  // A form sent without choosing a file has a part without a name.
  if (part.filename) request.upload = { name: part.filename, bytes };
}

/** The bytes stay in memory: whatever fails while they are read comes from the form. */
function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if ((error as { statusCode?: number }).statusCode === 413) {
    return new ProblemError('payload-too-large', {
      detail:
        'Le formulaire contient trop de champs ou plus d’un fichier. Envoyez un seul fichier à la fois.',
    });
  }
  return new ProblemError('invalid-input', {
    detail: 'Le formulaire est arrivé incomplet ou mal formé. Renvoyez-le.',
  });
}
