import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseSiren, sirenOf, sirenProblem, siretProblem } from './siren.ts';

describe('a SIREN', () => {
  it.each(['130025265', '130 025 265', '130\u00A0025\u202F265', ' 443061841\n', '356000000'])(
    'accepts %j',
    (text) => expect(sirenProblem(text)).toBeNull(),
  );

  it.each([
    ['', 'Indiquez le SIREN\u00A0: 9 chiffres.'],
    ['13002526', 'Ce SIREN a 8 chiffres, il en faut 9.'],
    ['1', 'Ce SIREN a 1 chiffre, il en faut 9.'],
    ['130025266', 'sa clé de contrôle ne correspond pas'],
    ['130052265', 'deux sont inversés'],
    ['000000000', 'n’existe pas'],
    ['13002526S', 'Retirez «\u00A0S\u00A0»'],
    ['１３００２５２６５', 'ne contient que des chiffres'],
    [
      '13002526500013',
      'c’est un SIRET. Le SIREN est formé des 9 premiers\u00A0: 130\u00A0025\u00A0265.',
    ],
    [
      'FR 40 303 265 045',
      'numéro de TVA. Le SIREN est formé de ses 9 derniers chiffres\u00A0: 303\u00A0265\u00A0045.',
    ],
    ['9'.repeat(100_000), 'Ce SIREN a 100000 chiffres'],
  ])('refuses %.30s and says why', (text, words) => expect(sirenProblem(text)).toContain(words));

  it('catches any single wrong digit', () => {
    const place = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 9 }), (index, shift) => {
        const digits = [...'130025265'];
        digits[index] = String((Number(digits[index]) + shift) % 10);
        expect(sirenProblem(digits.join(''))).not.toBeNull();
      }),
    );
  });
});

describe('a SIRET', () => {
  it.each(['13002526500013', '130 025 265 00013', '44306184100047'])('accepts %j', (text) =>
    expect(siretProblem(text)).toBeNull(),
  );

  it.each([
    ['', 'Indiquez le SIRET\u00A0: 14 chiffres.'],
    ['1300252650001', 'Ce SIRET a 13 chiffres, il en faut 14.'],
    ['130025265', 'c’est un SIREN. Le SIRET a 5 chiffres de plus'],
    ['13002526500014', 'sa clé de contrôle'],
    ['13002526600013', 'Les 9 premiers chiffres'],
  ])('refuses %j and says why', (text, words) => expect(siretProblem(text)).toContain(words));

  it('follows the exception of La Poste, its head office included', () => {
    expect(siretProblem('35600000000048')).toBeNull();
    // Digits add up to 20, and Luhn’s key is wrong.
    expect(siretProblem('35600000000006')).toBeNull();
    expect(siretProblem('356 000 000 49837')).toBeNull();
    expect(siretProblem('35600000000007')).not.toBeNull();
  });

  it('keeps the exception to La Poste', () => {
    // Digits add up to a multiple of 5 here too.
    expect(siretProblem('13002526500001')).not.toBeNull();
  });

  it('gives the SIREN of its legal unit', () => {
    expect(sirenOf('130 025 265 00013')).toBe('130025265');
    expect(normaliseSiren('130\u2007025 265')).toBe('130025265');
  });
});
