import { describe, expect, it } from 'vitest';
import { answerItem } from './answer.ts';
import { anAnswer } from './sample.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';

const wording = wordingOf('2026.1');
const item = (said: Parameters<typeof anAnswer>[1], missing: string[] = []) =>
  answerItem(anAnswer('SEC-05', said), missing, wording);

describe('one answer', () => {
  it('draws its edge with the step of proof', () => {
    expect(item({ proof: 'declared' }).edge).toBe('ans-1');
    expect(item({ proof: 'audited' }).edge).toBe('ans-5');
  });

  it('shows a missing prerequisite before anything else', () => {
    const lapsed = { proof: 'checked', on: '2026-09-03' } as const;
    expect(item({ lapsed }, ['SEC-05']).edge).toBe('ans-b');
    expect(item({ lapsed }).edge).toBe('ans-w');
  });

  it('says what a lapsed proof was and what the answer becomes', () => {
    const { states } = item({
      proof: 'declared',
      lapsed: { proof: 'certified', on: '2026-09-03' },
    });
    expect(states[0]?.by).toBe(
      'certifiée jusqu’au 3\u00a0septembre 2026\u00a0; la réponse redevient déclarée',
    );
  });

  it('keeps every state that holds at once', () => {
    const { states } = item({
      contestedSince: '2026-11-01',
      modifiedSinceAudit: { auditedOn: '2026-05-28', changedOn: '2026-10-04' },
    });
    expect(states.map(({ mark }) => mark)).toEqual(['modified', 'contested']);
  });

  it('says that a plan changes nothing yet, and that a plan overdue is a no', () => {
    const planned = { kind: 'planned', plannedOn: '2027-03-31', value: 0 } as const;
    expect(item({ ...planned, reason: 'planned' }).states[0]?.by).toContain(
      'sans effet sur la note',
    );
    expect(item({ ...planned, reason: 'plan-overdue' }).states[0]?.by).toContain('date passée');
  });

  it('puts the finding of the auditor beside the answer, with the value kept', () => {
    const { finding, statement } = item({
      level: 'oui',
      verdict: {
        outcome: 'adjusted',
        value: 5000,
        on: '2026-05-28',
        auditor: 'Verdelet Évaluation',
        finding: 'Imposable sur demande seulement.',
      },
    });
    expect(statement).not.toContain('Imposable');
    expect(finding?.outcome).toBe('réponse ajustée à 50\u00a0% du critère');
  });

  it('does not link a proof whose address could run code', () => {
    const piece = {
      id: 'e',
      type: 'CONT',
      title: 'Contrat',
      issuer: null,
      file: null,
      visibility: 'public',
      datedOn: '2026-03-03',
      until: '2026-09-03',
      expired: true,
    } as const;
    const { evidence } = item({ evidence: [{ ...piece, url: 'javascript:alert(1)' }] });
    expect(evidence[0]?.href).toBeNull();
    expect(evidence[0]?.about).toBe(
      'contrat · du 3\u00a0mars 2026 · a expiré le 3\u00a0septembre 2026',
    );
  });

  it('links the file of a public proof, with its weight and its digest', () => {
    const file = {
      name: 'Rapport.pdf',
      size: 241_000,
      sha256: 'ab12',
      href: '/api/v1/evidence/e/file',
    };
    const { evidence } = item({
      evidence: [
        {
          ...{
            id: 'e',
            type: 'RAPP',
            title: 'Rapport',
            issuer: 'Cabinet d’essai',
            url: null,
            file,
          },
          ...{ visibility: 'public', datedOn: '2026-03-03', until: null, expired: false },
        },
      ],
    });
    expect(evidence[0]).toMatchObject({
      href: '/api/v1/evidence/e/file',
      about: 'rapport · Cabinet d’essai · du 3\u00a0mars 2026 · PDF, 236\u00a0ko, SHA-256 ab12',
    });
  });
});
