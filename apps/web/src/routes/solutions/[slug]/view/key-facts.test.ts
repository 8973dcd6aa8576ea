import { describe, expect, it } from 'vitest';
import { licenceWords } from '@gouvtech/domain/words';
import { keyFacts } from './key-facts.ts';
import { aDocument, anAnswer } from './sample.ts';

const audited = anAnswer('SEC-10', {
  proof: 'audited',
  verdict: {
    outcome: 'confirmed',
    value: null,
    on: '2026-05-28',
    auditor: 'Verdelet',
    finding: null,
  },
});
const assessed = aDocument({ answers: [audited] });
const marks = (document: typeof assessed) =>
  keyFacts(document, '2026-11-22').map(({ mark, text }) => [mark, text]);

describe('the facts that decide', () => {
  it('begins with the last audit, and gives each fact its own proof', () => {
    expect(marks(assessed)).toEqual([
      ['audited', '1\u00a0réponse auditée, la dernière le 28\u00a0mai 2026 par Verdelet'],
      ['checked', 'SaaS mutualisé'],
      ['documented', 'Données et sauvegardes en France'],
      ['declared', 'Code propriétaire'],
    ]);
  });

  it('says nothing of the audits of an expired assessment', () => {
    const expired = { ...assessed.assessment!, status: 'expired' } as const;
    expect(marks({ ...assessed, assessment: expired }).map(([mark]) => mark)).not.toContain(
      'audited',
    );
  });

  it('gives no mark to what an import brought: nobody has declared it', () => {
    const facts = marks({ ...assessed, status: 'unclaimed', answers: [] });
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.every(([mark]) => mark === null)).toBe(true);
  });

  it('leaves out a channel that has ended', () => {
    const ended = aDocument({ channelDetails: [{ channel: 'ugap', until: '2026-11-21' }] });
    const open = aDocument({ channelDetails: [{ channel: 'ugap', until: '2026-11-22' }] });
    expect(marks(ended).flat()).not.toContain('UGAP, jusqu’au 21\u00a0novembre 2026');
    expect(marks(open).flat()).toContain('UGAP, jusqu’au 22\u00a0novembre 2026');
  });

  it('calls a licence free only when its identifier is', () => {
    expect(licenceWords({ kind: 'spdx', spdx: 'EUPL-1.2' })).toBe('Logiciel libre, EUPL-1.2');
    expect(licenceWords({ kind: 'spdx', spdx: 'BUSL-1.1' })).toContain('licence non libre');
    expect(licenceWords({ kind: 'to-verify', raw: 'Open source' })).toContain('à vérifier');
  });
});
