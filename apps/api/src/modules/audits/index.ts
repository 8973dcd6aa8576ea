export { appealUntil, auditContext, hasCurrentAssessment, repliesUntil } from './context.ts';
export { loadFrozen, type Frozen } from './frozen.ts';
export {
  accreditationOf,
  independenceOf,
  isAccredited,
  type Accreditation,
  type Asked,
} from './independence.ts';
export { auditFor, auditObject, mayDo, readableAudit, type AuditDependencies } from './object.ts';
export {
  findAudit,
  lockAudit,
  selectAudits,
  updateAudit,
  type AuditMember,
  type AuditRow,
} from './repository.ts';
export {
  loadVerdicts,
  missingVerdicts,
  requiredOf,
  scoreWith,
  verdictsUntil,
  withVerdicts,
  type AuditVerdict,
} from './verdicts.ts';
export { nextAuditReference, insertAudit, decidersToNotify } from './write-repository.ts';
export { drawSample, sha256 } from './draw.ts';
export { guardSentence, INDEPENDENCE_STATEMENT, levelName, obstacleSentence } from './words.ts';
export { auditDetail, auditEtag, auditLine, independenceView } from './view.ts';
export {
  actOnAudit,
  demandMove,
  logAudit,
  roleOf,
  writeMove,
  type AskedAudit,
  type AuditAct,
} from './usecases/context.ts';
export { auditReasonOf } from './inputs.ts';
export { askedOf, AUDIT_TAGS, auditActing, AuditIfMatch, auditReading } from './route-options.ts';
export { AuditDetail, AuditLine, ReferenceParams, StaleAuditProblem } from './schemas.ts';
export { auditComponents } from './components.ts';
export { auditRoutes } from './routes.ts';
export { auditUseCases } from './usecases.ts';
