import type { Criterion as CriterionRules, Field } from '@gouvtech/criteria';
import type { CriterionTexts } from '@gouvtech/criteria/texts';

/** Rules and wording of a criterion, joined: each field, level and proof with its French text. */
export function detailOf(criteriaSet: string, rules: CriterionRules, texts: CriterionTexts) {
  return {
    criteriaSet,
    question: texts.question,
    why: texts.why,
    howToAnswer: texts.howToAnswer,
    minimum: rules.minimum,
    applicability: rules.applicability,
    naPolicy: rules.naPolicy,
    evidencePolicy: rules.evidencePolicy,
    selection: rules.selection,
    valueField: rules.valueField ?? null,
    computedFrom: rules.computedFrom ?? null,
    fields: rules.fields.map((field) => fieldOf(field, texts)),
    levels: rules.levels.map(({ key, value, official, when }) => ({
      key,
      value,
      anchor: texts.anchors[key] ?? '',
      official: official ?? false,
      when: when ?? [],
    })),
    evidence: rules.evidence.map(({ type, shelfLife }, index) => ({
      type,
      what: texts.evidence[index]?.what ?? '',
      shelfLife,
    })),
    references: texts.references,
    automation: texts.automation,
    tender: texts.tender,
    since: rules.since,
  };
}

function fieldOf({ key, type, min, max, optional, options }: Field, texts: CriterionTexts) {
  const wording = texts.fields[key];
  return {
    key,
    type,
    label: wording?.label ?? key,
    help: wording?.help ?? null,
    unit: wording?.unit ?? null,
    min: min ?? null,
    max: max ?? null,
    optional: optional ?? false,
    options: (options ?? []).map((option) => ({
      key: option.key,
      label: wording?.options?.[option.key] ?? option.key,
    })),
  };
}
