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

/**
 * Column of the table for a hosting operated by the vendor.
 * SecNumCloud counts only when the service itself is qualified (a qualified infrastructure does not extend to it).
 */
export function hostingColumns(hosting: Hosting, today: string): HostingColumn[] {
  const columns: HostingColumn[] = [];
  if (holds(hosting.qualifications, 'SecNumCloud', today, 'service')) columns.push('SNC');
  if (holds(hosting.qualifications, 'HDS', today)) columns.push('HDS');
  if (hostingLocation(hosting) !== 'tout-ue') return [...columns, 'HUE'];
  return [
    ...columns,
    hosting.foreignControl === 'none' || hosting.foreignControl === 'subcontractor-no-access'
      ? 'UE'
      : 'UE*',
  ];
}

const RANK: Record<Admission, number> = { A: 0, C: 1, D: 2, X: 3 };

/** S5 binds the State, operators and designated GIPs (SREN art. 31): for others an exclusion becomes advice. */
const soften = (admission: Admission, dataClass: DataClass, buyer: Buyer): Admission =>
  dataClass === 'S5' && buyer !== 'state' && (admission === 'X' || admission === 'C')
    ? 'D'
    : admission;

/**
 * For each class of data, what the doctrine says of this solution's hosting for this buyer, best column first.
 * A service certified HDS and qualified SecNumCloud takes the better of the two columns, except health data (S4),
 * which needs HDS whatever else. Returns [] when nothing is declared: nothing can be said.
 */
export function hostingVerdicts(
  { hosting, deployments }: { hosting: Hosting | null; deployments: DeploymentCode[] },
  buyer: Buyer,
  today: string,
): HostingVerdict[] {
  const columns = hosting && hosting.production.length > 0 ? hostingColumns(hosting, today) : [];
  if (deployments.some((d) => d === 'on-premise' || d === 'own-host' || d === 'desktop'))
    columns.push('SITE');
  if (columns.length === 0) return [];
  return (Object.keys(DOCTRINE) as DataClass[]).map((dataClass) => {
    const rule = DOCTRINE[dataClass];
    const withHds = columns.includes('HDS');
    const admissionIn = (column: HostingColumn): Admission => {
      if (dataClass === 'S4' && column !== 'HDS' && column !== 'SITE') return withHds ? 'C' : 'X';
      if (dataClass === 'S5' && column === 'HDS') return columns.includes('SNC') ? 'A' : 'X';
      return rule.admission[column];
    };
    const [best] = [...columns]
      .map((column) => ({ column, admission: soften(admissionIn(column), dataClass, buyer) }))
      .sort((a, b) => RANK[a.admission] - RANK[b.admission]);
    const { column, admission } = best!;
    return {
      dataClass,
      column,
      admission,
      reason: rule.reason[admission] ?? rule.why,
      source: rule.source,
    };
  });
}
