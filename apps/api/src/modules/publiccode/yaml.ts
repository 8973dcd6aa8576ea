/** Strict YAML 1.2 into plain data, in bounded time. Numbers stay texts: the standard has none, and `1.10` is a version. */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  type Document,
  type ParsedNode,
} from 'yaml';
import { MAX_DEPTH, MAX_LINES, MAX_SCALAR, MAX_TOKENS } from './limits.ts';
import { keyPath, type PubliccodeProblem, type PubliccodeProblemCode } from './problem.ts';

export type Data = { [key: string]: unknown };
export type YamlFile = {
  text: string;
  document: Document.Parsed<ParsedNode>;
  data: Data;
  /** aliases or merges: the file is written anew when it changes */
  aliased: boolean;
  /** line of a key, from 1; null when it is not in the file */
  lineOf(steps: readonly (string | number)[]): number | null;
  /** written without quotes, another reader takes it for a number */
  isNumber(steps: readonly (string | number)[]): boolean;
};
export type ReadYaml = { ok: true; file: YamlFile } | { ok: false; problem: PubliccodeProblem };

class Refused extends Error {
  readonly problem: PubliccodeProblem;
  constructor(code: PubliccodeProblemCode, message: string, line: number | null = null, path = '') {
    super(message);
    this.problem = { path, code, message, severity: 'error', line };
  }
}

/** @returns the data of a file, or the one reason why it cannot be read. */
export function readYaml(text: string): ReadYaml {
  try {
    return { ok: true, file: parse(text) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    if (error instanceof RangeError) return { ok: false, problem: tooComplex().problem };
    throw error;
  }
}

const tooComplex = (): Refused =>
  new Refused(
    'too-complex',
    'Ce fichier est bien plus long ou plus imbriqué qu’un publiccode.yml. Vérifiez que c’est le bon fichier et retirez les alias YAML (« *nom ») répétés.',
  );

/** The lexer walks the text once and keeps nothing: a hostile file is refused here, before anything grows. */
function refuseOversized(text: string): void {
  let tokens = 0;
  let lines = 0;
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
    if (token.includes('\n')) lines += token.split('\n').length - 1;
    if (
      ++tokens > MAX_TOKENS ||
      lines > MAX_LINES ||
      depth > MAX_DEPTH ||
      token.length > MAX_SCALAR
    )
      throw tooComplex();
  }
}

function parse(text: string): YamlFile {
  refuseOversized(text);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    // Compared below with a set: the parser’s own comparison is quadratic.
    uniqueKeys: false,
    customTags: (tags) => tags.filter((tag) => !/:(int|float)$/.test((tag as { tag: string }).tag)),
  });
  const [error] = document.errors;
  if (error?.code === 'MULTIPLE_DOCS')
    throw new Refused(
      'several-documents',
      'Ce fichier contient plusieurs documents YAML. Gardez-en un seul : retirez la ligne « --- » qui les sépare.',
      error.linePos?.[0].line ?? null,
    );
  if (error)
    throw new Refused(
      'not-yaml',
      `Ce fichier n’est pas du YAML valide, à la ligne ${error.linePos?.[0].line ?? 1} : vérifiez les retraits, les guillemets et les deux-points à cet endroit.`,
      error.linePos?.[0].line ?? 1,
    );
  const lineOf = (steps: readonly (string | number)[]) => {
    const node = nodeAt(document.contents, steps);
    return node?.range ? lines.linePos(node.range[0]).line : null;
  };
  if (document.contents !== null && !isMap(document.contents))
    throw new Refused(
      'not-a-mapping',
      'Ce fichier ne contient pas de clés : un publiccode.yml est une suite de lignes « clé : valeur ».',
      1,
    );
  const state: State = { nodes: 0, aliased: false, anchors: new Map() };
  const data = (document.contents === null ? {} : plain(document.contents, [], state)) as Data;
  const isNumber = (steps: readonly (string | number)[]) => {
    const node = document.getIn(steps, true);
    return isScalar(node) && node.type === 'PLAIN' && /^[-+]?\d+(\.\d*)?$/.test(String(node.value));
  };
  return { text, document, data, aliased: state.aliased, lineOf, isNumber };
}

type State = { nodes: number; aliased: boolean; anchors: Map<string, unknown> };
type Steps = (string | number)[];

/** Plain data. Aliases are followed and counted, so that ten lines cannot become a billion values. */
function plain(node: unknown, steps: Steps, state: State): unknown {
  if (++state.nodes > MAX_TOKENS || steps.length > MAX_DEPTH) throw tooComplex();
  if (isAlias(node)) {
    state.aliased = true;
    const target = state.anchors.get(node.source);
    if (!target)
      throw new Refused('not-yaml', `L’alias YAML « *${node.source} » ne renvoie à rien.`);
    return plain(target, [...steps, '*'], state);
  }
  // An alias names the last anchor before it.
  if (isNode(node) && !isAlias(node) && node.anchor) state.anchors.set(node.anchor, node);
  if (isSeq(node)) return node.items.map((item, i) => plain(item, [...steps, i], state));
  if (isMap(node)) return plainMap(node.items, steps, state);
  return isScalar(node) ? node.value : null;
}

function plainMap(pairs: { key: unknown; value: unknown }[], steps: Steps, state: State): Data {
  const data: Data = {};
  const merged: Data[] = [];
  const seen = new Set<string>();
  for (const { key, value } of pairs) {
    if (!isScalar(key))
      throw new Refused(
        'not-yaml',
        'Une clé du fichier n’est pas un mot. Vérifiez les accolades et les crochets.',
      );
    const name = typeof key.value === 'string' ? key.value : String(key.source ?? key.value);
    if (name === '<<') {
      state.aliased = true;
      const parts = [plain(value, [...steps, '<<'], state)].flat();
      merged.push(
        ...parts.filter((part): part is Data => typeof part === 'object' && part !== null),
      );
      continue;
    }
    if (seen.has(name)) {
      const path = keyPath([...steps, name]);
      throw new Refused(
        'not-yaml',
        `La clé « ${path} » est écrite deux fois. Gardez-en une.`,
        null,
        path,
      );
    }
    seen.add(name);
    define(data, name, plain(value, [...steps, name], state));
  }
  for (const part of merged)
    for (const [name, value] of Object.entries(part))
      if (!seen.has(name)) define(data, name, value);
  return data;
}

/** `__proto__` is a key like any other. */
const define = (data: Data, name: string, value: unknown) =>
  Object.defineProperty(data, name, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });

function nodeAt(
  node: unknown,
  steps: readonly (string | number)[],
): { range?: [number, number, number] | null } | null {
  let place: unknown = null;
  let current = node;
  for (const step of steps) {
    if (isSeq(current) && typeof step === 'number') place = current = current.items[step];
    else if (isMap(current)) {
      const pair = current.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair) return null;
      place = pair.key;
      current = pair.value;
    } else return null;
  }
  return place as { range?: [number, number, number] | null } | null;
}
