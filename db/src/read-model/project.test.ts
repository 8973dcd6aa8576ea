import { describe, expect, it } from 'vitest';
import { loadSet, type Answer, type Facts } from '@gouvtech/criteria';
import type { Listing } from '@gouvtech/domain';
import { aHosting, aListing, anAnswer } from '../testing-samples.ts';
import { withComputedFields } from '../writers/computed-fields.ts';
import { projectSolution } from './project.ts';
import type { ProjectionInput } from './types.ts';

const ATTESTED = '2026-01-15T10:00:00.000Z';
const set = loadSet('2026.1');
/** Every answer at the top level, without any proof. */
const full = (): Answer[] =>
  set.criteria
    .filter(({ computedFrom }) => !computedFrom)
    .map(({ id, levels }) =>
      anAnswer(id, { response: { kind: 'level', level: levels.at(-1)!.key, fields: {} } }),
    );

/** An auditor found the answer to be worth this much. */
const adjustedTo =
  (value: number) =>
  (answer: Answer): Answer => ({
    ...answer,
    verdicts: [
      {
        id: '00000000-0000-4000-8000-00000000000a',
        outcome: 'adjusted',
        value,
        at: '2026-01-20T00:00:00.000Z',
        revision: 1,
        validUntil: '2028-01-20',
      },
    ],
  });

type Given = { listing?: Listing; answers?: Answer[]; facts?: Facts };

function input({
  listing = aListing(),
  answers = full(),
  facts = {},
}: Given = {}): ProjectionInput {
  return {
    solution: {
      id: '00000000-0000-4000-8000-000000000001',
      ordinal: 7,
      slug: 'agenda',
      status: 'published',
      source: null,
      sourceId: null,
      sourceUrl: null,
      importedAt: null,
      demonstration: true,
      publishedAt: ATTESTED,
      updatedAt: '2026-01-01T00:00:00.000Z',
      version: 1,
    },
    listing,
    vendor: null,
    assessment: {
      assessment: {
        id: '00000000-0000-4000-8000-000000000002',
        solutionId: '00000000-0000-4000-8000-000000000001',
        criteriaSet: '2026.1',
        status: 'published',
        facts,
        attestedAt: ATTESTED,
        publishedAt: ATTESTED,
        signatory: null,
      },
      answers: withComputedFields(answers, listing, set, facts, ATTESTED),
      evidence: new Map(),
      verdicts: new Map(),
    },
    ended: null,
    labels: [],
    disputes: [],
    events: [],
  };
}

const project = (given: Given, now = '2026-02-01T00:00:00.000Z') =>
  projectSolution(input(given), now);
const valuesOf = (facets: string[], facet: string) =>
  facets.filter((one) => one.startsWith(`${facet}:`)).map((one) => one.slice(facet.length + 1));

describe('the age of an assessment', () => {
  it('is current to the eve of its twelfth month, and the entry is due on that day', () => {
    const { card, nextChangeAt } = project({}, '2027-01-14T23:59:59.999Z');
    expect(card.assessment?.status).toBe('published');
    expect(nextChangeAt).toBe('2027-01-15T00:00:00.000Z');
  });

  it('keeps its score while it is stale', () => {
    const { card, assured, facets, nextChangeAt } = project({}, '2027-01-15T00:00:00.000Z');
    expect(card.assessment?.status).toBe('stale');
    expect(card.assessment?.score?.declared).toBeGreaterThan(0);
    expect(assured[0]).toBe(card.assessment?.score?.assured);
    expect(valuesOf(facets, 'assessment')).toEqual(['stale']);
    expect(nextChangeAt).toBe('2027-04-15T00:00:00.000Z');
  });

  it('leaves scores, sorts and filters three months later, and says the last figures known', () => {
    const before = project({}, '2027-04-14T23:59:59.999Z').card.assessment?.score;
    const { card, document, assured, audited, facets, tallies } = project(
      {},
      '2027-04-15T00:00:00.000Z',
    );
    expect(card.assessment).toMatchObject({
      status: 'expired',
      score: null,
      expiredOn: '2027-04-15',
    });
    expect(card.assessment?.lastKnown).toEqual({
      declared: before?.declared,
      checked: before?.checked,
      audited: before?.audited,
    });
    expect([...assured, ...audited]).toEqual(Array(20).fill(-1));
    expect(facets.filter((one) => /^(score|proof)/.test(one))).toEqual([]);
    expect(valuesOf(facets, 'prerequisites')).toEqual(['unknown']);
    expect(valuesOf(facets, 'franceconnect')).toEqual(['unknown']);
    expect(tallies).toEqual([]);
    expect(document.answers).toHaveLength(74);
  });
});

