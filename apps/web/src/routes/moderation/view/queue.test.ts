import { expect, it } from 'vitest';
import { deadlineWords, detailOf, involvedWords, placeOf, type QueueItem } from './queue.ts';

const item = (over: Partial<QueueItem>): QueueItem => ({
  ...{ kind: 'submission', id: 'parafil', name: 'Parafil', detail: null, organisation: null },
  ...{ since: '2026-11-20T08:00:00Z', due: '2026-11-30T08:00:00Z', days: 0, daysLeft: 10 },
  ...{ holder: null, mine: false, involved: false },
  ...over,
});

it.each([
  [-1, 'En retard de 1 jour'],
  [-3, 'En retard de 3 jours'],
  [0, 'À traiter aujourd’hui'],
  [1, 'Dans 1 jour'],
])('says %d days left as « %s »', (daysLeft, words) => {
  expect(deadlineWords(daysLeft).replaceAll('\u00a0', ' ')).toBe(words);
});

it('leads to the page that decides', () => {
  expect(placeOf(item({ kind: 'acknowledgement', id: 'parafil/4' }))).toBe(
    '/moderation/corrections/parafil/4',
  );
});

it('names an appeal by what it contests, and leads to its page', () => {
  const appeal = item({ kind: 'appeal', id: 'A-2026-0007', detail: 'refused' });
  expect(detailOf(appeal)).toBe('label refusé, A-2026-0007');
  expect(placeOf(appeal)).toBe('/moderation/recours/A-2026-0007');
  expect(involvedWords(appeal)).toContain('pris part');
});

it('says what a signal is about', () => {
  expect(detailOf(item({ kind: 'signal', detail: 'duplicate' }))).toBe('Doublon probable');
  expect(detailOf(item({}))).toBeNull();
});
