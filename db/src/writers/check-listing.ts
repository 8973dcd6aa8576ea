/** What a listing must respect and the schema cannot say. The messages are for the person who filled the form. */
import { isDay } from '@gouvtech/criteria';
import {
  AUDIENCE_CODES,
  CHANNEL_CODES,
  DEPLOYMENT_CODES,
  DOMAIN_CODES,
  PRICE_UNITS,
  QUALIFICATION_CODES,
  type FieldProblem,
  type Hosting,
  type Listing,
} from '@gouvtech/domain';

const NAME_MAX = 200;
const SUMMARY_MAX = 240;
/** What the search can index, with a wide margin. */
const DESCRIPTION_MAX = 20_000;
const AMOUNT_MAX = 2_000_000_000;

/** @returns every problem found, in the order of the form; empty when the listing may be saved. */
export function listingProblems(listing: Listing): FieldProblem[] {
  return [
    ...unreadable(listing),
    ...text('name', listing.name, NAME_MAX),
    ...text('summary', listing.summary, SUMMARY_MAX),
    ...tooLong('description', listing.description, DESCRIPTION_MAX),
    ...listing.tags.flatMap((tag, i) => text(`tags[${i}]`, tag, NAME_MAX)),
    ...listing.alternativeTo.flatMap((one, i) => text(`alternativeTo[${i}]`, one, NAME_MAX)),
    ...(['website', 'repository', 'documentation'] as const).flatMap((key) =>
      url(key, listing[key]),
    ),
    ...codes('domains', listing.domains, DOMAIN_CODES),
    ...codes('audiences', listing.audiences, AUDIENCE_CODES),
    ...codes('deployments', listing.deployments, DEPLOYMENT_CODES),
    ...licence(listing),
    ...(listing.hosting ? hosting(listing.hosting) : []),
    ...listing.prices.flatMap((price, i) => [
      ...codes(`prices[${i}].unit`, [price.unit], PRICE_UNITS),
      ...amount(`prices[${i}].amountCents`, price.amountCents),
    ]),
    ...listing.channels.flatMap((channel, i) => [
      ...codes(`channels[${i}].channel`, [channel.channel], CHANNEL_CODES),
      ...day(`channels[${i}].until`, channel.until),
      ...url(`channels[${i}].url`, channel.url),
    ]),
    ...listing.references.flatMap((reference, i) => [
      ...text(`references[${i}].organisation`, reference.organisation, NAME_MAX),
      ...day(`references[${i}].confirmedOn`, reference.confirmedOn ?? undefined),
    ]),
  ];
}

const problem = (path: string, message: string): FieldProblem[] => [{ path, message }];

/** What no database can store as text, wherever it is: a null character, half of a surrogate pair. */
function unreadable(value: unknown, path = ''): FieldProblem[] {
  if (typeof value === 'string')
    return value.includes('\u0000') || !value.isWellFormed()
      ? problem(
          path,
          'Ce champ contient un caractère illisible. Retirez-le ou ressaisissez le texte.',
        )
      : [];
  if (Array.isArray(value)) return value.flatMap((one, i) => unreadable(one, `${path}[${i}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) =>
    unreadable(one, path ? `${path}.${key}` : key),
  );
}

const text = (path: string, value: string, max: number): FieldProblem[] =>
  value.trim() === ''
    ? problem(path, 'Ce champ est vide. Écrivez au moins un mot.')
    : tooLong(path, value, max);

function tooLong(path: string, value: string, max: number): FieldProblem[] {
  const length = [...value].length;
  return length > max
    ? problem(path, `Ce champ compte ${length} caractères, ${max} au plus. Raccourcissez-le.`)
    : [];
}

function url(path: string, value: string | undefined): FieldProblem[] {
  if (value === undefined) return [];
  const parsed = URL.canParse(value) ? new URL(value) : null;
  return parsed && /^https?:$/.test(parsed.protocol)
    ? []
    : problem(
        path,
        `« ${value} » n’est pas une adresse web. Écrivez-la en entier, avec « https:// ».`,
      );
}

function codes(path: string, values: readonly string[], known: readonly string[]): FieldProblem[] {
  const unknown = values.find((value) => !known.includes(value));
  if (unknown !== undefined)
    return problem(
      path,
      `« ${unknown} » n’est pas dans la liste. Choisissez parmi : ${known.join(', ')}.`,
    );
  return new Set(values).size < values.length
    ? problem(path, 'La même valeur est donnée deux fois. Gardez-en une.')
    : [];
}

function licence({ licence: value }: Listing): FieldProblem[] {
  if (value.kind === 'spdx' && value.spdx.trim() === '')
    return problem(
      'licence.spdx',
      'L’identifiant SPDX est vide. Indiquez-le ou choisissez « inconnue ».',
    );
  return [];
}

function hosting({ qualifications, ...rest }: Hosting): FieldProblem[] {
  const places = ['production', 'backups', 'logs', 'support', 'recovery'] as const;
  return [
    ...text('hosting.host', rest.host, NAME_MAX),
    ...country('hosting.hostCountry', rest.hostCountry),
    ...(rest.parentCompany
      ? country('hosting.parentCompany.country', rest.parentCompany.country)
      : []),
    ...places.flatMap((place) =>
      rest[place].flatMap((code, i) => country(`hosting.${place}[${i}]`, code)),
    ),
    ...qualifications.flatMap((qualification, i) => [
      ...codes(`hosting.qualifications[${i}].code`, [qualification.code], QUALIFICATION_CODES),
      ...day(`hosting.qualifications[${i}].until`, qualification.until),
    ]),
  ];
}

const country = (path: string, value: string): FieldProblem[] =>
  /^[A-Z]{2}$/.test(value)
    ? []
    : problem(
        path,
        `« ${value} » n’est pas un code de pays. Écrivez deux majuscules, par exemple « FR ».`,
      );

const day = (path: string, value: string | undefined): FieldProblem[] =>
  value === undefined || isDay(value)
    ? []
    : problem(path, `« ${value} » n’est pas une date. Écrivez-la sous la forme AAAA-MM-JJ.`);

const amount = (path: string, cents: number | null): FieldProblem[] =>
  cents === null || (Number.isInteger(cents) && cents >= 0 && cents <= AMOUNT_MAX)
    ? []
    : problem(path, 'Le montant est un nombre entier de centimes, de 0 à 2 000 000 000.');
