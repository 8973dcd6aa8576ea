/**
 * A listing: what a vendor, or an import, states about a solution. One version of it is one `Listing` value;
 * every change to a published listing makes a new version and the old ones stay readable.
 */
import type {
  AudienceCode,
  ChannelCode,
  DeploymentCode,
  DomainCode,
  PriceUnit,
  QualificationCode,
} from './taxonomies.ts';

/** ISO 3166-1 alpha-2, upper case. */
export type CountryCode = string;
/** `YYYY-MM-DD`, UTC. */
export type Day = string;

/**
 * `spdx` holds one identifier of the controlled list, or several joined by ` OR ` / ` AND `.
 * `raw` keeps what the source said. "Open source" is computed from `spdx` (licences.ts), never stated.
 */
export type Licence =
  | {
      kind: 'spdx';
      spdx: string;
      raw?: string;
      /** which parts are open, for a hybrid */ scope?: string;
    }
  | { kind: 'proprietary'; raw?: string }
  | { kind: 'to-verify'; raw: string }
  | { kind: 'unknown' };

export type Qualification = {
  code: QualificationCode;
  /** a qualified infrastructure does not qualify the service on top of it */
  scope: 'service' | 'infrastructure';
  state: 'held' | 'in-progress';
  reference?: string;
  until?: Day;
};

/** Where the service runs, for a solution operated by its vendor. Empty lists mean "not declared". */
export type Hosting = {
  host: string;
  hostCountry: CountryCode;
  /** control of the vendor, host or a parent by a company under a law from outside the EU */
  foreignControl:
    'none' | 'subcontractor-no-access' | 'subcontractor-access' | 'controlled' | 'unknown';
  parentCompany?: { name: string; country: CountryCode };
  production: CountryCode[];
  backups: CountryCode[];
  logs: CountryCode[];
  support: CountryCode[];
  recovery: CountryCode[];
  qualifications: Qualification[];
};

export type Price = {
  /** entry, recurring or exit cost: buyers ask for all three */
  stage: 'entry' | 'recurring' | 'exit';
  /** euro cents, excluding tax; null = on quotation */
  amountCents: number | null;
  unit: PriceUnit;
  note?: string;
};

export type PurchaseChannel = {
  channel: ChannelCode;
  reference?: string;
  lot?: string;
  until?: Day;
  beneficiaries?: string;
  url?: string;
};

export type Reference = {
  organisation: string;
  usage?: string;
  sinceYear?: number;
  /** day the public body itself confirmed; null = only cited by the vendor */
  confirmedOn: Day | null;
};

/** A picture of the listing, already re-encoded by us. Shown with its alternative text, never without. */
export type ListingImage = {
  /** names the stored file: `/api/v1/images/<id>` */
  id: string;
  /** what the picture says to who does not see it */
  alt: string;
  /** pixels */
  width: number;
  height: number;
};

export type Listing = {
  name: string;
  /** one sentence, 20 to 240 characters */
  summary: string;
  /** plain text, paragraphs separated by a blank line */
  description: string;
  website?: string;
  repository?: string;
  documentation?: string;
  domains: DomainCode[];
  audiences: AudienceCode[];
  deployments: DeploymentCode[];
  tags: string[];
  /** products this one can replace */
  alternativeTo: string[];
  licence: Licence;
  hosting: Hosting | null;
  /** how the price can be known */
  pricing: 'public' | 'on-request' | 'quote' | 'free' | 'unknown';
  prices: Price[];
  channels: PurchaseChannel[];
  references: Reference[];
  /** first year of use by a public body, when known */
  sinceYear?: number;
  logo?: ListingImage;
  /** in the order the vendor chose; absent: none */
  screenshots?: ListingImage[];
};
