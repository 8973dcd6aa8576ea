import { describe, expect, it } from 'vitest';
import { listingDiff, type Listing } from '@gouvtech/domain';
import { aHosting } from '../../view/sample.ts';
import { changeLines } from './changes.ts';

const listing: Listing = {
  name: 'Parafil',
  summary: 'Parapheur électronique.',
  description: 'Un.\n\nDeux.',
  domains: ['SIG'],
  audiences: [],
  deployments: [],
  tags: ['visa'],
  alternativeTo: [],
  licence: { kind: 'proprietary' },
  hosting: aHosting(),
  pricing: 'public',
  prices: [{ stage: 'recurring', amountCents: 110, unit: 'agent-month' }],
  channels: [],
  references: [],
};
const said = (change: Partial<Listing>) =>
  changeLines(listingDiff(listing, { ...listing, ...change })).map(
    ({ label, kind, before, after, unit }) => ({ label, kind, before, after, unit }),
  );

describe('what changed, in words', () => {
  it('says a price that rises', () => {
    expect(said({ prices: [{ ...listing.prices[0]!, amountCents: 120 }] })).toEqual([
      {
        label: 'Prix d’usage',
        kind: 'changed',
        before: '1,10\u00a0€',
        after: '1,20\u00a0€',
        unit: 'par agent et par mois',
      },
    ]);
  });

  it('says where backups go', () => {
    expect(said({ hosting: aHosting({ backups: ['DE'] }) })).toMatchObject([
      { label: 'Hébergement, sauvegardes', before: 'France', after: 'Allemagne' },
    ]);
    expect(said({ hosting: aHosting({ backups: [] }) })).toMatchObject([
      { before: 'France', after: 'non déclarés' },
    ]);
  });

  it('says a licence that opens', () => {
    expect(said({ licence: { kind: 'spdx', spdx: 'EUPL-1.2' } })).toMatchObject([
      { label: 'Licence', before: 'Code propriétaire', after: 'Logiciel libre, EUPL-1.2' },
    ]);
  });

  it('reads short values that come, or go, together', () => {
    expect(said({ tags: ['paie', 'congés'] })).toMatchObject([
      { label: 'Mots-clés', kind: 'removed', before: 'visa', after: null },
      { label: 'Mots-clés', kind: 'added', before: null, after: 'paie, congés' },
    ]);
  });

  it('shows of a long text only the paragraphs that differ', () => {
    const [line] = changeLines(listingDiff(listing, { ...listing, description: 'Un.\n\nTrois.' }));
    expect(line).toMatchObject({
      label: 'Description',
      before: null,
      paragraphs: { removed: ['Deux.'], added: ['Trois.'] },
    });
  });

  it('names a list whose order alone changed', () => {
    const prices: Listing['prices'] = [
      ...listing.prices,
      { stage: 'entry', amountCents: null, unit: 'fixed' },
    ];
    const changes = listingDiff(
      { ...listing, prices },
      { ...listing, prices: prices.toReversed() },
    );
    expect(changeLines(changes)).toMatchObject([{ label: 'Prix', kind: 'reordered' }]);
  });
});
