import { describe, expect, it } from 'vitest';
import { fieldLines } from './fields.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';

const lines = (id: string, values: Parameters<typeof fieldLines>[2]) => {
  const { rule, texts } = wordingOf('2026.1').criterion(id);
  return fieldLines(rule, texts, values);
};

describe('the fields of an answer in words', () => {
  it('writes figures with their unit and booleans as yes or no', () => {
    expect(lines('SEC-08', { engagement: true, jours: 14 }).map(({ value }) => value)).toEqual([
      'oui',
      '14\u00a0jours',
    ]);
  });

  it('writes choices with the words of the référentiel', () => {
    const [line] = lines('HEB-04', { situation: 'aucun-lien' });
    expect(line?.value).toBe('Aucun lien, critères 19.6 de SecNumCloud remplis');
  });

  it('links an address only when it is one of the web', () => {
    const href = (address: string) =>
      lines('SEC-08', { adresse_avis: address }).map((line) => line.href);
    expect(href('https://parafil.example/avis')).toEqual(['https://parafil.example/avis']);
    expect(href('ftp://parafil.example')).toEqual([null]);
  });

  it('says nothing of empty fields, nor of fields the listing itself shows', () => {
    expect(lines('SEC-08', { adresse_avis: '' })).toEqual([]);
    expect(lines('HEB-01', { localisation: 'tout-ue' })).toEqual([]);
  });
});
