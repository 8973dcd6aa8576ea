import { describe, expect, it } from 'vitest';
import { independenceProblems, type IndependenceFacts, type PersonAtWork } from './independence.ts';

const NOW = '2026-11-22T10:00:00.000Z';
const person = (accountId: string, more: Partial<PersonAtWork> = {}): PersonAtWork => ({
  accountId,
  staff: false,
  memberships: [{ organisationId: 'labeller', until: null }],
  signed: true,
  ...more,
});
const FINE: IndependenceFacts = {
  labeller: { id: 'labeller', siren: '111111111', parents: ['333333333'] },
  vendor: { id: 'vendor', siren: '222222222', parents: ['444444444'] },
  team: [person('lead'), person('second')],
  leadId: 'lead',
  decider: person('decider'),
  signaturesDue: true,
  competes: false,
  previousLeads: ['lead', 'other', 'lead'],
  accreditation: { active: true, until: '2027-01-01' },
  feeDeclared: true,
};
const problems = (worse: Partial<IndependenceFacts>) =>
  independenceProblems({ ...FINE, ...worse }, NOW);
const member = (until: string | null) => ({
  memberships: [{ organisationId: 'vendor', until }],
});

describe('an audit', () => {
  it('is independent when every guard holds', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ decider: null, previousLeads: [] })).toEqual([]);
  });

  it('I1: is refused between two of the same group, whichever way it is declared', () => {
    const { labeller, vendor } = FINE;
    for (const parents of [['111111111'], ['333333333']])
      expect(problems({ vendor: { ...vendor, parents } })).toEqual([{ guard: 'I1' }]);
    expect(problems({ labeller: { ...labeller, parents: ['222222222'] } })).toEqual([
      { guard: 'I1' },
    ]);
    expect(problems({ vendor: { ...vendor, siren: '111111111' } })).toEqual([{ guard: 'I1' }]);
    expect(problems({ vendor: labeller })[0]).toEqual({ guard: 'I1' });
    const foreign = { siren: null, parents: [] };
    expect(
      problems({ labeller: { id: 'x', ...foreign }, vendor: { id: 'y', ...foreign } }),
    ).toEqual([]);
  });

  it('I2: is refused to who is, or was in 24 months, of the vendor', () => {
    const withMember = (until: string | null) =>
      problems({ team: [person('lead', member(until))] });
    expect(withMember(null)).toEqual([{ guard: 'I2', accountId: 'lead' }]);
    expect(withMember('2024-11-22T00:00:00.000Z')).toEqual([{ guard: 'I2', accountId: 'lead' }]);
    expect(withMember('2024-11-21T23:59:59.999Z')).toEqual([]);
    expect(problems({ decider: person('decider', member(null)) })).toEqual([
      { guard: 'I2', accountId: 'decider' },
    ]);
  });

  it('I3: waits for every signature of the team, once they are due', () => {
    const team = [person('lead'), person('second', { signed: false })];
    expect(problems({ team })).toEqual([{ guard: 'I3', accountId: 'second' }]);
    expect(problems({ team, signaturesDue: false })).toEqual([]);
  });

  it('I4: is refused to who sells what competes', () => {
    expect(problems({ competes: true })).toEqual([{ guard: 'I4' }]);
  });

  it('I5: is never decided by one of its team', () => {
    expect(problems({ decider: person('second') })).toEqual([{ guard: 'I5', accountId: 'second' }]);
  });

  it('I5: is refused to who made or decided the audit that an appeal had done again', () => {
    expect(problems({ setAside: ['second', 'decider', 'gone'] })).toEqual([
      { guard: 'I5', accountId: 'second' },
      { guard: 'I5', accountId: 'decider' },
    ]);
  });

  it('I6: is led at most twice in a row by the same person', () => {
    expect(problems({ previousLeads: ['lead', 'lead', 'other'] })).toEqual([{ guard: 'I6' }]);
    expect(problems({ previousLeads: ['lead'] })).toEqual([]);
    expect(problems({ leadId: null, previousLeads: ['lead', 'lead'] })).toEqual([]);
  });

  it('I7: needs an accreditation that runs today', () => {
    const until = (active: boolean, day: string | null) =>
      problems({ accreditation: { active, until: day } });
    expect(until(false, '2027-01-01')).toEqual([{ guard: 'I7' }]);
    expect(until(true, '2026-11-21')).toEqual([{ guard: 'I7' }]);
    expect(until(true, '2026-11-22')).toEqual([]);
  });

  it('I8: needs a fee that does not depend on the outcome', () => {
    expect(problems({ feeDeclared: false })).toEqual([{ guard: 'I8' }]);
  });

  it('I9: is never made by staff of the catalogue', () => {
    expect(problems({ decider: person('decider', { staff: true }) })).toEqual([
      { guard: 'I9', accountId: 'decider' },
    ]);
  });
});
