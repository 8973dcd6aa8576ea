import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import type { GrantedLabel } from '../repository.ts';
import { badgeOf, badgeOfSolution, headline, unknownBadge } from './badge.ts';
import { badgeSvg } from './svg.ts';

const NOW = '2026-11-22T10:00:00.000Z';
const label = (more: Partial<GrantedLabel> = {}): GrantedLabel => ({
  ...{ reference: 'L-2026-0001', status: 'active', statusSince: '2026-11-02T10:00:00.000Z' },
  ...{ scheme: 'socle-public', level: 2, criteriaSet: '2026.1', skippedThemes: [] },
  ...{ conditions: '', grantedAt: '2026-11-01T10:00:00.000Z', audit: 'A-2026-0001' },
  ...{ validFrom: '2026-11-01', validUntil: '2029-10-31', statusIndex: 1, snapshotSha256: 'a' },
  ...{ solution: { slug: 'parafil', name: 'Parafil' }, vendor: null, supersededBy: null },
  labeller: { slug: 'verif', name: 'Vérif' },
  ...more,
});
const read = (svg: string) => {
  const faults: string[] = [];
  const onError = (_: unknown, message: string) => void faults.push(message);
  const document = new DOMParser({ onError }).parseFromString(svg, 'image/svg+xml');
  expect(faults).toEqual([]);
  const texts = [...document.getElementsByTagName('text')].map((one) => one.textContent);
  const names = [...document.getElementsByTagName('*')].map((one) => one.tagName);
  const title = document.getElementsByTagName('title')[0]!.textContent;
  return { texts, title, names: [...new Set(names)].toSorted() };
};

describe('a badge', () => {
  it.each<[string, Partial<GrantedLabel>, string, string]>([
    ['active', {}, 'niveau Avancé', 'valable jusqu’au 31\u00a0octobre 2029'],
    [
      'to come',
      { status: 'granted', validFrom: '2026-12-01' },
      'pas encore en cours',
      'niveau Avancé, à partir du 1er\u00a0décembre 2026',
    ],
    ['suspended', { status: 'suspended' }, 'suspendu', 'depuis le 2\u00a0novembre 2026'],
    ['revoked', { status: 'revoked' }, 'révoqué', 'le 2\u00a0novembre 2026'],
    ['withdrawn', { status: 'withdrawn' }, 'retiré', 'le 2\u00a0novembre 2026'],
    [
      'expired',
      { status: 'expired', validUntil: '2026-11-20' },
      'échu',
      'valable jusqu’au 20\u00a0novembre 2026',
    ],
    [
      'past its end before the clock has passed',
      { validUntil: '2026-11-21' },
      'échu',
      'valable jusqu’au 21\u00a0novembre 2026',
    ],
    [
      'replaced',
      { status: 'superseded', supersededBy: 'L-2026-0007' },
      'remplacé',
      'par le label L-2026-0007',
    ],
  ])('says what a label %s is worth, and on which day', (_, more, state, detail) => {
    const badge = badgeOf(label(more), NOW);
    expect([badge.state, badge.detail]).toEqual([state, detail]);
    const { texts, title } = read(badgeSvg(badge));
    expect(texts).toEqual([
      `Label Socle public\u00a0: ${state}`,
      `Parafil, ${detail}`,
      'Catalogue GouvTech, état au 22\u00a0novembre 2026',
    ]);
    expect(title).toBe(texts.join('. '));
  });

  it('shows of a solution its highest label that holds, else what became of the last', () => {
    const of = (...labels: GrantedLabel[]) => badgeOfSolution('Parafil', labels, NOW);
    const exemplary = label({ level: 3, scheme: 'confiance-numerique' });
    expect(headline(of(label(), exemplary))).toContain(
      'Confiance numérique\u00a0: niveau Exemplaire',
    );
    expect(of(label(), exemplary).detail).toContain('et un autre label');
    const [suspended, revoked] = [label({ status: 'suspended' }), label({ status: 'revoked' })];
    expect(of(suspended, label({ level: 1 })).state).toBe('niveau Essentiel');
    expect(of(revoked, suspended).state).toBe('suspendu');
    expect(of(revoked).state).toBe('révoqué');
    expect(headline(of())).toBe('Aucun label');
    expect(read(badgeSvg(unknownBadge(NOW))).texts[0]).toBe('Label inconnu');
  });

  it.each([
    '</text><script>alert(1)</script>',
    '"><image href="https://exemple.fr/x.png"/>',
    "' onload='alert(1)",
    '&lt;b&gt; & <b>',
    '<![CDATA[x]]><!ENTITY y "z">',
    'ligne\u0000\u0008\u000b\u001f\u2028suite\ufffe\uffff',
    '\u202efiltre inverse\u200f\ud800',
    'é'.repeat(5_000),
    '😀'.repeat(500),
    '',
  ])('holds nothing but text whatever the name is: %j', (name) => {
    const svg = badgeSvg(badgeOf(label({ solution: { slug: 'x', name } }), NOW));
    expect(read(svg).names).toEqual(['path', 'rect', 'svg', 'text', 'title']);
    expect(svg).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e\u200f\u2028]/);
    expect(svg.length).toBeLessThan(3_000);
    const [, width] = /width="(\d+)"/.exec(svg)!;
    expect(Number(width)).toBeLessThan(1_100);
  });
});
