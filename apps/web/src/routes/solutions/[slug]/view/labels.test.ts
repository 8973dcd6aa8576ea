import { describe, expect, it } from 'vitest';
import type { LabelMark } from '@gouvtech/domain';
import type { OpenDisputeView } from '@gouvtech/domain/disputes';
import { labelSheet } from './labels.ts';
import { aDocument, anAnswer } from './sample.ts';

const MARK: LabelMark = {
  ...{ reference: 'L-2026-0003', audit: 'A-2026-0007', scheme: 'socle-public', level: 2 },
  ...{ status: 'active', until: '2029-03-12' },
  labeller: { slug: 'verif-ethique', name: 'Vérif Éthique' },
};
const judged = (criterion: string, outcome: string, reference?: string) =>
  anAnswer(criterion, {
    verdict: {
      ...{ outcome, value: null, on: '2026-03-13', auditor: 'Vérif Éthique', finding: null },
      ...(reference && { reference }),
    },
  });

describe('the labels of a solution', () => {
  it('are nothing to say without a label nor an audit of the catalogue', () => {
    expect(labelSheet(aDocument({ answers: [judged('SEC-01', 'confirmed')] }))).toBeNull();
  });

  it('say the level, the scheme and the end, or since when and why it is suspended', () => {
    const suspension = { on: '2026-05-02', reason: 'Une preuve manque.' };
    const suspended: LabelMark = { ...MARK, status: 'suspended', suspension };
    const { held } = labelSheet(aDocument({ labels: [MARK, suspended] }))!;
    expect(held[0]).toMatchObject({
      ...{ href: '/labels/L-2026-0003', word: 'Label Avancé', suspension: null },
      about: 'Socle public, jusqu’au 12\u00a0mars 2029',
    });
    expect(held[1]).toMatchObject({
      ...{ word: 'Label Avancé suspendu', about: 'Socle public' },
      suspension: 'Suspendu depuis le 2\u00a0mai 2026. Motif\u00a0: Une preuve manque.',
    });
  });

  it('carry the disputes open on each, and those only', () => {
    const second: LabelMark = { ...MARK, reference: 'L-2026-0004' };
    const open: OpenDisputeView = {
      ...{ object: 'label', criterion: null, evidenceId: null, field: null, reply: null },
      ...{ label: MARK.reference, subject: 'Un essai n’aurait pas eu lieu.', since: '2026-11-02' },
      ...{ status: 'vendor_reply', replyUntil: '2026-11-17', decidedOn: null },
    };
    const { label: _, ...other } = open;
    const disputes: OpenDisputeView[] = [{ ...other, object: 'answer', criterion: 'SEC-08' }, open];
    const { held } = labelSheet(aDocument({ labels: [MARK, second], disputes }))!;
    expect(held.map((one) => one.disputes.map(({ subject }) => subject))).toEqual([
      ['Un essai n’aurait pas eu lieu.'],
      [],
    ]);
  });

  it('sum up each audit, adverse verdicts included, with the label it gave', () => {
    const answers = [
      judged('SEC-01', 'confirmed', 'A-2026-0007'),
      judged('SEC-02', 'confirmed', 'A-2026-0007'),
      judged('SEC-03', 'refuted', 'A-2026-0007'),
      judged('SEC-04', 'confirmed', 'A-2026-0001'),
    ];
    const { audits } = labelSheet(aDocument({ labels: [MARK], answers }))!;
    expect(audits.map(({ reference, href }) => [reference, href])).toEqual([
      ['A-2026-0007', '/labels/L-2026-0003'],
      ['A-2026-0001', null],
    ]);
    expect(audits[0]!.sentence).toBe(
      'Vérif Éthique a donné 3\u00a0avis le 13\u00a0mars 2026\u00a0: 2\u00a0réponses confirmées, 1\u00a0réponse contredite.',
    );
  });
});
