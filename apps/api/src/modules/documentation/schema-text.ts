/** A JSON schema in a few French words, with links to the named components. */
import { objectAddress } from './addresses.ts';
import { html, type Html } from './html.ts';
import type { Schema } from './openapi-types.ts';

const TYPES: Record<string, string> = {
  string: 'texte',
  integer: 'entier',
  number: 'nombre',
  boolean: 'vrai ou faux',
  object: 'objet',
  null: 'nul',
};
const FORMATS: Record<string, string> = {
  date: 'date AAAA-MM-JJ',
  'date-time': 'instant ISO 8601',
  uri: 'adresse',
};

const componentName = (ref: string): string => ref.split('/').at(-1)!;

export function typeOf(schema: Schema): Html {
  if (schema.$ref) {
    const name = componentName(schema.$ref);
    return html`<a href="${objectAddress(name)}">${name}</a>`;
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return html`${choices.map((one, index) => [index > 0 && ' ou ', typeOf(one)])}`;
  if (schema.enum) {
    return html`<code>${schema.enum.map(String).join(', ')}</code>`;
  }
  if (schema.const !== undefined) return html`<code>${String(schema.const)}</code>`;
  if (schema.type === 'array') return html`liste de ${typeOf(schema.items ?? {})}`;
  if (typeof schema.additionalProperties === 'object') {
    return html`objet dont chaque valeur est ${typeOf(schema.additionalProperties)}`;
  }
  const name = FORMATS[schema.format ?? ''] ?? TYPES[String(schema.type ?? '')] ?? 'valeur';
  return html`${name}${limits(schema)}`;
}

function limits({ minimum, maximum, maxLength, ...schema }: Schema): string {
  const from = minimum !== undefined && maximum !== undefined ? ` de ${minimum} à ${maximum}` : '';
  const length = maxLength === undefined ? '' : `, ${maxLength} caractères au plus`;
  const fallback = schema.default === undefined ? '' : ` (par défaut ${String(schema.default)})`;
  return `${from}${length}${fallback}`;
}

/** Lines of an object: nested objects without a name are given under their parent, as `parent.child`. */
export function linesOf(
  schema: Schema,
  parent = '',
): { name: string; required: boolean; schema: Schema }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, member]) => {
    const name = `${parent}${key}`;
    const line = { name, required: schema.required?.includes(key) ?? false, schema: member };
    const [inner, suffix] = innerObject(member);
    return inner ? [line, ...linesOf(inner, `${name}${suffix}.`)] : [line];
  });
}

function innerObject(schema: Schema): [Schema, string] | [null, ''] {
  if (schema.properties) return [schema, ''];
  if (schema.items?.properties) return [schema.items, '[]'];
  const only = schema.anyOf?.filter((one) => one.properties) ?? [];
  return only.length === 1 ? [only[0]!, ''] : [null, ''];
}
