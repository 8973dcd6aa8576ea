/** Replies of the vendor, as the two parties read them. */
import type { Db } from '@gouvtech/db';
import { tagOf } from '../../contract/if-match.ts';
import type { AuditVerdict } from '../audits/index.ts';
import { findPieces } from './repository.ts';
import type { AuditReply } from './schemas.ts';

/** The same content has the same tag. */
export const replyEtag = ({ reply, replyEvidenceIds }: AuditVerdict): string =>
  tagOf([reply, replyEvidenceIds]);

/** In the order given; a piece that is gone keeps its name. */
export async function repliesOf(db: Db, verdicts: readonly AuditVerdict[]): Promise<AuditReply[]> {
  const pieces = await findPieces(
    db,
    verdicts.flatMap(({ replyEvidenceIds }) => replyEvidenceIds),
  );
  return verdicts.map((verdict) => ({
    criterion: verdict.criterion,
    etag: replyEtag(verdict),
    text: verdict.reply,
    at: verdict.repliedAt,
    by: verdict.repliedByName,
    evidence: verdict.replyEvidenceIds.map((id) => {
      const piece = pieces.get(id);
      return {
        id,
        title: piece?.title ?? 'Pièce retirée',
        href: piece?.url ?? (piece?.file ? `/api/v1/evidence/${id}/file` : null),
      };
    }),
  }));
}
