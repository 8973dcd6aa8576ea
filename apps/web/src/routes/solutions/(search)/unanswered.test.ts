import { describe, expect, it } from 'vitest';
import { whyNothing } from './unanswered.ts';

const NONE = Array.from({ length: 50 }, () => 'zqx').join(' ');

describe('a search that finds nothing', () => {
  it.each(['& | !', '"" -- ()', '…', '<->', '🦉', '%_\\%'])(
    'says that « %s » has no word',
    (text) => {
      expect(whyNothing(text, true)).toMatch(/^Cette recherche ne contient que des signes\u00a0:/);
      expect(whyNothing(text, false)).toBe(whyNothing(text, true));
    },
  );

  it.each(['поиск', '搜索', 'بحث', 'Ωμέγα'])('says that « %s » is in another script', (text) => {
    expect(whyNothing(text, true)).toContain('en lettres latines');
  });

  it('says how many words are read of fifty', () => {
    expect(whyNothing(NONE, true)).toMatch(
      /^Aucun des 16 premiers mots .+, et les 34 suivants ne sont pas lus\. Gardez un ou deux mots/,
    );
    expect(whyNothing(NONE.split(' ').slice(0, 17).join(' '), true)).toContain(
      'le suivant n’est pas',
    );
    expect(whyNothing('zq za zb zc zd ze', true)).toMatch(/^Aucun des 6 mots/);
  });

  it('does not blame the words when filters or a literal search may be the reason', () => {
    expect(whyNothing(NONE, false)).toBeNull();
  });

  it('has nothing to say of ordinary words, accented or mixed with another script', () => {
    for (const text of ['zzqxwv', 'élection', 'Ωmega', 'M57', '2026', 'e\u0301tat civil'])
      expect(whyNothing(text, true), text).toBeNull();
  });
});
