import type { Db } from '@gouvtech/db';
import { insertMail } from './repository.ts';
import { oneLine, typography } from './text.ts';

export type NewMail = {
  /** same key, same mail: `evidence-expiry:<id>:30` is written once, however often it is asked */
  key: string;
  /** one address */
  to: string;
  subject: string;
  /** plain text, from `letter()` */
  body: string;
  /** when it was caused, UTC */
  at: string;
};

/**
 * Writes a mail in the transaction of the act that causes it; it leaves afterwards.
 * @returns false when a mail of this key is already written
 */
export const queueMail = (tx: Db, { key, to, subject, body, at }: NewMail): Promise<boolean> =>
  insertMail(tx, { key, recipient: oneLine(to), subject: typography(oneLine(subject)), body, at });
