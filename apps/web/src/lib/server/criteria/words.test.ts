import { describe, expect, it } from 'vitest';
import { criteriaSets } from '@gouvtech/criteria';
import { applicabilityWords, EVIDENCE_WORDS, naWords, shelfLifeWords } from './words.ts';

describe('rules in words', () => {
  it('joins facts as the rule does', () => {
    expect(applicabilityWords('toujours', '2026.1')).toBe('À toutes les solutions.');
    expect(applicabilityWords({ and: ['dcp', 'saas'] }, '2026.1')).toMatch(/» et «/);
    expect(applicabilityWords({ or: ['ihm_web', 'client_natif'] }, '2026.1')).toMatch(/» ou «/);
  });
  it('leaves no criterion of any version with a key instead of a word', () => {
    for (const { criteria, version } of criteriaSets)
      for (const criterion of criteria) {
        expect(applicabilityWords(criterion.applicability, version)).not.toMatch(/undefined|_/);
        expect(naWords(criterion)).toBeTruthy();
        for (const { type, shelfLife } of criterion.evidence) {
          expect(EVIDENCE_WORDS[type]).toBeTruthy();
          expect(shelfLifeWords(shelfLife)).not.toMatch(/undefined/);
        }
      }
  });
  it('says how long a piece holds', () => {
    expect(shelfLifeWords({ months: 24 })).toBe('24\u00a0mois');
    expect(shelfLifeWords({ days: 30 })).toBe('30\u00a0jours');
    expect(shelfLifeWords('own-end')).toMatch(/date écrite/);
  });
});
