import { describe, expect, it } from 'vitest';
import type { History } from '#lib/server/api.ts';
import { moveWords, timelineOf } from './timeline.ts';

const figures = (declared: number, checked: number, audited: number) => ({
  declared,
  checked,
  audited,
});

const event = (id: string, on: string, kind: string): History['items'][number] => ({
  id,
  on,
  at: `${on}T12:00:00.000Z`,
  kind,
  criterion: null,
  summary: `${kind}.`,
  version: null,
});

describe('a move of the scores, in words', () => {
  it('names only the figures that move by a whole percent', () => {
    expect(moveWords(figures(9000, 7300, 4810), figures(9000, 7340, 4690))).toBe(
      'Audité\u00a0: 48 puis 46\u00a0%.',
    );
    expect(moveWords(figures(9000, 7300, 4610), figures(9040, 7320, 4690))).toBeNull();
  });

  it('says the first figures, and when they are no longer shown', () => {
    expect(moveWords(null, figures(9000, 300, 0))).toBe(
      'Premières notes affichées\u00a0: déclaré 90\u00a0%, contrôlé 3\u00a0%, audité 0\u00a0%.',
    );
    expect(moveWords(figures(9000, 300, 0), null)).toContain('ne sont plus affichées');
    expect(moveWords(null, null)).toBeNull();
  });
});

describe('the lines of a history', () => {
  it('put the move of a day beside the event that moved a proof', () => {
    const history = {
      items: [
        event('c', '2026-05-02', 'published'),
        event('b', '2026-05-02', 'audited'),
        event('a', '2026-05-01', 'published'),
      ],
      moves: [{ on: '2026-05-02', before: figures(9000, 0, 0), after: figures(9000, 500, 500) }],
    } as unknown as History;
    expect(timelineOf(history).map(({ id, move }) => [id, move !== null])).toEqual([
      ['c', false],
      ['b', true],
      ['a', false],
    ]);
  });
});
