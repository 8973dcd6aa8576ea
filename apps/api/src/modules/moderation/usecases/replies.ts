/** Saved replies: written, corrected and deleted by those who moderate. Each change is in the log. */
import { appendEvent, type Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { FIRST_REPLIES, type SavedReplyUse } from '@gouvtech/domain/saved-replies';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { demandVersion, tagOf } from '../../../contract/if-match.ts';
import { invalid, invalidInput } from '../../../contract/problem-error.ts';
import { cleaned } from '../../listings/index.ts';
import {
  deleteReply,
  findReply,
  insertReply,
  isTitleTaken,
  listReplies,
  updateReply,
  type SavedReply,
} from '../replies-repository.ts';
import type { ModerationDependencies } from './dependencies.ts';

export type ReplyView = Omit<SavedReply, 'version'> & { etag: string };
export type ReplyWords = { title: string; body: string; use: SavedReplyUse };

const replyTag = ({ id, version }: SavedReply): string => tagOf([id, version]);
const viewOf = (reply: SavedReply): ReplyView => {
  const { version: _, ...rest } = reply;
  return { ...rest, etag: replyTag(reply) };
};

export async function readReplies(
  { database }: ModerationDependencies,
  actor: Person,
): Promise<ReplyView[]> {
  demandRight(actor, 'saved-reply:read', { type: 'saved-reply' });
  return (await listReplies(database.db)).map(viewOf);
}

export const createReply = (
  dependencies: ModerationDependencies,
  actor: Person,
  given: ReplyWords,
): Promise<ReplyView> =>
  writing(dependencies, actor, async (tx, by) => {
    const made = await insertReply(tx, wordsOf(given), by);
    if (!made) throw titleTaken();
    return { reply: made, act: 'create' };
  });

/** The first set, offered where there is none. Titles that exist are left as they are. */
export const createFirstReplies = (
  dependencies: ModerationDependencies,
  actor: Person,
): Promise<ReplyView[]> =>
  dependencies.database.transaction(async (tx) => {
    demandRight(actor, 'saved-reply:write', { type: 'saved-reply' });
    const at = dependencies.clock().toISOString();
    const by = { updatedBy: actor.accountId, updatedAt: at };
    for (const reply of FIRST_REPLIES) await insertReply(tx, reply, by);
    const all = (await listReplies(tx)).map(viewOf);
    await log(tx, actor, at, 'create-first', 'first');
    return all;
  });

/** @throws ProblemError `stale-version` with what a colleague wrote meanwhile */
export const editReply = (
  dependencies: ModerationDependencies,
  actor: Person,
  id: string,
  given: ReplyWords,
  ifMatch: string | undefined,
): Promise<ReplyView> =>
  writing(dependencies, actor, async (tx, by) => {
    const words = wordsOf(given);
    await held(tx, id, ifMatch);
    if (await isTitleTaken(tx, words.title, id)) throw titleTaken();
    return { reply: await updateReply(tx, id, words, by), act: 'edit' };
  });

export const removeReply = (
  dependencies: ModerationDependencies,
  actor: Person,
  id: string,
  ifMatch: string | undefined,
): Promise<ReplyView> =>
  writing(dependencies, actor, async (tx) => {
    const reply = await held(tx, id, ifMatch);
    await deleteReply(tx, id);
    return { reply, act: 'delete' };
  });

async function held(tx: Db, id: string, ifMatch: string | undefined): Promise<SavedReply> {
  const reply = await findReply(tx, id, { lock: true });
  if (!reply) throw refusalError('hidden');
  demandVersion(ifMatch, replyTag(reply), { current: viewOf(reply) });
  return reply;
}

const writing = (
  { database, clock }: ModerationDependencies,
  actor: Person,
  work: (
    tx: Db,
    by: { updatedBy: string; updatedAt: string },
  ) => Promise<{ reply: SavedReply; act: string }>,
): Promise<ReplyView> =>
  database.transaction(async (tx) => {
    demandRight(actor, 'saved-reply:write', { type: 'saved-reply' });
    const at = clock().toISOString();
    const { reply, act } = await work(tx, { updatedBy: actor.accountId, updatedAt: at });
    await log(tx, actor, at, act, reply.id);
    return viewOf(reply);
  });

const log = (tx: Db, actor: Person, at: string, act: string, id: string) =>
  appendEvent(tx, {
    ...{ at, actor: actor.accountId, role: 'moderator', action: `saved-reply:${act}` },
    object: { type: 'saved-reply', id },
  });

function wordsOf({ title, body, use }: ReplyWords): ReplyWords {
  const words = { title: cleaned(title), body: cleaned(body), use };
  const missing = [
    ...(words.title === ''
      ? [{ path: 'title', message: 'Donnez un titre à cette réponse\u00a0: il sert à la choisir.' }]
      : []),
    ...(words.body === ''
      ? [{ path: 'body', message: 'Écrivez le texte qui sera inséré dans vos motifs.' }]
      : []),
  ];
  if (missing.length > 0) throw invalidInput(missing);
  return words;
}

const titleTaken = () =>
  invalid('title', 'Une autre réponse porte déjà ce titre. Donnez-lui-en un qui la distingue.');
