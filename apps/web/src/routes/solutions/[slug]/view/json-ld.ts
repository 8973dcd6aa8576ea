/** What search engines read: schema.org SoftwareApplication. No rating: our scores are not opinions of users. */
import { spdxIds, type SolutionDocument } from '@gouvtech/domain';
import { AUDIENCE_LABELS, DOMAIN_LABELS } from '@gouvtech/domain/labels';
import { webAddress } from './address.ts';

/** The JSON of a data block, without `<` or `&`: no text of a listing can close the element or be escaped in it. */
export function jsonLd(document: SolutionDocument, canonical: string): string {
  const { vendor, licence } = document;
  const free = document.price.value.pricing === 'free';
  const data = {
    '@context': 'https://schema.org',
    '@type': 'SoftwareApplication',
    '@id': canonical,
    url: canonical,
    name: document.name,
    description: document.summary,
    inLanguage: 'fr',
    applicationCategory: some(document.domains.map((code) => DOMAIN_LABELS[code].name)),
    audience: some(
      document.audiences.map((code) => ({
        '@type': 'Audience',
        audienceType: AUDIENCE_LABELS[code],
      })),
    ),
    keywords: some(document.tags),
    sameAs: webAddress(document.website) ?? undefined,
    softwareHelp: webAddress(document.documentation) ?? undefined,
    license:
      licence.value.kind === 'spdx'
        ? spdxIds(licence.value.spdx).map((id) => `https://spdx.org/licenses/${id}`)
        : undefined,
    publisher: vendor
      ? { '@type': 'Organization', name: vendor.name, address: vendor.city ?? undefined }
      : undefined,
    isAccessibleForFree: free || undefined,
    dateModified: document.updatedOn,
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('&', '\\u0026');
}

const some = <T>(items: T[]): T[] | undefined => (items.length > 0 ? items : undefined);
