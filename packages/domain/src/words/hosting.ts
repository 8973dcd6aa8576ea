/** What the declared hosting is, in plain words; null where nothing is declared. */
import { formatDate } from '../format.ts';
import type { CountryCode, Hosting, Qualification } from '../listing.ts';
import type { QualificationCode } from '../taxonomies.ts';
import { countryList, countryName } from './places.ts';

const CONTROL: Record<Hosting['foreignControl'], string | null> = {
  none: 'Aucun lien déclaré avec une société soumise à un droit extérieur à l’Union',
  'subcontractor-no-access': 'Un sous-traitant y est soumis, sans accès technique aux données',
  'subcontractor-access': 'Un sous-traitant y est soumis et peut accéder aux données',
  controlled: 'L’éditeur, l’hébergeur ou une maison mère y est soumis',
  unknown: null,
};

export const controlWords = ({ foreignControl }: Hosting): string | null => CONTROL[foreignControl];

export const hostWords = ({ host, hostCountry }: Hosting): string =>
  `${host}, ${countryName(hostCountry)}`;

export const placesWords = (codes: CountryCode[]): string | null =>
  codes.length > 0 ? countryList(codes) : null;

export function storageWords({ production, backups }: Hosting): string | null {
  if (production.length === 0) return null;
  const stored = countryList(production);
  if (backups.length === 0) return `${stored} ; sauvegardes non déclarées`;
  const copies = countryList(backups);
  return stored === copies ? stored : `${stored} ; sauvegardes : ${copies}`;
}

/** « Le service, jusqu’au 4 mars 2028 »: a qualified infrastructure does not qualify the service on top of it. */
export function qualificationWords(
  { qualifications }: Hosting,
  code: QualificationCode,
  today: string,
): string | null {
  const held = qualifications.filter((one) => one.code === code);
  return held.length > 0 ? held.map((one) => oneQualification(one, today)).join(' ; ') : null;
}

function oneQualification({ scope, state, until, reference }: Qualification, today: string) {
  const what = scope === 'service' ? 'Le service' : 'L’infrastructure seulement';
  const ended = until !== undefined && until < today;
  const parts = [
    state === 'in-progress' ? `${what}, démarche en cours` : what,
    until && `${ended ? 'terminé le' : 'jusqu’au'} ${formatDate(until)}`,
    reference && `réf. ${reference}`,
  ];
  return parts.filter(Boolean).join(', ');
}
