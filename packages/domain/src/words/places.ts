import type { CountryCode } from '../listing.ts';

const names = new Intl.DisplayNames('fr', { type: 'region', fallback: 'code' });

/** « France », « États-Unis »; a code `Intl` does not accept stays as it is. */
export function countryName(code: CountryCode): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** « France et Allemagne », each once, in the order given. */
export function countryList(codes: CountryCode[]): string {
  return listed([...new Set(codes)].map(countryName));
}

/** « un, deux et trois ». */
export function listed(items: string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`;
}

/** « SaaS mutualisé et sur site »: labels in one sentence, the acronym keeps its capitals. */
export const oneSentence = (labels: string[]): string =>
  listed(
    labels.map((label, index) =>
      index === 0 || label.startsWith('SaaS') ? label : label[0]?.toLowerCase() + label.slice(1),
    ),
  );
