/** Reads untyped data piece by piece and keeps every problem with its place, so that all are told at once. */
export type BuildProblem = { file: string; path: string; message: string };

export class BuildError extends Error {
  readonly problems: BuildProblem[];

  constructor(problems: BuildProblem[]) {
    super(
      problems
        .map(({ file, path, message }) => `${file}: ${path ? `${path}: ` : ''}${message}`)
        .join('\n'),
    );
    this.name = 'BuildError';
    this.problems = problems;
  }
}

export type Node = { value: unknown; path: string };
type Keys = { required: string[]; optional?: string[] };

export class Reader {
  readonly file: string;
  readonly problems: BuildProblem[];

  constructor(file: string, problems: BuildProblem[]) {
    this.file = file;
    this.problems = problems;
  }

  refuse(path: string, message: string): void {
    this.problems.push({ file: this.file, path, message });
  }

  /** A mapping with exactly these keys; gives the node of a key, absent or not. */
  object(node: Node, { required, optional = [] }: Keys): (key: string) => Node {
    const at = (key: string) => (node.path ? `${node.path}.${key}` : key);
    if (typeof node.value !== 'object' || node.value === null || Array.isArray(node.value)) {
      this.refuse(node.path, 'un objet est attendu');
      return (key) => ({ value: undefined, path: at(key) });
    }
    const value = node.value as Record<string, unknown>;
    for (const key of Object.keys(value)) {
      if (![...required, ...optional].includes(key)) this.refuse(at(key), 'clé inconnue');
    }
    for (const key of required) if (value[key] === undefined) this.refuse(at(key), 'manque');
    return (key) => ({ value: value[key], path: at(key) });
  }

  list(node: Node, atLeast = 0): Node[] {
    if (node.value === undefined) return [];
    if (!Array.isArray(node.value)) {
      this.refuse(node.path, 'une liste est attendue');
      return [];
    }
    if (node.value.length < atLeast)
      this.refuse(node.path, `au moins ${atLeast} élément(s) attendu(s)`);
    return node.value.map((value, index) => ({ value, path: `${node.path}[${index}]` }));
  }

  text(node: Node): string {
    if (node.value === undefined) return '';
    if (typeof node.value === 'string' && node.value.trim() !== '') return node.value.trim();
    this.refuse(node.path, 'un texte est attendu');
    return '';
  }

  boolean(node: Node): boolean {
    if (node.value !== undefined && typeof node.value !== 'boolean')
      this.refuse(node.path, 'vrai ou faux est attendu');
    return node.value === true;
  }

  integer(node: Node, min: number, max: number): number {
    if (node.value === undefined) return min;
    if (Number.isInteger(node.value) && Number(node.value) >= min && Number(node.value) <= max)
      return Number(node.value);
    this.refuse(node.path, `un entier de ${min} à ${max} est attendu`);
    return min;
  }

  oneOf<T extends string>(node: Node, values: readonly T[]): T {
    if (node.value !== undefined && !values.includes(node.value as T)) {
      this.refuse(node.path, `« ${String(node.value)} » n’existe pas parmi ${values.join(', ')}`);
    }
    return node.value as T;
  }

  /** Refuses the second of two equal keys. */
  unique(keys: Node[]): void {
    const seen = new Set<unknown>();
    for (const { value, path } of keys) {
      if (value !== undefined && seen.has(value))
        this.refuse(path, `« ${String(value)} » est déjà pris`);
      seen.add(value);
    }
  }
}
