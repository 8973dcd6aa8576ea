import { expect, it } from 'vitest';
import { auditRows } from './audits.ts';
import type { Dashboard } from './dashboard.ts';

type Audit = Dashboard['audits'][number];
type Label = Dashboard['labels'][number];

const common = {
  ...{ slug: 'parafil', name: 'Parafil', labeller: 'Vérif Éthique', scheme: 'Socle public' },
  statusSince: '2026-11-16T10:00:00Z',
};
const audit = (over: Partial<Audit>): Audit => ({
  ...{ ...common, reference: 'A-2026-0031', kind: 'full', status: 'fieldwork', outcome: null },
  next: { step: 'wait-report', until: null, by: 'other', who: [], you: false },
  ...over,
});
const label = (over: Partial<Label>): Label => ({
  ...{ ...common, reference: 'L-2026-0003', level: 'Avancé', status: 'active', statusReason: null },
  ...{ validFrom: '2026-06-25', validUntil: '2029-06-24', cureUntil: null },
  ...{ surveillanceOn: '2027-06-25', ends: false },
  ...over,
});
const first = (audits: Audit[], labels: Label[] = []) => auditRows({ audits, labels })[0]!;

it('puts what the reader can do something about first', () => {
  const rows = auditRows({
    audits: [audit({})],
    labels: [label({}), label({ reference: 'L-2026-0004', cureUntil: '2027-02-20' })],
  });
  expect(rows.map(({ reference }) => reference)).toEqual([
    'L-2026-0004',
    'A-2026-0031',
    'L-2026-0003',
  ]);
});

it('leads to the report once it is sent, and to the audits of the solution before', () => {
  expect(first([audit({})]).href).toBe('/espace/solutions/parafil/audit');
  expect(first([audit({ status: 'contradictory' })]).href).toBe(
    '/espace/solutions/parafil/audit/A-2026-0031',
  );
});

it('says until when, and who, when it is not for the reader', () => {
  const next = { step: 'appeal', until: '2026-12-19', by: 'signatory', you: false } as const;
  const row = first([
    audit({ status: 'closed', outcome: 'refused', next: { ...next, who: ['Hélène Corvisy'] } }),
  ]);
  expect(row).toMatchObject({
    state: 'Clos, label refusé',
    next: {
      ...{ text: 'Contester la décision', who: 'Par Hélène Corvisy, signataire', you: false },
      day: { before: 'si vous le voulez, jusqu’au', on: '2026-12-19', after: 'inclus' },
    },
  });
  expect(first([audit({ next: { ...next, who: [], you: true } })]).next.who).toBeNull();
});

it('asks for a new audit before the end of a label, unless one runs', () => {
  const ending = label({ ends: true });
  expect(first([], [ending]).next).toMatchObject({ you: true, day: null });
  const rows = auditRows({ audits: [audit({})], labels: [ending] });
  expect(rows[1]!.next).toMatchObject({ text: 'Rien à faire', you: false });
});
