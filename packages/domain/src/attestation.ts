/** What prevents an attestation (evaluation model, section 2): typed reasons, each with its sentence. Pure, for live pages too. */
import {
  FACT_KEYS,
  validateAnswers,
  type Answer,
  type CriteriaSet,
  type CriterionId,
  type FactKey,
  type Facts,
  type Problem,
  type ScoreSheet,
} from '@gouvtech/criteria';

export type AttestationProblem =
  | { code: 'facts-unanswered'; facts: FactKey[] }
  | { code: 'unanswered'; criterion: CriterionId }
  | { code: 'to-confirm'; criterion: CriterionId }
  | { code: 'evidence-missing'; criterion: CriterionId }
  | { code: 'justification-too-short'; criterion: CriterionId }
  | { code: 'invalid-answer'; criterion: CriterionId; path: string; cause: Problem['code'] }
  | { code: 'statement-not-accepted' };

export type AttestationInput = {
  /** score of the draft at the instant of the attestation */
  sheet: ScoreSheet;
  answers: Answer[];
  facts: Facts;
  set: CriteriaSet;
  /** the signatory ticked the statement of accuracy and of readiness to prove */
  statementAccepted: boolean;
};

/** @returns every problem, facts first then in the order of the set, the statement last; empty when one may attest */
export function attestationProblems(input: AttestationInput): AttestationProblem[] {
  const { sheet, facts, set, statementAccepted } = input;
  const missing = FACT_KEYS.filter((key) => facts[key] == null);
  const byCriterion = problemsOfAnswers(input);
  return [
    ...(missing.length > 0 ? [{ code: 'facts-unanswered', facts: missing } as const] : []),
    ...set.criteria.flatMap((criterion): AttestationProblem[] => {
      const scored = sheet.criteria.find(({ id }) => id === criterion.id);
      if (!scored?.applicable) return [];
      const { id } = criterion;
      if (scored.reason === 'unanswered') return [{ code: 'unanswered', criterion: id }];
      if (scored.reason === 'to-confirm') return [{ code: 'to-confirm', criterion: id }];
      // An answer « none » claims nothing: there is nothing to prove.
      const claims = (scored.declaredValue ?? 0) > 0;
      const unproven = criterion.evidencePolicy === 'required' && claims && scored.tier < 1;
      return [
        ...(byCriterion.get(id) ?? []),
        ...(unproven ? [{ code: 'evidence-missing', criterion: id } as const] : []),
      ];
    }),
    ...(statementAccepted ? [] : [{ code: 'statement-not-accepted' } as const]),
  ];
}

function problemsOfAnswers({ answers, facts, set }: AttestationInput) {
  const found = new Map<CriterionId, AttestationProblem[]>();
  for (const { code, path } of validateAnswers(answers, facts, set)) {
    const [, index = '', inside = ''] = /^\[(\d+)\]\.(.*)$/.exec(path) ?? [];
    const criterion = answers[Number(index)]?.criterion ?? '';
    const problem: AttestationProblem =
      code === 'justification-too-short'
        ? { code, criterion }
        : { code: 'invalid-answer', criterion, path: inside, cause: code };
    found.set(criterion, [...(found.get(criterion) ?? []), problem]);
  }
  return found;
}

/** French: what prevents the attestation and what to do. */
export function attestationText(problem: AttestationProblem): string {
  switch (problem.code) {
    case 'facts-unanswered':
      return problem.facts.length === 1
        ? 'Une caractéristique de la solution n’a pas de réponse. Répondez-y : elle décide des critères qui s’appliquent.'
        : `${problem.facts.length} caractéristiques de la solution n’ont pas de réponse. Répondez-y : elles décident des critères qui s’appliquent.`;
    case 'unanswered':
      return `${problem.criterion} n’a pas de réponse. Choisissez un niveau, une date prévue ou « sans objet ».`;
    case 'to-confirm':
      return `${problem.criterion} est à confirmer : une caractéristique ou le référentiel a changé. Relisez la réponse et enregistrez-la.`;
    case 'evidence-missing':
      return `${problem.criterion} est un prérequis : joignez une pièce en cours de validité, ou baissez la réponse.`;
    case 'justification-too-short':
      return `La justification de ${problem.criterion} est trop courte. Écrivez au moins 40 caractères.`;
    case 'invalid-answer':
      return `La réponse à ${problem.criterion} est à corriger. Ouvrez le critère : le champ en cause est signalé.`;
    case 'statement-not-accepted':
      return 'Cochez la déclaration : les réponses sont exactes et l’organisation est prête à les prouver.';
  }
}
