/**
 * Licences: a controlled list of SPDX identifiers. "Open source" is computed from it, never ticked.
 * `open`: approved by the Open Source Initiative or free according to the FSF.
 * `administration`: on the list of licences an administration may use for its software (CRPA D323-2-1):
 * BSD, Apache, CeCILL-B, MIT; MPL, GPL (with LGPL and AGPL), CeCILL, EUPL, EPL.
 */
import type { Licence } from './listing.ts';

type Family = { ids: string[]; open: boolean; administration: boolean };

const FAMILIES: Family[] = [
  {
    open: true,
    administration: true,
    ids: [
      'Apache-2.0',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'CECILL-B',
      'MIT',
      'MPL-2.0',
      'CECILL-2.1',
      'CECILL-C',
      'EUPL-1.2',
      'EPL-2.0',
      'GPL-2.0-only',
      'GPL-2.0-or-later',
      'GPL-3.0-only',
      'GPL-3.0-or-later',
      'LGPL-2.1-only',
      'LGPL-2.1-or-later',
      'LGPL-3.0-only',
      'LGPL-3.0-or-later',
      'AGPL-3.0-only',
      'AGPL-3.0-or-later',
    ],
  },
  {
    open: true,
    administration: false,
    ids: [
      'Artistic-2.0',
      'BSL-1.0',
      'CC0-1.0',
      'CECILL-2.0',
      'CPAL-1.0',
      'CPL-1.0',
      'EPL-1.0',
      'EUPL-1.1',
      'IPL-1.0',
      'ISC',
      'LGPL-2.0-only',
      'LGPL-2.0-or-later',
      'MPL-1.1',
      'OLDAP-2.8',
      'OSL-3.0',
      'PHP-3.01',
      'PostgreSQL',
      'PSF-2.0',
      'Unlicense',
      'W3C',
      'X11',
      'Zlib',
      'ZPL-2.1',
      'Zimbra-1.3',
      '0BSD',
    ],
  },
  {
    open: false,
    administration: false,
    ids: [
      'BUSL-1.1',
      'CC-BY-4.0',
      'CC-BY-NC-4.0',
      'CC-BY-NC-SA-4.0',
      'CC-BY-SA-4.0',
      'Elastic-2.0',
      'SSPL-1.0',
      'PolyForm-Noncommercial-1.0.0',
    ],
  },
];

const BY_ID = new Map(
  FAMILIES.flatMap((family) =>
    family.ids.map((id) => [
      id.toLowerCase(),
      { id, open: family.open, administration: family.administration },
    ]),
  ),
);

export const SPDX_IDS: readonly string[] = FAMILIES.flatMap((family) => family.ids).sort();

/** Spellings that name one licence without doubt: deprecated SPDX ids and the commonest hand-written forms. */
const ALIASES: Record<string, string> = {
  'gpl-2.0': 'GPL-2.0-only',
  'gpl-3.0': 'GPL-3.0-only',
  'lgpl-2.1': 'LGPL-2.1-only',
  'lgpl-3.0': 'LGPL-3.0-only',
  'agpl-3.0': 'AGPL-3.0-only',
  'lgpl-2.0': 'LGPL-2.0-only',
  'gpl-2.0+': 'GPL-2.0-or-later',
  'gpl-3.0+': 'GPL-3.0-or-later',
  'lgpl-2.0+': 'LGPL-2.0-or-later',
  'lgpl-2.1+': 'LGPL-2.1-or-later',
  'lgpl-3.0+': 'LGPL-3.0-or-later',
  'agpl-3.0+': 'AGPL-3.0-or-later',
  'mpl 2.0': 'MPL-2.0',
  'apache 2.0': 'Apache-2.0',
  'cecill-b': 'CECILL-B',
  'cecill-2.1': 'CECILL-2.1',
  'eupl 1.2': 'EUPL-1.2',
};

type KnownLicence = { id: string; open: boolean; administration: boolean };

/** @returns the licence of the controlled list, or undefined. Case does not count. */
export function findLicence(id: string): KnownLicence | undefined {
  const key = id.trim().toLowerCase();
  return BY_ID.get(key) ?? BY_ID.get(ALIASES[key]?.toLowerCase() ?? '');
}

/**
 * Reads a licence as people type it. One certain identifier, or an SPDX expression made of certain identifiers, becomes
 * `spdx`; anything else keeps its words and is marked "à vérifier".
 */
export function readLicence(raw: string | null | undefined): Licence {
  const text = raw?.trim() ?? '';
  if (text === '' || /^(n\/?a|none|null|-)$/i.test(text)) return { kind: 'unknown' };
  if (/^(propri[ée]taire|proprietary|closed|commercial)$/i.test(text))
    return { kind: 'proprietary', raw: text };
  const parts = text.split(/\s+(OR|AND)\s+/);
  const known = parts.map((part) =>
    part === 'OR' || part === 'AND' ? part : findLicence(part)?.id,
  );
  if (known.some((id) => id === undefined)) return { kind: 'to-verify', raw: text };
  const spdx = known.join(' ');
  return spdx === text ? { kind: 'spdx', spdx } : { kind: 'spdx', spdx, raw: text };
}

/** Every identifier of the expression, in order. */
export function spdxIds(spdx: string): string[] {
  return spdx
    .split(/\s+(?:OR|AND)\s+|[()]/)
    .map((id) => id.trim())
    .filter(Boolean);
}

const holds = (licence: Licence, test: (known: KnownLicence) => boolean): boolean => {
  if (licence.kind !== 'spdx') return false;
  const choose = licence.spdx.includes(' AND ') ? 'every' : 'some';
  return spdxIds(licence.spdx)[choose]((id) => {
    const known = findLicence(id);
    return known !== undefined && test(known);
  });
};

/** True only for a licence of the list that is free; a choice (OR) needs one, a combination (AND) needs all. */
export const isOpenSource = (licence: Licence): boolean => holds(licence, (known) => known.open);

/** What criterion LIB-02 is computed from. */
export function licenceClass(
  licence: Licence,
): 'aucune-ou-non-libre' | 'libre-hors-liste' | 'libre-liste' {
  if (holds(licence, (known) => known.administration)) return 'libre-liste';
  return isOpenSource(licence) ? 'libre-hors-liste' : 'aucune-ou-non-libre';
}

/** Value of the `licence` facet. */
export function licenceFacet(
  licence: Licence,
): 'open-source' | 'proprietary' | 'source-available' | 'to-verify' | 'unknown' {
  if (licence.kind !== 'spdx') return licence.kind;
  return isOpenSource(licence) ? 'open-source' : 'source-available';
}
