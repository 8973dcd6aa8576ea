/** The sample of a surveillance, drawn by the platform from a seed committed when the audit of the label opened. */
import { createHash } from 'node:crypto';
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import { surveillanceSample } from '@gouvtech/domain/audit-scope';
import type { Frozen } from './frozen-repository.ts';
import type { AuditRow } from './repository.ts';
import { requiredOf } from './verdicts.ts';
import { findSeed } from './write-repository.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Criteria that the surveillance examines: the prerequisites and a share of the others.
 * @throws Error when the audit is the surveillance of no label: the clock writes both together
 */
export async function drawSample(
  tx: Db,
  row: Pick<AuditRow, 'id' | 'reference' | 'scheme'>,
  frozen: Frozen,
): Promise<string[]> {
  const seed = await findSeed(tx, row.id);
  if (seed === null) throw new Error(`no seed for the surveillance ${row.reference}`);
  const blocking = new Set(frozen.set.criteria.filter((one) => one.blocking).map(({ id }) => id));
  const required = requiredOf({ scheme: row.scheme, sample: null }, frozen);
  const share = LABEL_SCHEMES[row.scheme].sampleShare;
  return surveillanceSample(
    required,
    blocking,
    { seed, snapshotSha256: frozen.sha256, share },
    sha256,
  );
}
