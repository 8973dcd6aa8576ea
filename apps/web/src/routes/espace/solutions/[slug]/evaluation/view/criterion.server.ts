/** A criterion as the workshop asks it: rules and wording of its version joined to what is answered. */
import {
  applies,
  JUSTIFICATION_MIN,
  loadSet,
  percent,
  type Criterion,
  type Facts,
  type Field,
} from '@gouvtech/criteria';
import { criterionTexts, textsOf, type CriterionTexts } from '@gouvtech/criteria/texts';
import { EVIDENCE_WORDS, shelfLifeWords } from '#lib/server/criteria/words.ts';
import { answerOf, digestOf, NONE, valuesOf, type FieldShape } from '../answer-form.ts';
import type { ThemeCriterion } from '../calls.server.ts';
import type { AnswerWords } from '../describe-answer.ts';
import { decisionLine } from './review.server.ts';

export type FieldAsked = FieldShape & {
  label: string;
  help: string | undefined;
  unit: string | undefined;
  optional: boolean;
  options: { value: string; label: string }[];
};

export type CriterionAsked = ReturnType<typeof criterionAsked>;

const PLANNED = 'Prévu pour une date';
const NA = 'Sans objet pour cette solution';

/** @param version of the référentiel @param facts decide which options of a list concern the solution */
export function criterionAsked(state: ThemeCriterion, version: string, facts: Facts) {
  const rule = loadSet(version).criteria.find(({ id }) => id === state.id) as Criterion;
  const texts = criterionTexts(state.id, version);
  const { answer } = state;
  const fields = rule.fields.map((field) => fieldAsked(rule, field, texts, facts));
  const values = valuesOf(answer);
  return {
    id: rule.id,
    title: texts.title,
    question: texts.question,
    why: texts.why,
    howToAnswer: texts.howToAnswer,
    weight: rule.weight,
    blocking: rule.blocking,
    evidenceRequired: rule.evidencePolicy === 'required',
    expected: rule.evidence.map(({ type, shelfLife }, index) => ({
      type: EVIDENCE_WORDS[type],
      what: texts.evidence[index]?.what ?? '',
      holds: shelfLifeWords(shelfLife),
    })),
    references: texts.references.map(({ label, url }) => ({ label, url })),
    applicable: state.applicable,
    because: state.because,
    computedFrom: state.computedFrom,
    choices: choicesOf(rule, texts),
    levels: rule.selection === 'chosen' ? [] : levelsOf(rule, texts),
    fields,
    /** answers that ask for a justification */
    justified: [
      ...(rule.levels.some(({ key }) => key === 'partiel') ? ['«\u00a0partiel\u00a0»'] : []),
      ...(rule.naPolicy === 'justified' ? ['«\u00a0sans objet\u00a0»'] : []),
    ],
    justificationMin: JUSTIFICATION_MIN,
    answer,
    values,
    digest: digestOf(answerOf(values, fields)),
    evidence: state.evidence,
    comments: state.comments,
    review: {
      request: state.review.request,
      decisions: state.review.decisions.map(decisionLine),
    },
    score: state.score,
  };
}

/** What one may choose, in order. A computed level is not chosen: its fields are filled in. */
function choicesOf(rule: Criterion, texts: CriterionTexts) {
  const levels =
    rule.selection === 'chosen'
      ? rule.levels.map(({ key, value, official }) => ({
          value: `level:${key}`,
          label: texts.anchors[key] ?? key,
          hint: official ? 'Seuil fixé par un texte officiel' : undefined,
          worth: String(percent(value)),
        }))
      : [
          {
            value: 'fields',
            label: 'Répondre par les champs ci-dessus',
            hint: undefined,
            worth: undefined,
          },
        ];
  const others = [
    {
      value: 'planned',
      label: PLANNED,
      hint: 'Affiché dans la trajectoire, sans effet sur la note',
      worth: '0',
    },
  ];
  if (rule.naPolicy === 'justified')
    others.push({
      value: 'na',
      label: NA,
      hint: 'À justifier ; un modérateur en décide',
      worth: '',
    });
  return [...levels, ...others];
}

/** How a computed level is read, for who fills in the fields. */
const levelsOf = (rule: Criterion, texts: CriterionTexts) =>
  rule.levels.map(({ key, value }) => ({
    anchor: texts.anchors[key] ?? key,
    worth: String(percent(value)),
  }));

const fieldAsked = (
  { valueField }: Criterion,
  field: Field,
  texts: CriterionTexts,
  facts: Facts,
): FieldAsked => {
  const { key, type, optional, unit } = field;
  const words = texts.fields[key];
  return {
    key,
    type,
    label: words?.label ?? key,
    help: words?.help,
    unit: words?.unit ?? unit ?? (type === 'percent' ? '%' : undefined),
    optional: optional === true,
    options: optionsOf(field, words, facts, key === valueField),
  };
};

const YES_NO = [
  { value: 'oui', label: 'Oui' },
  { value: 'non', label: 'Non' },
];

/** @param counted the value is a share of the list: « none » is an answer */
function optionsOf(
  { type, options = [] }: Field,
  words: CriterionTexts['fields'][string] | undefined,
  facts: Facts,
  counted: boolean,
) {
  if (type === 'boolean') return YES_NO;
  const listed = options
    .filter(({ relevantIf }) => relevantIf === undefined || applies(relevantIf, facts))
    .map(({ key }) => ({ value: key, label: words?.options?.[key] ?? key }));
  return counted && type === 'multichoice' ? [...listed, { value: NONE, label: 'Aucun' }] : listed;
}

/** For `describe`: two versions of an answer side by side. */
export const wordsOf = ({
  choices,
  fields,
}: Pick<CriterionAsked, 'choices' | 'fields'>): AnswerWords => ({
  choices: Object.fromEntries(choices.map(({ value, label }) => [value, label])),
  fields: fields.map(({ key, label, options }) => ({
    key,
    label,
    options: Object.fromEntries(options.map((option) => [option.value, option.label])),
  })),
});

/** Is there anything left to do on it before the attestation? */
export const isToDo = (
  { applicable, computedFrom, answer, id }: CriterionAsked,
  left: Set<string>,
): boolean => applicable && !computedFrom && (left.has(id) || answer.response === null);

/** The same for a criterion alone, in the last version of the référentiel. */
export function wordsFor(criterion: string, version?: string): AnswerWords {
  const texts = criterionTexts(criterion, version);
  const rule = loadSet(version ?? textsOf().version).criteria.find(
    ({ id }) => id === criterion,
  ) as Criterion;
  return wordsOf({
    choices: choicesOf(rule, texts),
    fields: rule.fields.map((field) => fieldAsked(rule, field, texts, {})),
  });
}
