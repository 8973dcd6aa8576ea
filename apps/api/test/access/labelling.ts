/** A labeller, and an audit and a label in each state that matters, for the table of access. */
import { createHash } from 'node:crypto';
import { loadSet } from '@gouvtech/criteria';
import {
  createOrganisation,
  loadAnswers,
  schema,
  writeSnapshot,
  type Database,
} from '@gouvtech/db';
import {
  LABEL_SCHEME_IDS,
  type AuditStatus,
  type LabelSchemeId,
  type LabelStatus,
} from '@gouvtech/domain';
import { findAudit, loadFrozen, requiredOf } from '../../src/modules/audits/index.ts';
import { NOW } from '../catalogue-builder.ts';
import { addMember, person, type Person } from '../people.ts';

const SET = loadSet('2026.1');
const NAMED = { statement: 'Des auditeurs formés.', feeStatement: 'Un prix fixe, dû en tout cas.' };

type Labellers = {
  lead: Person;
  auditor: Person;
  decider: Person;
  labellerId: string;
  labeller: string;
};

export async function addLabeller(database: Database): Promise<Labellers> {
  const made = { name: 'Vérif Éthique', kind: 'cooperative' as const, at: NOW };
  const { id, slug } = await createOrganisation(database.db, made);
  await database.db.insert(schema.accreditation).values(
    LABEL_SCHEME_IDS.map((scheme) => ({
      ...{ organisationId: id, scheme, status: 'accredited' as const, statusSince: NOW, ...NAMED },
      ...{ appliedAt: NOW, accreditedFrom: '2026-01-01', accreditedUntil: '2028-12-31' },
    })),
  );
  const one = async (email: string, roles: object) => {
    const found = await person(database, { email: `${email}@exemple.fr` });
    await addMember(database, { organisationId: id, accountId: found.accountId, ...roles });
    return found;
  };
  return {
    lead: await one('auditrice', { auditor: true }),
    auditor: await one('auditeur', { auditor: true }),
    decider: await one('decideuse', { decider: true }),
    labellerId: id,
    labeller: slug,
  };
}

/** @returns id of a request of accreditation of this organisation */
export async function addApplication(database: Database, organisationId: string): Promise<string> {
  const [row] = await database.db
    .insert(schema.accreditation)
    .values({
      ...{ organisationId, scheme: 'socle-public', status: 'applied', statusSince: NOW },
      ...{ ...NAMED, appliedAt: NOW },
    })
    .returning({ id: schema.accreditation.id });
  return row!.id;
}

type Told = [word: string, status: AuditStatus, scheme: LabelSchemeId, label?: LabelStatus];

/** Open ones are of solutions or schemes of their own: a pair has one at most. */
export const AUDITS: readonly (readonly Told[])[] = [
  [
    ['audit demandé', 'requested', 'socle-public'],
    ['audit désigné', 'assigned', 'confiance-numerique'],
    ['audit accepté', 'accepted', 'numerique-pour-tous'],
  ],
  [
    ['audit en cours', 'fieldwork', 'socle-public'],
    ['audit contradictoire', 'contradictory', 'confiance-numerique'],
    ['audit finalisé', 'finalised', 'numerique-pour-tous'],
  ],
  [
    ['audit clos', 'closed', 'socle-public', 'active'],
    ['audit contesté', 'closed', 'confiance-numerique', 'refused'],
    ['audit annulé', 'cancelled', 'numerique-pour-tous'],
    ['audit suspendu', 'closed', 'numerique-pour-tous', 'suspended'],
  ],
];
const LABELS: Partial<Record<LabelStatus, string>> = {
  active: 'label en cours',
  suspended: 'label suspendu',
  refused: 'label refusé',
};

/**
 * The audits of each list of `AUDITS`, on these assessed solutions, by the words of the table.
 * @returns references of audits and labels, and the hash of a snapshot
 */
export async function addAudits(
  database: Database,
  solutions: readonly { id: string; slug: string }[],
  people: Labellers & { signatory: Person },
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  let number = 0;
  for (const [index, solution] of solutions.entries())
    for (const told of AUDITS[index]!) {
      number += 1;
      Object.assign(found, await addAudit(database, solution, told, { ...people, number }));
    }
  return found;
}

const OPENED = ['fieldwork', 'contradictory', 'finalised', 'closed'];
const EXAMINED = ['contradictory', 'finalised', 'closed'];

