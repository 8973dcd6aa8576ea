/** The vendor’s right of reply: once, with proofs of its library; public at once, as it wrote it. */
import type { Person } from '@gouvtech/domain/actors';
import { invalid } from '../../../contract/problem-error.ts';
import { replyOf } from '../inputs.ts';
import { tellReplied } from '../notices.ts';
import { tellPublic } from '../public.ts';
import { ofLibrary } from '../repository.ts';
import type { DisputeDetail, Reply } from '../schemas.ts';
import { nameOfObject } from '../words.ts';
import { act, log, move, type Act, type Asked, type DisputeDependencies } from './context.ts';

/** Until staff decides, even when the 15 days are over: a late reply is better than none. */
export const replyToDispute = (
  dependencies: DisputeDependencies,
  actor: Person,
  asked: Asked,
  given: Reply,
): Promise<DisputeDetail> =>
  act(dependencies, actor, asked, 'dispute:reply', async (one) => {
    const text = replyOf(given.text);
    await demandOwnEvidence(one, given.evidence);
    const { tx, at } = one;
    const row = await move(one, {
      action: 'dispute:reply',
      change: {
        reply: { text, evidenceIds: given.evidence },
        repliedBy: actor.accountId,
        repliedAt: at,
      },
    });
    await tellPublic(
      tx,
      row,
      `Contestation sur ${nameOfObject(row)} : l’éditeur a répondu ; sa réponse est sur la fiche.`,
      { at },
    );
    await tellReplied({ ...one, row, publicOrigin: dependencies.publicOrigin });
    await log(one, {
      action: 'dispute:reply',
      to: row.status,
      data: { evidence: given.evidence },
    });
  });

async function demandOwnEvidence({ tx, row }: Act, evidence: string[]): Promise<void> {
  if (evidence.length === 0) return;
  const own = await ofLibrary(tx, row.organisation!.id, evidence);
  if (own.length < evidence.length)
    throw invalid(
      'evidence',
      'Une des preuves n’est pas, ou plus, dans la bibliothèque de votre organisation. Choisissez-les dans la liste.',
    );
}
