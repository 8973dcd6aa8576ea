import { describe, expect, it } from 'vitest';
import { addExampleSet } from '@gouvtech/criteria/testing';
import { changesOf, titleIn } from './changes.ts';

addExampleSet();

describe('what a version changes', () => {
  it('names each criterion that is new or changed, with what it comes from', () => {
    const { criteria, retired, same } = changesOf('2027.0');
    expect(criteria.map(({ id, words }) => [id, words])).toEqual([
      ['SEC-17', 'Nouveau critère'],
      ['QOS-01', 'Question reformulée'],
      ['SEC-04', 'Barème changé'],
      ['SEC-14', 'Fusion de critères'],
      ['SEC-15', 'Partage d’un critère'],
      ['SEC-16', 'Partage d’un critère'],
    ]);
    expect(criteria.find(({ id }) => id === 'SEC-14')?.from).toEqual(['SEC-05', 'SEC-06']);
    expect([same, retired.length]).toEqual([8, 61]);
    expect(retired[0]).toMatchObject({ id: 'ACC-02' });
    expect(retired[0]?.title).not.toBe('');
  });
  it('has nothing before the first version', () => {
    const { retired, content, rules } = changesOf('2026.1');
    expect([retired, content, rules]).toEqual([[], [], []]);
  });
  it('finds the title of a criterion that has left in the version before', () => {
    expect(titleIn('2027.0', 'SEC-17')).toBe('Plan de réponse aux incidents');
    expect(titleIn('2027.0', 'ACC-02')).toBe(titleIn('2026.1', 'ACC-02'));
  });
});
