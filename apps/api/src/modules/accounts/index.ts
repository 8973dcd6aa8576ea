export { openSession, readSession, type SignedIn } from './sessions.ts';
export { REPRESENTATIVE_LEVEL } from './proconnect/levels.ts';
export { forgetInactive } from './inactive.ts';
export { purgeExpired } from './purge-repository.ts';
export { deleteAll as endSessions, type Alongside } from './session-repository.ts';
export { changeRole, isLastCatalogueAdministrator, setStaff } from './staff.ts';
export { listStaff, STAFF_ROLES, type StaffRole } from './staff-repository.ts';
