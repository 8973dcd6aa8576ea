/** Compares a file with the standard, key by key. */
import { distance } from 'fastest-levenshtein';
import { crossProblems } from './cross-rules.ts';
import { isLanguage, length } from './formats.ts';
import { keyPath, type PubliccodeProblem, type PubliccodeProblemCode } from './problem.ts';
import { PUBLICCODE, type ListRule, type Rule, type SectionRule, type TextRule } from './schema.ts';
import { CURRENT_VERSIONS, VERSIONS } from './vocabulary.ts';
import type { Data, YamlFile } from './yaml.ts';

export type Steps = readonly (string | number)[];
/** A problem with the steps of its key, so that a correction can find it. */
export type Found = PubliccodeProblem & { steps: Steps };
export type Report = (
  steps: Steps,
  code: PubliccodeProblemCode,
  message: string,
  severity?: PubliccodeProblem['severity'],
) => void;

type Checked = Pick<YamlFile, 'data' | 'lineOf' | 'isNumber'>;

/**
 * Every departure from the standard, warnings included. A file of an unknown version gets this one answer: nobody knows
 * its rules; `anyVersion` reads it as the current one.
 */
export function checkPubliccode(
  { data, lineOf, isNumber }: Checked,
  { anyVersion = false } = {},
): Found[] {
  const found: Found[] = [];
  const report: Report = (steps, code, message, severity = 'error') => {
    found.push({ path: keyPath(steps), code, message, severity, line: lineOf(steps), steps });
  };
  const known = checkVersion(data['publiccodeYmlVersion'], report);
  if (isNumber(['publiccodeYmlVersion']))
    report(
      ['publiccodeYmlVersion'],
      'wrong-type',
      'La version est un texte : mettez-la entre guillemets, par exemple « publiccodeYmlVersion: "0" ».',
    );
  if (!known && !anyVersion) return found;
  const { publiccodeYmlVersion: _, ...keys } = PUBLICCODE.keys;
  checkSection({ ...PUBLICCODE, keys }, omit(data, 'publiccodeYmlVersion'), [], report);
  crossProblems(data, report);
  return found;
}

function checkVersion(version: unknown, report: Report): boolean {
  const steps = ['publiccodeYmlVersion'];
  if (version === undefined || version === null || version === '') {
    report(
      steps,
      'required',
      'La clé « publiccodeYmlVersion » est obligatoire. Écrivez « publiccodeYmlVersion: "0" ».',
    );
    return false;
  }
  if (typeof version !== 'string') {
    report(steps, 'wrong-type', 'Un texte est attendu ici. Écrivez « publiccodeYmlVersion: "0" ».');
    return false;
  }
  if (!VERSIONS.includes(version)) {
    report(
      steps,
      'unsupported-version',
      `La version « ${cut(version)} » de la norme n’existe pas ou n’est pas connue ici. Versions lues : 0.2 à 0.7 ; écrivez « 0 ».`,
    );
    return false;
  }
  if (!CURRENT_VERSIONS.includes(version))
    report(
      steps,
      'older-version',
      `La version ${version} n’est plus la dernière : le fichier est lu comme un 0.7. Écrivez « publiccodeYmlVersion: "0" ».`,
      'warning',
    );
  return true;
}

const omit = (data: Data, key: string): Data =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const absent = (value: unknown) => value === undefined || value === null;

function check(rule: Rule, value: unknown, steps: Steps, report: Report): void {
  const silent = absent(value) || (value === '' && rule.kind === 'text' && rule.mayBeEmpty);
  if (rule.deprecated && !silent)
    report(
      steps,
      'deprecated',
      `La clé « ${keyPath(steps)} » n’est plus en usage. ${rule.deprecated}`,
      'warning',
    );
  switch (rule.kind) {
    case 'text':
      return checkText(rule, value, steps, report);
    case 'flag':
      if (!absent(value) && typeof value !== 'boolean')
        report(
          steps,
          'wrong-type',
          `« ${cut(value)} » ne convient pas : écrivez true ou false, sans guillemets.`,
        );
      if (rule.required && typeof value !== 'boolean') missing(steps, report);
      return;
    case 'list':
      return checkList(rule, value, steps, report);
    case 'section':
      return checkSection(rule, value, steps, report);
    case 'languages': {
      if (!absent(value) && !isObject(value))
        report(
          steps,
          'wrong-type',
          'Une section par langue est attendue ici : « fr: », puis ses clés en retrait.',
        );
      if (!isObject(value) || Object.keys(value).length === 0) return missing(steps, report);
      for (const [name, one] of Object.entries(value)) {
        if (!isLanguage(name))
          report(
            [...steps, name],
            'format',
            `« ${cut(name)} » n’est pas un code de langue BCP 47. Écrivez par exemple « fr ».`,
          );
        checkSection({ ...rule.item, required: true }, one, [...steps, name], report);
      }
    }
  }
}

