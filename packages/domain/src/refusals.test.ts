import { expect, it } from 'vitest';
import { PROBLEM_CODES, PROBLEM_STATUSES } from './problems.ts';
import { GATE_TEXTS, PUBLICATION_GATES, publicationGates } from './publication-gates.ts';
import { REFUSAL_REASONS, refusalProblem, refusalText } from './refusals.ts';

it.each(REFUSAL_REASONS)('%s becomes a problem and a sentence that says what to do', (reason) => {
  const { code, status } = refusalProblem(reason);
  expect(PROBLEM_CODES).toContain(code);
  expect(status).toBe(PROBLEM_STATUSES[code]);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(refusalText(reason)).toMatch(/^\p{Lu}.*\.$/su);
  expect(refusalText(reason)).not.toMatch(/ [:;?!»]|« |'/);
});

it('answers what one may not know like an address that leads nowhere', () => {
  expect(refusalProblem('hidden')).toEqual({ code: 'not-found', status: 404 });
  expect(refusalText('hidden')).not.toMatch(/droit|accès|permis/);
});

it('names every gate of publication that is not met', () => {
  const met = {
    organisationVerified: true,
    legalContact: 'Direction juridique',
    securityContact: 'securite@exemple.fr',
    accuracyStatedBy: 'account',
  };
  expect(publicationGates(met)).toEqual([]);
  expect(publicationGates({ ...met, legalContact: ' ', accuracyStatedBy: null })).toEqual([
    'legal-contact',
    'accuracy-statement',
  ]);
  const none = {
    organisationVerified: false,
    legalContact: null,
    securityContact: null,
    accuracyStatedBy: null,
  };
  expect(publicationGates(none)).toEqual([...PUBLICATION_GATES]);
  for (const gate of PUBLICATION_GATES) expect(GATE_TEXTS[gate]).toMatch(/\.$/);
});
