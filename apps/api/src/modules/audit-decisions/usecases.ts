import type { Person } from '@gouvtech/domain/actors';
import type { AskedAudit, AuditDependencies } from '../audits/index.ts';
import type { AppealRuling, DecisionInput, ReplyInput } from './schemas.ts';
import { appealDecision, decideAuditAppeal } from './usecases/appeal.ts';
import { decideAudit } from './usecases/decide.ts';
import { finaliseAudit } from './usecases/finalise.ts';
import { readUseCases } from './usecases/read.ts';
import { closeReplies, replyToVerdict, returnToFieldwork } from './usecases/reply.ts';

export function auditDecisionUseCases(dependencies: AuditDependencies) {
  return {
    ...readUseCases(dependencies),
    reply: (actor: Person, asked: AskedAudit & { criterion: string }, input: ReplyInput) =>
      replyToVerdict(dependencies, actor, asked, input),
    closeReplies: (actor: Person, asked: AskedAudit) => closeReplies(dependencies, actor, asked),
    returnToFieldwork: (actor: Person, asked: AskedAudit) =>
      returnToFieldwork(dependencies, actor, asked),
    finalise: (actor: Person, asked: AskedAudit) => finaliseAudit(dependencies, actor, asked),
    decide: (actor: Person, asked: AskedAudit, input: DecisionInput) =>
      decideAudit(dependencies, actor, asked, input),
    appealDecision: (actor: Person, asked: AskedAudit, reason: string) =>
      appealDecision(dependencies, actor, asked, reason),
    decideAppeal: (actor: Person, asked: AskedAudit, ruling: AppealRuling) =>
      decideAuditAppeal(dependencies, actor, asked, ruling),
  };
}

export type AuditDecisionUseCases = ReturnType<typeof auditDecisionUseCases>;
