import { describe, expect, it } from 'vitest';
import { hostingLines } from './hosting.ts';
import { aDocument, aHosting, anAnswer, notApplicable } from './sample.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';

const wording = wordingOf('2026.1');
const lines = (said: Parameters<typeof aDocument>[0]) =>
  hostingLines(aDocument(said), wording, '2026-11-22');
const line = (said: Parameters<typeof aDocument>[0], label: string) =>
  lines(said).find((one) => one.label.startsWith(label));

describe('the hosting as a fact sheet', () => {
  it('carries the proof of the answer behind each fact', () => {
    const answers = [anAnswer('HEB-01', { proof: 'certified', proofOn: '2026-03-12' })];
    expect(line({ hosting: aHosting(), answers }, 'Données')).toEqual({
      label: 'Données et sauvegardes',
      value: 'France',
      criterion: 'HEB-01',
      proof: { mark: 'certified', on: '2026-03-12', reason: null },
    });
  });

  it('shows a fact without an answer as declared, and an imported one without a mark', () => {
    const hosting = aHosting();
    expect(line({ hosting }, 'Hébergeur')?.proof?.mark).toBe('declared');
    expect(line({ hosting, status: 'unclaimed' }, 'Hébergeur')?.proof).toBeNull();
  });

  it('never lets a qualified infrastructure pass for a qualified service', () => {
    const hosting = aHosting({
      qualifications: [
        { code: 'SecNumCloud', scope: 'infrastructure', state: 'held', until: '2027-01-01' },
      ],
    });
    expect(line({ hosting }, 'SecNumCloud')?.value).toContain('L’infrastructure seulement');
  });

  it('says that a qualification has ended', () => {
    const hosting = aHosting({
      qualifications: [{ code: 'HDS', scope: 'service', state: 'held', until: '2026-11-21' }],
    });
    expect(line({ hosting }, 'Hébergeur de données de santé')?.value).toContain('terminé le');
  });

  it('tells « non demandé » from « non déclaré »', () => {
    const hosting = aHosting({ backups: [] });
    const answers = [notApplicable('HEB-03')];
    expect(line({ hosting, answers }, 'Hébergeur de données de santé')?.value).toBe(
      'Non demandé pour cet usage',
    );
    expect(line({ hosting, answers }, 'SecNumCloud')?.value).toBe('Non déclaré');
    expect(line({ hosting, answers }, 'Données')?.value).toContain('sauvegardes non déclarées');
  });

  it('lists each country once, by its name', () => {
    const hosting = aHosting({ support: ['FR', 'US', 'FR'] });
    expect(line({ hosting }, 'Support')?.value).toBe('France et États-Unis');
  });

  it('keeps only what answers say when the vendor operates nothing', () => {
    const answers = [anAnswer('QOS-01', { level: 'autonomie' })];
    expect(lines({ answers }).map(({ label }) => label)).toEqual(['Reprise des données']);
    expect(lines({})).toEqual([]);
  });
});
