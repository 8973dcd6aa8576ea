import type { FactKey } from '@gouvtech/criteria';

/** Facts that come together in everyday solutions. */
export const AGENTS = [
  'ihm_web',
  'exposition_reseau',
  'comptes',
  'agents',
  'dcp',
] as const satisfies FactKey[];
export const OFFICE = [...AGENTS, 'produit_documents'] as const satisfies FactKey[];
export const PUBLIC_DESK = [...OFFICE, 'usagers', 'demarche'] as const satisfies FactKey[];
export const SIGNING = [...OFFICE, 'actes', 'archives'] as const satisfies FactKey[];
