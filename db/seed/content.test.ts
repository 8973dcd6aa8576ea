import { describe, expect, it } from 'vitest';
import {
  dayOf,
  loadSet,
  score,
  validateAnswers,
  type ReasonCode,
  type ScoreSheet,
} from '@gouvtech/criteria';
import {
  ASSESSMENT_STATUSES,
  DOMAIN_CODES,
  LISTED_STATUSES,
  LISTING_STATUSES,
} from '@gouvtech/domain';
import { assessmentState } from '../src/read-model/assessment-state.ts';
import { listingProblems } from '../src/writers/check-listing.ts';
import { answersFor, type BuiltRound } from './answers/index.ts';
import { AUDITS } from './audits/index.ts';
import { clockOf } from './clock.ts';
import { composedSolutions } from './composed/compose.ts';
import { DEMO, DEMO_PEOPLE, FIVE_STEPS } from './demo.ts';
import { factsOf } from './facts.ts';
import { journalOf } from './journal.ts';
import type { RoundSeed, SolutionSeed } from './model.ts';
import { LABELLERS } from './people/labellers.ts';
import { VENDORS } from './people/vendors.ts';
import { writtenSolutions } from './solutions/index.ts';

const SET = loadSet('2026.1');
const REASONS: Record<ReasonCode, true> = {
  'not-applicable-by-facts': true,
  'not-applicable-accepted': true,
  unanswered: true,
  'to-confirm': true,
  planned: true,
  'plan-overdue': true,
  'na-pending': true,
  'na-refused': true,
  met: true,
  'partly-met': true,
  'not-met': true,
  'capped-by-verdict': true,
  'capped-by-dispute': true,
  'raised-by-verdict': true,
  'lowered-by-time': true,
};

type Built = { seed: SolutionSeed; round: RoundSeed; built: BuiltRound; sheet: ScoreSheet };

function demonstration(today: string) {
  const clock = clockOf(today);
  const seeds = [...writtenSolutions(clock), ...composedSolutions(clock)];
  const rounds: Built[] = seeds.flatMap((seed) =>
    (seed.rounds ?? []).map((round, number) => {
      const { slug, listing } = seed;
      const facts = factsOf(listing, seed.facts);
      const built = answersFor({ slug, listing, facts, round, number }, SET, clock);
      return { seed, round, built, sheet: score(built.answers, facts, SET, clock.now) };
    }),
  );
  return { clock, seeds, rounds };
}

const isListed = ({ status = 'published' }: SolutionSeed) =>
  (LISTED_STATUSES as readonly string[]).includes(status);

