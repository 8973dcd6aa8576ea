import { createHash } from 'node:crypto';
import type { Database } from '@gouvtech/db';
import { API_VERSION } from '../../contract/version.ts';
import { reportDocument } from './content.ts';
import { loadLabelReport } from './load.ts';
import { drawPdf } from './pdf/draw.ts';

export type ReportDependencies = { database: Database; clock: () => Date; publicOrigin: string };

/** Reports kept drawn: drawing one takes the time of a hundred pages of the catalogue. */
const KEPT = 20;

export function reportUseCases({ database, clock, publicOrigin }: ReportDependencies) {
  const drawn = new Map<string, Promise<Uint8Array>>();

  /** Two readers of one report wait for one drawing. */
  function draw(etag: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const kept = drawn.get(etag) ?? make();
    drawn.delete(etag);
    drawn.set(etag, kept);
    kept.catch(() => drawn.delete(etag));
    if (drawn.size > KEPT) drawn.delete(drawn.keys().next().value!);
    return kept;
  }

  return {
    /** @throws ProblemError `not-found` */
    async labelReport(
      reference: string,
    ): Promise<{ etag: string; name: string; body: () => Promise<Uint8Array> }> {
      const found = await loadLabelReport(database.db, reference, clock().toISOString());
      const document = reportDocument(found, publicOrigin);
      const parts = JSON.stringify([API_VERSION, document]);
      const etag = createHash('sha256').update(parts).digest('base64url').slice(0, 27);
      return {
        etag: `"${etag}"`,
        name: `rapport-${reference}.pdf`,
        body: () => draw(etag, () => drawPdf(document)),
      };
    },
  };
}

export type ReportUseCases = ReturnType<typeof reportUseCases>;
