import type { ProofMix, Profile, RoundSeed } from './model.ts';

/** How far a vendor went in proving its answers. */
export const PROOF = {
  word: [10, 0, 0, 0],
  papers: [4, 6, 0, 0],
  someChecks: [3, 4, 3, 0],
  checks: [1, 3, 6, 0],
  allChecked: [0, 0, 10, 0],
  someAudit: [1, 2, 3, 4],
  mostlyAudited: [0, 0, 2, 8],
} as const satisfies Record<string, ProofMix>;

/** A published round attested that many days ago (a negative offset). */
export const round = (
  attested: number,
  profile: Profile,
  more: Partial<Omit<RoundSeed, 'attested' | 'profile'>> = {},
): RoundSeed => ({ status: 'published', attested, profile, ...more });
