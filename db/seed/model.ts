/** What the files of the demonstration are made of. Offsets are whole days from `today`, negative in the past. */
import type { AssessmentStatus, Listing, ListingStatus } from '@gouvtech/domain';
import type {
  CriterionId,
  Day,
  EvidenceType,
  FactKey,
  FieldValue,
  ThemeId,
} from '@gouvtech/criteria';

export type VendorSeed = {
  slug: string;
  name: string;
  kind: 'company' | 'cooperative' | 'association' | 'public-body';
  siren?: string;
  country?: string;
  city: string;
  headcount: number;
  /** who signs the self-assessments */
  signatory: { name: string; role: string };
};

export type EvidenceSeed = {
  type: EvidenceType;
  title: string;
  /** path on the vendor's documents host, or a whole address */
  url?: string;
  datedOn: Day;
  startsOn?: Day;
  endsOn?: Day;
  issuer?: string;
  reference?: string;
  visibility?: 'public' | 'on-request' | 'restricted';
};

/** What one solution says differently from its profile, for one criterion. */
export type Say = {
  level?: string;
  fields?: Record<string, FieldValue>;
  justification?: string;
  planned?: Day;
  na?: 'pending' | 'accepted' | 'refused' | 'rejected-by-auditor';
  unanswered?: true;
  toConfirm?: true;
  proof?: 'declared' | 'documented' | 'checked' | 'certified' | 'audited';
  /** replaces the documents of the library */
  evidence?: EvidenceSeed[];
  /** the proof has lapsed this many days ago */
  lapsed?: number;
  /** what a moderator or a machine wrote */
  check?: { on?: number; finding?: string };
  verdict?: {
    outcome: 'confirmed' | 'adjusted' | 'refuted' | 'inconclusive';
    value?: number;
    finding?: string;
    method?: string;
  };
  /** changed by the vendor that many days ago, after what was checked or audited */
  modified?: number;
  /** what the answer said until then; the same when absent */
  before?: Pick<Say, 'level' | 'fields'>;
  /** an upheld dispute capped the answer */
  cap?: { on: number; value: number; reason: string };
  /** a moderator accepted the correction of an adverse verdict */
  corrected?: number;
};

/** Parts of ten: declared, documented, checked, audited. */
export type ProofMix = readonly [number, number, number, number];

export type Profile = {
  /** 0..10 */
  quality: number;
  themes?: Partial<Record<ThemeId, number>>;
  proof: ProofMix;
  proofs?: Partial<Record<ThemeId, ProofMix>>;
  say?: Record<CriterionId, Say>;
};

export type RoundSeed = {
  status: AssessmentStatus;
  /** days; null for a draft */
  attested: number | null;
  signatory?: { name: string; role: string };
  audit?: { by: string; on: number };
  profile: Profile;
};

/** Told as far as it went: what is absent has not happened. Days, from the day of the demonstration. */
export type DisputeSeed = {
  criterion?: CriterionId;
  /** of the listing, without a criterion */
  field?: keyof Listing;
  /** account that reported it */
  by: string;
  opened: number;
  statement: string;
  /** public sentence of the moderator who admitted it */
  subject?: string;
  /** the vendor was asked */
  asked?: number;
  /** by an account, when the vendor has one */
  reply?: { on: number; by?: string; text: string };
  /** the cap is that of the answer itself (`say.cap`), on the same day */
  decision?: {
    on: number;
    outcome: 'upheld' | 'dismissed' | 'inadmissible';
    reason: string;
    cap?: number;
    remedy?: 'correction' | 'suspension';
  };
  appeal?: { on: number; by: string; reason: string };
  final?: { on: number; outcome: 'upheld' | 'dismissed'; cap?: number; reason: string };
};

export type EventSeed = {
  on: number;
  kind: EventKind;
  criterion?: CriterionId;
  summary: string;
};
export type EventKind =
  | 'published'
  | 'attested'
  | 'documented'
  | 'checked'
  | 'certified'
  | 'audited'
  | 'expired'
  | 'contested'
  | 'modified'
  | 'withdrawn'
  | 'imported';

/** A version by what it says differently from the present one; `change` is what it says of itself. */
type ListingChangeSeed = { listing: Partial<Listing>; change: string; changedOn: number };

export type SolutionSeed = {
  slug: string;
  vendor?: string;
  /** published when absent */
  status?: ListingStatus;
  reason?: string;
  /** days since the present status; for a published listing, since its first publication */
  since?: number;
  source?: { name: string; id: string; url?: string; importedOn: number };
  listing: Listing;
  /** the facts that are true, apart from those read from the listing */
  facts: FactKey[];
  rounds?: RoundSeed[];
  /** an earlier version of the listing, and what changed since */
  earlier?: {
    on: number;
    listing: Partial<Listing>;
    /** versions between that one and the present one, oldest first */
    between?: ListingChangeSeed[];
  } & Omit<ListingChangeSeed, 'listing'>;
  disputes?: DisputeSeed[];
  events?: EventSeed[];
};
