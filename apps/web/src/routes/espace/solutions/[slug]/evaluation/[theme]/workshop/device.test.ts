import { beforeEach, expect, test } from 'vitest';
import { deviceFor, type Kept } from './device.ts';

class Memory {
  entries = new Map<string, string>();
  full = false;
  get length() {
    return this.entries.size;
  }
  key = (index: number) => [...this.entries.keys()][index] ?? null;
  getItem = (key: string) => this.entries.get(key) ?? null;
  removeItem = (key: string) => void this.entries.delete(key);
  setItem = (key: string, value: string) => {
    if (this.full) throw new DOMException('quota');
    this.entries.set(key, value);
  };
  clear = () => this.entries.clear();
}

const kept = (text: string, at = '2026-11-20T10:00:00.000Z'): Kept => ({
  theme: 'SEC',
  values: { choice: '', on: '', justification: text, fields: {} },
  revision: 3,
  at,
});
let storage: Memory;
const device = (account: string, page = 'p1') =>
  deviceFor(storage as unknown as Storage, [account, 'parafil', 'r1'], page);

beforeEach(() => {
  storage = new Memory();
});

test('gives back what another page of the same person kept, the oldest first', () => {
  device('a', 'p1').keep('SEC-05', kept('deux', '2026-11-20T10:02:00.000Z'));
  device('a', 'p2').keep('SEC-05', kept('un', '2026-11-20T10:01:00.000Z'));
  const found = device('a', 'p3').all();
  expect(found.map(({ criterion, values }) => [criterion, values.justification])).toEqual([
    ['SEC-05', 'un'],
    ['SEC-05', 'deux'],
  ]);
});

test('shows nobody the text of another account, of another solution, of another round', () => {
  device('a').keep('SEC-05', kept('à moi'));
  expect(device('b').all()).toEqual([]);
  const other = deviceFor(storage as unknown as Storage, ['a', 'parafil', 'r2'], 'p1');
  expect(other.all()).toEqual([]);
});

test('forgets what is saved, and only that', () => {
  device('a').keep('SEC-05', kept('un'));
  device('a').keep('SEC-06', kept('deux'));
  device('a').forget('SEC-05');
  expect(
    device('a')
      .all()
      .map(({ criterion }) => criterion),
  ).toEqual(['SEC-06']);
});

test('says when the device keeps nothing, and passes over what it cannot read', () => {
  device('a').keep('SEC-05', kept('un'));
  storage.full = true;
  expect(device('a').keep('SEC-06', kept('deux'))).toBe(false);
  storage.entries.set('reponse/a/parafil/r1/SEC-07/p1', '{"values":');
  expect(device('a').all()).toHaveLength(1);
});
