import { STRONG_LEVELS } from '../sessions.ts';

/** Several factors for everybody: the State asks for it, and ProConnect adds a mailed code where it is missing. */
export const ACCEPTED_LEVELS = ['eidas0-mfa', ...STRONG_LEVELS];
/** The person is proven to be a legal representative of their organisation (ProConnect, section 6; experimental). */
export const REPRESENTATIVE_LEVEL = 'https://proconnect.gouv.fr/assurance/certification-dirigeant';

/** Those who moderate need an identity that somebody checked (ProConnect, section 6). */
export const isEnough = (
  acr: string | null,
  accepted: readonly string[],
  staff: boolean,
): boolean => acr !== null && accepted.includes(acr) && (!staff || STRONG_LEVELS.includes(acr));
