/** Rules of the standard that join several keys. */
import type { Report } from './check.ts';
import { isCountry } from './formats.ts';
import type { Data } from './yaml.ts';

const section = (value: unknown): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export function crossProblems(data: Data, report: Report): void {
  maintenance(section(data['maintenance']), report);
  countries(section(data['intendedAudience']), report);
  if (data['it'] != null && data['IT'] != null)
    report(['it'], 'not-allowed', 'La section « IT » est déjà là. Retirez « it ».');
}

/** Who maintains decides who must be named. */
function maintenance({ type, contacts, contractors }: Data, report: Report): void {
  const named = (type === 'internal' || type === 'community') && 'contacts';
  if (named && listed(contacts).length === 0)
    report(
      ['maintenance', 'contacts'],
      'required',
      `La clé « maintenance.contacts » est obligatoire quand « maintenance.type » est « ${type} » : nommez au moins une personne.`,
    );
  if (type === 'contract' && listed(contractors).length === 0)
    report(
      ['maintenance', 'contractors'],
      'required',
      'La clé « maintenance.contractors » est obligatoire quand « maintenance.type » est « contract » : nommez au moins un prestataire.',
    );
  if (contractors != null && typeof type === 'string' && type !== 'contract')
    report(
      ['maintenance', 'contractors'],
      'not-allowed',
      'La clé « maintenance.contractors » n’a sa place que si « maintenance.type » est « contract ». Retirez-la.',
    );
}

function countries(audience: Data, report: Report): void {
  for (const key of ['countries', 'unsupportedCountries'])
    listed(audience[key]).forEach((code, i) => {
      if (typeof code === 'string' && isCountry(code) && code === code.toLowerCase())
        report(
          ['intendedAudience', key, i],
          'deprecated',
          `Un code de pays s’écrit en majuscules : « ${code.toUpperCase()} ».`,
          'warning',
        );
    });
}
