import { describe, expect, test } from 'vitest';
import { loadSet } from './sets.ts';
import { answerTo, level } from './testing/examples.ts';
import { validateAnswers } from './validate.ts';
import type { Answer, Facts } from './types.ts';

const set = loadSet('2026.1');
const problems = (answers: Answer[], facts: Facts = {}) =>
  validateAnswers(answers, facts, set).map(({ code, path }) => `${code} ${path}`);
const one = (
  criterion: string,
  response: Answer['response'],
  more: Partial<Answer> = {},
  facts: Facts = {},
) => problems([answerTo(criterion, { response, ...more })], facts);
const LONG = 'Une justification assez longue pour être lue et comprise.';

describe('accepts', () => {
  test('an honest "none" without anything else', () => {
    expect(one('ACC-03', level('aucun'))).toEqual([]);
    expect(one('SEC-08', level(undefined, { engagement: false }))).toEqual([]);
  });
  test('a full answer, a plan, a justified claim', () => {
    expect(one('SEC-08', level(undefined, { engagement: true, jours: 14 }))).toEqual([]);
    expect(one('SEC-07', { kind: 'planned', on: '2027-01-31' })).toEqual([]);
    expect(one('SEC-07', { kind: 'na' }, { justification: LONG })).toEqual([]);
  });
  test('a kept answer that no longer applies, even incomplete', () => {
    expect(one('ACC-03', level('tiers'), {}, { ihm_web: false })).toEqual([]);
  });
});

describe('refuses, with the place', () => {
  test.for<[string, string[], string[]]>([
    ['an unknown criterion', problems([answerTo('SEC-99')]), ['unknown-criterion [0].criterion']],
    [
      'a second answer',
      problems([answerTo('SEC-07'), answerTo('SEC-07')]),
      ['duplicate-answer [1].criterion'],
    ],
    ['an unknown level', one('SEC-07', level('bof')), ['unknown-level [0].response.level']],
    ['no level', one('SEC-07', level(undefined)), ['missing-level [0].response.level']],
    [
      'a level picked where it is computed',
      one('SEC-08', level('7-jours', { engagement: true })),
      ['level-is-computed [0].response.level'],
    ],
    [
      'an unknown field',
      one('SEC-07', level('oui', { tls: true })),
      ['unknown-field [0].response.fields.tls'],
    ],
    [
      'a text for a number',
      one('SEC-02', level(undefined, { mesures: '30' })),
      ['wrong-type [0].response.fields.mesures'],
    ],
    [
      'a part of a measure',
      one('SEC-02', level(undefined, { mesures: 30.5 })),
      ['wrong-type [0].response.fields.mesures'],
    ],
    [
      '43 measures of 42',
      one('SEC-02', level(undefined, { mesures: 43 })),
      ['out-of-range [0].response.fields.mesures'],
    ],
    [
      'an unknown option',
      one('HEB-01', level(undefined, { localisation: 'mars' })),
      ['unknown-option [0].response.fields.localisation'],
    ],
    [
      'an unknown option in a list',
      one('INT-06', level(undefined, { flux: ['actes', 'fax'] })),
      ['unknown-option [0].response.fields.flux'],
    ],
    [
      'a date that is not one',
      one('ACC-03', level('tiers', { date_audit: '2026-02-30' })),
      ['not-a-day [0].response.fields.date_audit'],
    ],
    [
      'a missing date',
      one('ACC-03', level('tiers')),
      ['missing-field [0].response.fields.date_audit'],
    ],
    [
      'a missing choice',
      one('HEB-04', level(undefined)),
      ['missing-field [0].response.fields.situation'],
    ],
    [
      'a claim on a prerequisite',
      one('SEC-08', { kind: 'na' }, { justification: LONG }),
      ['na-forbidden [0].response.kind'],
    ],
    [
      'a claim without reasons',
      one('SEC-07', { kind: 'na' }, { justification: 'Sans objet chez nous.' }),
      ['justification-too-short [0].justification'],
    ],
    [
      'a bare "partial"',
      one('SEC-07', level('partiel')),
      ['justification-too-short [0].justification'],
    ],
    [
      'a plan without day',
      one('SEC-07', { kind: 'planned', on: 'bientôt' }),
      ['not-a-day [0].response.on'],
    ],
    [
      'a certificate without end',
      one('SEC-07', level('oui'), {
        evidence: [
          { id: 'e', type: 'CERT', attachedAt: '2026-01-01T00:00:00.000Z', datedOn: '2026-01-01' },
        ],
      }),
      ['certificate-without-end [0].evidence[0].endsOn'],
    ],
  ])('%s', ([, found, expected]) => expect(found).toEqual(expected));
});
