/** Every object the tables speak of, in every state, by the name the tables give it. */
import {
  ACCREDITATION_STATUSES,
  ASSESSMENT_STATUSES,
  AUDIT_STATUSES,
  CLAIM_STATUSES,
  CRITERIA_SET_STATUSES,
  DISPUTE_STATUSES,
  INVITATION_STATUSES,
  LABEL_STATUSES,
  LISTING_STATUSES,
  MANAGED_ACCOUNT_STATUSES,
  MEMBERSHIP_STATUSES,
  ORGANISATION_STATUSES,
  SIGNAL_STATUSES,
  TWO_PERSON_STATUSES,
} from '../statuses.ts';
import {
  pageIsUp,
  type ListingObject,
  type ObjectType,
  type ProtectedObject,
} from '../permissions.ts';

export type Named = { name: string; object: ProtectedObject };

const OPEN_REVISIONS = [
  'draft',
  'submitted',
  'in_review',
  'changes_requested',
  'rejected',
] as const;

function listings(): Named[] {
  const base = { type: 'listing', organisationId: 'a' } as const;
  return [
    ...LISTING_STATUSES.flatMap((status): Named[] => {
      const object: ListingObject = { ...base, status };
      const beside = pageIsUp(object)
        ? OPEN_REVISIONS.map((revisionStatus) => ({
            name: `${status} + ${revisionStatus}`,
            object: { ...object, revisionStatus },
          }))
        : [{ name: `${status} (déjà publiée)`, object: { ...object, everPublished: true } }];
      return [{ name: status, object }, ...beside];
    }),
    {
      name: 'unclaimed (sans organisation)',
      object: { ...base, organisationId: null, status: 'unclaimed' },
    },
  ];
}

const EXPOSURES = {
  bibliothèque: { published: false },
  attestée: { published: false, attested: true },
  publiée: { published: true, attested: true },
};
const evidence = (): Named[] =>
  Object.entries(EXPOSURES).flatMap(([exposure, facts]) =>
    (['public', 'on-request', 'restricted'] as const).map((visibility) => ({
      name: `${exposure} ${visibility}`,
      object: { type: 'evidence', organisationId: 'a', visibility, ...facts },
    })),
  );

const each = <S extends string>(statuses: readonly S[], make: (status: S) => ProtectedObject) =>
  statuses.map((status): Named => ({ name: status, object: make(status) }));

/** A solution of A, audited by L. */
const AUDITED = {
  organisationId: 'a',
  labellerId: 'l',
  team: ['auditor-l', 'lead-l', 'both-l'],
};

export const OBJECTS: Record<ObjectType, Named[]> = {
  listing: listings(),
  assessment: each(ASSESSMENT_STATUSES, (status) => ({
    type: 'assessment',
    organisationId: 'a',
    status,
  })),
  answer: each(ASSESSMENT_STATUSES, (status) => ({
    type: 'answer',
    organisationId: 'a',
    status,
  })),
  evidence: evidence(),
  organisation: each(ORGANISATION_STATUSES, (status) => ({
    type: 'organisation',
    id: 'a',
    status,
  })),
  membership: each(MEMBERSHIP_STATUSES, (status) => ({
    type: 'membership',
    organisationId: 'a',
    accountId: status === 'active' ? 'member-a' : 'stranger',
    status,
  })),
  invitation: each(INVITATION_STATUSES, (status) => ({
    type: 'invitation',
    organisationId: 'a',
    status,
    addressedTo: 'stranger',
  })),
  claim: each(CLAIM_STATUSES, (status) => ({ type: 'claim', organisationId: 'a', status })),
  dispute: each(DISPUTE_STATUSES, (status) => ({
    type: 'dispute',
    organisationId: 'a',
    accountId: 'stranger',
    status,
    involved: [],
  })),
  accreditation: each(ACCREDITATION_STATUSES, (status) => ({
    type: 'accreditation',
    organisationId: 'a',
    status,
  })),
  'audit-desk': [{ name: '(unique)', object: { type: 'audit-desk', organisationId: 'a' } }],
  audit: each(AUDIT_STATUSES, (status) => ({
    type: 'audit',
    ...AUDITED,
    status,
    leadId: 'lead-l',
  })),
  label: each(LABEL_STATUSES, (status) => ({ type: 'label', ...AUDITED, status })),
  account: [{ name: '(unique)', object: { type: 'account', accountId: 'member-a' } }],
  'managed-account': each(MANAGED_ACCOUNT_STATUSES, (status) => ({
    type: 'managed-account',
    accountId: 'member-a',
    status,
  })),
  'two-person-act': each(TWO_PERSON_STATUSES, (status) => ({
    type: 'two-person-act',
    organisationId: 'a',
    proposedBy: 'another-administration',
    status,
  })),
  'criteria-set': each(CRITERIA_SET_STATUSES, (status) => ({ type: 'criteria-set', status })),
  'criteria-simulation': [
    { name: '(unique)', object: { type: 'criteria-simulation', organisationId: 'a' } },
  ],
  administration: [{ name: '(unique)', object: { type: 'administration' } }],
  catalogue: [{ name: '(unique)', object: { type: 'catalogue' } }],
  'moderation-queue': [{ name: '(unique)', object: { type: 'moderation-queue' } }],
  'queue-item': [
    { name: 'libre', object: { type: 'queue-item', organisationId: 'a', holderId: null } },
    {
      name: 'recours libre',
      object: {
        ...{ type: 'queue-item', organisationId: 'a', labellerId: 'l', holderId: null },
        involved: [],
      },
    },
  ],
  signal: each(SIGNAL_STATUSES, (status) => ({ type: 'signal', organisationId: 'a', status })),
  'saved-reply': [{ name: '(unique)', object: { type: 'saved-reply' } }],
  'demonstration-mail': [
    { name: 'activé', object: { type: 'demonstration-mail', enabled: true } },
    { name: 'désactivé', object: { type: 'demonstration-mail', enabled: false } },
  ],
};

export const NAMED: Named[] = Object.values(OBJECTS).flat();
