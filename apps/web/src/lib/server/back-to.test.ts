import { describe, expect, it } from 'vitest';
import { backTo } from './back-to.ts';

describe('backTo', () => {
  it('keeps the path and the query of this site', () => {
    expect(backTo('/solutions?q=paie&domain=FIN')).toBe('/solutions?q=paie&domain=FIN');
  });
  it.each([
    'https://evil.example/',
    '//evil.example/a',
    '/\\evil.example',
    '/.//evil.example',
    '/..///evil.example',
    '/%2e//evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'http://site.invalid@evil.example/',
    'http://[',
    '',
  ])('never leaves this site: %s', (value) => {
    const url = new URL(backTo(value), 'https://catalogue.example');
    expect(url.origin).toBe('https://catalogue.example');
    expect(backTo(value).startsWith('//')).toBe(false);
  });
  it('goes home when nothing, or a file, was sent', () => {
    expect(backTo(null)).toBe('/');
    expect(backTo(new Blob(['x']))).toBe('/');
  });
});
