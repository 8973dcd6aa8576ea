import { describe, expect, it } from 'vitest';
import { answerItem } from './answer.ts';
import { anAnswer, notApplicable } from './sample.ts';
import { correctionOf, notApplicableReason, statementOf } from '@gouvtech/domain/words';
import { wordingOf } from '#lib/server/criteria/wording.ts';

const wording = wordingOf('2026.1');
const anchor = (id: string, level: string) => wording.criterion(id).texts.anchors[level];

describe('what an answer says', () => {
  it('uses the words of the level in the référentiel', () => {
    const answer = anAnswer('SEC-08', { level: '14-jours' });
    expect(statementOf(answer, wording)).toBe(anchor('SEC-08', '14-jours'));
  });

  it('keeps the level of the vendor when an audit caps it, and says the cap apart', () => {
    const answer = anAnswer('SEC-08', {
      level: '7-jours',
      value: 2000,
      reason: 'capped-by-verdict',
    });
    expect(statementOf(answer, wording)).toBe(anchor('SEC-08', '7-jours'));
    expect(correctionOf(answer)).toContain('20\u00a0%');
  });

  it('gives the figure of a proportional scale', () => {
    const answer = anAnswer('ECO-02', { fields: { score: 72.5 }, value: 7250 });
    expect(statementOf(answer, wording)).toContain('72,5\u00a0%');
  });

  it('never lets a refused claim of « sans objet » look like an answer', () => {
    const refused = anAnswer('LIB-03', { kind: 'na', reason: 'na-refused', value: 0 });
    const pending = anAnswer('LIB-03', { kind: 'na', reason: 'na-pending', value: 0 });
    expect(statementOf(refused, wording)).toContain('refusée');
    expect(statementOf(pending, wording)).toContain('personne ne l’a encore admis');
    expect(answerItem(pending, [], wording).proof).toBeNull();
  });

  it('tells an answer to confirm from an absent one', () => {
    const toConfirm = anAnswer('LIB-03', { kind: 'unanswered', reason: 'to-confirm' });
    const absent = anAnswer('LIB-03', { kind: 'unanswered', reason: 'unanswered' });
    expect(statementOf(toConfirm, wording)).toContain('à confirmer');
    expect(statementOf(absent, wording)).toBe('Pas de réponse.');
  });

  it('names the facts that make a criterion not applicable, and only those that are false', () => {
    const words = notApplicableReason(
      notApplicable('HEB-03'),
      { sante: false, saas: true },
      wording,
    );
    expect(words).toContain(wording.facts.sante);
    expect(words).not.toContain(wording.facts.saas);
  });
});
