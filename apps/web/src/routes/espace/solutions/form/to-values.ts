/** A draft as the texts of its form. */
import type { Listing, ListingDraft } from '@gouvtech/domain';
import { countryName } from '@gouvtech/domain/words';
import type { Values } from './controls.ts';

const euros = (cents: number | null): string =>
  cents === null ? 'devis' : (cents / 100).toFixed(2).replace('.', ',');
const places = (codes: string[] = []): string => codes.map(countryName).join(', ');

export function toValues(draft: ListingDraft): Values {
  const { licence, hosting } = draft;
  return {
    name: draft.name ?? '',
    summary: draft.summary ?? '',
    description: draft.description ?? '',
    website: draft.website ?? '',
    repository: draft.repository ?? '',
    documentation: draft.documentation ?? '',
    tags: (draft.tags ?? []).join(', '),
    alternativeTo: (draft.alternativeTo ?? []).join(', '),
    sinceYear: draft.sinceYear === undefined ? '' : String(draft.sinceYear),
    domains: draft.domains ?? [],
    audiences: draft.audiences ?? [],
    deployments: draft.deployments ?? [],
    'licence.kind': licence?.kind ?? 'unknown',
    'licence.spdx': licence?.kind === 'spdx' ? licence.spdx : '',
    'licence.scope': (licence?.kind === 'spdx' && licence.scope) || '',
    'licence.raw': licence?.kind === 'to-verify' ? licence.raw : '',
    ...hostingValues(hosting ?? null),
    pricing: draft.pricing ?? 'unknown',
    ...rows('prices', draft.prices, ({ amountCents, stage, unit, note }) => ({
      stage,
      amount: euros(amountCents),
      unit,
      note,
    })),
    ...rows('channels', draft.channels, (one) => one),
    ...rows('references', draft.references, ({ organisation, usage, sinceYear }) => ({
      organisation,
      usage,
      sinceYear,
    })),
  };
}

const hostingValues = (hosting: Listing['hosting']): Values => ({
  'hosting.host': hosting?.host ?? '',
  'hosting.hostCountry': hosting ? places(hosting.hostCountry ? [hosting.hostCountry] : []) : '',
  'hosting.production': places(hosting?.production),
  'hosting.backups': places(hosting?.backups),
  'hosting.logs': places(hosting?.logs),
  'hosting.support': places(hosting?.support),
  'hosting.recovery': places(hosting?.recovery),
  'hosting.foreignControl': hosting?.foreignControl ?? 'unknown',
  'hosting.parentName': hosting?.parentCompany?.name ?? '',
  'hosting.parentCountry': hosting?.parentCompany ? places([hosting.parentCompany.country]) : '',
  ...rows('hosting.qualifications', hosting?.qualifications, (one) => one),
});

const rows = <T>(
  path: string,
  items: T[] = [],
  cells: (item: T) => Record<string, unknown>,
): Values =>
  Object.fromEntries(
    items.flatMap((item, index) =>
      Object.entries(cells(item)).map(([column, value]) => [
        `${path}.${index}.${column}`,
        value === undefined || value === null ? '' : String(value),
      ]),
    ),
  );
