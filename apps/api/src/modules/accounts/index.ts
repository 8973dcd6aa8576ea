export {
  closeSession,
  openSession,
  readSession,
  RECENT_MS,
  STRONG_LEVELS,
  type NewLogin,
  type SignedIn,
} from './sessions.ts';
