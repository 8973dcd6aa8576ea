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
