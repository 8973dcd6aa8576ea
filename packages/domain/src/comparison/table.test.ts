import { describe, expect, it } from 'vitest';
import { loadSet, type CriteriaSet } from '@gouvtech/criteria';
import { textsOf } from '@gouvtech/criteria/texts';
import { wordingFrom } from '../words.ts';
import { aSolution, anAnswer, anAssessment } from './testing/sample.ts';
import { comparisonTable } from './table.ts';
import type { ComparedSolution, Comparison, Row } from './types.ts';

const set: CriteriaSet = loadSet('2026.1');
const wording = wordingFrom(set, textsOf('2026.1'));
const words = { wordingOf: () => wording, today: '2026-11-20' };
const comparing = (...solutions: ComparedSolution[]): Comparison => ({
  criteriaSets: [...new Set(solutions.flatMap((one) => one.assessment?.criteriaSet ?? []))],
  commonCore: set.criteria.map(({ id }) => id),
  solutions,
  problems: [],
});
const rowOf = (comparison: Comparison, id: string, more = {}): Row => {
  const rows = comparisonTable(comparison, { ...words, ...more }).flatMap((one) => one.rows);
  const found = rows.filter((row) => row.id === id);
  expect(found, id).toHaveLength(1);
  return found[0]!;
};
const saying = (answer: ReturnType<typeof anAnswer>, slug = 'a') =>
  aSolution({ slug, answers: { 'SEC-08': answer } });

describe('a row of the table', () => {
  it('says the level in the words of the référentiel, its proof and its day', () => {
    const answer = anAnswer({ level: '14-jours', proof: 'checked', proofOn: '2026-03-12' });
    const [cell] = rowOf(comparing(saying(answer)), 'SEC-08').cells;
    expect(cell).toMatchObject({
      text: wording.criterion('SEC-08').texts.anchors['14-jours'],
      mark: 'checked',
      on: '2026-03-12',
      states: [],
    });
  });

  it('differs by what is said or by how well it is proven, never by the day alone', () => {
    const base = anAnswer({ level: '14-jours', proof: 'checked', proofOn: '2026-03-12' });
    const against = (other: Partial<typeof base>) =>
      rowOf(comparing(saying(base), saying({ ...base, ...other }, 'b')), 'SEC-08').differs;
    expect(against({ proofOn: '2026-09-01' })).toBe(false);
    expect(against({ level: '7-jours' })).toBe(true);
    expect(against({ proof: 'audited' })).toBe(true);
    expect(against({ contestedSince: '2026-11-02' })).toBe(true);
  });

  it('never counts a solution without an assessment as a difference', () => {
    const answer = anAnswer({ level: '14-jours' });
    const silent = aSolution({ slug: 'b', assessment: null });
    const row = rowOf(comparing(saying(answer), silent), 'SEC-08');
    expect(row.differs).toBe(false);
    expect(row.cells[1]?.text).toBe('Non évaluée');
  });

  it('says why a criterion does not apply', () => {
    const answer = anAnswer({
      applicable: false,
      kind: 'not-applicable',
      reason: 'not-applicable-accepted',
      justification: 'Aucun réseau.',
    });
    const [cell] = rowOf(comparing(saying(answer)), 'SEC-08').cells;
    expect(cell?.mark).toBe('na');
    expect(cell?.text).toContain('Aucun réseau.');
  });

  it('says that a listing itself is contested, beside its state', () => {
    const contested = aSolution({ slug: 'b', contestedSince: '2026-11-02' });
    const row = rowOf(comparing(aSolution({ slug: 'a' }), contested), 'etat');
    expect(row.differs).toBe(true);
    expect(row.cells[0]!.states).toEqual([]);
    expect(row.cells[1]!.states).toMatchObject([{ mark: 'contested', on: '2026-11-02' }]);
  });

  it('shows together what lapsed, what changed since the audit and what is contested', () => {
    const answer = anAnswer({
      lapsed: { proof: 'certified', on: '2026-06-01' },
      modifiedSinceAudit: { auditedOn: '2026-02-01', changedOn: '2026-10-04' },
      contestedSince: '2026-11-02',
    });
    const [cell] = rowOf(comparing(saying(answer)), 'SEC-08').cells;
    expect(cell?.states.map(({ mark, on }) => [mark, on])).toEqual([
      ['modified', '2026-10-04'],
      ['lapsed', '2026-06-01'],
      ['contested', '2026-11-02'],
    ]);
  });
});

describe('the table', () => {
  it('shows each criterion once, those of the profile first', () => {
    const profile = wording.profiles[0]!;
    const comparison = comparing(saying(anAnswer()));
    const sections = comparisonTable(comparison, { ...words, profile: profile.key });
    const ids = sections.flatMap(({ rows }) =>
      rows.filter(({ kind }) => kind === 'criterion').map(({ id }) => id),
    );
    expect(ids.slice(0, profile.criteria.length)).toEqual(profile.criteria);
    expect(new Set(ids).size).toBe(74);
    expect(ids).toHaveLength(74);
  });

  it('sets neither scores nor other criteria side by side when the versions differ', () => {
    const solutions = [saying(anAnswer()), saying(anAnswer(), 'b')];
    solutions[1]!.assessment = anAssessment({ criteriaSet: '2027.1' });
    const comparison = { ...comparing(...solutions), commonCore: ['SEC-08'] };
    const rows = comparisonTable(comparison, words).flatMap((one) => one.rows);
    expect(rows.filter(({ kind }) => kind === 'criterion').map(({ id }) => id)).toEqual(['SEC-08']);
    const scores = rows.filter(({ kind }) => kind === 'score').flatMap(({ cells }) => cells);
    expect(scores.every(({ score }) => score === null)).toBe(true);
    expect(scores[0]?.text).toContain('2026.1');
  });

  it('has facts only when nothing is assessed', () => {
    const sections = comparisonTable(comparing(aSolution({ assessment: null })), words);
    expect(sections.map(({ kind }) => kind)).toEqual(['scores', 'facts', 'identity']);
  });

  it('gives no mark to what an import brought: nobody has declared it', () => {
    const imported = aSolution({ status: 'unclaimed', assessment: null });
    const facts = comparisonTable(comparing(imported), words).find(({ id }) => id === 'faits')!;
    expect(facts.rows.flatMap(({ cells }) => cells.map(({ mark }) => mark))).toEqual(
      facts.rows.map(() => null),
    );
  });

  it('claims nothing today for an expired assessment', () => {
    const assessment = anAssessment({ status: 'expired', expiredOn: '2026-06-30' });
    const comparison = comparing(aSolution({ assessment }));
    expect(rowOf(comparison, 'prerequis').cells[0]).toMatchObject({
      text: 'Évaluation expirée',
      blank: true,
    });
    expect(rowOf(comparison, 'note').cells[0]?.text).toContain('30\u00a0juin 2026');
  });

  it('leaves out a purchase channel that has ended', () => {
    const until = (day: string) =>
      rowOf(comparing(aSolution({ channelDetails: [{ channel: 'ugap', until: day }] })), 'achat')
        .cells[0]!.text;
    expect(until('2026-11-20')).toContain('UGAP');
    expect(until('2026-11-19')).toBe('Non indiqué');
  });
});
