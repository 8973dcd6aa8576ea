/** Facts that the listing already says: read from it, never asked twice (criteria plan, section 3). */
import type { FactKey } from '@gouvtech/criteria';
import type { Listing } from './listing.ts';
import type { AudienceCode, DeploymentCode } from './taxonomies.ts';

const OPERATED: DeploymentCode[] = ['saas-shared', 'saas-dedicated', 'public-operator', 'hybrid'];
const DELIVERED: DeploymentCode[] = ['own-host', 'on-premise', 'hybrid', 'mobile', 'desktop'];
const NATIVE: DeploymentCode[] = ['mobile', 'desktop'];
const LOCAL: AudienceCode[] = [
  'town-under-3500',
  'town-3500-30000',
  'town-30000-50000',
  'town-over-50000',
  'intermunicipal',
  'department',
  'region',
  'local-establishment',
];

export const LISTING_FACTS = [
  'saas',
  'logiciel_livre',
  'client_natif',
  'code_ouvert',
  'cible_etat',
  'cible_locale',
] as const satisfies FactKey[];
export type ListingFact = (typeof LISTING_FACTS)[number];

/** @returns null for what the listing does not say yet: no deployment, no audience */
export function listingFacts({
  deployments = [],
  audiences = [],
  repository,
}: Partial<Pick<Listing, 'deployments' | 'audiences' | 'repository'>>): Record<
  ListingFact,
  boolean | null
> {
  const deployed = (codes: DeploymentCode[]) =>
    deployments.length === 0 ? null : deployments.some((one) => codes.includes(one));
  const aimed = (codes: AudienceCode[]) =>
    audiences.length === 0 ? null : audiences.some((one) => codes.includes(one));
  return {
    saas: deployed(OPERATED),
    logiciel_livre: deployed(DELIVERED),
    client_natif: deployed(NATIVE),
    code_ouvert: Boolean(repository),
    cible_etat: aimed(['state']),
    cible_locale: aimed(LOCAL),
  };
}
