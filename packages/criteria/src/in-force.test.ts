import { expect, test } from 'vitest';
import { publishedSets, setInForce } from './in-force.ts';
import { compareVersions, register } from './registry.ts';
import { criteriaSets } from './sets.ts';
import { textsOf } from './texts.ts';
import { addExampleSet } from './testing/example-set.ts';

addExampleSet();
const announced = [{ version: '2027.0', inForceOn: '2027-07-01' }];
const names = (sets: { version: string }[]) => sets.map(({ version }) => version);

test('the first version counts until another is announced and its day comes', () => {
  expect(setInForce([], '2030-01-01').version).toBe('2026.1');
  expect(setInForce(announced, '2027-06-30').version).toBe('2026.1');
  expect(setInForce(announced, '2027-07-01').version).toBe('2027.0');
});

test('a version that is compiled and not announced is nobody’s business yet', () => {
  expect(names(publishedSets([]))).toEqual(['2026.1']);
  expect(names(publishedSets(announced))).toEqual(['2026.1', '2027.0']);
});

test('an added version is known by its rules and its wording, after the older ones', () => {
  expect(names([...criteriaSets])).toEqual(['2026.1', '2027.0']);
  expect(textsOf('2027.0').criteria).toHaveLength(14);
  expect(textsOf().version).toBe('2026.1');
  expect(() => addExampleSet()).toThrow();
});

test('versions are ordered by year, then by number', () => {
  const list: { version: string }[] = [];
  for (const version of ['2027.0', '2026.10', '2026.2']) register(list, { version });
  expect(names(list)).toEqual(['2026.2', '2026.10', '2027.0']);
  expect(compareVersions('2026.1', '2026.1')).toBe(0);
});
