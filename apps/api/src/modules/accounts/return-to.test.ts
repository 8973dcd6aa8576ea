import { describe, expect, it } from 'vitest';
import { safeReturnTo } from './return-to.ts';

const ORIGIN = 'https://catalogue.exemple.fr';

describe('where to go once signed in', () => {
  it.each([
    '/',
    '/espace',
    '/espace/solutions/parafil?vue=notes#preuves',
    '/solutions?q=%C3%A9tat',
  ])('is %s, a page of the catalogue', (page) => {
    expect(safeReturnTo(page, ORIGIN)).toBe(page);
  });

  it.each([
    'https://ailleurs.example/',
    '//ailleurs.example/',
    '/\\ailleurs.example',
    '/\t/ailleurs.example',
    '/.//ailleurs.example',
    '/x/..//ailleurs.example',
    '\\\\ailleurs.example',
    'javascript:alert(1)',
    'espace',
    '',
    ' /espace',
    '/api/v1/auth/proconnect/start',
    `/${'a'.repeat(500)}`,
  ])('is the home page instead of %j', (outside) => {
    expect(safeReturnTo(outside, ORIGIN)).toBe('/');
  });

  it('is the home page when nothing is asked', () => {
    expect(safeReturnTo(undefined, ORIGIN)).toBe('/');
  });
});
