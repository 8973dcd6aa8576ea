export {
  appealUntil,
  auditContext,
  loadContents,
  repliesUntil,
  type AuditContents,
} from './context.ts';
export { loadFrozen, type Frozen } from './frozen-repository.ts';
export { independenceOf, isAccredited } from './independence-repository.ts';
export { auditFor, auditObject, mayDo, readableAudit, type AuditDependencies } from './object.ts';
export {
  actorsOf,
  findAudit,
  findOpenAudit,
  hasCurrentAssessment,
  lockAudit,
  personName,
  selectAudits,
  updateAudit,
  type AuditRow,
} from './repository.ts';
export { quoted } from './notices.ts';
export { loadVerdicts, type AuditVerdict } from './verdict-repository.ts';
export { missingVerdicts, requiredOf, standingWith, type Standing } from './verdicts.ts';
export { nextAuditReference, insertAudit, decidersToNotify } from './write-repository.ts';
export { criteriaOf, levelName, obstacleSentence } from './words.ts';
export { auditEtag, auditHead, independenceView } from './view.ts';
export {
  actOnAudit,
  demandMove,
  logAudit,
  writeMove,
  type AskedAudit,
  type AuditAct,
} from './usecases/context.ts';
export { askedOf, AUDIT_TAGS, auditActing, AuditIfMatch } from './route-options.ts';
export {
  AuditDetail,
  closed,
  independenceProblem,
  maybe,
  party,
  ReferenceParams,
  schemeRef,
  StaleAuditProblem,
} from './schemas.ts';
export { auditComponents } from './components.ts';
export { auditRoutes } from './routes.ts';
export { auditUseCases } from './usecases.ts';
