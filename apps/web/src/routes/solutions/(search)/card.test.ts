import type { AssessmentSummary, Card } from '@gouvtech/domain';
import { describe, expect, it } from 'vitest';
import { entryOf } from './card.ts';
import { priceText } from './price.ts';

const assessment: AssessmentSummary = {
  status: 'published',
  criteriaSet: '2026.1',
  attestedOn: '2026-03-01',
  asOf: '2026-11-22T00:00:00.000Z',
  score: {
    declared: 9000,
    checked: 7300,
    audited: 0,
    assured: 4968,
    completeness: 8600,
    coverage: 9000,
    proof: 'documented',
    applicable: 68,
    answered: 57,
    total: 74,
  },
  lastKnown: null,
  expiredOn: null,
  missingPrerequisites: [],
  contested: 0,
  modified: 0,
  lapsed: 0,
};
const card: Card = {
  slug: 'brenne-parapheur',
  name: 'Brenne Parapheur',
  summary: 'Service de visa mutualisé entre communes.',
  status: 'published',
  demonstration: true,
  vendor: {
    slug: 'val-de-brenne',
    name: 'Val de Brenne numérique',
    kind: 'public-body',
    city: 'Poulvigny',
    country: 'FR',
    headcount: 12,
  },
  source: null,
  sourceId: null,
  importedOn: null,
  domains: ['SIG'],
  tags: [],
  alternativeTo: [],
  deployments: { value: ['saas-shared', 'on-premise'], proof: 'checked', on: null },
  licence: { value: { kind: 'spdx', spdx: 'EUPL-1.2' }, proof: 'checked', on: null },
  openSource: true,
  location: { value: 'france', proof: 'audited', on: null },
  price: { value: { pricing: 'unknown', first: null }, proof: 'declared', on: null },
  channels: [],
  assessment,
  updatedOn: '2026-11-01',
};
const byRelevance: { sort: string; theme: string | null } = { sort: 'relevance', theme: null };
const entry = (change: Partial<Card> = {}, order = byRelevance) =>
  entryOf({ ...card, ...change }, [['parapheur']], order);
const assessed = (change: Partial<AssessmentSummary>) => ({
  assessment: { ...assessment, ...change },
});

describe('an entry of the list', () => {
  it('says who offers it, and that a public body does', () => {
    expect(entry().who).toBe('Val de Brenne numérique, Poulvigny · solution publique');
  });

  it('shows the facts that are known, each with its proof', () => {
    expect(entry().facts).toEqual([
      { proof: 'audited', text: 'Données en France' },
      { proof: 'checked', text: 'SaaS mutualisé, sur site' },
      { proof: 'checked', text: 'EUPL-1.2' },
    ]);
  });

  it('never calls free a licence that is not', () => {
    const licence = { ...card.licence, value: { kind: 'spdx', spdx: 'BUSL-1.1' } as const };
    expect(entry({ licence, openSource: false }).facts.at(-1)?.text).toBe('BUSL-1.1, non libre');
  });

  it('shows the assured score only when the list is sorted by it', () => {
    expect(entry().score?.assured).toBeNull();
    expect(entry({}, { sort: 'assured', theme: null }).score?.assured).toBe(4968);
  });

  it('does not show the overall figure when the order follows a theme', () => {
    expect(entry({}, { sort: 'assured', theme: 'SEC' }).score?.assured).toBeNull();
  });

  it('says when it was updated, in that order only', () => {
    expect(entry().who).not.toContain('mise à jour');
    expect(entry({}, { sort: 'updated', theme: null }).who).toContain(
      'mise à jour le 1er\u00a0novembre 2026',
    );
  });

  it('counts the answers still missing', () => {
    expect(entry().score?.missing).toBe(11);
  });
});

describe('what to beware of', () => {
  it('names missing prerequisites by their titles, two at most', () => {
    const missing = entry(
      assessed({ missingPrerequisites: ['SEC-01', 'ACC-02', 'RGP-01'] }),
    ).missing;
    expect(missing?.plural).toBe(true);
    expect(missing?.text).toMatch(/^\p{Ll}.+, \p{L}.+ et 1\u00a0autre$/u);
    expect(missing?.text).not.toContain('SEC-01');
  });

  it('says what was contested, modified or lapsed, and what must be renewed', () => {
    const { alerts } = entry(assessed({ contested: 1, modified: 2, lapsed: 3, status: 'stale' }));
    expect(alerts.map(({ word, text }) => `${word} ${text}`)).toEqual([
      'Contesté 1\u00a0réponse',
      'Modifié depuis l’audit 2\u00a0réponses',
      'Preuve expirée 3\u00a0réponses',
      'Évaluation à renouveler attestée le 1er\u00a0mars 2026',
    ]);
  });

  it('says that the listing itself is contested, apart from its answers', () => {
    const { alerts } = entry({ ...assessed({ contested: 1 }), contestedSince: '2026-11-02' });
    expect(alerts.map(({ word, text }) => `${word} ${text}`)).toEqual([
      'Fiche contestée depuis le 2\u00a0novembre 2026',
      'Contesté 1\u00a0réponse',
    ]);
  });

  it('shows the last known figures of an expired assessment, and no score', () => {
    const expired = entry(
      assessed({
        status: 'expired',
        score: null,
        expiredOn: '2026-06-30',
        lastKnown: { declared: 8399, checked: 3500, audited: 0 },
      }),
    );
    expect(expired.score).toBeNull();
    expect(expired.note).toContain('déclarée 83, contrôlée 35, auditée 0\u00a0%');
    expect(expired.alerts[0]?.text).toBe('le 30\u00a0juin 2026, notes retirées du tri');
  });

  it('says why there is no score: imported, or not assessed yet', () => {
    expect(entry({ assessment: null }).note).toContain('Pas encore évaluée');
    const imported = entry({
      status: 'unclaimed',
      vendor: null,
      source: 'SILL',
      importedOn: '2026-11-19',
      assessment: null,
    });
    expect(imported.who).toBe('Source\u00a0: SILL, lue le 19\u00a0novembre 2026');
    expect(imported.note).toContain('importée');
  });
});

describe('a price', () => {
  it.each([
    ['free', null, 'Gratuit'],
    ['quote', null, 'Sur devis seul'],
    ['unknown', null, null],
  ] as const)('%s without an amount reads %s', (pricing, first, text) => {
    expect(priceText({ pricing, first })).toBe(text);
  });

  it('reads with its unit', () => {
    const first = { stage: 'recurring', amountCents: 120, unit: 'agent-month' } as const;
    expect(priceText({ pricing: 'public', first })).toBe('1,20\u00a0€ par agent et par mois');
  });
});