describe('facets', () => {
  it('accumulate the steps of a minimum score', () => {
    const { facets, card } = project({ answers: full().map(adjustedTo(6_000)) });
    expect(card.assessment?.score?.assured).toBeGreaterThan(5_000);
    expect(card.assessment?.score?.assured).toBeLessThan(7_500);
    expect(valuesOf(facets, 'score-ALL')).toEqual(['25', '50']);
    expect(valuesOf(facets, 'proof')).toEqual(['documented', 'checked', 'certified', 'audited']);
  });

  it('say where the data are from production and backups', () => {
    const location = (hosting: Listing['hosting']) =>
      valuesOf(project({ listing: aListing({ hosting }) }).facets, 'location');
    expect(location(aHosting())).toEqual(['france']);
    expect(location(aHosting({ backups: ['DE'] }))).toEqual(['eu']);
    expect(location(aHosting({ production: ['US'] }))).toEqual(['outside-eu']);
    expect(location(null)).toEqual(['undeclared']);
  });

  it('forget a qualification and a channel the day after their end', () => {
    const listing = aListing({
      hosting: aHosting({
        qualifications: [{ code: 'HDS', scope: 'service', state: 'held', until: '2026-02-01' }],
      }),
      channels: [{ channel: 'ugap', until: '2026-02-01' }],
    });
    const last = project({ listing }, '2026-02-01T12:00:00.000Z');
    expect(valuesOf(last.facets, 'hosting')).toEqual(['hds']);
    expect(last.card.channels).toEqual(['ugap']);
    expect(last.nextChangeAt).toBe('2026-02-02T00:00:00.000Z');
    const after = project({ listing }, last.nextChangeAt!);
    expect(valuesOf(after.facets, 'hosting')).toEqual(['none']);
    expect(valuesOf(after.facets, 'channel')).toEqual([]);
  });

  it('do not count a qualification that is only in progress', () => {
    const hosting = aHosting({
      qualifications: [{ code: 'SecNumCloud', scope: 'service', state: 'in-progress' }],
    });
    expect(valuesOf(project({ listing: aListing({ hosting }) }).facets, 'hosting')).toEqual([
      'none',
    ]);
  });

  it('read FranceConnect from INT-02: level, plan, or out of scope', () => {
    const at = (answer: Answer) => [
      ...full().filter(({ criterion }) => criterion !== 'INT-02'),
      answer,
    ];
    const read = (given: Given) => valuesOf(project(given).facets, 'franceconnect');
    const level = (key: string, fields = {}) =>
      anAnswer('INT-02', { response: { kind: 'level', level: key, fields } });
    expect(read({ answers: at(level('production', { identite_renforcee: false })) })).toEqual([
      'production',
    ]);
    expect(read({ answers: at(level('prete')) })).toEqual(['ready']);
    expect(read({ answers: at(level('non')) })).toEqual(['no']);
    const planned = anAnswer('INT-02', { response: { kind: 'planned', on: '2027-01-01' } });
    expect(read({ answers: at(planned) })).toEqual(['no']);
    expect(read({ facts: { usagers: false } })).toEqual(['not-applicable']);
    expect(read({ answers: full().filter(({ criterion }) => criterion !== 'INT-02') })).toEqual([
      'unknown',
    ]);
  });

  it('name each licence of an expression', () => {
    const listing = aListing({ licence: { kind: 'spdx', spdx: '(MIT OR Apache-2.0) AND MIT' } });
    expect(valuesOf(project({ listing }).facets, 'spdx')).toEqual(['MIT', 'Apache-2.0']);
  });
});

describe('an entry', () => {
  it('shows a fact with the proof of the answer that carries it', () => {
    const answers = full().map((answer) =>
      answer.criterion === 'HEB-06' ? adjustedTo(6_000)(answer) : answer,
    );
    const { card } = project({ answers });
    expect(card.deployments).toEqual({
      value: ['saas-shared'],
      proof: 'audited',
      on: '2026-01-20',
    });
    expect(card.licence.proof).toBe('declared');
  });

  it('never gives the address of a proof that is not public', () => {
    const proof = {
      id: '00000000-0000-4000-8000-00000000000b',
      type: 'RAPP' as const,
      attachedAt: ATTESTED,
      datedOn: '2026-01-02',
    };
    const answers = full().map((one) =>
      one.criterion === 'SEC-10' ? { ...one, evidence: [proof] } : one,
    );
    const given = input({ answers });
    const description = { id: proof.id, title: 'Rapport', url: 'https://exemple.fr/secret' };
    given.assessment!.evidence.set(proof.id, { ...description, visibility: 'on-request' });
    const { document } = projectSolution(given, '2026-02-01T00:00:00.000Z');
    const answer = document.answers.find(({ criterion }) => criterion === 'SEC-10');
    expect(answer?.evidence).toMatchObject([{ title: 'Rapport', url: null, expired: false }]);
    expect(JSON.stringify(document)).not.toContain('secret');
  });

  it('without an assessment has no score and only declared facts', () => {
    const { card, document, facets, assured } = projectSolution(
      { ...input(), assessment: null },
      '2026-02-01T00:00:00.000Z',
    );
    expect(card.assessment).toBeNull();
    expect(document).toMatchObject({ themes: [], answers: [], facts: null, signatory: null });
    expect(assured).toEqual(Array(10).fill(-1));
    expect(valuesOf(facets, 'assessment')).toEqual(['none']);
    expect(card.licence.proof).toBe('declared');
  });

  it('is the same value for the same input and instant', () => {
    expect(project({})).toEqual(project({}));
  });
});
