import { describe, expect, it } from 'vitest';
import type { RepliedVerdict } from '#lib/server/audit-decisions.ts';
import { partOf } from './report.ts';

const verdict = (
  id: string,
  outcome: RepliedVerdict['outcome'],
  reply: string | null = null,
): RepliedVerdict =>
  ({
    ...{ id, theme: id.slice(0, 3), outcome, severity: 'none' },
    reply: reply === null ? null : { text: reply },
  }) as RepliedVerdict;

const REPORT = [
  verdict('SEC-01', 'confirmed'),
  verdict('SEC-02', 'refuted'),
  verdict('SEC-03', 'confirmed', 'Merci.'),
  verdict('QOS-01', 'confirmed'),
  verdict('QOS-02', 'inconclusive'),
];
const ids = (verdicts: RepliedVerdict[]) => verdicts.map(({ id }) => id);

describe('the report a vendor replies to', () => {
  it('shows what is not plainly confirmed, or has a reply, and counts the rest by theme', () => {
    const { first, themes, others } = partOf(REPORT, { criterion: null, theme: null });
    expect(ids(first)).toEqual(['SEC-02', 'SEC-03', 'QOS-02']);
    expect(themes).toEqual([
      { id: 'SEC', length: 1, current: false },
      { id: 'QOS', length: 1, current: false },
    ]);
    expect(others).toEqual([]);
  });

  it('adds the confirmed verdicts of the theme asked for, and nothing for an unknown one', () => {
    const asked = partOf(REPORT, { criterion: null, theme: 'QOS' });
    expect(ids(asked.others)).toEqual(['QOS-01']);
    expect(asked.themes.map(({ current }) => current)).toEqual([false, true]);
    expect(partOf(REPORT, { criterion: null, theme: 'XYZ' }).others).toEqual([]);
  });

  it('shows one verdict alone while it is replied to', () => {
    const alone = partOf(REPORT, { criterion: 'QOS-01', theme: null });
    expect(ids(alone.first)).toEqual(['QOS-01']);
    expect([alone.themes, alone.others]).toEqual([[], []]);
    expect(partOf(REPORT, { criterion: 'QOS-99', theme: null }).first).toHaveLength(3);
  });
});
