import { FACT_KEYS, type FactKey, type Facts } from '@gouvtech/criteria';
import type { AudienceCode, DeploymentCode, Listing } from '@gouvtech/domain';

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

/** All facts answered: those given are true, six are read from the listing, the others are false. */
export function factsOf(listing: Listing, given: readonly FactKey[]): Facts {
  const deployed = (codes: DeploymentCode[]) => listing.deployments.some((d) => codes.includes(d));
  const read: Facts = {
    saas: deployed(OPERATED),
    logiciel_livre: deployed(DELIVERED),
    client_natif: deployed(NATIVE),
    code_ouvert: listing.repository !== undefined,
    cible_etat: listing.audiences.includes('state'),
    cible_locale: listing.audiences.some((audience) => LOCAL.includes(audience)),
  };
  return Object.fromEntries(FACT_KEYS.map((key) => [key, read[key] ?? given.includes(key)]));
}
