import type { Instant } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { LEVEL_LABELS } from '@gouvtech/domain';
import { ProblemError } from '../../contract/problem-error.ts';
import { badgeOf, badgeOfSolution, unknownBadge, type Badge } from './badges/badge.ts';
import { didDocument, keyAddress, keySet } from './issuer.ts';
import { published, signer } from './keys.ts';
import { labelCredential, type StatusPurpose } from './label-credential.ts';
import {
  findGranted,
  findPublicSnapshot,
  findSolutionName,
  grantedTo,
  placesOf,
  type GrantedLabel,
} from './repository.ts';
import { signDocument } from './signing/data-integrity.ts';
import type { PrivateJwk } from './signing/ed25519.ts';
import type { Snapshot } from './snapshot.ts';
import { statusCredential, STATUSES_OF } from './status-credential.ts';

export type CredentialDependencies = {
  database: Database;
  clock: () => Date;
  publicOrigin: string;
  /** null: the catalogue makes its own key */
  signingKey: PrivateJwk | null;
};
export type CredentialUseCases = ReturnType<typeof credentialUseCases>;

const noSuchLabel = () =>
  new ProblemError('not-found', {
    detail: 'Aucun label ne porte cette référence. Elle s’écrit comme L-2026-0003.',
  });

export function credentialUseCases(dependencies: CredentialDependencies) {
  const { database, clock, publicOrigin, signingKey } = dependencies;
  const { db } = database;
  const keys = { database, configured: signingKey };
  const now = (): Instant => clock().toISOString();

  async function sign<T extends { '@context': string[] }>(document: T, at: Instant) {
    const { id, key } = await signer(keys, now());
    return signDocument(document, { key, verificationMethod: keyAddress(publicOrigin, id), at });
  }

  async function granted(reference: string): Promise<GrantedLabel> {
    const label = await findGranted(db, reference);
    if (!label) throw noSuchLabel();
    return label;
  }

  return {
    issuer: async () => didDocument(publicOrigin, await published(keys, now())),
    keySet: async () => keySet(await published(keys, now())),

    /** The same bytes until the label or the key changes: signed when it was granted, or by a later key at its birth. */
    async credential(reference: string) {
      const label = await granted(reference);
      const content = await findPublicSnapshot(db, label.snapshotSha256);
      const snapshot = JSON.parse(content!) as Snapshot;
      const { createdAt } = await signer(keys, now());
      const at = createdAt > label.grantedAt ? createdAt : label.grantedAt;
      return sign(labelCredential(publicOrigin, label, snapshot), at);
    },

    async statusList(purpose: StatusPurpose) {
      const places = await placesOf(db, STATUSES_OF[purpose]);
      const at = now();
      return sign(statusCredential(publicOrigin, purpose, places, at), at);
    },

    /** Canonical JSON, byte for byte as it was hashed. */
    async snapshot(sha256: string): Promise<string> {
      const content = await findPublicSnapshot(db, sha256);
      if (content === null)
        throw new ProblemError('not-found', {
          detail: 'Aucun label ne repose sur une copie figée de cette empreinte.',
        });
      return content;
    },

    /** One that names nothing says so. */
    async labelBadge(reference: string): Promise<{ badge: Badge; found: boolean }> {
      const label = await findGranted(db, reference);
      return { badge: label ? badgeOf(label, now()) : unknownBadge(now()), found: label !== null };
    },

    async solutionBadge(slug: string): Promise<{ badge: Badge; found: boolean }> {
      const labels = await grantedTo(db, slug);
      const name = labels[0]?.solution.name ?? (await findSolutionName(db, slug));
      return name === null
        ? { badge: unknownBadge(now()), found: false }
        : { badge: badgeOfSolution(name, labels, now()), found: true };
    },

    /** The badge as data, for who draws their own. */
    async badgeData(reference: string) {
      const label = await granted(reference);
      const badge = badgeOf(label, now());
      return {
        reference,
        title: badge.title,
        state: badge.state,
        detail: badge.detail,
        solution: badge.subject,
        level: label.level,
        levelName: LEVEL_LABELS[label.level],
        status: label.status,
        holds: badge.tone === 'held',
        at: badge.at,
      };
    },
  };
}
