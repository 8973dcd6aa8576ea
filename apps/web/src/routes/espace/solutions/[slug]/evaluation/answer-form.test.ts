import { describe as group, expect, test } from 'vitest';
import {
  answerOf,
  digestOf,
  EMPTY,
  NONE,
  readValues,
  valuesOf,
  type FieldShape,
} from './answer-form.ts';

const SHAPES: FieldShape[] = [
  { key: 'engagement', type: 'boolean' },
  { key: 'jours', type: 'integer' },
  { key: 'taux', type: 'percent' },
  { key: 'canaux', type: 'multichoice' },
  { key: 'adresse', type: 'url' },
];

function form(entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

group('an answer read from a form', () => {
  test('comes back the same from the form it fills', () => {
    const answer = {
      response: {
        kind: 'level' as const,
        level: 'partiel',
        fields: { engagement: false, jours: 14, taux: 99.95, canaux: ['ugap', 'canut'] },
      },
      justification: 'Le contrat type le prévoit à l’article 9.\nVoir l’annexe.',
    };
    expect(answerOf(valuesOf(answer), SHAPES)).toEqual(answer);
  });

  test('takes numbers as they are written in French', () => {
    const read = (text: string) =>
      answerOf({ ...EMPTY, fields: { taux: text } }, SHAPES)?.response.fields?.taux;
    expect([read('99,95'), read('99.95 %'), read('1 250'), read('1\u202f250')]).toEqual([
      99.95, 99.95, 1250, 1250,
    ]);
  });

  test('tells « none of them » from a list nobody ticked', () => {
    const none = { response: { kind: 'level' as const, fields: { canaux: [] as string[] } } };
    expect(answerOf({ ...EMPTY, fields: { canaux: [NONE] } }, SHAPES)).toEqual(none);
    expect(
      answerOf({ ...EMPTY, fields: { canaux: [NONE, 'ugap'] } }, SHAPES)?.response.fields,
    ).toEqual({
      canaux: ['ugap'],
    });
    expect(answerOf({ ...EMPTY, fields: { canaux: [] } }, SHAPES)).toBeNull();
    expect(answerOf(valuesOf({ ...none, justification: null }), SHAPES)).toEqual(none);
  });

  test('leaves what it cannot read as typed, for the API to refuse it at its field', () => {
    const values = { ...EMPTY, fields: { jours: 'quinze', engagement: 'peut-être' } };
    expect(answerOf(values, SHAPES)?.response.fields).toEqual({
      jours: 'quinze',
      engagement: 'peut-être',
    });
  });

  test('is nothing when nothing is filled in', () => {
    const data = form([
      ['SEC-08.f.jours', ''],
      ['SEC-08.justification', ' \r\n'],
    ]);
    expect(answerOf(readValues(data, 'SEC-08', SHAPES), SHAPES)).toBeNull();
  });

  test('ignores the fields of a level when it is planned or without object', () => {
    const fields = { jours: '14' };
    expect(answerOf({ ...EMPTY, choice: 'na', fields }, SHAPES)).toEqual({
      response: { kind: 'na' },
    });
    expect(answerOf({ ...EMPTY, choice: 'planned', on: '2027-03-01', fields }, SHAPES)).toEqual({
      response: { kind: 'planned', on: '2027-03-01' },
    });
  });

  test('reads line ends as the API keeps them', () => {
    const data = form([['SEC-08.justification', 'une\r\ndeux']]);
    expect(readValues(data, 'SEC-08', SHAPES).justification).toBe('une\ndeux');
  });
});

group('the mark of an answer', () => {
  test('is the same whatever the order of the fields, another for any other content', () => {
    const one = { response: { kind: 'level' as const, fields: { jours: 14, engagement: true } } };
    const same = { response: { kind: 'level' as const, fields: { engagement: true, jours: 14 } } };
    const other = { ...one, justification: 'a' };
    expect(digestOf(one)).toBe(digestOf(same));
    expect(new Set([digestOf(one), digestOf(other), digestOf(null)]).size).toBe(3);
  });
});
