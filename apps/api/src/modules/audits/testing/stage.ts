/** A vendor with a whole assessment, an accredited labeller, staff, and an audit as far as a test wants it. */
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { loadSet, type Facts } from '@gouvtech/criteria';
import {
  createOrganisation,
  loadAnswers,
  publishToReadModel,
  saveAssessment,
  schema,
  writeSnapshot,
  type Database,
} from '@gouvtech/db';
import {
  LABEL_SCHEME_IDS,
  type AuditStatus,
  type Hosting,
  type LabelSchemeId,
} from '@gouvtech/domain';
import { buildApp } from '../../../app.ts';
import { readConfig } from '../../../config.ts';
import { aListing, NOW, publish } from '../../../../test/catalogue-builder.ts';
import { fullAnswers } from '../../../../test/full-answers.ts';
import { addAccount, addMember, ORIGIN, signedIn } from '../../../../test/people.ts';
import { loadFrozen } from '../frozen-repository.ts';
import { findAudit } from '../repository.ts';
import { requiredOf } from '../verdicts.ts';

export const SET = loadSet('2026.1');
export const SCHEME: LabelSchemeId = 'socle-public';
const DATES = {
  answeredAt: '2026-11-02T08:00:00.000Z',
  recent: '2026-11-01',
  later: '2031-11-01',
};
/** HEB-01 is read from it: a prerequisite */
const HOSTING: Hosting = {
  ...{ host: 'Hébergeur Exemple', hostCountry: 'FR', foreignControl: 'none', qualifications: [] },
  ...{ production: ['FR'], backups: ['FR'], logs: ['FR'], support: ['FR'], recovery: ['FR'] },
};
/** of the vendor; of the labeller; of another labeller; staff; nobody’s */
export const WHO = [
  'signataire',
  'membre',
  'auditrice',
  'auditeur',
  'decideuse',
  'employe',
  'autreDecideur',
  'moderation',
  'administration',
  'autreAdministration',
  'passant',
] as const;
export type Who = (typeof WHO)[number];
export type Reply<T = Record<string, unknown>> = { status: number; body: T; text: string };
export type Stage = Awaited<ReturnType<typeof stage>>;

/** The application with a clock that tests move; one for a whole file. */
export async function stageApp(database: Database) {
  const time = { now: NOW };
  const app = await buildApp({
    config: readConfig({ LOG_LEVEL: 'silent', SHED_DELAY_MS: '0' }),
    database,
    clock: () => new Date(time.now),
  });
  return { app, time };
}

