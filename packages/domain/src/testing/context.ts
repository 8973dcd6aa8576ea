import type { Context } from '../transitions.ts';

const LONG_AGO = '2020-01-01T09:00:00.000Z';

/** Every condition met, every delay over. */
export const IDEAL: Context = {
  asOf: '2026-11-22T10:00:00.000Z',
  reason: 'Le motif est écrit ici.',
  dates: {
    reviewActAt: LONG_AGO,
    changesRequestedAt: LONG_AGO,
    confirmedAt: LONG_AGO,
    attestedAt: LONG_AGO,
    sentAt: LONG_AGO,
    proposedAt: LONG_AGO,
    decidedAt: LONG_AGO,
    inForceFrom: LONG_AGO,
  },
  missingGates: [],
  missingFields: [],
  assessmentOpen: false,
  attestationProblems: [],
  barredUntil: null,
  listingPublished: true,
  admissibilityAlert: false,
  renewals: 0,
  nextPublished: true,
  secondPerson: true,
  review: {
    evidenceStands: true,
    evidenceUnchecked: true,
    isCertificate: true,
    blocking: false,
    claimOpen: true,
    capped: true,
    evidenceSinceCap: true,
  },
  replied: false,
  replyAwaited: false,
  appealOpen: true,
  listingFree: true,
  organisationVerified: true,
  lastAdministrator: false,
  sameObject: false,
  targetEnded: false,
  assessmentPublic: false,
  lastCatalogueAdministrator: false,
  release: { inForceOn: '2027-07-01', after: '2026-11-22' },
};
