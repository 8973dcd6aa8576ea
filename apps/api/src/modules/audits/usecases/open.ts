/** The lead opens the audit: the public answers are frozen, and the seeds of its surveillances committed. */
import { randomBytes } from 'node:crypto';
import { loadSet } from '@gouvtech/criteria';
import { publishToReadModel, recordEvent, writeSnapshot, type Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { refusalError } from '../../../contract/demand.ts';
import { findPublicRound } from '../desk-repository.ts';
import { drawSample, sha256 } from '../draw.ts';
import { loadFrozen } from '../frozen-repository.ts';
import { auditReasonOf } from '../inputs.ts';
import { tellCancelled, tellOpened } from '../notices.ts';
import type { AuditDependencies } from '../object.ts';
import type { AuditRow } from '../repository.ts';
import type { AuditDetail } from '../schemas.ts';
import { readerOf } from '../view.ts';
import { typography } from '../../mail/index.ts';
import { actOnAudit, demandMove, logAudit, writeMove, type AskedAudit } from './context.ts';

const SEED_BYTES = 32;

export const openAudit = (
  dependencies: AuditDependencies,
  actor: Person,
  asked: AskedAudit,
): Promise<AuditDetail> =>
  actOnAudit(dependencies, actor, asked, 'audit:open', async (act) => {
    const { tx, row, at } = act;
    const { status } = await demandMove(act, { action: 'audit:open' });
    const { snapshot, assessmentId } = await freeze(tx, row, at);
    const frozen = await loadFrozen(tx, snapshot.id);
    const after = await writeMove(act, status, {
      ...{ openedAt: at, openingSnapshotId: snapshot.id, assessmentId },
      ...(row.kind === 'surveillance'
        ? { sample: await drawSample(tx, row, frozen) }
        : newSeeds(row)),
    });
    await tellOpened({ ...act, row: after, publicOrigin: dependencies.publicOrigin });
    await logAudit(act, {
      ...{ action: 'audit:open', to: status, snapshotSha256: snapshot.sha256 },
      data: { seedCommitments: after.seedCommitments, sample: after.sample },
    });
  });

async function freeze(tx: Db, row: AuditRow, at: string) {
  const round = await findPublicRound(tx, row.solution.id);
  if (round?.status !== 'published') throw refusalError('assessment-not-current');
  const { id, slug, name } = row.solution;
  const snapshot = await writeSnapshot(tx, {
    ...{ kind: 'audit-opening', assessmentId: round.id, asOf: at },
    solution: { id, slug, name },
    set: loadSet(round.criteriaSet),
    facts: round.facts,
    answers: round.answers,
  });
  return { snapshot, assessmentId: round.id };
}

/** One a surveillance of the scheme: what it will examine is settled now, and known by nobody before. */
function newSeeds({ scheme }: Pick<AuditRow, 'scheme'>) {
  const seeds = LABEL_SCHEMES[scheme].surveillanceMonths.map(() =>
    randomBytes(SEED_BYTES).toString('hex'),
  );
  return { seeds, seedCommitments: seeds.map(sha256) };
}

const BY = { labeller: 'le labellisateur', vendor: 'l’éditeur', staff: 'la modération' } as const;
const WHEN: Partial<Record<AuditRow['status'], string>> = {
  requested: 'avant que l’organisation qui audite y réponde',
  assigned: 'avant son ouverture',
  accepted: 'avant son ouverture',
  opened: 'après son ouverture',
  fieldwork: 'pendant l’examen des critères',
  contradictory: 'après le rapport provisoire',
};

/** Everybody learns that it was cancelled, by whom and how far it had gone. The reason is for both parties. */
export const cancelAudit = (
  dependencies: AuditDependencies,
  actor: Person,
  asked: AskedAudit,
  typed: string,
): Promise<AuditDetail> =>
  actOnAudit(dependencies, actor, asked, 'audit:cancel', async (act) => {
    const reason = auditReasonOf(typed);
    const { tx, row, at } = act;
    const { status } = await demandMove(act, { action: 'audit:cancel', reason });
    const after = await writeMove(act, status, { statusReason: reason });
    const by = BY[readerOf(actor, row)];
    await recordEvent(tx, {
      solutionId: row.solution.id,
      kind: 'audit-cancelled',
      summary: typography(
        `Audit annulé : celui de ${row.labeller.name} pour le label « ${LABEL_SCHEMES[row.scheme].name} », par ${by}, ${WHEN[row.status]}.`,
      ),
      at,
    });
    await publishToReadModel(tx, [row.solution.id], at);
    await tellCancelled(
      { ...act, row: after, publicOrigin: dependencies.publicOrigin },
      { by, reason },
    );
    await logAudit(act, { action: 'audit:cancel', to: status, reason });
  });
