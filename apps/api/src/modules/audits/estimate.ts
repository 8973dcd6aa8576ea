/** The level within reach: what a label would be if every answer it examines were confirmed as it is declared. */
import {
  labelLevel,
  loadSet,
  score,
  type Answer,
  type CriteriaSet,
  type Facts,
  type Instant,
  type LabelResult,
} from '@gouvtech/criteria';
import { LABEL_SCHEMES, type LabelSchemeId } from '@gouvtech/domain';
import { requiredVerdicts } from '@gouvtech/domain/audit-scope';
import { verdictsUntil } from './verdicts.ts';

/** The assessment the public reads, with its answers. */
export type PublicRound = {
  id: string;
  status: 'published' | 'stale' | 'expired';
  criteriaSet: string;
  facts: Facts;
  answers: Answer[];
};

export type Estimate = LabelResult & { required: string[]; asOf: Instant };

/** @param round as it is at `asOf`; a stale or expired one reaches no level */
export function estimateOf(round: PublicRound, scheme: LabelSchemeId, asOf: Instant): Estimate {
  const set = loadSet(round.criteriaSet);
  const now = score(round.answers, round.facts, set, asOf);
  const required = requiredVerdicts(set, LABEL_SCHEMES[scheme], round.answers, now);
  const sheet = score(confirmed(round, set, required, { scheme, asOf }), round.facts, set, asOf);
  const context = {
    openMajorNonConformity: false,
    assessmentCurrent: round.status === 'published',
  };
  return { ...labelLevel(sheet, set, LABEL_SCHEMES[scheme], context), required, asOf };
}

/** Past verdicts and caps hold until a new verdict: the estimate is that of an audit which finds what is declared. */
function confirmed(
  { answers, facts }: PublicRound,
  set: CriteriaSet,
  required: readonly string[],
  { scheme, asOf }: { scheme: LabelSchemeId; asOf: Instant },
): Answer[] {
  const examined = new Set(required);
  const declared = new Map(
    score(answers, facts, set, asOf).criteria.map((one) => [one.id, one.declaredValue ?? 0]),
  );
  return answers.map((answer) => {
    if (!examined.has(answer.criterion)) return answer;
    const accepted = answer.response.kind === 'na';
    return {
      ...answer,
      verdicts: [
        ...answer.verdicts,
        {
          id: `estimate-${answer.criterion}`,
          outcome: accepted ? ('na_accepted' as const) : ('confirmed' as const),
          declared: declared.get(answer.criterion) ?? 0,
          at: asOf,
          revision: answer.revision,
          validUntil: verdictsUntil(scheme, asOf),
        },
      ],
    };
  });
}
