import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BUYERS,
  dataLocation,
  hostingColumn,
  hostingLocation,
  hostingVerdicts,
} from './hosting-rules.ts';
import type { Hosting, Qualification } from './listing.ts';

const TODAY = '2026-11-22';
const hosting = (change: Partial<Hosting> = {}): Hosting => ({
  host: 'Armor Données',
  hostCountry: 'FR',
  foreignControl: 'none',
  production: ['FR'],
  backups: ['FR'],
  logs: ['FR'],
  support: ['FR'],
  recovery: ['FR'],
  qualifications: [],
  ...change,
});
const held = (
  code: Qualification['code'],
  scope: Qualification['scope'] = 'service',
  until?: string,
): Qualification => ({
  code,
  scope,
  state: 'held',
  ...(until ? { until } : {}),
});
const verdict = (h: Hosting, dataClass: string, buyer: (typeof BUYERS)[number] = 'state') =>
  hostingVerdicts({ hosting: h, deployments: ['saas-shared'] }, buyer, TODAY)[0]!.verdicts.find(
    (v) => v.dataClass === dataClass,
  )!;

describe('location of the data', () => {
  it('says nothing when nothing is declared', () => {
    expect(hostingLocation(null)).toBe('non-declare');
    expect(dataLocation(hosting({ production: [] }))).toBe('undeclared');
  });
  it('asks for the five places before it says "all in the EU"', () => {
    expect(hostingLocation(hosting({ logs: [] }))).toBe('production-seule');
    expect(hostingLocation(hosting({ support: ['MA'] }))).toBe('declare-hors-ue');
    expect(hostingLocation(hosting({ backups: ['DE'], recovery: ['NO'] }))).toBe('tout-ue');
  });
  it('calls "france" only data whose backups are in France too', () => {
    expect(dataLocation(hosting())).toBe('france');
    expect(dataLocation(hosting({ backups: ['DE'] }))).toBe('eu');
    expect(dataLocation(hosting({ backups: ['US'] }))).toBe('outside-eu');
  });
});

describe('doctrine', () => {
  it('refuses state secrets on a qualified infrastructure whose service is not qualified', () => {
    expect(
      verdict(hosting({ qualifications: [held('SecNumCloud', 'infrastructure')] }), 'S5').admission,
    ).toBe('X');
    expect(verdict(hosting({ qualifications: [held('SecNumCloud')] }), 'S5').admission).toBe('A');
  });
  it('turns the duty of the State into advice for a local authority', () => {
    expect(verdict(hosting(), 'S5', 'local').admission).toBe('D');
  });
  it('ignores a qualification that has ended or is only in progress', () => {
    expect(
      verdict(hosting({ qualifications: [held('SecNumCloud', 'service', '2026-11-21')] }), 'S5')
        .admission,
    ).toBe('X');
    expect(
      verdict(hosting({ qualifications: [held('SecNumCloud', 'service', '2026-11-22')] }), 'S5')
        .admission,
    ).toBe('A');
    expect(
      hostingColumn(
        hosting({ qualifications: [{ code: 'HDS', scope: 'service', state: 'in-progress' }] }),
        TODAY,
      ),
    ).toBe('UE');
  });
  it('asks for HDS for health data, even on SecNumCloud', () => {
    expect(verdict(hosting({ qualifications: [held('SecNumCloud')] }), 'S4').admission).toBe('X');
    expect(verdict(hosting({ qualifications: [held('HDS')] }), 'S4').admission).toBe('A');
    expect(
      verdict(hosting({ qualifications: [held('HDS')], foreignControl: 'controlled' }), 'S4')
        .admission,
    ).toBe('C');
    expect(
      verdict(hosting({ qualifications: [held('HDS')], backups: ['US'] }), 'S4').admission,
    ).toBe('X');
  });
  it('does not advise ordinary personal data outside the EEA', () => {
    expect(verdict(hosting({ production: ['US'] }), 'S2').admission).toBe('D');
  });
  it('judges an installation at the buyer’s apart from the vendor’s hosting', () => {
    const ways = hostingVerdicts(
      { hosting: hosting({ production: ['US'] }), deployments: ['saas-shared', 'on-premise'] },
      'state',
      TODAY,
    );
    expect(ways.map((way) => way.column)).toEqual(['HUE', 'SITE']);
    expect(
      hostingVerdicts({ hosting: null, deployments: ['saas-shared'] }, 'state', TODAY),
    ).toEqual([]);
  });
  it('is never more lenient when data leave the EEA or control becomes foreign', () => {
    const rank = { A: 0, C: 1, D: 2, X: 3 };
    const qualifications = fc.subarray([
      held('HDS'),
      held('SecNumCloud'),
      held('DR'),
      held('SecNumCloud', 'infrastructure'),
    ]);
    fc.assert(
      fc.property(qualifications, fc.constantFrom(...BUYERS), (q, buyer) => {
        const all = (h: Hosting) =>
          hostingVerdicts({ hosting: h, deployments: [] }, buyer, TODAY)[0]!.verdicts;
        const best = all(hosting({ qualifications: q }));
        for (const worse of [
          hosting({ qualifications: q, production: ['US'] }),
          hosting({ qualifications: q, foreignControl: 'controlled' }),
        ])
          all(worse).forEach((v, i) =>
            expect(rank[v.admission]).toBeGreaterThanOrEqual(rank[best[i]!.admission]),
          );
      }),
    );
  });
});
