/** The audit desk of a solution: what is within reach, who may audit, and the request of the signatory. */
import { appendEvent, type Db } from '@gouvtech/db';
import { LABEL_SCHEMES, type LabelSchemeId } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { invalid, ProblemError } from '../../../contract/problem-error.ts';
import { SLUG, solutionNotFound } from '../../catalogue/index.ts';
import { once } from '../../idempotency/index.ts';
import { refuseFormerMember } from '../../organisations/index.ts';
import { auditDesk, unnamed } from '../desk-view.ts';
import {
  findDeskSolution,
  findLabeller,
  findPublicRound,
  holdSolution,
  type DeskSolution,
} from '../desk-repository.ts';
import { estimateOf } from '../estimate.ts';
import { independenceOf } from '../independence-repository.ts';
import { messageOf } from '../inputs.ts';
import { tellRequested } from '../notices.ts';
import type { AuditDependencies } from '../object.ts';
import { findAudit, findOpenAudit, findToDoAgain } from '../repository.ts';
import type { AuditDetail } from '../schemas.ts';
import type { AuditDesk, NewAudit } from '../schemas-desk.ts';
import { auditDetail, independenceView } from '../view.ts';
import { insertAudit, nextAuditReference } from '../write-repository.ts';

/** @throws ProblemError `solution-not-found` when it does not exist or must look so; `forbidden` to who is not a member */
async function demandDesk(
  db: Db,
  actor: Person,
  slug: string,
  action: 'audit:read-estimate' | 'audit:request',
): Promise<DeskSolution & { organisation: NonNullable<DeskSolution['organisation']> }> {
  const solution = SLUG.test(slug) ? await findDeskSolution(db, slug) : null;
  if (!solution) throw solutionNotFound();
  const organisationId = solution.organisation?.id ?? null;
  const { status, everPublished } = solution;
  const seen = can(actor, 'listing:read-private', {
    type: 'listing',
    ...{ organisationId, status, everPublished },
  });
  if (!seen.ok && organisationId) await refuseFormerMember(db, actor, organisationId);
  if (!seen.ok && seen.reason === 'hidden') throw solutionNotFound();
  demandRight(actor, action, { type: 'audit-desk', organisationId });
  return { ...solution, organisation: solution.organisation! };
}

export const readDesk = async (
  { database: { db }, clock }: AuditDependencies,
  actor: Person,
  slug: string,
): Promise<AuditDesk> =>
  auditDesk(
    db,
    actor,
    await demandDesk(db, actor, slug, 'audit:read-estimate'),
    clock().toISOString(),
  );

/** @throws ProblemError `conflict` naming the audit of the pair that is open */
export const requestAudit = (
  { database, clock, publicOrigin }: AuditDependencies,
  actor: Person,
  slug: string,
  input: NewAudit,
  key: string | undefined,
): Promise<AuditDetail> =>
  database.transaction(async (tx) => {
    const now = clock();
    const at = now.toISOString();
    const solution = await demandDesk(tx, actor, slug, 'audit:request');
    const content = ['audit:request', slug, input];
    return once(tx, { accountId: actor.accountId, key, content, now }, async () => {
      await holdSolution(tx, solution.id);
      const message = messageOf(input.message);
      const round = await findPublicRound(tx, solution.id);
      if (round?.status !== 'published') throw refusalError('assessment-not-current');
      await demandNoOther(tx, solution, input.scheme);
      const labeller = await demandLabeller(tx, solution, input, at);
      const { level, obstacles } = estimateOf(round, input.scheme, at);
      const replacesId = await findToDoAgain(tx, solution.id, input.scheme);
      const reference = await nextAuditReference(tx, at);
      const id = await insertAudit(tx, {
        ...{ reference, solutionId: solution.id, scheme: input.scheme, labellerId: labeller.id },
        ...{ assessmentId: round.id, status: 'requested', statusSince: at, message },
        ...{ requestedBy: actor.accountId, requestedAt: at, replacesId },
        estimate: { level, obstacles, asOf: at },
      });
      const row = (await findAudit(tx, id))!;
      await tellRequested({ tx, row, at, publicOrigin });
      const detail = await auditDetail(tx, actor, row, at);
      await appendEvent(tx, {
        ...{ at, actor: actor.accountId, role: 'signatory', action: 'audit:request' },
        object: { type: 'audit', id },
        ...{ organisationId: solution.organisation.id, solutionId: solution.id, to: 'requested' },
        data: { reference, scheme: input.scheme, labeller: labeller.id, estimate: level },
      });
      return detail;
    });
  });

async function demandNoOther(tx: Db, solution: DeskSolution, scheme: LabelSchemeId): Promise<void> {
  const other = await findOpenAudit(tx, solution.id, scheme);
  if (other)
    throw new ProblemError('conflict', {
      detail: `L’audit ${other.reference}, par ${other.labeller.name}, est déjà en cours pour le label « ${LABEL_SCHEMES[scheme].name} ». Attendez sa fin, ou annulez-le avant d’en demander un autre.`,
    });
}

/** Accredited for the scheme, and independent as far as can be known before a team is named. */
async function demandLabeller(
  tx: Db,
  solution: DeskSolution & { organisation: NonNullable<DeskSolution['organisation']> },
  { labeller: slug, scheme }: NewAudit,
  at: string,
) {
  const labeller = SLUG.test(slug) ? await findLabeller(tx, slug) : null;
  if (!labeller) throw invalid('labeller', 'Choisissez une organisation accréditée dans la liste.');
  const pair = { ...unnamed(solution), labeller, scheme };
  const problems = await independenceOf(tx, pair, { signaturesDue: false }, at);
  if (problems.some(({ guard }) => guard === 'I7'))
    throw refusalError('accreditation-inactive', [
      {
        path: 'labeller',
        message: `L’organisation ${labeller.name} n’est pas accréditée pour le label « ${LABEL_SCHEMES[scheme].name} » à ce jour. Choisissez-en une autre.`,
      },
    ]);
  if (problems.length > 0)
    throw refusalError(
      'not-independent',
      independenceView(pair, problems).map(({ guard, text }) => ({
        path: 'labeller',
        message: `${guard}\u00a0: ${text}`,
      })),
    );
  return labeller;
}
