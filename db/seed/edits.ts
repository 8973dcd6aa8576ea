/** Answers changed after their attestation: attested as they were, then edited, as the product would. */
import { and, eq } from 'drizzle-orm';
import { addDays, dayOf, type Answer, type Instant } from '@gouvtech/criteria';
import type { Db } from '../src/database.ts';
import { answer } from '../src/schema/index.ts';
import { instantOn } from './clock.ts';
import type { RoundSeed } from './model.ts';

/** The answer as the signatory attested it: its first revision. */
export function asAttested(edited: Answer, round: RoundSeed, attestedAt: Instant | null): Answer {
  if (edited.revision === 1 || attestedAt === null) return edited;
  const before = round.profile.say?.[edited.criterion]?.before;
  return {
    ...edited,
    revision: 1,
    answeredAt: instantOn(addDays(dayOf(attestedAt), -1), 9),
    response: before ? { kind: 'level', fields: {}, ...before } : edited.response,
  };
}

/** Writes the present revision over the attested one, which its snapshot keeps. */
export async function saveEdit(tx: Db, assessmentId: string, edited: Answer): Promise<void> {
  const { criterion, revision, answeredAt, response } = edited;
  const said =
    response.kind === 'level' ? { level: response.level ?? null, fields: response.fields } : {};
  await tx
    .update(answer)
    .set({ revision, answeredAt, ...said })
    .where(and(eq(answer.assessmentId, assessmentId), eq(answer.criterion, criterion)));
}
