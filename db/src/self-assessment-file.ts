/** Reads the file of a self-assessment as people write it; every fault is named in French, with its place. */
import {
  EVIDENCE_TYPES,
  FACT_KEYS,
  isDay,
  type Day,
  type EvidenceType,
  type Facts,
  type FieldValue,
} from '@gouvtech/criteria';
import type { FieldProblem } from '@gouvtech/domain';
import { DbError } from './errors.ts';

export type FileEvidence = {
  type: EvidenceType;
  title: string;
  /** a web address, or a path of the catalogue's own site */
  url?: string;
  datedOn: Day;
  /** required for a certificate */
  endsOn?: Day;
};

export type FileAnswer = {
  criterion: string;
  level?: string;
  fields: Record<string, FieldValue>;
  justification?: string;
  plannedOn?: Day;
  na?: true;
  evidence: FileEvidence[];
};

export type SelfAssessmentFile = {
  slug: string;
  criteriaSet: string;
  attestedOn: Day;
  signatory: { name: string; role: string };
  facts: Facts;
  answers: FileAnswer[];
};

const TEXT_MAX = 4_000;
const TITLE_MAX = 300;
const LIST_MAX = 200;
const EVIDENCE_MAX = 20;

type Report = (path: string, message: string) => void;
type Json = Record<string, unknown>;

/** @throws DbError `invalid-value` with one error for each fault, in the order of the file. */
export function readSelfAssessmentFile(content: string | Uint8Array): SelfAssessmentFile {
  const json = parse(content);
  const errors: FieldProblem[] = [];
  const report: Report = (path, message) => errors.push({ path, message });
  const file = readFile(json, report);
  if (errors.length > 0) throw refused(errors);
  return file;
}

export function refused(errors: FieldProblem[]): DbError {
  const all = errors.map(({ path, message }) => (path ? `${path} : ${message}` : message));
  const message = `Cette auto-évaluation ne peut pas être chargée, rien n’a été écrit.\n${all.join('\n')}`;
  return new DbError('invalid-value', message, { errors });
}

function parse(content: string | Uint8Array): unknown {
  try {
    const text =
      typeof content === 'string'
        ? content
        : new TextDecoder('utf-8', { fatal: true }).decode(content);
    return JSON.parse(text);
  } catch (cause) {
    const why =
      cause instanceof SyntaxError
        ? `ce n’est pas du JSON (${cause.message})`
        : 'il n’est pas en UTF-8';
    throw refused([
      { path: '', message: `Le fichier ne se lit pas : ${why}. Corrigez-le, puis recommencez.` },
    ]);
  }
}

function readFile(json: unknown, report: Report): SelfAssessmentFile {
  const keys = ['slug', 'criteriaSet', 'attestedOn', 'signatory', 'facts', 'answers'];
  const file = object(json, '', keys, report);
  const signatory = object(file['signatory'], 'signatory', ['name', 'role'], report);
  return {
    slug: text(file['slug'], 'slug', TITLE_MAX, report),
    criteriaSet: text(file['criteriaSet'], 'criteriaSet', TITLE_MAX, report),
    attestedOn: day(file['attestedOn'], 'attestedOn', report),
    signatory: {
      name: text(signatory['name'], 'signatory.name', TITLE_MAX, report),
      role: text(signatory['role'], 'signatory.role', TITLE_MAX, report),
    },
    facts: readFacts(file['facts'], report),
    answers: list(file['answers'], 'answers', LIST_MAX, report).map((one, i) =>
      readAnswer(one, `answers[${i}]`, report),
    ),
  };
}

function readFacts(value: unknown, report: Report): Facts {
  const facts = object(value, 'facts', FACT_KEYS, report);
  for (const key of FACT_KEYS) {
    if (typeof facts[key] === 'boolean') continue;
    report(`facts.${key}`, 'Ce fait n’a pas de réponse. Écrivez true ou false.');
  }
  return facts as Facts;
}

