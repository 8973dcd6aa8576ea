import { expect, it } from 'vitest';
import { sourceIdOf } from './source.ts';

it.each([
  ['https://github.com/DISIC/Ara.git', 'publiccode:github.com/disic/ara'],
  ['https://GitHub.com/disic/ara/', 'publiccode:github.com/disic/ara'],
  ['git://www.github.com/disic/Ara?x=1#y', 'publiccode:github.com/disic/ara'],
  ['https://forge.example/Groupe/Projet', 'publiccode:forge.example/Groupe/Projet'],
  ['https://user:secret@forge.example:8443/a', 'publiccode:forge.example:8443/a'],
])('knows %s as %s', (address, id) => expect(sourceIdOf(address)).toBe(id));

it('keeps two long addresses apart', () => {
  const base = `https://forge.example/${'a'.repeat(300)}`;
  expect(sourceIdOf(`${base}1`)).not.toBe(sourceIdOf(`${base}2`));
  expect(sourceIdOf(`${base}1`).length).toBeLessThan(220);
});