// A leap day and the last day of a year: months of different lengths.
describe.each(['2026-11-22', '2028-02-29', '2026-12-31'])('the demonstration of %s', (today) => {
  const { clock, seeds, rounds } = demonstration(today);

  it('has only valid listings and valid answers', () => {
    for (const { slug, listing } of seeds) expect(listingProblems(listing), slug).toEqual([]);
    for (const { seed, built } of rounds) {
      const problems = validateAnswers(built.answers, factsOf(seed.listing, seed.facts), SET);
      expect(problems, seed.slug).toEqual([]);
    }
  });

  it('shows every status of a listing and of an assessment', () => {
    const listings = new Set(seeds.map(({ status = 'published' }) => status));
    expect([...listings].sort()).toEqual([...LISTING_STATUSES].sort());
    const assessments = new Set(rounds.map(({ round }) => round.status));
    expect([...assessments].sort()).toEqual([...ASSESSMENT_STATUSES].sort());
  });

  it('stores the status that the date gives', () => {
    for (const { seed, round, built } of rounds) {
      if (!['published', 'stale', 'expired'].includes(round.status)) continue;
      const assessment = {
        id: '',
        solutionId: '',
        criteriaSet: SET.version,
        status: round.status,
        facts: {},
        attestedAt: clock.at(round.attested ?? 0),
        publishedAt: null,
        signatory: null,
      };
      const content = {
        assessment,
        answers: built.answers,
        evidence: new Map(),
        verdicts: new Map(),
      };
      expect(assessmentState(content, clock.now).status, seed.slug).toBe(round.status);
    }
  });

  it('shows every reason and every step of proof among what is public', () => {
    const shown = rounds.filter(
      ({ round, seed }) => round.status === 'published' && isListed(seed),
    );
    const criteria = shown.flatMap(({ sheet }) => sheet.criteria);
    expect(new Set(criteria.map(({ reason }) => reason))).toEqual(new Set(Object.keys(REASONS)));
    expect(new Set(criteria.map(({ tier }) => tier))).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('keeps answers at the five steps of proof on the solutions that show them', () => {
    expect(FIVE_STEPS.length).toBeGreaterThanOrEqual(8);
    for (const slug of FIVE_STEPS) {
      const last = rounds.findLast(({ seed }) => seed.slug === slug);
      const steps = last?.sheet.criteria.filter(({ value }) => value > 0).map(({ tier }) => tier);
      expect([...new Set(steps)].sort(), slug).toEqual([0, 1, 2, 3, 4]);
    }
  });

  it('dates nothing that has happened after today', () => {
    for (const seed of seeds) {
      for (const { on } of journalOf(seed)) expect(on, seed.slug).toBeLessThan(0);
    }
    for (const { seed, built } of rounds) {
      for (const answer of built.answers) {
        const days = [
          answer.answeredAt,
          ...answer.evidence.map(({ attachedAt }) => attachedAt),
          ...[...answer.checks, ...answer.verdicts].map(({ at }) => at),
        ].map(dayOf);
        expect(
          days.filter((day) => day >= today),
          `${seed.slug} ${answer.criterion}`,
        ).toEqual([]);
      }
    }
  });
});

describe('the content of the demonstration', () => {
  const { seeds, rounds } = demonstration('2026-11-22');
  const listed = seeds.filter(isListed);

  it('lists more than 200 solutions, at least three in each of the thirty domains', () => {
    expect(listed.length).toBeGreaterThan(200);
    for (const domain of DOMAIN_CODES) {
      const some = listed.filter(({ listing }) => listing.domains.includes(domain));
      expect(some.length, domain).toBeGreaterThanOrEqual(3);
    }
  });

  it('has no two solutions alike', () => {
    for (const key of ['name', 'summary', 'description'] as const) {
      const values = seeds.map(({ listing }) => listing[key]);
      expect(values.filter((value, i) => values.indexOf(value) !== i)).toEqual([]);
    }
    const profiles = rounds.map(({ sheet }) =>
      sheet.criteria.map(({ id, value, tier }) => `${id}:${value}:${tier}`).join(),
    );
    expect(new Set(profiles).size).toBe(profiles.length);
  });

  it('mixes assessed, unassessed and unclaimed listings', () => {
    const assessed = listed.filter(({ rounds: all = [] }) =>
      all.some(({ attested }) => attested !== null),
    );
    const unclaimed = listed.filter(({ status }) => status === 'unclaimed');
    expect(assessed.length / listed.length).toBeGreaterThan(0.5);
    expect(assessed.length / listed.length).toBeLessThan(0.8);
    expect(unclaimed.length).toBeGreaterThan(15);
    for (const { source, rounds: all = [], vendor } of unclaimed) {
      expect([source !== undefined, all.length, vendor]).toEqual([true, 0, undefined]);
    }
  });

  it('names each tricky case by a slug that exists', () => {
    const slugs = new Set([...seeds.map(({ slug }) => slug), DEMO.itself]);
    expect(Object.values(DEMO).filter((slug) => !slugs.has(slug))).toEqual([]);
    const vendors = new Map(VENDORS.map(({ slug, signatory }) => [slug, signatory]));
    for (const { vendor, ...person } of Object.values(DEMO_PEOPLE)) {
      expect(vendors.get(vendor)).toEqual(person);
    }
    const of = (slug: string) => seeds.find((seed) => seed.slug === slug)!.listing;
    expect(of(DEMO.longName).name.length).toBeGreaterThan(120);
    expect(of(DEMO.oneWord).description.split(' ')).toHaveLength(1);
  });

  it('gives its vendors and labellers SIREN that pass the check but that no company has', () => {
    const numbers = [...VENDORS, ...LABELLERS].flatMap(({ siren }) => siren ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(3);
    for (const siren of numbers)
      expect([siren.startsWith('000'), luhn(siren)]).toEqual([true, true]);
  });

  it('is written in clean French', () => {
    const bad = texts(seeds, rounds).filter((text) =>
      /\blorem\b|[a-zà-ÿ]'[a-zà-ÿ]| [:;?!»%€]|« | {2}|\.\./i.test(text),
    );
    expect(bad).toEqual([]);
  });
});

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function texts(seeds: SolutionSeed[], rounds: Built[]): string[] {
  const said = seeds.flatMap((seed) => [
    seed.reason ?? '',
    seed.listing.name,
    seed.listing.summary,
    seed.listing.description,
    ...seed.listing.prices.map(({ note }) => note ?? ''),
    ...seed.listing.references.map(({ organisation, usage }) => `${organisation}, ${usage}`),
    ...(seed.disputes ?? []).flatMap(({ statement, subject, reply, decision, appeal, final }) => [
      ...[statement, subject ?? '', reply?.text ?? '', decision?.reason ?? ''],
      ...[appeal?.reason ?? '', final?.reason ?? ''],
    ]),
    ...journalOf(seed).map(({ summary }) => summary),
  ]);
  const answered = rounds.flatMap(({ built }) => [
    ...built.answers.map(({ justification }) => justification ?? ''),
    ...built.evidence.map(({ title }) => title),
    ...[...built.verdictDetails, ...built.checkDetails].map(({ finding }) => finding ?? ''),
  ]);
  const audited = AUDITS.flatMap((audit) => [
    ...[audit.message ?? '', audit.declined?.reason ?? '', audit.recused?.reason ?? ''],
    ...[audit.cancelled?.reason ?? '', audit.decided?.reason ?? ''],
    ...[audit.appeal?.reason ?? '', audit.appeal?.decided?.answer ?? ''],
    ...[audit.label?.conditions ?? '', audit.label?.end?.reason ?? ''],
    ...Object.values(audit.verdicts ?? {}).flatMap(({ finding, note, reply }) => [
      ...[finding ?? '', note ?? '', reply?.text ?? ''],
    ]),
  ]);
  const labellers = LABELLERS.flatMap(({ statement, fee, accreditations }) => [
    ...[statement, fee, ...accreditations.map(({ reason }) => reason ?? '')],
  ]);
  return [...said, ...answered, ...audited, ...labellers];
}
