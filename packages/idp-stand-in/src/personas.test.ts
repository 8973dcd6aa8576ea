import { expect, test } from 'vitest';
import { ACR_VALUES, PERSONAS } from './personas.ts';

test('each persona has its own name to be chosen by', () => {
  const ids = PERSONAS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('addresses end with .example and SIRETs start with 000, which nobody has', () => {
  for (const { email, siret = '000' } of PERSONAS) {
    expect(email).toMatch(/^[a-z.-]+@[a-z-]+\.example$/);
    expect(siret).toMatch(/^000/);
  }
});

test.each(PERSONAS.flatMap(({ siret }) => siret ?? []))('the SIRET %s is well formed', (siret) => {
  const sum = [...siret].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  expect(siret).toMatch(/^\d{14}$/);
  expect(sum % 10).toBe(0);
});

test('levels go from the weakest to the strongest', () => {
  expect(ACR_VALUES.indexOf('eidas1-mfa')).toBeGreaterThan(ACR_VALUES.indexOf('eidas0-mfa'));
});
