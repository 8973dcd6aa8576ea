/** What permissions and transitions judge: the few facts of each object that decide, loaded by the use case. */
import type {
  AccreditationStatus,
  AssessmentStatus,
  AuditStatus,
  ClaimStatus,
  CriteriaSetStatus,
  DisputeStatus,
  InvitationStatus,
  LabelStatus,
  ListingStatus,
  ManagedAccountStatus,
  MembershipStatus,
  OrganisationStatus,
  RevisionStatus,
  SignalStatus,
  TwoPersonStatus,
} from './statuses.ts';

type OpenRevision = Exclude<RevisionStatus, 'published' | 'archived'>;

export type ListingObject = {
  type: 'listing';
  organisationId: string | null;
  status: ListingStatus;
  /** the open revision; null when there is none. While the page is not up it has the status of the listing. */
  revisionStatus?: OpenRevision | null;
  /** account of the moderator who claimed the review */
  reviewerId?: string | null;
  /** a version was published once: its name is no secret, whatever its status now */
  everPublished?: boolean;
};

export type AssessmentObject = {
  type: 'assessment';
  organisationId: string | null;
  status: AssessmentStatus;
};

/** One answer of a round, under review; `status` is that of its round. */
export type AnswerObject = {
  type: 'answer';
  organisationId: string | null;
  status: AssessmentStatus;
};

export type EvidenceObject = {
  type: 'evidence';
  organisationId: string | null;
  visibility: 'public' | 'on-request' | 'restricted';
  /** attached to an answer of a published assessment: its title is public, its content as `visibility` says */
  published: boolean;
  /** attached to an answer of an attested assessment, published or not: moderators may then look */
  attested?: boolean;
};

export type OrganisationObject = { type: 'organisation'; id: string; status: OrganisationStatus };

export type MembershipObject = {
  type: 'membership';
  organisationId: string;
  accountId: string;
  status: MembershipStatus;
};

export type InvitationObject = {
  type: 'invitation';
  organisationId: string;
  status: InvitationStatus;
  /** account whose verified address is the invited one; null when nobody has it */
  addressedTo: string | null;
};

/** A report: `organisationId` answers for the object it is about, null when nobody does yet. */
export type DisputeObject = {
  type: 'dispute';
  organisationId: string | null;
  /** of a contested label, the organisation that granted it: nobody of it judges */
  labellerId?: string | null;
  /** who reported it; null when it was told by the demonstration */
  accountId: string | null;
  status: DisputeStatus;
  /** accounts that acted in it: none of them decides the appeal */
  involved: readonly string[];
};

/** `organisationId` is the one that claims. */
export type ClaimObject = { type: 'claim'; organisationId: string; status: ClaimStatus };

/** `organisationId` is the labeller that asks for it. */
export type AccreditationObject = {
  type: 'accreditation';
  organisationId: string;
  status: AccreditationStatus;
};

/** Where the signatory of a vendor asks for an audit. */
export type AuditDeskObject = { type: 'audit-desk'; organisationId: string | null };

/** `organisationId` is the vendor that asked; `labellerId` the organisation that audits. */
export type AuditObject = {
  type: 'audit';
  organisationId: string | null;
  labellerId: string;
  status: AuditStatus;
  /** accounts that carry it out; none of them decides */
  team: readonly string[];
  /** the one of the team who answers for it */
  leadId: string | null;
  /** accounts of staff that acted in it: none of them decides the appeal */
  involved?: readonly string[];
};

/** `organisationId` is the vendor’s, `team` the accounts that carried out its audit. */
export type LabelObject = {
  type: 'label';
  organisationId: string | null;
  labellerId: string;
  status: LabelStatus;
  team: readonly string[];
};

export type AccountObject = { type: 'account'; accountId: string };
/** An account as those who administer the catalogue manage it; `account` is the same one as its owner sees it. */
export type ManagedAccountObject = {
  type: 'managed-account';
  accountId: string;
  status: ManagedAccountStatus;
};
/** `organisationId` is the one that the act would touch. */
export type TwoPersonActObject = {
  type: 'two-person-act';
  organisationId: string | null;
  proposedBy: string;
  status: TwoPersonStatus;
};
/** The pages from which the catalogue is administered. */
export type AdministrationObject = { type: 'administration' };
/** A version of the référentiel. */
export type CriteriaSetObject = { type: 'criteria-set'; status: CriteriaSetStatus };
/** What a version announced would change for one solution of the organisation: nobody else’s business. */
export type CriteriaSimulationObject = {
  type: 'criteria-simulation';
  organisationId: string | null;
};
/** What belongs to nobody: the place where organisations are created. */
export type CatalogueObject = { type: 'catalogue' };
export type ModerationQueueObject = { type: 'moderation-queue' };
/** One item of the queue, of any kind: who it concerns, and which moderator took it. */
export type QueueItemObject = {
  type: 'queue-item';
  organisationId: string | null;
  holderId: string | null;
  /** an appeal: the organisation that audited */
  labellerId?: string | null;
  /** an appeal: accounts that acted in the audit, who do not judge it */
  involved?: readonly string[];
};
/** `organisationId` is that of the solution the machine noticed something about. */
export type SignalObject = { type: 'signal'; organisationId: string | null; status: SignalStatus };
/** Words that staff writes once and uses often. */
export type SavedReplyObject = { type: 'saved-reply' };
/** `enabled` in demonstration mode only; elsewhere the page does not exist. */
export type DemonstrationMailObject = { type: 'demonstration-mail'; enabled: boolean };

export type ObjectOf = {
  accreditation: AccreditationObject;
  'audit-desk': AuditDeskObject;
  audit: AuditObject;
  label: LabelObject;
  listing: ListingObject;
  assessment: AssessmentObject;
  answer: AnswerObject;
  evidence: EvidenceObject;
  organisation: OrganisationObject;
  membership: MembershipObject;
  invitation: InvitationObject;
  claim: ClaimObject;
  dispute: DisputeObject;
  account: AccountObject;
  'managed-account': ManagedAccountObject;
  'two-person-act': TwoPersonActObject;
  administration: AdministrationObject;
  'criteria-set': CriteriaSetObject;
  'criteria-simulation': CriteriaSimulationObject;
  catalogue: CatalogueObject;
  'moderation-queue': ModerationQueueObject;
  'queue-item': QueueItemObject;
  signal: SignalObject;
  'saved-reply': SavedReplyObject;
  'demonstration-mail': DemonstrationMailObject;
};
export type ObjectType = keyof ObjectOf;
export type ProtectedObject = ObjectOf[ObjectType];

const PAGE_UP: readonly ListingStatus[] = ['unclaimed', 'published', 'suspended'];

/** While the page is up, what is written and reviewed is a revision beside it. */
export const pageIsUp = ({ status }: ListingObject): boolean => PAGE_UP.includes(status);

/** State of what is being written or reviewed; null when nothing is. */
export const workingStatus = (listing: ListingObject): ListingStatus | null =>
  pageIsUp(listing) ? (listing.revisionStatus ?? null) : listing.status;

/** The vendor learns of a report when it is asked to reply: one that is not admissible is none of its business. */
export const vendorWasAsked = ({ status }: DisputeObject): boolean =>
  status !== 'opened' && status !== 'inadmissible' && status !== 'under_review';
