import type { Listing } from '@gouvtech/domain';
import * as t from '../schema/index.ts';

/** Tables that hold the current facts of a listing, one or several rows each. */
export const LISTING_TABLES = [
  t.listing,
  t.listingDomain,
  t.listingAudience,
  t.listingDeployment,
  t.hosting,
  t.hostingQualification,
  t.purchaseChannel,
  t.price,
  t.reference,
] as const;

type Rows<T extends (typeof LISTING_TABLES)[number]> = [T, T['$inferInsert'][]];
const of = <T extends (typeof LISTING_TABLES)[number]>(
  table: T,
  values: T['$inferInsert'][],
): Rows<T> => [table, values];

/** A listing as rows, table by table. */
export function listingRows(solutionId: string, listing: Listing) {
  const { licence, hosting } = listing;
  return [
    of(t.listing, [
      {
        solutionId,
        name: listing.name,
        summary: listing.summary,
        description: listing.description,
        website: listing.website,
        repository: listing.repository,
        documentation: listing.documentation,
        licenceKind: licence.kind,
        licenceSpdx: licence.kind === 'spdx' ? licence.spdx : null,
        licenceRaw: 'raw' in licence ? licence.raw : null,
        pricing: listing.pricing,
        tags: listing.tags,
        alternativeTo: listing.alternativeTo,
      },
    ]),
    of(
      t.listingDomain,
      listing.domains.map((domain) => ({ solutionId, domain })),
    ),
    of(
      t.listingAudience,
      listing.audiences.map((audience) => ({ solutionId, audience })),
    ),
    of(
      t.listingDeployment,
      listing.deployments.map((deployment) => ({ solutionId, deployment })),
    ),
    of(
      t.hosting,
      hosting
        ? [
            {
              ...hosting,
              solutionId,
              parentName: hosting.parentCompany?.name,
              parentCountry: hosting.parentCompany?.country,
            },
          ]
        : [],
    ),
    of(
      t.hostingQualification,
      (hosting?.qualifications ?? []).map((one, position) => ({ ...one, solutionId, position })),
    ),
    of(
      t.purchaseChannel,
      listing.channels.map((one, position) => ({ ...one, solutionId, position })),
    ),
    of(
      t.price,
      listing.prices.map((one, position) => ({ ...one, solutionId, position })),
    ),
    of(
      t.reference,
      listing.references.map((one, position) => ({ ...one, solutionId, position })),
    ),
  ];
}
