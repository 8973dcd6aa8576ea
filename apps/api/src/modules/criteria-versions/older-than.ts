import { compareVersions, criteriaSets } from '@gouvtech/criteria';

/** Versions of the product before this one. */
export const olderThan = (version: string): string[] =>
  criteriaSets.map((set) => set.version).filter((one) => compareVersions(one, version) < 0);
