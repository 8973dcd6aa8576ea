export { notify, type NewNotice } from './notify.ts';
export { membersToNotify, moderatorsToNotify, type OrganisationRole } from './recipients.ts';
