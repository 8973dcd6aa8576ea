import type { Person } from '@gouvtech/domain/actors';
import type { AuditDependencies } from './object.ts';
import type { Assignment, AuditQuery, Recusal } from './schemas.ts';
import type { NewAudit } from './schemas-desk.ts';
import type { AskedAudit } from './usecases/context.ts';
import { readDesk, requestAudit } from './usecases/desk.ts';
import { cancelAudit, openAudit } from './usecases/open.ts';
import { readAudit, readAudits } from './usecases/read.ts';
import { assignTeam, declineAudit, recusePerson, signStatement } from './usecases/team.ts';

export function auditUseCases(dependencies: AuditDependencies) {
  return {
    desk: (actor: Person, slug: string) => readDesk(dependencies, actor, slug),
    request: (actor: Person, slug: string, input: NewAudit, key: string | undefined) =>
      requestAudit(dependencies, actor, slug, input, key),
    list: (actor: Person, query: AuditQuery) => readAudits(dependencies, actor, query),
    read: (actor: Person, reference: string) => readAudit(dependencies, actor, reference),
    assign: (actor: Person, asked: AskedAudit, given: Assignment) =>
      assignTeam(dependencies, actor, asked, given),
    decline: (actor: Person, asked: AskedAudit, reason: string) =>
      declineAudit(dependencies, actor, asked, reason),
    sign: (actor: Person, asked: AskedAudit, accepted: boolean) =>
      signStatement(dependencies, actor, asked, accepted),
    recuse: (actor: Person, asked: AskedAudit, given: Recusal) =>
      recusePerson(dependencies, actor, asked, given),
    open: (actor: Person, asked: AskedAudit) => openAudit(dependencies, actor, asked),
    cancel: (actor: Person, asked: AskedAudit, reason: string) =>
      cancelAudit(dependencies, actor, asked, reason),
  };
}

export type AuditUseCases = ReturnType<typeof auditUseCases>;
