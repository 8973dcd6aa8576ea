import { expect, test } from 'vitest';
import { readFacts } from './facts-form.ts';

test('tells « non » from a question left without an answer', () => {
  const data = new FormData();
  for (const fact of ['ihm_web', 'ia', 'sante']) data.append('demande', fact);
  data.append('fait.ihm_web', 'oui');
  data.append('fait.ia', 'non');
  data.append('fait.sante', 'peut-être');
  data.append('fait.intrus', 'oui');
  expect(readFacts(data)).toEqual({ ihm_web: true, ia: false, sante: null });
});
