import { describe, expect, it } from 'vitest';
import {
  SPDX_IDS,
  findLicence,
  isOpenSource,
  licenceClass,
  licenceFacet,
  readLicence,
} from './licences.ts';

describe('reading a licence as people type it', () => {
  it.each([
    ['MIT', 'MIT'],
    ['agpl-3.0', 'AGPL-3.0-only'],
    ['GPL-2.0+', 'GPL-2.0-or-later'],
    ['CECILL-B', 'CECILL-B'],
    ['MIT OR Apache-2.0', 'MIT OR Apache-2.0'],
    [' EUPL-1.2 ', 'EUPL-1.2'],
  ])('reads %s as %s', (raw, spdx) => {
    expect(readLicence(raw)).toMatchObject({ kind: 'spdx', spdx });
  });
  it.each([
    'GPL',
    'GPL V2.0',
    'Creative Commons',
    'LGPL-2.1, LGPL-2.0,  LGPL-3.0',
    'CPA',
    'MIT OR maison',
  ])('keeps « %s » as it is, to be verified', (raw) =>
    expect(readLicence(raw)).toEqual({ kind: 'to-verify', raw }),
  );
  it.each([null, undefined, '', ' ', 'N/A'])('takes %s for unknown', (raw) => {
    expect(readLicence(raw)).toEqual({ kind: 'unknown' });
  });
});

describe('open source is computed, never ticked', () => {
  it('refuses non-commercial and source-available licences', () => {
    for (const id of ['CC-BY-NC-4.0', 'BUSL-1.1', 'SSPL-1.0', 'Elastic-2.0'])
      expect(isOpenSource({ kind: 'spdx', spdx: id })).toBe(false);
    expect(licenceFacet({ kind: 'spdx', spdx: 'BUSL-1.1' })).toBe('source-available');
  });
  it('needs one licence of a choice and every licence of a combination', () => {
    expect(isOpenSource({ kind: 'spdx', spdx: 'MIT OR BUSL-1.1' })).toBe(true);
    expect(isOpenSource({ kind: 'spdx', spdx: 'MIT AND BUSL-1.1' })).toBe(false);
  });
  it('never takes an unread or proprietary licence for open', () => {
    expect(isOpenSource({ kind: 'to-verify', raw: 'GPL' })).toBe(false);
    expect(isOpenSource({ kind: 'proprietary' })).toBe(false);
  });
  it('separates the list of CRPA D323-2-1 from other free licences', () => {
    expect(licenceClass({ kind: 'spdx', spdx: 'EUPL-1.2' })).toBe('libre-liste');
    expect(licenceClass({ kind: 'spdx', spdx: 'ISC' })).toBe('libre-hors-liste');
    expect(licenceClass({ kind: 'proprietary' })).toBe('aucune-ou-non-libre');
  });
  it('knows every identifier it offers, once', () => {
    expect(new Set(SPDX_IDS).size).toBe(SPDX_IDS.length);
    for (const id of SPDX_IDS) expect(findLicence(id)?.id).toBe(id);
  });
});
