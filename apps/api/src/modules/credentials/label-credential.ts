/** What a label says to outsiders, as an unsigned W3C Verifiable Credential (Data Model 2.0). */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { LABEL_SCHEMES, LEVEL_LABELS, type LabelSchemeId } from '@gouvtech/domain';
import { contextAddress, CREDENTIALS_CONTEXT, didOf, ISSUER_NAME } from './issuer.ts';
import type { GrantedLabel } from './repository.ts';
import { confirmedCriteria, recomputeSnapshot, type Snapshot } from './snapshot.ts';

export const STATUS_PURPOSES = ['suspension', 'revocation'] as const;
export type StatusPurpose = (typeof STATUS_PURPOSES)[number];

export const credentialAddress = (publicOrigin: string, reference: string): string =>
  `${publicOrigin}/api/v1/labels/${reference}/credential`;
export const statusListAddress = (publicOrigin: string, purpose: StatusPurpose): string =>
  `${publicOrigin}/api/v1/status-lists/${purpose}`;
export const snapshotAddress = (publicOrigin: string, sha256: string): string =>
  `${publicOrigin}/api/v1/snapshots/${sha256}`;

/** The rules a level was computed with: with the snapshot, all it takes to compute it again. */
export function schemeRules(id: LabelSchemeId) {
  const { name, themes, levels, coverage, acceptedSets } = LABEL_SCHEMES[id];
  const rules = { themes, levels, coverage, acceptedSets: acceptedSets ?? [] };
  const version = createHash('sha256')
    .update(canonicalize(rules) as string)
    .digest('hex');
  return { type: 'LabelScheme' as const, schemeId: id, name, version, rules };
}

/** @param snapshot the one the label was granted on */
export function labelCredential(publicOrigin: string, label: GrantedLabel, snapshot: Snapshot) {
  const { solution, vendor, labeller, reference, level } = label;
  const scheme = schemeRules(label.scheme);
  const recomputed = recomputeSnapshot(snapshot);
  return {
    '@context': [CREDENTIALS_CONTEXT, contextAddress(publicOrigin)],
    id: credentialAddress(publicOrigin, reference),
    type: ['VerifiableCredential', 'LabelCredential'],
    name: `Label ${scheme.name}, niveau ${LEVEL_LABELS[level]}\u00a0: ${solution.name}`,
    issuer: { id: didOf(publicOrigin), name: ISSUER_NAME },
    validFrom: `${label.validFrom}T00:00:00Z`,
    validUntil: `${label.validUntil}T23:59:59Z`,
    credentialSubject: {
      id: `${publicOrigin}/solutions/${solution.slug}`,
      type: 'LabelledSolution',
      name: solution.name,
      slug: solution.slug,
      ...(vendor && { vendor }),
      label: {
        id: `${publicOrigin}/labels/${reference}`,
        type: 'Label',
        reference,
        scheme,
        level,
        levelName: LEVEL_LABELS[level],
        labeller,
        audit: label.audit,
        grantedAt: label.grantedAt,
        ...(label.conditions !== '' && { conditions: label.conditions }),
        criteriaSet: { version: recomputed.set.version, sha256: recomputed.set.hash },
        confirmedCriteria: confirmedCriteria(snapshot.answers, recomputed, scheme.rules.themes),
        skippedThemes: label.skippedThemes,
        snapshot: {
          id: snapshotAddress(publicOrigin, label.snapshotSha256),
          sha256: label.snapshotSha256,
        },
      },
    },
    credentialStatus: STATUS_PURPOSES.map((purpose) => ({
      id: `${statusListAddress(publicOrigin, purpose)}#${label.statusIndex}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: String(label.statusIndex),
      statusListCredential: statusListAddress(publicOrigin, purpose),
    })),
  };
}
