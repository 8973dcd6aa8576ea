/** The labeller names its team or declines; each auditor signs; the vendor may recuse one person, once. */
import type { FieldProblem } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { invalid, invalidInput } from '../../../contract/problem-error.ts';
import { RECUSED } from '../candidates.ts';
import { auditReasonOf } from '../inputs.ts';
import { tellAccepted, tellAssigned, tellDeclined, tellRecused } from '../notices.ts';
import type { AuditDependencies } from '../object.ts';
import type { Assignment, AuditDetail, Recusal } from '../schemas.ts';
import {
  emptyTeam,
  listLabellerPeople,
  nameTeam,
  signIndependence,
  type LabellerPerson,
} from '../write-repository.ts';
import { actOnAudit, demandMove, logAudit, writeMove, type AskedAudit } from './context.ts';

export const assignTeam = (
  dependencies: AuditDependencies,
  actor: Person,
  asked: AskedAudit,
  { team, leadId }: Assignment,
): Promise<AuditDetail> =>
  actOnAudit(dependencies, actor, asked, 'audit:assign', async (act) => {
    const { tx, row, at } = act;
    const people = await listLabellerPeople(tx, row.labeller.id);
    const problems = teamProblems({ team, leadId }, people, row.recusedId);
    const { status } = await demandMove(act, {
      action: 'audit:assign',
      // Guards of people are judged once each of them may be in a team at all.
      independence:
        problems.length > 0
          ? { team: [], leadId: null }
          : { team, leadId, deciderId: actor.accountId, signaturesDue: false },
      people: {
        names: new Map(people.map((one) => [one.accountId, one.name])),
        path: (id) => (team.includes(id) ? `team.${team.indexOf(id)}` : 'leadId'),
      },
    });
    if (problems.length > 0) throw invalidInput(problems);
    await nameTeam(tx, row.id, { team, namedBy: actor.accountId, at });
    const after = await writeMove(act, status, { leadId });
    await tellAssigned({ ...act, row: after, publicOrigin: dependencies.publicOrigin });
    await logAudit(act, { action: 'audit:assign', to: status, data: { team, leadId } });
  });

function teamProblems(
  { team, leadId }: Assignment,
  people: readonly LabellerPerson[],
  recusedId: string | null,
): FieldProblem[] {
  const known = new Map(people.map((one) => [one.accountId, one]));
  const wrong = (id: string): string | null => {
    const found = known.get(id);
    if (!found)
      return 'Cette personne n’est pas, ou plus, membre de votre organisation. Choisissez dans la liste.';
    if (!found.auditor)
      return `${found.name} n’a pas le rôle d’auditeur. Un administrateur de l’organisation le lui donne d’abord.`;
    return id === recusedId ? `${found.name}\u00a0: ${lowerFirst(RECUSED)}` : null;
  };
  const problems = team.flatMap((id, index) => {
    const message = wrong(id);
    return message ? [{ path: `team.${index}`, message }] : [];
  });
  return team.includes(leadId)
    ? problems
    : [
        ...problems,
        { path: 'leadId', message: 'La personne qui conduit l’audit fait partie de l’équipe.' },
      ];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export const declineAudit = (
  dependencies: AuditDependencies,
  actor: Person,
  asked: AskedAudit,
  typed: string,
): Promise<AuditDetail> =>
  actOnAudit(dependencies, actor, asked, 'audit:decline', async (act) => {
    const reason = auditReasonOf(typed);
    const { status } = await demandMove(act, { action: 'audit:decline', reason });
    const after = await writeMove(act, status, { statusReason: reason });
    await tellDeclined({ ...act, row: after, publicOrigin: dependencies.publicOrigin }, reason);
    await logAudit(act, { action: 'audit:decline', to: status, reason });
  });

/** When the last of the team signs, the audit is accepted. */
export const signStatement = (
  dependencies: AuditDependencies,
  actor: Person,
  asked: AskedAudit,
  statementAccepted: boolean,
): Promise<AuditDetail> =>
  actOnAudit(dependencies, actor, asked, 'audit:sign-independence', async (act) => {
    const { tx, row, at } = act;
    await demandMove(act, { action: 'audit:sign-independence' });
    if (!statementAccepted)
      throw invalid(
        'statementAccepted',
        'Cochez la case pour signer. Si vous ne pouvez pas l’affirmer, dites-le à la personne qui a désigné l’équipe.',
      );
    await signIndependence(tx, row.id, actor.accountId, at);
    const left = row.team.filter((one) => one.signedAt === null);
    const last = left.every(({ accountId }) => accountId === actor.accountId);
    const status = last ? 'accepted' : row.status;
    const after = await writeMove(act, status, {});
    if (last) await tellAccepted({ ...act, row: after, publicOrigin: dependencies.publicOrigin });
    await logAudit(act, { action: 'audit:sign-independence', to: status });
  });

/** The team is named again, without this person. */
export const recusePerson = (
  dependencies: AuditDependencies,
  actor: Person,
  asked: AskedAudit,
  { accountId, reason: typed }: Recusal,
): Promise<AuditDetail> =>
  actOnAudit(dependencies, actor, asked, 'audit:recuse', async (act) => {
    const { tx, row, at } = act;
    const reason = auditReasonOf(typed);
    const { status } = await demandMove(act, { action: 'audit:recuse', reason });
    const named = row.team.find((one) => one.accountId === accountId);
    if (!named)
      throw invalid('accountId', 'Choisissez une personne de l’équipe désignée pour cet audit.');
    await emptyTeam(tx, row.id);
    const change = { leadId: null, recusedId: accountId, recusedAt: at, recusalReason: reason };
    const after = await writeMove(act, status, change);
    const notice = { ...act, row: after, publicOrigin: dependencies.publicOrigin };
    const to = row.team.map((one) => one.accountId);
    await tellRecused(notice, { to, name: named.name, reason });
    await logAudit(act, { action: 'audit:recuse', to: status, reason, data: { accountId } });
  });
