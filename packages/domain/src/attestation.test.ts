import { describe, expect, it } from 'vitest';
import {
  FACT_KEYS,
  loadSet,
  score,
  type Answer,
  type CriteriaSet,
  type Evidence,
  type Facts,
} from '@gouvtech/criteria';
import { attestationProblems, attestationText, type AttestationProblem } from './attestation.ts';

const NOW = '2026-11-22T10:00:00.000Z';
const whole = loadSet('2026.1');
/** A prerequisite whose level is computed, another that a fact can remove, and a criterion that may be « sans objet ». */
const set: CriteriaSet = {
  ...whole,
  criteria: whole.criteria.filter(({ id }) => ['SEC-03', 'SEC-08', 'HEB-05'].includes(id)),
};
const FACTS: Facts = Object.fromEntries(FACT_KEYS.map((key) => [key, true]));

const document: Evidence = {
  id: 'document',
  type: 'DOCT',
  attachedAt: '2026-11-01T10:00:00.000Z',
  datedOn: '2026-10-01',
};
const answer = (criterion: string, more: Partial<Answer>): Answer => ({
  criterion,
  revision: 1,
  answeredAt: '2026-11-02T10:00:00.000Z',
  response: { kind: 'level', fields: {} },
  evidence: [],
  checks: [],
  verdicts: [],
  naDecisions: [],
  corrections: [],
  caps: [],
  ...more,
});
const SEC_03 = answer('SEC-03', { response: { kind: 'planned', on: '2027-03-01' } });
const SEC_08 = answer('SEC-08', {
  response: { kind: 'level', fields: { engagement: true, jours: 7 } },
  evidence: [document],
});
const HEB_05 = answer('HEB-05', {
  response: { kind: 'na' },
  justification: 'La solution n’a aucune équipe d’exploitation à distance.',
});

const problems = (
  answers: Answer[],
  { facts = FACTS, statementAccepted = true, asOf = NOW } = {},
): AttestationProblem[] =>
  attestationProblems({
    sheet: score(answers, facts, set, asOf),
    answers,
    facts,
    set,
    statementAccepted,
  });

describe('an attestation', () => {
  it('is possible with a level, a plan or a justified « sans objet » everywhere', () => {
    expect(problems([SEC_03, SEC_08, HEB_05])).toEqual([]);
  });

  it('waits for every fact', () => {
    const facts = { ...FACTS, saas: null, sante: undefined } as Facts;
    expect(problems([SEC_03, SEC_08, HEB_05], { facts })).toEqual([
      { code: 'facts-unanswered', facts: ['saas', 'sante'] },
    ]);
  });

  it('waits for every answer, those to confirm included, but not for what does not apply', () => {
    const confirm = { ...SEC_08, toConfirm: true };
    expect(problems([confirm])).toEqual([
      { code: 'unanswered', criterion: 'SEC-03' },
      { code: 'to-confirm', criterion: 'SEC-08' },
      { code: 'unanswered', criterion: 'HEB-05' },
    ]);
    expect(problems([SEC_08, HEB_05], { facts: { ...FACTS, exposition_reseau: false } })).toEqual(
      [],
    );
  });

  it('needs a valid proof of a prerequisite claimed above nothing', () => {
    const unproven = [{ code: 'evidence-missing', criterion: 'SEC-08' }];
    expect(problems([SEC_03, { ...SEC_08, evidence: [] }, HEB_05])).toEqual(unproven);
    const later = { asOf: '2028-10-02T00:00:00.000Z' };
    expect(problems([SEC_03, SEC_08, HEB_05], later)).toEqual(unproven);
    const none = answer('SEC-08', { response: { kind: 'level', fields: { engagement: false } } });
    expect(problems([SEC_03, none, HEB_05])).toEqual([]);
  });

  it('needs a justification of 40 characters for « sans objet » and for partial answers', () => {
    const short = { code: 'justification-too-short', criterion: 'HEB-05' };
    expect(problems([SEC_03, SEC_08, { ...HEB_05, justification: ' '.repeat(60) }])).toEqual([
      short,
    ]);
    const partial = answer('HEB-05', { response: { kind: 'level', level: 'partiel', fields: {} } });
    expect(problems([SEC_03, SEC_08, partial])).toEqual([short]);
  });

  it('names the field of an answer that is wrong', () => {
    const wrong = { ...SEC_08, response: { kind: 'level', fields: { jours: -1 } } } as Answer;
    expect(problems([SEC_03, wrong, HEB_05])).toContainEqual({
      code: 'invalid-answer',
      criterion: 'SEC-08',
      path: 'response.fields.jours',
      cause: 'out-of-range',
    });
  });

  it('needs the statement', () => {
    expect(problems([SEC_03, SEC_08, HEB_05], { statementAccepted: false })).toEqual([
      { code: 'statement-not-accepted' },
    ]);
  });

  it('says each problem in a sentence that names the criterion', () => {
    const all: AttestationProblem[] = [
      { code: 'unanswered', criterion: 'SEC-08' },
      { code: 'to-confirm', criterion: 'SEC-08' },
      { code: 'evidence-missing', criterion: 'SEC-08' },
      { code: 'justification-too-short', criterion: 'SEC-08' },
      { code: 'invalid-answer', criterion: 'SEC-08', path: 'x', cause: 'wrong-type' },
    ];
    for (const problem of all) expect(attestationText(problem)).toMatch(/SEC-08.*\.$/);
    expect(attestationText({ code: 'facts-unanswered', facts: ['saas'] })).toMatch(/^Une /);
    expect(attestationText({ code: 'facts-unanswered', facts: ['saas', 'ia'] })).toMatch(/^2 /);
    expect(attestationText({ code: 'statement-not-accepted' })).toContain('prête à les prouver');
  });
});
