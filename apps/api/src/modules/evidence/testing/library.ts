/** Two vendors, their people, and forms with files, for the tests of the library. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { createOrganisation, publishToReadModel, schema, type Database } from '@gouvtech/db';
import { buildApp } from '../../../app.ts';
import { readConfig } from '../../../config.ts';
import { assess, aListing, NOW, publish } from '../../../../test/catalogue-builder.ts';
import { addMember, person, type Person } from '../../../../test/people.ts';

export type Stage = Awaited<ReturnType<typeof openStage>>;
export type Bench = Awaited<ReturnType<Stage['fill']>>;

/**
 * The application on its own folder of files, built once for several tests.
 * @param env more settings: an antivirus
 */
export async function openStage(database: Database, env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gouvtech-evidence-'));
  let now = NOW;
  const app = await buildApp({
    config: readConfig({ LOG_LEVEL: 'silent', SHED_DELAY_MS: '0', FILES_DIR: folder, ...env }),
    database,
    clock: () => new Date(now),
  });
  return {
    app,
    folder,
    /** Two vendors and their people, and no file, for one test. */
    async fill() {
      now = NOW;
      for (const shelf of readdirSync(folder)) rmSync(join(folder, shelf), { recursive: true });
      const people = await peopleOf(database);
      return { app, folder, ...people, setNow: (instant: string) => void (now = instant) };
    },
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function peopleOf(database: Database) {
  const vendor = await createOrganisation(database.db, { ...COMPANY, name: 'Éditeur', at: NOW });
  const rival = await createOrganisation(database.db, { ...COMPANY, name: 'Rival', at: NOW });
  const member = await person(database, { email: 'membre@exemple.fr' });
  await addMember(database, { organisationId: vendor.id, accountId: member.accountId });
  const other = await person(database, { email: 'rival@exemple.fr' });
  await addMember(database, {
    organisationId: rival.id,
    accountId: other.accountId,
    administrator: true,
  });
  return { vendor, rival, member, other };
}

const COMPANY = { kind: 'company' as const, country: 'FR' };

export const FACTS = {
  title: 'Rapport de test d’intrusion',
  type: 'RAPP',
  issuer: 'Cabinet d’essai',
  reference: '',
  datedOn: '2026-09-01',
  startsOn: '',
  endsOn: '',
  visibility: 'public',
};

export type Form = Record<string, string | { name: string; bytes: Uint8Array; type?: string }>;

/** multipart/form-data, as a browser writes it (HTML, 4.10.22.8). */
export function formOf(form: Form): { payload: Buffer; headers: Record<string, string> } {
  const boundary = `----essai${randomUUID()}`;
  const parts = Object.entries(form).flatMap(([name, value]) => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
    if (typeof value === 'string') return [Buffer.from(`${head}\r\n\r\n${value}\r\n`)];
    const escaped = value.name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
    const type = value.type ?? 'application/octet-stream';
    return [
      Buffer.from(`${head}; filename="${escaped}"\r\nContent-Type: ${type}\r\n\r\n`),
      Buffer.from(value.bytes),
      Buffer.from('\r\n'),
    ];
  });
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

export const addFile = (
  { app, vendor, member }: Bench,
  file: { name: string; bytes: Uint8Array } | null,
  more: Record<string, string> = {},
  headers: Record<string, string> = {},
) => {
  const form = formOf({ organisation: vendor.slug, ...FACTS, ...more, ...(file && { file }) });
  return app.inject({
    method: 'POST',
    url: '/api/v1/vendor/evidence/files',
    payload: form.payload,
    headers: { ...member.headers, ...form.headers, ...headers },
  });
};

export const addLink = (
  { app, vendor, member }: Bench,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/vendor/evidence/links',
    payload: {
      organisation: vendor.slug,
      ...FACTS,
      url: 'https://www.exemple.fr/rapport',
      ...more,
    },
    headers: { ...member.headers, ...headers },
  });

export const as = (
  app: FastifyInstance,
  { headers }: Person,
  method: 'GET' | 'DELETE',
  url: string,
) => app.inject({ method, url, headers });

/** A published solution of the vendor, whose published assessment uses this proof for RGP-01. */
export async function publishWith(
  database: Database,
  { vendor }: Bench,
  evidenceId: string,
): Promise<string> {
  const { db } = database;
  const [made] = await publish(database, [aListing({ name: `Solution ${randomUUID()}` })]);
  await assess(database, made!.id, [0, 0]);
  await db
    .update(schema.solution)
    .set({ organisationId: vendor.id })
    .where(eq(schema.solution.id, made!.id));
  const [round] = await db
    .select()
    .from(schema.assessment)
    .where(eq(schema.assessment.solutionId, made!.id));
  await db
    .insert(schema.answerEvidence)
    .values({ assessmentId: round!.id, criterion: 'RGP-01', evidenceId, attachedAt: NOW });
  await database.transaction((tx) => publishToReadModel(tx, [made!.id], NOW));
  return made!.slug;
}
