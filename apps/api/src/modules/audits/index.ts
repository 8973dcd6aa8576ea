export { appealUntil, auditContext, hasCurrentAssessment, repliesUntil } from './context.ts';
export { loadFrozen, type Frozen } from './frozen.ts';
export { independenceOf, isAccredited } from './independence.ts';
export { auditFor, auditObject, mayDo, readableAudit, type AuditDependencies } from './object.ts';
export { findAudit, lockAudit, selectAudits, updateAudit, type AuditRow } from './repository.ts';
export {
  loadVerdicts,
  missingVerdicts,
  requiredOf,
  scoreWith,
  withVerdicts,
  type AuditVerdict,
} from './verdicts.ts';
export { nextAuditReference, insertAudit, decidersToNotify } from './write-repository.ts';
export { levelName, obstacleSentence } from './words.ts';
export { auditEtag, independenceView } from './view.ts';
export {
  actOnAudit,
  demandMove,
  logAudit,
  writeMove,
  type AskedAudit,
  type AuditAct,
} from './usecases/context.ts';
export { askedOf, AUDIT_TAGS, auditActing, AuditIfMatch } from './route-options.ts';
export { AuditDetail, StaleAuditProblem } from './schemas.ts';
export { auditComponents } from './components.ts';
export { auditRoutes } from './routes.ts';
export { auditUseCases } from './usecases.ts';
