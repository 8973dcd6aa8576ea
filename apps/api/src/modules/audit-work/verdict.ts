/** What a verdict may say: the rules, each with the words for who breaks it. */
import type { Criterion } from '@gouvtech/criteria';
import {
  AUDIT_METHODS,
  standsAsGiven,
  type AuditMethod,
  type FieldProblem,
  type Severity,
  type VerdictOutcome,
} from '@gouvtech/domain';
import type { AuditVerdict } from '../audits/index.ts';
import { cleaned } from '../listings/index.ts';
import { kindOf, type AnswerKind } from './words.ts';
import { verdictOn, type Work } from './work.ts';

export const FINDING_MIN = 20;
export const FINDING_MAX = 4_000;
export const NOTE_MAX = 4_000;

/** What an auditor writes, before it is judged. */
export type VerdictInput = {
  draft: boolean;
  outcome?: VerdictOutcome | null | undefined;
  /** basis points, for `adjusted` only */
  value?: number | null | undefined;
  methods?: AuditMethod[] | undefined;
  severity?: Severity | null | undefined;
  finding?: string | undefined;
  note?: string | undefined;
  evidenceIds?: string[] | undefined;
};

export type VerdictContent = Pick<
  AuditVerdict,
  'draft' | 'outcome' | 'value' | 'severity' | 'finding' | 'note' | 'evidenceIds'
> & { methods: AuditMethod[] };

const BY_KIND: Record<AnswerKind, readonly VerdictOutcome[]> = {
  level: ['confirmed', 'adjusted', 'refuted', 'inconclusive'],
  na: ['na_accepted', 'na_rejected', 'inconclusive'],
  planned: ['confirmed', 'inconclusive'],
  none: ['confirmed', 'inconclusive'],
};
const OTHER_OUTCOME: Record<AnswerKind, string> = {
  level:
    'L’éditeur répond par un niveau : confirmez-le, ajustez-le, réfutez-le, ou dites que l’examen n’a pas conclu.',
  na: 'L’éditeur dit ce critère sans objet : acceptez-le, refusez-le, ou dites que l’examen n’a pas conclu.',
  planned:
    'L’éditeur annonce ce point pour plus tard : confirmez, ou dites que l’examen n’a pas conclu.',
  none: 'Ce critère n’a pas de réponse : confirmez-le, ou dites que l’examen n’a pas conclu.',
};
export const outcomesFor = (work: Work, id: string): readonly VerdictOutcome[] =>
  BY_KIND[kindOf(work, id)];

export const isProportional = ({ selection }: Criterion): boolean =>
  selection === 'percent' || selection === 'share';

/** Values an adjustment may give, basis points, lowest first; null for a proportional scale: any whole value. */
export function valuesFor(work: Work, criterion: Criterion): number[] | null {
  if (isProportional(criterion)) return null;
  const declared = declaredOf(work, criterion.id);
  return [...new Set(criterion.levels.map(({ value }) => value))]
    .filter((value) => value !== declared)
    .toSorted((a, b) => a - b);
}

/** Evidence a verdict may quote: that of the frozen answer, and what the vendor joined to its replies. */
export function evidenceOf(work: Work, id: string): { answer: string[]; replies: string[] } {
  const answer = (work.answers.get(id)?.evidence ?? [])
    .filter(({ removedAt }) => removedAt === undefined)
    .map((one) => one.id);
  const own = verdictOn(work, id)?.replyEvidenceIds ?? [];
  return { answer, replies: own.filter((one) => !answer.includes(one)) };
}

const declaredOf = (work: Work, id: string): number => work.scores.get(id)?.declaredValue ?? 0;

/** The verdict as it is kept, or every field to correct. A draft may lack anything, and holds nothing wrong. */
export function judgeVerdict(
  work: Work,
  criterion: Criterion,
  input: VerdictInput,
): { ok: true; content: VerdictContent } | { ok: false; errors: FieldProblem[] } {
  const content = contentOf(input);
  const errors = [
    ...outcomeProblems(work, criterion.id, content),
    ...valueProblems(work, criterion, content),
    ...severityProblems(work, criterion.id, content),
    ...textProblems(content),
    ...evidenceProblems(work, criterion.id, content),
  ];
  if (!content.draft && content.methods.length === 0)
    errors.push({
      path: 'methods',
      message: 'Dites comment vous l’avez établi : choisissez au moins une méthode.',
    });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, content };
}

