/** The same creation sent twice makes one object (draft-ietf-httpapi-idempotency-key-header-07). */
import { createHash } from 'node:crypto';
import type { Db } from '@gouvtech/db';
import { Type } from 'typebox';
import { ProblemError } from '../../contract/problem-error.ts';
import { findAnswer, holdKey, saveAnswer } from './repository.ts';

const KEPT_MS = 24 * 3_600_000;

/** For the `headers` of a creation. */
export const IdempotencyHeader = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description:
        'Valeur unique par création, par exemple un UUID\u00a0: la même demande renvoyée dans les 24 heures reçoit la même réponse.',
    }),
  ),
});

export type Request = {
  accountId: string;
  /** the header; without it, `work` is simply done */
  key: string | undefined;
  /** all that makes the request what it is: act, body, digest of a file */
  content: unknown;
  now: Date;
};

/**
 * Does `work` unless it was done under this key; call it in the transaction of the work itself.
 * @returns what `work` gave, or gave the first time
 * @throws ProblemError `idempotency-key-reused` when the key came with another request
 */
export async function once<T>(
  tx: Db,
  { accountId, key, content, now }: Request,
  work: () => Promise<T>,
): Promise<T> {
  if (key === undefined) return work();
  const given = { accountId, key };
  await holdKey(tx, given);
  const requestHash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const known = await findAnswer(tx, given, new Date(now.getTime() - KEPT_MS).toISOString());
  if (known && known.requestHash !== requestHash) {
    throw new ProblemError('idempotency-key-reused', {
      detail:
        'Cette demande porte la clé d’une autre demande déjà traitée. Rechargez la page, vérifiez ce qui est enregistré, puis recommencez.',
    });
  }
  if (known) return known.body as T;
  const body = await work();
  await saveAnswer(tx, { ...given, requestHash, status: 201, body, createdAt: now.toISOString() });
  return body;
}
