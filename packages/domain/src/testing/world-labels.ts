/** Labellers, audits and labels of the little catalogue, reduced to what decides. */
import type { Instant } from '@gouvtech/criteria';
import type {
  AccreditationObject,
  AuditDeskObject,
  AuditObject,
  LabelObject,
  OrganisationObject,
} from '../permissions-objects.ts';
import type { LabelSchemeId } from '../label-schemes.ts';
import type { ClockDates } from '../transitions-types.ts';

export const LABELLER = 'l';
/** Two are enough for an audit of one scheme to say nothing of the other. */
export const SCHEMES = ['socle-public', 'confiance-numerique'] as const;

/** Where a labeller asks to be accredited, and where a vendor asks for an audit. */
export type Labeller = { id: number; object: OrganisationObject };
export type Desk = { id: number; listing: number; object: AuditDeskObject };

export type Accreditation = {
  id: number;
  scheme: string;
  object: AccreditationObject;
  dates: ClockDates;
  /** since when it is suspended or over */
  endedAt: Instant | null;
};

export type Audit = {
  id: number;
  listing: number;
  scheme: LabelSchemeId;
  object: AuditObject;
  dates: ClockDates;
  /** accounts */
  signed: string[];
  recused: string | null;
  /** team of the audit that an appeal reopened: none of them is in this one */
  excluded: string[];
  repliesClosed: boolean;
  returned: boolean;
  newEvidence: boolean;
  decidedAt: Instant | null;
  appealed: boolean;
  appealPending: boolean;
  /** level of the post-audit snapshot; null before the decision */
  level: number | null;
};

export type Label = {
  id: number;
  listing: number;
  audit: number;
  scheme: LabelSchemeId;
  object: LabelObject;
  dates: ClockDates;
  level: number;
  grantedAt: Instant;
  /** of its status */
  since: Instant;
  /** level on the day; since when it is below the one held */
  computed: number;
  lostAt: Instant | null;
  /** first days of the surveillances that nobody passed yet */
  due: Instant[];
};

export type LabelWorld = {
  labellers: Labeller[];
  desks: Desk[];
  accreditations: Accreditation[];
  audits: Audit[];
  labels: Label[];
};

export const newLabelWorld = (listings: readonly (string | null)[]): LabelWorld => ({
  labellers: [{ id: 0, object: { type: 'organisation', id: LABELLER, status: 'verified' } }],
  desks: listings.map((organisationId, id) => ({
    ...{ id, listing: id },
    object: { type: 'audit-desk', organisationId },
  })),
  ...{ accreditations: [], audits: [], labels: [] },
});