function contentOf(input: VerdictInput): VerdictContent {
  const outcome = input.outcome ?? null;
  return {
    draft: input.draft,
    outcome,
    value: input.value ?? null,
    methods: AUDIT_METHODS.filter((one) => input.methods?.includes(one)),
    severity: input.severity ?? (standsAsGiven(outcome) ? 'none' : null),
    finding: cleaned(input.finding ?? ''),
    note: cleaned(input.note ?? ''),
    evidenceIds: [...new Set(input.evidenceIds)].toSorted(),
  };
}

function outcomeProblems(work: Work, id: string, { outcome, draft }: VerdictContent) {
  if (outcome === null)
    return draft ? [] : [{ path: 'outcome', message: `Choisissez votre avis sur ${id}.` }];
  return outcomesFor(work, id).includes(outcome)
    ? []
    : [{ path: 'outcome', message: OTHER_OUTCOME[kindOf(work, id)] }];
}

function valueProblems(
  work: Work,
  criterion: Criterion,
  { outcome, value, draft }: VerdictContent,
) {
  const problem = (message: string) => [{ path: 'value', message }];
  if (outcome !== 'adjusted')
    return value === null
      ? []
      : problem('Seul un avis « ajusté » retient une autre valeur : retirez-la.');
  if (value === null) return draft ? [] : problem('Choisissez le niveau retenu.');
  if (value === declaredOf(work, criterion.id))
    return problem(
      'Cette valeur est celle que l’éditeur déclare : choisissez « confirmé », ou un autre niveau.',
    );
  const values = valuesFor(work, criterion);
  if (values === null)
    return value >= 0 && value <= 10_000
      ? []
      : problem('Donnez une valeur entre 0 et 100 % du critère.');
  if (values.includes(value)) return [];
  const known = values.map((one) => `${one / 100}\u00a0%`).join(', ');
  return problem(
    `${criterion.id} n’a pas de niveau à ${value / 100}\u00a0%. Niveaux possibles : ${known}.`,
  );
}

function severityProblems(work: Work, id: string, content: VerdictContent) {
  const { outcome, severity, draft, value } = content;
  const problem = (message: string) => [{ path: 'severity', message }];
  if (outcome === null) return [];
  if (standsAsGiven(outcome))
    return severity === 'none' ? [] : problem('Cet avis ne relève aucun écart : « aucun écart ».');
  if (severity === null)
    return draft ? [] : problem('Dites la gravité du constat : aucun écart, mineure ou majeure.');
  const lowered = outcome === 'adjusted' && value !== null && value < declaredOf(work, id);
  if (severity === 'none' && !draft && (outcome === 'refuted' || lowered))
    return problem('Une réponse qui vaut moins que déclaré est un écart : mineur ou majeur.');
  return [];
}

function textProblems({ outcome, finding, note, draft }: VerdictContent): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const held = [...finding].length;
  const needed = outcome !== null && !standsAsGiven(outcome);
  if (held > FINDING_MAX)
    problems.push({
      path: 'finding',
      message: `Ce constat a ${held} caractères, il en faut ${FINDING_MAX} au plus.`,
    });
  else if (!draft && held < FINDING_MIN && (needed || held > 0)) {
    const missing = held === 0 ? '' : ` Il en manque ${FINDING_MIN - held}.`;
    problems.push({
      path: 'finding',
      message: `Dites ce que vous avez constaté, en ${FINDING_MIN} caractères au moins.${missing}`,
    });
  }
  if ([...note].length > NOTE_MAX)
    problems.push({
      path: 'note',
      message: `Cette note a ${[...note].length} caractères, il en faut ${NOTE_MAX} au plus.`,
    });
  return problems;
}

function evidenceProblems(work: Work, id: string, { evidenceIds }: VerdictContent) {
  const { answer, replies } = evidenceOf(work, id);
  const stranger = evidenceIds.find((one) => !answer.includes(one) && !replies.includes(one));
  return stranger === undefined
    ? []
    : [
        {
          path: 'evidenceIds',
          message: `La pièce « ${stranger} » n’est jointe ni à la réponse à ${id} ni à ce que l’éditeur a répondu.`,
        },
      ];
}

/** Whether two verdicts say the same. */
export const sameVerdict = (a: VerdictContent, b: AuditVerdict): boolean =>
  JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));

const comparable = (one: VerdictContent | AuditVerdict) => [
  ...[one.draft, one.outcome, one.value, one.severity, one.finding, one.note],
  [...one.methods].toSorted(),
  [...one.evidenceIds].toSorted(),
];
