/** A comparison as a file: the same rows in both formats. */
import { loadSet } from '@gouvtech/criteria';
import { textsOf } from '@gouvtech/criteria/texts';
import type { Comparison } from '@gouvtech/domain/comparison';
import { wordingFrom } from '@gouvtech/domain/words';
import { toCsv } from './csv.ts';
import { toOds } from './ods.ts';
import { comparisonSheet } from './sheet.ts';

export type FileFormat = 'csv' | 'ods';

/**
 * @param today `YYYY-MM-DD`
 * @param origin public address of the site
 */
export function comparisonFile(
  comparison: Comparison,
  format: FileFormat,
  { today, origin }: { today: string; origin: string },
): string | Uint8Array {
  const wordingOf = (version: string) => wordingFrom(loadSet(version), textsOf(version));
  const sheet = comparisonSheet(comparison, { today, origin, wordingOf });
  return format === 'csv' ? toCsv(sheet) : toOds(sheet, today);
}
