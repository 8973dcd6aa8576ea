/** Reads what the catalogue publishes about a label, as an outsider does. */
import type { FastifyInstance } from 'fastify';
import type { Material } from '../verify/types.ts';

export type Json = Record<string, unknown>;

export async function readDocument<T = Json>(app: FastifyInstance, url: string): Promise<T> {
  const reply = await app.inject({ url });
  if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode} ${reply.body}`);
  return JSON.parse(reply.body) as T;
}

export const readCredential = (app: FastifyInstance, reference: string): Promise<Json> =>
  readDocument(app, `/api/v1/labels/${reference}/credential`);

export async function readMaterial(
  app: FastifyInstance,
  credential: Json,
  now: string,
): Promise<Material & { didDocument: Json; statusLists: Json[]; snapshot: string }> {
  const { label } = credential.credentialSubject as { label: { snapshot: { id: string } } };
  const snapshot = await app.inject({ url: new URL(label.snapshot.id).pathname });
  return {
    didDocument: await readDocument(app, '/.well-known/did.json'),
    statusLists: [
      await readDocument(app, '/api/v1/status-lists/suspension'),
      await readDocument(app, '/api/v1/status-lists/revocation'),
    ],
    snapshot: snapshot.body,
    now,
  };
}
