/** An audit being worked on: its frozen copy, what it must judge, what is judged so far. */
import type { Answer, Criterion, CriterionScore } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEMES, type PublicLabelScheme } from '@gouvtech/domain';
import { isInScope } from '@gouvtech/domain/audit-scope';
import { ProblemError } from '../../contract/problem-error.ts';
import {
  loadContents,
  loadVerdicts,
  missingVerdicts,
  type AuditContents,
  type AuditRow,
  type AuditVerdict,
} from '../audits/index.ts';

export type Work = AuditContents & {
  audit: AuditRow;
  scheme: PublicLabelScheme;
  answers: Map<string, Answer>;
  scores: Map<string, CriterionScore>;
};

/** @param audit opened: it has a snapshot */
export async function loadWork(db: Db, audit: AuditRow): Promise<Work> {
  const contents = (await loadContents(db, audit))!;
  const { frozen } = contents;
  return {
    ...{ ...contents, audit, scheme: LABEL_SCHEMES[audit.scheme] },
    answers: new Map(frozen.answers.map((answer) => [answer.criterion, answer])),
    scores: new Map(frozen.sheet.criteria.map((one) => [one.id, one])),
  };
}

/** The same copy, with the audit and the verdicts as they are once written. */
export const afterWriting = async (db: Db, work: Work, audit: AuditRow): Promise<Work> => ({
  ...work,
  audit,
  verdicts: await loadVerdicts(db, audit.id),
});

/** What is judged of this criterion, a draft included; null: nothing yet. */
export const verdictOn = ({ verdicts }: Work, id: string): AuditVerdict | null =>
  verdicts.find(({ criterion }) => criterion === id) ?? null;

/** Criteria required that have no verdict given. */
export const missingOf = ({ required, verdicts }: Work): string[] =>
  missingVerdicts(required, verdicts);

/** Why a criterion gets no verdict in this audit, in French; null when it may get one. */
export function whyOutside(work: Work, { id, theme, blocking }: Criterion): string | null {
  const { audit, scheme, required, scores } = work;
  if (required.includes(id)) return null;
  if (audit.sample)
    return `${id} n’a pas été tiré au sort pour cette surveillance : il ne reçoit pas d’avis.`;
  if (!isInScope({ theme, blocking }, scheme))
    return `${id} n’est pas dans le champ du label « ${scheme.name} » : il ne reçoit pas d’avis.`;
  if (scores.get(id)?.applicable !== true)
    return `${id} ne s’applique pas à cette solution, d’après les caractéristiques figées à l’ouverture : il ne reçoit pas d’avis.`;
  return null;
}

/** Criteria that may get a verdict, in the order of the set. */
export const criteriaOf = (work: Work): Criterion[] =>
  work.frozen.set.criteria.filter((criterion) => whyOutside(work, criterion) === null);

/** @throws ProblemError `criterion-not-found` when the version of the audit has no such criterion */
export function criterionOf({ frozen }: Work, id: string): Criterion {
  const criterion = frozen.set.criteria.find((one) => one.id === id);
  if (criterion) return criterion;
  throw new ProblemError('criterion-not-found', {
    detail: `Aucun critère de la version ${frozen.set.version} ne porte l’identifiant « ${id} ». Les identifiants s’écrivent comme SEC-03.`,
  });
}
