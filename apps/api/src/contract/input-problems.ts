/** Validation errors (Ajv) in French, for a person: which field, what was seen, what is expected. */
import { distance } from 'fastest-levenshtein';
import type { FastifyError, FastifyRequest } from 'fastify';
import type { FieldProblem } from '@gouvtech/domain';

type Validation = NonNullable<FastifyError['validation']>[number];
const MAX_PROBLEMS = 20;
const SHOWN = 60;

export function inputProblems(error: FastifyError, request: FastifyRequest): FieldProblem[] {
  const place = error.validationContext ?? 'body';
  const schema = request.routeOptions.schema as Record<string, unknown> | undefined;
  const known = Object.keys(
    ((schema?.[place] as { properties?: object } | undefined)?.properties ?? {}) as object,
  );
  const values = valuesOf(place, request);
  const problems = error.validation!.map((one) => describe(one, values, known, nounOf(place)));
  const unique = new Map(problems.map((one) => [`${one.path}\n${one.message}`, one]));
  return [...unique.values()].slice(0, MAX_PROBLEMS);
}

const nounOf = (place: string) => (place === 'body' ? 'champ' : 'paramètre');

function valuesOf(place: string, request: FastifyRequest): unknown {
  if (place === 'querystring') return request.query;
  if (place === 'params') return request.params;
  return place === 'headers' ? request.headers : request.body;
}

function describe(one: Validation, values: unknown, known: string[], noun: string): FieldProblem {
  const steps = one.instancePath.split('/').slice(1);
  const seen = steps.reduce<unknown>((value, step) => (value as never)?.[step], values);
  const path = steps.filter((step) => !/^\d+$/.test(step)).join('.');
  const limit = one.params['limit'] as number;
  switch (one.keyword) {
    case 'additionalProperties': {
      const name = String(one.params['additionalProperty']);
      return { path: cut(name), message: unknownName(name, known, noun) };
    }
    case 'required': {
      const name = String(one.params['missingProperty']);
      return { path: name, message: `Le ${noun} « ${name} » est obligatoire.` };
    }
    case 'enum': {
      const accepted = (one.params['allowedValues'] as unknown[]).join(', ');
      return {
        path,
        message: `La valeur ${quote(seen)} n’est pas acceptée. Valeurs acceptées : ${accepted}.`,
      };
    }
    case 'type':
      return {
        path,
        message: `La valeur ${quote(seen)} ne convient pas : ${typeExpected(one, seen)}.`,
      };
    case 'minimum':
      return {
        path,
        message: `La valeur ${quote(seen)} est trop petite : le minimum est ${limit}.`,
      };
    case 'maximum':
      return {
        path,
        message: `La valeur ${quote(seen)} est trop grande : le maximum est ${limit}.`,
      };
    case 'maxLength':
      return { path, message: `Le texte est trop long : ${limit} caractères au plus.` };
    case 'minLength':
      return { path, message: `Le texte est trop court : ${limit} caractères au moins.` };
    case 'maxItems':
      return { path, message: `Il y a trop de valeurs : ${limit} au plus.` };
    case 'uniqueItems':
      return { path, message: 'La même valeur est donnée deux fois. Retirez-en une.' };
    default:
      return { path, message: `La valeur ${quote(seen)} n’a pas la forme attendue.` };
  }
}

function unknownName(name: string, known: string[], noun: string): string {
  const near = known
    .map((one) => ({ one, far: distance(one, name.slice(0, SHOWN).toLowerCase()) }))
    .sort((a, b) => a.far - b.far)[0];
  const hint = near && near.far <= 2 ? ` Vouliez-vous dire « ${near.one} » ?` : '';
  return `Le ${noun} « ${cut(name)} » n’existe pas.${hint} Noms acceptés : ${known.join(', ')}.`;
}

function typeExpected(one: Validation, seen: unknown): string {
  if (Array.isArray(seen)) return 'une seule valeur est attendue';
  const names: Record<string, string> = {
    integer: 'un nombre entier est attendu',
    number: 'un nombre est attendu',
    boolean: 'true ou false est attendu',
    string: 'un texte est attendu',
    array: 'une liste est attendue',
    object: 'un objet est attendu',
  };
  return names[String(one.params['type'])] ?? 'une autre forme est attendue';
}

const cut = (value: string) => (value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
const quote = (value: unknown) =>
  `« ${cut(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))} »`;
