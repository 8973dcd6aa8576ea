import { sirenOf } from '@gouvtech/domain/siren';
import type { Login } from '../repository.ts';

/** The person proved that they are a legal representative of their organisation (ProConnect, section 6). */
export const REPRESENTATIVE_LEVEL = 'https://proconnect.gouv.fr/assurance/certification-dirigeant';

/** @returns the SIREN this login proves the person represents; null when it proves none */
export const representedSiren = ({ siret, acr }: Login): string | null =>
  siret !== null && acr === REPRESENTATIVE_LEVEL ? sirenOf(siret) : null;
