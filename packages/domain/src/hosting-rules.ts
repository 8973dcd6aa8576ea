/**
 * Which data may go where: the decision table of the hosting doctrine ("Cloud au centre", SREN art. 31, HDS, II 901,
 * IGI 1300). It informs and never gives legal advice: every answer ends with "à valider avec votre RSSI et votre DPO".
 * Wording and sources: `hosting-doctrine.ts`.
 */
import {
  DOCTRINE,
  type DataClass,
  type HostingColumn,
  type Admission,
} from './hosting-doctrine.ts';
import type { CountryCode, Hosting, Qualification } from './listing.ts';
import type { DeploymentCode } from './taxonomies.ts';

/** EU members, then the three other members of the EEE. */
const EEE = new Set<CountryCode>([
  'AT',
  'BE',
  'BG',
  'HR',
  'CY',
  'CZ',
  'DK',
  'EE',
  'FI',
  'FR',
  'DE',
  'GR',
  'HU',
  'IE',
  'IT',
  'LV',
  'LT',
  'LU',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SK',
  'SI',
  'ES',
  'SE',
  'IS',
  'LI',
  'NO',
]);
export const inEea = (country: CountryCode): boolean => EEE.has(country);

/** The five places criterion HEB-01 asks for. */
const places = (hosting: Hosting) => [
  hosting.production,
  hosting.backups,
  hosting.logs,
  hosting.support,
  hosting.recovery,
];

/** What criterion HEB-01 is computed from. */
export function hostingLocation(
  hosting: Hosting | null,
): 'non-declare' | 'production-seule' | 'declare-hors-ue' | 'tout-ue' {
  if (!hosting || hosting.production.length === 0) return 'non-declare';
  if (places(hosting).some((countries) => countries.length === 0)) return 'production-seule';
  return places(hosting).flat().every(inEea) ? 'tout-ue' : 'declare-hors-ue';
}

/** Value of the `location` facet: where production and backups are. */
export function dataLocation(
  hosting: Hosting | null,
): 'france' | 'eu' | 'outside-eu' | 'undeclared' {
  if (!hosting || hosting.production.length === 0) return 'undeclared';
  const countries = [...hosting.production, ...hosting.backups];
  if (!countries.every(inEea)) return 'outside-eu';
  return countries.every((country) => country === 'FR') ? 'france' : 'eu';
}

const holds = (
  qualifications: Qualification[],
  code: Qualification['code'],
  today: string,
  scope?: Qualification['scope'],
) =>
  qualifications.some(
    (q) =>
      q.code === code &&
      q.state === 'held' &&
      (!q.until || q.until >= today) &&
      (!scope || q.scope === scope),
  );

/** Who asks: the classes that bind the State, its operators and designated GIPs only advise the others. */
export const BUYERS = ['state', 'local', 'hospital', 'education-research'] as const;
export type Buyer = (typeof BUYERS)[number];

export type HostingVerdict = {
  dataClass: DataClass;
  column: HostingColumn;
  admission: Admission;
  reason: string;
  source: string;
};

const exposed = (hosting: Hosting) =>
  hosting.foreignControl !== 'none' && hosting.foreignControl !== 'subcontractor-no-access';

/**
 * Column of the table for a hosting operated by the vendor.
 * SecNumCloud counts only when the service itself is qualified (a qualified infrastructure does not extend to it).
 */
export function hostingColumn(hosting: Hosting, today: string): HostingColumn {
  const stored = dataLocation(hosting);
  if (stored !== 'outside-eu' && holds(hosting.qualifications, 'SecNumCloud', today, 'service'))
    return 'SNC';
  if (hostingLocation(hosting) !== 'tout-ue') return 'HUE';
  if (exposed(hosting)) return 'UE*';
  return holds(hosting.qualifications, 'HDS', today) ? 'HDS' : 'UE';
}

/** Health data hosted for others needs an HDS certificate whatever else, storage in the EEA, and published exposure. */
function healthAdmission(hosting: Hosting, today: string): Admission {
  if (!holds(hosting.qualifications, 'HDS', today) || dataLocation(hosting) === 'outside-eu')
    return 'X';
  return exposed(hosting) ? 'C' : 'A';
}

function admissionOf(
  dataClass: DataClass,
  column: HostingColumn,
  hosting: Hosting | null,
  today: string,
): Admission {
  if (column === 'SITE' || !hosting) return DOCTRINE[dataClass].admission[column];
  if (dataClass === 'S4') return healthAdmission(hosting, today);
  if (dataClass === 'S6' && !holds(hosting.qualifications, 'DR', today)) return 'X';
  return DOCTRINE[dataClass].admission[column];
}

/** S5 binds the State, operators and designated GIPs (SREN art. 31): for others an exclusion becomes advice. */
const soften = (admission: Admission, dataClass: DataClass, buyer: Buyer): Admission =>
  dataClass === 'S5' && buyer !== 'state' && admission === 'X' ? 'D' : admission;

/** What the doctrine says, class by class, of one way to get the solution. */
function verdictsFor(
  column: HostingColumn,
  hosting: Hosting | null,
  buyer: Buyer,
  today: string,
): HostingVerdict[] {
  return (Object.keys(DOCTRINE) as DataClass[]).map((dataClass) => {
    const rule = DOCTRINE[dataClass];
    const admission = soften(admissionOf(dataClass, column, hosting, today), dataClass, buyer);
    const reason = rule.reasonAt?.[`${column}:${admission}`] ?? rule.reason[admission] ?? rule.why;
    return { dataClass, column, admission, reason, source: rule.source };
  });
}

/**
 * For this buyer, what the doctrine says of each way to get the solution: operated by the vendor, and installed at
 * the buyer's or at a host of their choice. Empty when nothing is declared: nothing can be said.
 */
export function hostingVerdicts(
  { hosting, deployments }: { hosting: Hosting | null; deployments: DeploymentCode[] },
  buyer: Buyer,
  today: string,
): { column: HostingColumn; verdicts: HostingVerdict[] }[] {
  const columns: HostingColumn[] = [];
  if (hosting && hosting.production.length > 0) columns.push(hostingColumn(hosting, today));
  if (deployments.some((d) => d === 'on-premise' || d === 'own-host' || d === 'desktop'))
    columns.push('SITE');
  return columns.map((column) => ({
    column,
    verdicts: verdictsFor(column, hosting, buyer, today),
  }));
}
