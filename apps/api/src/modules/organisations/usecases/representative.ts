import { sirenOf } from '@gouvtech/domain/siren';
import { REPRESENTATIVE_LEVEL } from '../../accounts/index.ts';
import type { Login } from '../repository.ts';

/** @returns the SIREN this login proves the person represents; null when it proves none */
export const representedSiren = ({ siret, acr }: Login): string | null =>
  siret !== null && acr === REPRESENTATIVE_LEVEL ? sirenOf(siret) : null;