async function addAudit(
  database: Database,
  { id: solutionId, slug }: { id: string; slug: string },
  [word, status, scheme, label]: Told,
  people: Labellers & { signatory: Person; number: number },
): Promise<Record<string, string>> {
  const { db } = database;
  const { lead, decider, signatory, labellerId, number } = people;
  const [round] = await database.query<{ id: string }>(
    `select id from assessment where solution_id = $1 and status = 'published'`,
    [solutionId],
  );
  const assessmentId = round!.id;
  const freeze = (kind: 'audit-opening' | 'audit-closing') =>
    database.transaction(async (tx) => {
      const { answers } = (await loadAnswers(tx, [assessmentId])).get(assessmentId)!;
      return writeSnapshot(tx, {
        ...{ kind, assessmentId, set: SET, facts: {}, answers, asOf: NOW },
        solution: { id: solutionId, slug, name: slug },
      });
    });
  const opening = OPENED.includes(status) ? await freeze('audit-opening') : null;
  const closing = status === 'closed' ? await freeze('audit-closing') : null;
  const reference = `A-2026-${String(number).padStart(4, '0')}`;
  const contested = word === 'audit contesté';
  const [row] = await db
    .insert(schema.audit)
    .values({
      ...{ reference, solutionId, scheme, labellerId, assessmentId, status, statusSince: NOW },
      ...{ requestedBy: signatory.accountId, requestedAt: NOW },
      statusReason: status === 'cancelled' ? 'Le service change.' : null,
      leadId: status === 'requested' ? null : lead.accountId,
      ...(opening && {
        ...{ openedAt: NOW, openingSnapshotId: opening.id, seeds: ['a1', 'b2'] },
        seedCommitments: ['a1', 'b2'].map((one) => createHash('sha256').update(one).digest('hex')),
      }),
      ...(EXAMINED.includes(status) && { contradictoryAt: NOW }),
      ...(['finalised', 'closed'].includes(status) && { finalisedAt: NOW }),
      ...(closing && {
        ...{ decidedBy: decider.accountId, decidedAt: NOW, closingSnapshotId: closing.id },
        ...{ outcome: label === 'refused' ? 'refused' : 'granted', decisionReason: 'Motif.' },
      }),
      ...(contested && {
        ...{ appealedBy: signatory.accountId, appealedAt: NOW, appealReason: 'Non.' },
      }),
    })
    .returning({ id: schema.audit.id });
  const auditId = row!.id;
  if (status !== 'requested')
    await db.insert(schema.auditMember).values({
      ...{ auditId, accountId: lead.accountId, namedBy: decider.accountId, namedAt: NOW },
      signedAt: status === 'assigned' ? null : NOW,
    });
  const audit = (await findAudit(db, auditId))!;
  if (opening && EXAMINED.includes(status)) {
    const required = requiredOf(audit, await loadFrozen(db, opening.id));
    await db.insert(schema.auditVerdict).values(
      required.map((criterion) => ({
        ...{ auditId, criterion, draft: false, outcome: 'confirmed' as const },
        ...{ methods: ['document'], severity: 'none' as const, writtenBy: lead.accountId },
        ...{ finding: 'La pièce établit la réponse.', writtenAt: NOW },
      })),
    );
  }
  return {
    [word]: reference,
    ...(closing && { empreinte: closing.sha256 }),
    ...(label && closing && { [LABELS[label]!]: await addLabel() }),
  };

  async function addLabel(): Promise<string> {
    const refused = label === 'refused';
    const named = `L-2026-${String(number).padStart(4, '0')}`;
    const [made] = await db
      .insert(schema.label)
      .values({
        ...{ reference: named, solutionId, scheme, labellerId, auditId, criteriaSet: '2026.1' },
        ...{ status: label!, statusSince: NOW, level: refused ? 0 : 1, grantedAt: NOW },
        ...{ grantedBy: decider.accountId, snapshotId: closing!.id },
        ...(!refused && {
          ...{ validFrom: '2026-11-01', validUntil: '2029-10-31', statusIndex: number },
        }),
        ...(label === 'suspended' && { suspendedAt: NOW, statusReason: 'Un écart majeur.' }),
      })
      .returning({ id: schema.label.id });
    if (!refused)
      await db.insert(schema.labelSurveillance).values([
        { labelId: made!.id, number: 1, dueOn: '2027-11-01' },
        { labelId: made!.id, number: 2, dueOn: '2028-11-01' },
      ]);
    return named;
  }
}
