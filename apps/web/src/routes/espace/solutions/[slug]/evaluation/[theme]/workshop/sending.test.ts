import { expect, test } from 'vitest';
import { outcomeOf } from './sending.ts';

test('sends again what the network or the server dropped', () => {
  for (const status of [500, 502, 503, 429, 408]) expect(outcomeOf(status, {}).kind).toBe('unsent');
  expect(outcomeOf(200, null).kind).toBe('unsent');
});

test('tells a session that ended from a right that was taken away', () => {
  expect(outcomeOf(401, {})).toEqual({ kind: 'signed-out' });
  expect(outcomeOf(403, { detail: 'Non.' })).toEqual({
    kind: 'closed',
    detail: 'Non.',
    everywhere: true,
  });
  expect(outcomeOf(404, { detail: 'Rien.' }).kind).toBe('closed');
  expect(outcomeOf(409, { detail: 'Attestée.' })).toMatchObject({ everywhere: false });
});

test('gives what is wrong in an answer with its place', () => {
  const errors = [{ path: 'response.fields.jours', message: 'Un nombre.' }];
  expect(outcomeOf(400, { errors, detail: 'x' })).toEqual({ kind: 'refused', errors, detail: 'x' });
});

test('gives the other text of a conflict', () => {
  const current = { criterion: 'SEC-05', revision: 4 } as never;
  expect(outcomeOf(412, { current })).toEqual({ kind: 'conflict', current });
});
