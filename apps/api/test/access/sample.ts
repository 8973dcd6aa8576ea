/** Requests made from the OpenAPI document: the smallest body, parameters and headers that its schemas accept. */

type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  format?: string;
};
export type Operation = {
  operationId: string;
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
export type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const UUID = '00000000-0000-4000-8000-000000000000';
const FORMATS: Record<string, string> = {
  uuid: UUID,
  date: '2026-11-01',
  'date-time': '2026-11-01T00:00:00.000Z',
  email: 'quelqu-un@exemple.fr',
  uri: 'https://exemple.fr/',
};

export function sample({ components }: Document, schema: Schema): unknown {
  const at = (one: Schema): unknown => sample({ components } as Document, one);
  if (schema.$ref) return at(components.schemas[schema.$ref.split('/').at(-1)!]!);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return at(choice[0]!);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(at));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, at(schema.properties?.[name] ?? {})]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => at(schema.items ?? {}));
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return FORMATS[schema.format ?? ''] ?? 'x'.repeat(schema.minLength ?? 0);
  }
}

export type Sent = { url: string; headers: Record<string, string>; payload?: string | Buffer };

const BOUNDARY = 'frontiere';

/** @param given body and query of this operation where a schema alone does not say what exists */
export function request(
  document: Document,
  path: string,
  { parameters = [], requestBody }: Operation,
  params: Record<string, string>,
  given: { body?: object; query?: Record<string, string> } = {},
): Sent {
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (params[name] === undefined) throw new Error(`${path}: no value for ${name}`);
    return encodeURIComponent(params[name]);
  });
  const query = new URLSearchParams(given.query);
  const headers: Record<string, string> = {};
  for (const { in: place, name, required, schema } of parameters) {
    if (place === 'query' && required && !query.has(name))
      query.set(name, String(sample(document, schema)));
    if (place === 'header' && name === 'if-match') headers[name] = '"0"';
  }
  const asked = query.size > 0 ? `${url}?${query}` : url;
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (!type || !content) return { url: asked, headers };
  const body = { ...(sample(document, content.schema) as object), ...given.body };
  if (type !== 'multipart/form-data') {
    headers['content-type'] = type;
    return { url: asked, headers, payload: JSON.stringify(body) };
  }
  headers['content-type'] = `multipart/form-data; boundary=${BOUNDARY}`;
  return { url: asked, headers, payload: multipart(body) };
}

const multipart = (body: object): string =>
  [
    ...Object.entries(body).map(
      ([name, value]) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`,
    ),
    'Content-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nUn texte.',
  ]
    .map((part) => `--${BOUNDARY}\r\n${part}\r\n`)
    .join('') + `--${BOUNDARY}--\r\n`;
