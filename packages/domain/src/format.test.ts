import { describe, expect, it } from 'vitest';
import {
  count,
  formatDate,
  formatEuros,
  formatInstant,
  formatMonth,
  formatNumber,
  formatPercent,
  formatShortMonth,
  formatSize,
  wholePercent,
} from './format.ts';

const NBSP = '\u00a0';

describe('dates', () => {
  it('writes a day in full', () => {
    expect(formatDate('2026-03-12')).toBe(`12${NBSP}mars 2026`);
  });
  it('writes the first of a month as an ordinal', () => {
    expect(formatDate('2026-08-01')).toBe(`1er${NBSP}août 2026`);
  });
  it('reads the UTC day of an instant, whatever the zone of the machine', () => {
    expect(formatDate('2026-12-31T23:59:59.999Z')).toBe(`31${NBSP}décembre 2026`);
  });
  it('writes an instant at the hour of Paris, in winter and in summer', () => {
    expect(formatInstant('2026-03-12T13:32:10.000Z')).toBe(
      `12${NBSP}mars 2026 à 14${NBSP}h${NBSP}32`,
    );
    expect(formatInstant('2026-06-30T22:05:00.000Z')).toBe(
      `1er${NBSP}juillet 2026 à 0${NBSP}h${NBSP}05`,
    );
  });
  it('writes a month in full and abbreviated', () => {
    expect(formatMonth('2026-02-09')).toBe('février 2026');
    expect(formatShortMonth('2026-02-09')).toBe(`févr.${NBSP}2026`);
    expect(formatShortMonth('2026-07-09')).toBe(`juil.${NBSP}2026`);
  });
});

describe('figures', () => {
  it('groups thousands with a no-break space the font has', () => {
    expect(formatNumber(1234567)).toBe(`1${NBSP}234${NBSP}567`);
    expect(formatNumber(6.44)).toBe('6,44');
  });
  it('never writes a narrow no-break space', () => {
    const written = [formatNumber(98765.4), formatEuros(123456789), formatPercent(10000)].join();
    expect(written).not.toMatch(/[\u202f\u2009 ]/);
  });
  it('writes cents only when there are some', () => {
    expect(formatEuros(128450)).toBe(`1${NBSP}284,50${NBSP}€`);
    expect(formatEuros(90000)).toBe(`900${NBSP}€`);
    expect(formatEuros(5)).toBe(`0,05${NBSP}€`);
  });
  it('rounds a score down, so that 99.68 % is never shown as 100', () => {
    expect(wholePercent(9968)).toBe(99);
    expect(formatPercent(9999)).toBe(`99${NBSP}%`);
    expect(formatPercent(10000)).toBe(`100${NBSP}%`);
    expect(formatPercent(0)).toBe(`0${NBSP}%`);
  });
  it('keeps the singular below two', () => {
    expect(count(0, 'solution')).toBe(`0${NBSP}solution`);
    expect(count(1, 'solution')).toBe(`1${NBSP}solution`);
    expect(count(1200, 'solution')).toBe(`1${NBSP}200${NBSP}solutions`);
    expect(count(3, 'égal', 'égaux')).toBe(`3${NBSP}égaux`);
  });
  it('rounds the weight of a file up', () => {
    expect(formatSize(900)).toBe(`900${NBSP}octets`);
    expect(formatSize(1025)).toBe(`2${NBSP}ko`);
    expect(formatSize(1.41 * 1024 * 1024)).toBe(`1,5${NBSP}Mo`);
    expect(formatSize(33.2 * 1024 * 1024)).toBe(`34${NBSP}Mo`);
  });
});
