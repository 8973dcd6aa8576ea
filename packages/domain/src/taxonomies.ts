/** Closed lists of the catalogue (référentiels, section 4). Codes are stable for life; French labels are in `labels.ts`. */

export const DOMAIN_CODES = [
  'FIN',
  'ACM',
  'SUB',
  'RHP',
  'FOR',
  'GED',
  'ARC',
  'SIG',
  'ASM',
  'REL',
  'TEL',
  'ECE',
  'ENF',
  'SOC',
  'SAN',
  'URB',
  'GEO',
  'PAT',
  'MOB',
  'SPU',
  'CUL',
  'PAR',
  'WEB',
  'COL',
  'PRO',
  'DAT',
  'IAA',
  'CYB',
  'INF',
  'ESR',
] as const;
export type DomainCode = (typeof DOMAIN_CODES)[number];

/** Who buys. The thresholds 3 500, 30 000 and 50 000 inhabitants carry different legal duties. */
export const AUDIENCE_CODES = [
  'state',
  'operator',
  'gip',
  'town-under-3500',
  'town-3500-30000',
  'town-30000-50000',
  'town-over-50000',
  'intermunicipal',
  'department',
  'region',
  'local-establishment',
  'hospital',
  'education-research',
  'social-security',
  'delegatee',
] as const;
export type AudienceCode = (typeof AUDIENCE_CODES)[number];

export const DEPLOYMENT_CODES = [
  'saas-shared',
  'saas-dedicated',
  'own-host',
  'on-premise',
  'hybrid',
  'mobile',
  'desktop',
  'public-operator',
] as const;
export type DeploymentCode = (typeof DEPLOYMENT_CODES)[number];

export const QUALIFICATION_CODES = ['SecNumCloud', 'HDS', 'ISO27001', 'DR'] as const;
export type QualificationCode = (typeof QUALIFICATION_CODES)[number];

export const CHANNEL_CODES = [
  'ugap',
  'resah',
  'uniha',
  'caih',
  'canut',
  'sipperec',
  'amue',
  'adullact',
  'regional',
  'group-order',
  'interministerial',
  'adapted-procedure',
  'below-threshold',
  'innovation',
  'public-agreement',
] as const;
export type ChannelCode = (typeof CHANNEL_CODES)[number];

export const PRICE_UNITS = [
  'agent-month',
  'agent-year',
  'inhabitant-year',
  'volume',
  'fixed-year',
  'fixed',
  'act',
  'perpetual',
  'day',
] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];
