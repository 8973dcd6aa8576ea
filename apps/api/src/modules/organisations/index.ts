import type { TSchema } from 'typebox';
import { VendorDashboard } from './dashboard-schemas.ts';
import {
  InvitationView,
  OrganisationCard,
  OrganisationExistsProblem,
  OrganisationInvitation,
  OrganisationLookup,
  OrganisationMember,
  OrganisationProposal,
  OrganisationView,
  PendingOrganisations,
  StaleOrganisationProblem,
} from './schemas.ts';

export { organisationRoutes } from './routes.ts';
export { lineOf, paragraphsOf } from './text.ts';
export { organisationUseCases } from './usecases.ts';
export { refuseFormerMember } from './usecases/context.ts';

/** Named components this module adds to the document. */
export const organisationComponents: TSchema[] = [
  OrganisationCard,
  OrganisationMember,
  OrganisationInvitation,
  OrganisationView,
  OrganisationProposal,
  OrganisationLookup,
  InvitationView,
  PendingOrganisations,
  OrganisationExistsProblem,
  StaleOrganisationProblem,
  VendorDashboard,
];
