/** Short hands for writing listings by hand; each returns a plain value of the contract. */
import type {
  AudienceCode,
  Day,
  DeploymentCode,
  DomainCode,
  Hosting,
  Licence,
  Listing,
  Price,
  PriceUnit,
  PurchaseChannel,
  Qualification,
  QualificationCode,
  Reference,
} from '@gouvtech/domain';

export const TOWNS: AudienceCode[] = [
  'town-under-3500',
  'town-3500-30000',
  'town-30000-50000',
  'town-over-50000',
];
export const SMALL_TOWNS: AudienceCode[] = ['town-under-3500', 'town-3500-30000'];
export const LARGE_TOWNS: AudienceCode[] = [
  'town-3500-30000',
  'town-30000-50000',
  'town-over-50000',
];
export const LOCAL: AudienceCode[] = [...TOWNS, 'intermunicipal'];
export const TERRITORIES: AudienceCode[] = [
  ...LARGE_TOWNS,
  'intermunicipal',
  'department',
  'region',
];
export const STATE: AudienceCode[] = ['state', 'operator', 'gip'];

export type Brief = {
  name: string;
  summary: string;
  /** one string a paragraph */
  text: string[];
  site?: string;
  repository?: string;
  domains: DomainCode[];
  audiences: AudienceCode[];
  deployments: DeploymentCode[];
  tags: string[];
  alternativeTo?: string[];
  licence?: Licence;
  hosting?: Hosting | null;
  pricing: Listing['pricing'];
  prices?: Price[];
  channels?: PurchaseChannel[];
  references?: Reference[];
  sinceYear?: number;
};

export function make({ text, site, repository, ...brief }: Brief): Listing {
  const website = site === undefined ? undefined : `https://${site}.example`;
  return {
    alternativeTo: [],
    licence: { kind: 'proprietary' },
    hosting: null,
    prices: [],
    channels: [],
    references: [],
    ...brief,
    description: text.join('\n\n'),
    ...(website && { website, documentation: `${website}/documentation` }),
    ...(repository && { repository: `https://forge.example/${repository}` }),
  };
}

export const spdx = (id: string, scope?: string): Licence => ({
  kind: 'spdx',
  spdx: id,
  ...(scope && { scope }),
});

const price =
  (stage: Price['stage']) =>
  (euros: number | null, unit: PriceUnit, note?: string): Price => ({
    stage,
    amountCents: euros === null ? null : Math.round(euros * 100),
    unit,
    ...(note && { note }),
  });
/** Amounts in euros, excluding tax. */
export const entry = price('entry');
export const recurring = price('recurring');
export const exit = price('exit');

export const confirmed = (
  organisation: string,
  usage: string,
  sinceYear: number,
  confirmedOn: Day,
): Reference => ({
  organisation,
  usage,
  sinceYear,
  confirmedOn,
});
export const cited = (organisation: string, usage: string, sinceYear?: number): Reference => ({
  organisation,
  usage,
  ...(sinceYear && { sinceYear }),
  confirmedOn: null,
});

export const held = (
  code: QualificationCode,
  scope: Qualification['scope'],
  until: Day,
  reference?: string,
): Qualification => ({ code, scope, state: 'held', until, ...(reference && { reference }) });
export const inProgress = (
  code: QualificationCode,
  scope: Qualification['scope'] = 'service',
): Qualification => ({
  code,
  scope,
  state: 'in-progress',
});
