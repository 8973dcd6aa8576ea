/** A past version as a sheet of facts: sections of lines, each said in words. */
import type { Listing, ListingField, ListingValues } from '@gouvtech/domain';
import { FIELD_WORDS, labelOf } from './listing-words.ts';

export type Sheet = { title: string; lines: { label: string; value: string }[] }[];

/** Only what the version says: a field left empty has no line, a section without lines says so on the page. */
export function sheetOf(listing: Listing): Sheet {
  const { hosting } = listing;
  return [
    {
      title: 'Ce que c’est',
      lines: [
        ...list('domains', listing.domains),
        ...list('audiences', listing.audiences),
        ...list('deployments', listing.deployments),
        ...one('licence', listing.licence),
        ...list('tags', listing.tags),
        ...list('alternativeTo', listing.alternativeTo),
        ...one('sinceYear', listing.sinceYear),
        ...one('website', listing.website),
        ...one('repository', listing.repository),
        ...one('documentation', listing.documentation),
      ],
    },
    {
      title: 'Hébergement',
      lines: hosting
        ? [
            ...one('hosting.host', hosting.host),
            ...one('hosting.hostCountry', hosting.hostCountry),
            ...one('hosting.production', hosting.production),
            ...one('hosting.backups', hosting.backups),
            ...one('hosting.logs', hosting.logs),
            ...one('hosting.support', hosting.support),
            ...one('hosting.recovery', hosting.recovery),
            ...one('hosting.foreignControl', hosting.foreignControl),
            ...one('hosting.parentCompany', hosting.parentCompany),
            ...each('hosting.qualifications', hosting.qualifications),
          ]
        : [],
    },
    {
      title: 'Prix',
      lines: [...one('pricing', listing.pricing), ...each('prices', listing.prices)],
    },
    { title: 'Canaux d’achat', lines: each('channels', listing.channels) },
    { title: 'Références', lines: each('references', listing.references) },
  ];
}

type Lines = Sheet[number]['lines'];

const one = <F extends ListingField>(field: F, value: ListingValues[F] | undefined): Lines =>
  value === undefined
    ? []
    : [{ label: short(labelOf(field, value)), value: FIELD_WORDS[field].words(value) }];

/** « Hébergement, journaux » is « Journaux » under the title « Hébergement ». */
const short = (label: string): string =>
  label.replace(/^Hébergement, (.)/, (_, first: string) => first.toUpperCase());

const each = <F extends ListingField>(field: F, values: ListingValues[F][]): Lines =>
  values.flatMap((value) => one(field, value));

const list = <F extends ListingField>(field: F, values: ListingValues[F][]): Lines =>
  values.length === 0
    ? []
    : [{ label: labelOf(field, null), value: values.map(FIELD_WORDS[field].words).join(', ') }];
