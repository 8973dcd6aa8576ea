export {
  closeSession,
  openSession,
  readSession,
  RECENT_MS,
  STRONG_LEVELS,
  type NewLogin,
  type SignedIn,
} from './sessions.ts';
export { setStaff } from './staff.ts';
export { listStaff, STAFF_ROLES, type StaffRole } from './staff-repository.ts';