function checkText(rule: TextRule, value: unknown, steps: Steps, report: Report): void {
  if (!absent(value) && typeof value !== 'string') {
    report(
      steps,
      'wrong-type',
      'Un texte est attendu ici. S’il ressemble à autre chose, mettez-le entre guillemets.',
    );
  }
  const text = typeof value === 'string' ? value : '';
  if (text.trim() === '') {
    if (rule.required) missing(steps, report);
    else if (
      typeof value === 'string' &&
      rule.format &&
      !rule.mayBeEmpty &&
      !rule.format.test(text)
    )
      report(
        steps,
        'format',
        `La valeur est vide : donnez ${rule.format.expected}, ou retirez la clé.`,
      );
    else if (typeof value === 'string' && rule.oneOf) unknownValue(rule.oneOf, text, steps, report);
    return;
  }
  if (rule.oneOf && !rule.oneOf.includes(text)) unknownValue(rule.oneOf, text, steps, report);
  if (rule.format && !rule.format.test(text))
    report(steps, 'format', `« ${cut(text)} » ne convient pas : donnez ${rule.format.expected}.`);
  const { min, max } = rule;
  if (min !== undefined && text.length < min * 4 && length(text, min) < min)
    report(
      steps,
      'too-short',
      `Le texte compte ${length(text, min)} caractères : il en faut ${min} au moins.`,
    );
  if (max !== undefined && text.length > max && length(text, max + 1) > max)
    report(steps, 'too-long', `Le texte dépasse ${max} caractères. Raccourcissez-le.`);
}

function unknownValue(known: readonly string[], text: string, steps: Steps, report: Report): void {
  const hint = known.length <= 10 ? ` Valeurs acceptées : ${known.join(', ')}.` : near(text, known);
  report(steps, 'unknown-value', `« ${cut(text)} » n’est pas dans la liste de la norme.${hint}`);
}

function checkList(rule: ListRule, value: unknown, steps: Steps, report: Report): void {
  const one = rule.orOne && typeof value === 'string';
  if (one) return check(rule.item, value, steps, report);
  if (!absent(value) && !Array.isArray(value))
    report(
      steps,
      'wrong-type',
      'Une liste est attendue ici : une valeur par ligne, précédée d’un tiret.',
    );
  const items: unknown[] = Array.isArray(value) ? value : [];
  if (rule.required && items.length === 0) missing(steps, report);
  items.forEach((item, i) => check(rule.item, item, [...steps, i], report));
}

function checkSection(rule: SectionRule, value: unknown, steps: Steps, report: Report): void {
  const inList = typeof steps.at(-1) === 'number';
  if (!absent(value) && !isObject(value))
    report(
      steps,
      'wrong-type',
      'Des clés en retrait sont attendues ici, une par ligne, sous la forme « clé : valeur ».',
    );
  if (!isObject(value) && !rule.required && !(inList && absent(value))) return;
  const data = isObject(value) ? value : {};
  for (const key of Object.keys(data)) {
    if (Object.hasOwn(rule.keys, key)) continue;
    const country = steps.length === 0 && /^[a-z]{2}$/i.test(key);
    report(
      [...steps, key],
      'unknown-key',
      country
        ? `La norme n’a pas de section « ${key} » : la seule section de pays est « IT ». Retirez-la.`
        : `La clé « ${cut(key)} » n’existe pas dans la norme.${near(key, Object.keys(rule.keys)) || ' Retirez-la.'}`,
    );
  }
  for (const [key, inner] of Object.entries(rule.keys))
    check(inner, data[key], [...steps, key], report);
}

const missing = (steps: Steps, report: Report) =>
  report(steps, 'required', `La clé « ${keyPath(steps)} » est obligatoire et sa valeur manque.`);

function near(word: string, known: readonly string[]): string {
  const [best] = known
    .map((one) => ({ one, far: distance(one.toLowerCase(), word.slice(0, 60).toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= 2 ? ` Vouliez-vous dire « ${best.one} » ?` : '';
}

const SHOWN = 80;
function cut(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
