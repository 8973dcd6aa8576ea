/** The words of the version of the référentiel an assessment answers. Servers only: texts are heavy. */
import { loadSet } from '@gouvtech/criteria';
import { textsOf } from '@gouvtech/criteria/texts';
import { wordingFrom, type Wording } from '@gouvtech/domain/words';

const known = new Map<string, Wording>();

/** @param version of the set, e.g. `2026.1`; the latest when a listing has no assessment yet. */
export function wordingOf(version?: string): Wording {
  const texts = textsOf(version);
  const wording = known.get(texts.version) ?? wordingFrom(loadSet(texts.version), texts);
  known.set(texts.version, wording);
  return wording;
}
