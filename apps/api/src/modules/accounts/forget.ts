/** Forgetting a person: what they wrote stays, signed « ancien membre ». */
import { appendEvent, type Db } from '@gouvtech/db';
import { anonymise, leaveAll } from './account-repository.ts';

type Forgotten = { id: string; email: string };
/** who wants it: the person, or the clock */
type By = { actor: string | null; role: string; action: string };

/** Leaves every organisation, then erases who they are; each act in the log. Rights and state are judged before. */
export async function forget(
  tx: Db,
  { id, email }: Forgotten,
  at: string,
  { actor, role, action }: By,
): Promise<void> {
  const left = await leaveAll(tx, id, at);
  await anonymise(tx, id, email, at);
  const object = { type: 'account', id };
  for (const organisationId of left) {
    await appendEvent(tx, {
      ...{ at, actor, role, object, organisationId },
      action: 'organisation:leave',
    });
  }
  await appendEvent(tx, { ...{ at, actor, role, object, action } });
}