function readAnswer(value: unknown, path: string, report: Report): FileAnswer {
  const keys = ['criterion', 'level', 'fields', 'justification', 'plannedOn', 'na', 'evidence'];
  const answer = object(value, path, keys, report);
  const { level, justification, plannedOn, na } = answer;
  if (na !== undefined && na !== true) report(`${path}.na`, 'Écrivez true, ou retirez cette clé.');
  const said = [
    level !== undefined || answer['fields'] !== undefined,
    plannedOn !== undefined,
    na === true,
  ];
  if (said.filter(Boolean).length > 1)
    report(
      path,
      'Une réponse est un niveau, une date prévue (plannedOn) ou « sans objet » (na), jamais deux à la fois.',
    );
  return {
    criterion: text(answer['criterion'], `${path}.criterion`, 20, report),
    fields: readFields(answer['fields'], `${path}.fields`, report),
    evidence: list(answer['evidence'] ?? [], `${path}.evidence`, EVIDENCE_MAX, report).map(
      (one, i) => readEvidence(one, `${path}.evidence[${i}]`, report),
    ),
    ...(level !== undefined && { level: text(level, `${path}.level`, TITLE_MAX, report) }),
    ...(justification !== undefined && {
      justification: text(justification, `${path}.justification`, TEXT_MAX, report),
    }),
    ...(plannedOn !== undefined && { plannedOn: day(plannedOn, `${path}.plannedOn`, report) }),
    ...(na === true && { na }),
  };
}

/** The engine checks each field against its criterion; here, only that the value is of a possible kind. */
function readFields(value: unknown, path: string, report: Report): Record<string, FieldValue> {
  if (value === undefined) return {};
  const fields = object(value, path, null, report);
  for (const [key, one] of Object.entries(fields)) {
    const words = Array.isArray(one) ? one : [one];
    const possible = words.every(
      (word) =>
        typeof word === 'string' || (!Array.isArray(one) && /^(number|boolean)$/.test(typeof word)),
    );
    const long = words.some(
      (word) => typeof word === 'string' && (word.length > TEXT_MAX || word.includes('\u0000')),
    );
    if (!possible)
      report(`${path}.${key}`, 'Écrivez un texte, un nombre, true, false ou une liste de textes.');
    else if (long)
      report(
        `${path}.${key}`,
        `Ce texte dépasse ${TEXT_MAX} caractères ou contient un caractère nul.`,
      );
  }
  return fields as Record<string, FieldValue>;
}

function readEvidence(value: unknown, path: string, report: Report): FileEvidence {
  const evidence = object(value, path, ['type', 'title', 'url', 'datedOn', 'endsOn'], report);
  const type = evidence['type'] as EvidenceType;
  if (!EVIDENCE_TYPES.includes(type))
    report(`${path}.type`, `Choisissez parmi : ${EVIDENCE_TYPES.join(', ')}.`);
  const { url, endsOn } = evidence;
  if (url !== undefined && !isAddress(url))
    report(
      `${path}.url`,
      'Écrivez une adresse complète, avec « https:// », ou un chemin du site qui commence par « / ».',
    );
  return {
    type,
    title: text(evidence['title'], `${path}.title`, TITLE_MAX, report),
    datedOn: day(evidence['datedOn'], `${path}.datedOn`, report),
    ...(typeof url === 'string' && { url }),
    ...(endsOn !== undefined && { endsOn: day(endsOn, `${path}.endsOn`, report) }),
  };
}

/** `//host` and `/\host` would leave the site. */
const isAddress = (url: unknown): boolean =>
  typeof url === 'string' &&
  url.length <= 2_000 &&
  (/^\/(?![/\\])[^\s\\]*$/.test(url) || (/^https?:\/\//.test(url) && URL.canParse(url)));

function object(
  value: unknown,
  path: string,
  keys: readonly string[] | null,
  report: Report,
): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(path, value === undefined ? 'Cette clé manque.' : 'Un objet { … } est attendu ici.');
    return {};
  }
  for (const key of Object.keys(value)) {
    if (keys && !keys.includes(key))
      report(
        path ? `${path}.${key}` : key,
        `Cette clé est inconnue. Les clés possibles : ${keys.join(', ')}.`,
      );
  }
  return value as Json;
}

function list(value: unknown, path: string, max: number, report: Report): unknown[] {
  if (Array.isArray(value) && value.length <= max) return value;
  report(
    path,
    Array.isArray(value)
      ? `Cette liste compte plus de ${max} éléments.`
      : 'Une liste [ … ] est attendue ici.',
  );
  return [];
}

function text(value: unknown, path: string, max: number, report: Report): string {
  const right =
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= max &&
    !value.includes('\u0000');
  if (!right)
    report(
      path,
      value === undefined ? 'Cette clé manque.' : `Écrivez un texte de 1 à ${max} caractères.`,
    );
  return String(value);
}

function day(value: unknown, path: string, report: Report): Day {
  if (!isDay(value))
    report(
      path,
      value === undefined
        ? 'Cette clé manque.'
        : 'Écrivez une date qui existe, sous la forme AAAA-MM-JJ.',
    );
  return String(value);
}
