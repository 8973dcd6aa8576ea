import { describe, expect, it } from 'vitest';
import { carrying, choiceOf, comparisonAddress, readTray, withTray, type Tray } from './tray.ts';

const from = (query: string): URLSearchParams => new URLSearchParams(query);
const holding = (...slugs: string[]): Tray => ({
  chosen: slugs.map((slug) => ({ slug, name: slug })),
  problems: [],
});
const here = (slugs: string[]): string => `/solutions?${withTray(from('q=agenda&page=2'), slugs)}`;

describe('the tray in the address', () => {
  it('is read in order, each solution once, whatever the case, the spaces and the repetitions', () => {
    expect(readTray(from('comparer=b,a,%20B&comparer=c,,a'))).toEqual(['b', 'a', 'c']);
    expect(readTray(from('q=agenda'))).toEqual([]);
    expect(readTray(from('comparer='))).toEqual([]);
  });

  it('never asks the API for more than it accepts', () => {
    const many = Array.from({ length: 500 }, (_, index) => `s${index}`).join();
    expect(readTray(from(`comparer=${many}`))).toHaveLength(50);
    const long = Array.from({ length: 40 }, (_, index) => `${index}${'x'.repeat(98)}`).join();
    expect(readTray(from(`comparer=${long}`)).join().length).toBeLessThanOrEqual(2000);
  });

  it('keeps every other parameter, and disappears once empty', () => {
    expect(withTray(from('q=a&location=eu&location=fr&comparer=x'), ['y', 'z']).toString()).toBe(
      'q=a&location=eu&location=fr&comparer=y%2Cz',
    );
    expect(withTray(from('q=a&comparer=x'), []).toString()).toBe('q=a');
  });

  it('gives back what it was given', () => {
    const slugs = ['parafil', 'visa-nova', 'calamo'];
    expect(readTray(withTray(from('q=a'), slugs))).toEqual(slugs);
    const carried = new URL(carrying('/solutions/calamo', slugs), 'https://exemple.fr');
    expect(readTray(carried.searchParams)).toEqual(slugs);
    expect(comparisonAddress(slugs)).toBe('/comparer?s=parafil,visa-nova,calamo');
  });

  it('escapes what a reader typed by hand', () => {
    expect(carrying('/solutions', ['a&b=c', '"><'])).toBe(
      '/solutions?comparer=a%26b%3Dc,%22%3E%3C',
    );
  });
});

describe('the link of a solution', () => {
  it('adds it at the end, and keeps the search and its page', () => {
    const { href, chosen } = choiceOf(holding('a'), 'b', here);
    expect(chosen).toBe(false);
    expect(href).toBe('/solutions?q=agenda&page=2&comparer=a%2Cb');
  });

  it('takes it back when it is there', () => {
    const { href, chosen } = choiceOf(holding('a', 'b', 'c'), 'b', here);
    expect([chosen, readTray(from(href.split('?')[1]!))]).toEqual([true, ['a', 'c']]);
  });

  it('leads to the tray when it is full, unless the solution is in it', () => {
    const full = holding('a', 'b', 'c', 'd', 'e');
    expect(choiceOf(full, 'f', here)).toEqual({ href: '#selection', chosen: false });
    expect(choiceOf(full, 'e', here).chosen).toBe(true);
  });
});
