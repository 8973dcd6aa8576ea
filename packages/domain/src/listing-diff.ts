/**
 * What differs between two versions of a listing, field by field: what the history page turns into words. One change
 * per value of a list (a domain, a price, a reference), so that « 1,10 € → 1,20 € » can be said of one price.
 */
import type {
  CountryCode,
  Hosting,
  Licence,
  Listing,
  ListingImage,
  Price,
  PurchaseChannel,
  Qualification,
  Reference,
} from './listing.ts';
import type { AudienceCode, DeploymentCode, DomainCode } from './taxonomies.ts';

/** Fields a change may name, with the type of what it compares: one item for a list, the whole for the others. */
export type ListingValues = {
  name: string;
  summary: string;
  description: string;
  website: string;
  repository: string;
  documentation: string;
  domains: DomainCode;
  audiences: AudienceCode;
  deployments: DeploymentCode;
  tags: string;
  alternativeTo: string;
  licence: Licence;
  /** a hosting that appears or disappears as a whole */
  hosting: Hosting;
  'hosting.host': string;
  'hosting.hostCountry': CountryCode;
  'hosting.foreignControl': Hosting['foreignControl'];
  'hosting.parentCompany': NonNullable<Hosting['parentCompany']>;
  'hosting.production': CountryCode[];
  'hosting.backups': CountryCode[];
  'hosting.logs': CountryCode[];
  'hosting.support': CountryCode[];
  'hosting.recovery': CountryCode[];
  'hosting.qualifications': Qualification;
  pricing: Listing['pricing'];
  prices: Price;
  channels: PurchaseChannel;
  references: Reference;
  sinceYear: number;
  logo: ListingImage;
  screenshots: ListingImage;
};
export type ListingField = keyof ListingValues;

/** `added` has no `before`, `removed` no `after`, `reordered` neither: the same items in another order. */
export const CHANGE_KINDS = ['added', 'removed', 'changed', 'reordered'] as const;

type ChangeOf<F extends ListingField> = {
  field: F;
  kind: (typeof CHANGE_KINDS)[number];
  before: ListingValues[F] | null;
  after: ListingValues[F] | null;
};
export type ListingChange = { [F in ListingField]: ChangeOf<F> }[ListingField];

type Compare = (before: unknown, after: unknown) => Omit<ListingChange, 'field'>[];
type Change = Omit<ListingChange, 'field'>;

/** Two items of a list that say something different of the same thing. */
const sameStage = (a: Price, b: Price) => a.stage === b.stage && a.unit === b.unit;
const sameChannel = (a: PurchaseChannel, b: PurchaseChannel) => a.channel === b.channel;
const sameBody = (a: Reference, b: Reference) => a.organisation === b.organisation;
const sameImage = (a: ListingImage, b: ListingImage) => a.id === b.id;
const sameCode = (a: Qualification, b: Qualification) => a.code === b.code && a.scope === b.scope;

const HOSTING = {
  host: whole,
  hostCountry: whole,
  foreignControl: whole,
  parentCompany: whole,
  production: countries,
  backups: countries,
  logs: countries,
  support: countries,
  recovery: countries,
  qualifications: items(sameCode),
} satisfies Record<keyof Hosting, Compare>;

/** A field missing here does not compile. */
const FIELDS = {
  name: whole,
  summary: whole,
  description: whole,
  website: whole,
  repository: whole,
  documentation: whole,
  domains: items(),
  audiences: items(),
  deployments: items(),
  tags: items(),
  alternativeTo: items(),
  licence: whole,
  hosting: whole,
  pricing: whole,
  prices: items(sameStage),
  channels: items(sameChannel),
  references: items(sameBody),
  sinceYear: whole,
  logo: whole,
  screenshots: items(sameImage),
} satisfies Record<keyof Listing, Compare>;

export const LISTING_FIELDS = [
  ...Object.keys(FIELDS),
  ...Object.keys(HOSTING).map((key) => `hosting.${key}`),
] as ListingField[];

/** @returns the changes in the order of the fields above; none when the versions say the same. */
export function listingDiff(before: Listing, after: Listing): ListingChange[] {
  return (Object.keys(FIELDS) as (keyof Listing)[]).flatMap((key) => {
    if (key === 'hosting' && before.hosting && after.hosting)
      return hostingDiff(before.hosting, after.hosting);
    return named(key, FIELDS[key](before[key], after[key]));
  });
}

const hostingDiff = (before: Hosting, after: Hosting): ListingChange[] =>
  (Object.keys(HOSTING) as (keyof Hosting)[]).flatMap((key) =>
    named(`hosting.${key}`, HOSTING[key](before[key], after[key])),
  );

const named = (field: ListingField, changes: Change[]): ListingChange[] =>
  changes.map((change) => ({ field, ...change }) as ListingChange);

function whole(before: unknown = null, after: unknown = null): Change[] {
  if (sameValue(before, after)) return [];
  return [change(before, after)];
}

const change = (before: unknown, after: unknown): Change =>
  ({
    kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
    before,
    after,
  }) as Change;

const REORDERED: Change = { kind: 'reordered', before: null, after: null };

/** Where something is: the countries are read together. */
function countries(before: unknown, after: unknown): Change[] {
  const [was, is] = [before, after] as [CountryCode[], CountryCode[]];
  if (sameValue(was, is)) return [];
  return sameValue(was.toSorted(), is.toSorted()) ? [REORDERED] : [change(was, is)];
}

/** Items alike on both sides are left out; of the others, those about the same thing make one change. */
function items<T>(alike: (a: T, b: T) => boolean = () => false): Compare {
  return (before = [], after = []) => {
    if (sameValue(before, after)) return [];
    const gone = [...(before as T[])];
    const added = (after as T[]).filter((item) => !take(gone, (one) => sameValue(one, item)));
    const changes = added.map((item) =>
      change(take(gone, (one) => alike(one, item)) ?? null, item),
    );
    const all = [...gone.map((item) => change(item, null)), ...changes];
    return all.length > 0 ? all : [REORDERED];
  };
}

/** Removes the first item that fits. @returns it, undefined when none does */
function take<T>(from: T[], fits: (item: T) => boolean): T | undefined {
  const index = from.findIndex(fits);
  return index < 0 ? undefined : from.splice(index, 1)[0];
}

/** Deep equality of JSON values: the order of keys says nothing, nor does a key without a value. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a, b] as Record<string, unknown>[];
  const keys = new Set([...Object.keys(one!), ...Object.keys(other!)]);
  return [...keys].every((key) => sameValue(one![key], other![key]));
}
