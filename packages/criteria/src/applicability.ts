import type { Criterion, FactKey, Facts, Rule } from './types.ts';

/** An unanswered fact counts as true: an empty form hides no criterion. */
const holds = (fact: FactKey, facts: Facts): boolean => facts[fact] !== false;

export function applies(rule: Rule, facts: Facts): boolean {
  if (rule === 'toujours') return true;
  if (typeof rule === 'string') return holds(rule, facts);
  if ('and' in rule) return rule.and.every((part) => applies(part, facts));
  return rule.or.some((part) => applies(part, facts));
}

export function factsOf(rule: Rule): FactKey[] {
  if (rule === 'toujours') return [];
  if (typeof rule === 'string') return [rule];
  return [...new Set(('and' in rule ? rule.and : rule.or).flatMap(factsOf))];
}

/** The facts a criterion depends on, by its condition or by one of its options: changing one re-opens its answer. */
export function governingFacts(criterion: Criterion): FactKey[] {
  const options = criterion.fields.flatMap((field) => field.options ?? []);
  const rules = options.flatMap((option) => (option.relevantIf ? [option.relevantIf] : []));
  return [...new Set([criterion.applicability, ...rules].flatMap(factsOf))];
}