/** @param facts « yes » for those absent: by default the 74 criteria apply */
export async function stage(
  database: Database,
  { app, time }: { app: FastifyInstance; time: { now: string } },
  { facts = {} }: { facts?: Facts } = {},
) {
  time.now = NOW;
  const organisation = (name: string) =>
    createOrganisation(database.db, { name, kind: 'company', at: NOW });
  const vendor = await organisation('Atelier Corvisy');
  const labeller = await organisation('Vérif Éthique');
  const other = await organisation('Autre Labellisateur');
  const accounts = {} as Record<Who, string>;
  for (const who of WHO)
    accounts[who] = await addAccount(database, {
      email: `${who.toLowerCase()}@exemple.fr`,
      givenName: who,
      ...(who === 'moderation' && { staff: 'moderator' }),
      ...(who.toLowerCase().includes('administration') && { staff: 'administrator' }),
    });
  const member = (organisationId: string, who: Who, roles: object = {}) =>
    addMember(database, { organisationId, accountId: accounts[who], ...roles });
  await member(vendor.id, 'signataire', { signatory: true });
  await member(vendor.id, 'membre');
  await member(labeller.id, 'auditrice', { auditor: true });
  await member(labeller.id, 'auditeur', { auditor: true });
  await member(labeller.id, 'decideuse', { decider: true, auditor: true, signatory: true });
  await member(labeller.id, 'employe');
  await member(other.id, 'autreDecideur', { decider: true, signatory: true });
  for (const organisationId of [labeller.id, other.id])
    await database.db.insert(schema.accreditation).values(
      LABEL_SCHEME_IDS.map((scheme) => ({
        ...{ organisationId, scheme, status: 'accredited' as const, statusSince: NOW },
        statement: 'Douze auditeurs formés aux référentiels publics.',
        feeStatement: 'Un prix fixe par jour, dû quelle que soit l’issue de l’audit.',
        ...{ appliedAt: NOW, accreditedFrom: '2026-01-01', accreditedUntil: '2028-12-31' },
      })),
    );
  const [solution] = await publish(database, [
    aListing({
      name: 'Parafil',
      licence: { kind: 'spdx', spdx: 'AGPL-3.0-or-later' },
      hosting: HOSTING,
    }),
  ]);
  await database.query('update solution set organisation_id = $1', [vendor.id]);
  const assessmentId = await assess();

  async function assess(): Promise<string> {
    const answers = fullAnswers(SET, facts, DATES);
    return database.transaction(async (tx) => {
      const id = await saveAssessment(tx, {
        solutionId: solution!.id,
        ...{ criteriaSet: SET.version, facts, status: 'published', attestedAt: NOW },
        publishedAt: NOW,
        signatory: { name: 'Hélène Corvisy', role: 'Directrice' },
        answers,
        evidence: answers
          .flatMap(({ evidence }) => evidence)
          .map((one) => ({ id: one.id, title: 'Preuve', visibility: 'public' as const })),
        at: NOW,
      });
      await publishToReadModel(tx, [solution!.id], NOW);
      return id;
    });
  }

  const send = async <T = Record<string, unknown>>(
    who: Who | null,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    {
      body,
      ifMatch,
      login = {},
    }: { body?: object; ifMatch?: string | undefined; login?: object } = {},
  ): Promise<Reply<T>> => {
    const headers = who
      ? await signedIn(database, accounts[who], { now: time.now, ...login })
      : { origin: ORIGIN };
    const reply = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...headers, ...(ifMatch && { 'if-match': ifMatch }) },
      ...(body && { payload: body }),
    });
    const json = /json/.test(String(reply.headers['content-type']));
    return {
      status: reply.statusCode,
      body: (json && reply.body !== '' ? reply.json() : null) as T,
      text: reply.body,
    };
  };

  /**
   * An audit written straight in the tables, in this state: opened ones have their snapshot, their team has signed,
   * those past fieldwork have a verdict « confirmed » on every criterion required.
   * @returns its id, its reference and what it requires
   */
  async function auditAt(
    status: AuditStatus,
    more: Partial<typeof schema.audit.$inferInsert> = {},
  ) {
    const scheme = (more.scheme ?? SCHEME) as LabelSchemeId;
    const named = !['requested', 'declined'].includes(status);
    const opened = ['opened', 'fieldwork', 'contradictory', 'finalised', 'closed'].includes(status);
    const examined = ['contradictory', 'finalised', 'closed'].includes(status);
    const snapshot = opened ? await freeze() : null;
    const seeds = opened ? ['a1', 'b2'] : null;
    const reference = `A-2026-${randomUUID().slice(0, 4)}`;
    const [row] = await database.db
      .insert(schema.audit)
      .values({
        ...{ reference, solutionId: solution!.id, scheme, labellerId: labeller.id, assessmentId },
        ...{
          status,
          statusSince: time.now,
          requestedBy: accounts.signataire,
          requestedAt: time.now,
        },
        ...(named && { leadId: accounts.auditrice }),
        ...(opened && {
          openedAt: time.now,
          openingSnapshotId: snapshot,
          seeds,
          seedCommitments: seeds!.map((one) => createHash('sha256').update(one).digest('hex')),
        }),
        ...(examined && { contradictoryAt: time.now }),
        ...(['finalised', 'closed'].includes(status) && { finalisedAt: time.now }),
        ...more,
      })
      .returning({ id: schema.audit.id });
    const id = row!.id;
    if (named)
      await database.db.insert(schema.auditMember).values(
        (['auditrice', 'auditeur'] as const).map((who) => ({
          ...{ auditId: id, accountId: accounts[who], namedBy: accounts.decideuse },
          ...{ namedAt: time.now, signedAt: status === 'assigned' ? null : time.now },
        })),
      );
    const audit = (await findAudit(database.db, id))!;
    const required = snapshot ? requiredOf(audit, await loadFrozen(database.db, snapshot)) : [];
    if (examined)
      await database.db.insert(schema.auditVerdict).values(
        required.map((criterion) => ({
          ...{ auditId: id, criterion, draft: false, outcome: 'confirmed' as const },
          ...{ methods: ['document'], severity: 'none' as const, writtenBy: accounts.auditrice },
          ...{ finding: 'La pièce établit la réponse.', writtenAt: time.now },
        })),
      );
    return { id, reference, required };
  }

  const freeze = () =>
    database.transaction(async (tx) => {
      const { answers } = (await loadAnswers(tx, [assessmentId])).get(assessmentId)!;
      const written = await writeSnapshot(tx, {
        ...{ kind: 'audit-opening', assessmentId, set: SET, facts, answers, asOf: time.now },
        solution: { id: solution!.id, slug: solution!.slug, name: 'Parafil' },
      });
      return written.id;
    });

  return {
    ...{ database, time, accounts, assessmentId, send, auditAt },
    solution: solution!,
    vendorId: vendor.id,
    labeller,
    otherLabeller: other,
    read: async (reference: string) => (await findAudit(database.db, reference))!,
    /** an act with the version of the audit as it is now */
    act: async <T = Record<string, unknown>>(
      who: Who,
      reference: string,
      path: string,
      body: object = {},
    ) => {
      const { version } = (await findAudit(database.db, reference))!;
      return send<T>(who, 'POST', path, { body, ifMatch: `"${version}"` });
    },
    told: (who: Who) =>
      database.query<{ title: string; href: string; body: string }>(
        'select title, href, body from notification where account_id = $1 order by created_at, title',
        [accounts[who]],
      ),
    log: async () =>
      (await database.query<{ action: string }>('select action from event order by seq')).map(
        ({ action }) => action,
      ),
  };
}
