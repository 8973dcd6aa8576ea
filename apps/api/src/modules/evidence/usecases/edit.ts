import { invalidInput } from '../../../contract/problem-error.ts';
import { appendEvent, publishToReadModel } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import type { FieldProblem } from '@gouvtech/domain';
import { factsOf, type Facts } from '../facts.ts';
import type { EvidenceFacts } from '../inputs.ts';
import { savePiece, type Piece } from '../repository.ts';
import type { EvidenceItem } from '../schemas.ts';
import type { Use } from '../uses-repository.ts';
import { isLocked } from '../view.ts';
import {
  heldPiece,
  itemOf,
  momentOf,
  roleOf,
  shownBy,
  type EvidenceDependencies,
  type Headers,
} from './context.ts';

/** Title, dates and visibility; another document is a replacement. @throws ProblemError `stale-version`, `invalid-input` */
export const editUseCase =
  ({ database, clock }: EvidenceDependencies) =>
  (actor: Person, id: string, input: EvidenceFacts, headers: Headers): Promise<EvidenceItem> =>
    database.transaction(async (tx) => {
      const { at, today } = momentOf(clock);
      const held = await heldPiece(tx, actor, {
        id,
        action: 'evidence:edit',
        asked: headers['if-match'],
        today,
      });
      const { piece, uses } = held;
      const { facts, problems } = factsOf(input, piece.file ? 'file' : 'link', today, piece);
      if (!facts) throw invalidInput(problems);
      const fixed = fixedProblems(piece, facts, uses);
      if (fixed.length > 0) throw invalidInput(fixed);
      const changed = (Object.keys(facts) as (keyof Facts)[]).filter(
        (key) => facts[key] !== piece[key],
      );
      if (changed.length > 0) {
        await savePiece(tx, id, facts);
        const solutions = shownBy(uses);
        if (solutions.length > 0) await publishToReadModel(tx, solutions, at);
      }
      const item = await itemOf(tx, actor, id, today);
      if (changed.length > 0)
        await appendEvent(tx, {
          at,
          actor: actor.accountId,
          role: roleOf(actor, piece.organisationId),
          action: 'evidence:edit',
          object: { type: 'evidence', id },
          organisationId: piece.organisationId,
          data: {
            before: Object.fromEntries(changed.map((key) => [key, piece[key]])),
            after: Object.fromEntries(changed.map((key) => [key, facts[key]])),
          },
        });
      return item;
    });

/** A proof that someone signed for or checked stays the one they saw: its gaps may be filled, its end may come closer. */
function fixedProblems(piece: Piece, facts: Facts, uses: Use[]): FieldProblem[] {
  if (!isLocked(uses)) return [];
  const paths = (['type', 'issuer', 'reference', 'datedOn', 'startsOn', 'endsOn'] as const).filter(
    (path) =>
      facts[path] !== piece[path] &&
      !(piece[path] === null && (path === 'issuer' || path === 'reference')) &&
      !(path === 'endsOn' && facts.endsOn !== null && facts.endsOn < (piece.endsOn ?? '9999')),
  );
  return paths.map((path) => ({ path, message: FIXED }));
}

const FIXED =
  'Cette preuve appuie une réponse attestée ou contrôlée\u00a0: ce champ ne change plus. Remplacez-la par une pièce plus récente.';
