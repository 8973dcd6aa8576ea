import type { Profile } from '../model.ts';
import { PROOF } from '../profiles.ts';

/** Vendors are good at something and poor at something else; few prove much. */
export const ARCHETYPES: readonly Profile[] = [
  { quality: 6.8, themes: { SEC: 9, ACC: 2.6 }, proof: PROOF.someChecks },
  { quality: 6.4, themes: { ACC: 9, SEC: 4.2 }, proof: PROOF.checks },
  { quality: 5.6, themes: { LIB: 9.4, QOS: 4 }, proof: PROOF.papers },
  { quality: 8.2, themes: { ECO: 4 }, proof: PROOF.checks },
  { quality: 9.2, proof: PROOF.word },
  { quality: 7.4, themes: { RGP: 9.2, INT: 4.6 }, proof: PROOF.someChecks },
  { quality: 4.2, themes: { ACH: 7 }, proof: PROOF.papers },
  { quality: 7, themes: { ECO: 9.2, SEC: 5.4 }, proof: PROOF.someChecks },
  { quality: 8, themes: { HEB: 9.6, ACC: 4.4 }, proof: PROOF.allChecked },
  { quality: 6, themes: { INT: 9 }, proof: [6, 3, 1, 0] },
  { quality: 7.6, themes: { LIB: 3, QOS: 9.4 }, proof: [2, 5, 3, 0] },
  { quality: 8.4, themes: { ECO: 6 }, proof: PROOF.someAudit },
];
