import type { OpenDisputeView } from '@gouvtech/domain/disputes';
import { describe, expect, it } from 'vitest';
import { disputeItem, reportAddress } from './open.ts';

const dispute = (said: Partial<OpenDisputeView> = {}): OpenDisputeView => ({
  object: 'answer',
  criterion: 'SEC-08',
  evidenceId: null,
  field: null,
  subject: 'Le délai annoncé ne serait pas tenu.',
  since: '2026-11-02',
  status: 'vendor_reply',
  replyUntil: '2026-11-17',
  reply: null,
  decidedOn: null,
  ...said,
});
const reply = { text: 'Il l’est.', on: '2026-11-05' };

describe('an open dispute', () => {
  it.each([
    [{}, 'L’éditeur peut répondre avant le 17\u00a0novembre 2026.'],
    [{ reply }, 'La modération doit décider.'],
    [
      { status: 'upheld', reply, decidedOn: '2026-11-09' },
      'Retenue le 9\u00a0novembre 2026 par la modération\u00a0; un appel reste possible.',
    ],
    [
      { status: 'dismissed', decidedOn: '2026-11-19' },
      'Écartée le 19\u00a0novembre 2026 par la modération\u00a0; un appel reste possible.',
    ],
    [
      { status: 'appealed', decidedOn: '2026-11-19' },
      'Décidée le 19\u00a0novembre 2026, puis portée en appel.',
    ],
  ] as const)('says where it stands: %j', (said, state) => {
    expect(disputeItem(dispute(said)).state).toBe(state);
  });

  it('names the document or the field, never the answer that it follows', () => {
    expect(disputeItem(dispute()).about).toBeNull();
    expect(disputeItem(dispute({ object: 'evidence' }), 'Contrat').about).toBe(
      'la pièce «\u00a0Contrat\u00a0»',
    );
    const listing = { object: 'listing', criterion: null } as const;
    expect(disputeItem(dispute(listing)).about).toBeNull();
    expect(disputeItem(dispute({ ...listing, field: 'prices' })).about).toBe(
      'le champ «\u00a0Prix\u00a0»',
    );
    expect(disputeItem(dispute({ ...listing, field: 'constructor' })).about).toBeNull();
  });
});

it('leads to the report of one answer or of one document', () => {
  expect(reportAddress('parafil')).toBe('/contester?solution=parafil');
  expect(reportAddress('parafil', { criterion: 'SEC-08', evidence: 'e1' })).toBe(
    '/contester?solution=parafil&critere=SEC-08&preuve=e1',
  );
  expect(reportAddress('parafil', { label: 'L-2026-0003' })).toBe(
    '/contester?solution=parafil&label=L-2026-0003',
  );
});
