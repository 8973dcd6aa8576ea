/**
 * `mapping` of a manifest: where each criterion comes from in the version before, and what became of every one of that
 * version. Ids are stable for life: one that ended is never taken again, and `same` means the same rubric.
 */
import type { CriteriaSet, Criterion, CriterionId } from '../types.ts';
import type { Node, Reader } from './reader.ts';

export type Mapping = Criterion['mapping'];
const KEPT = ['same', 'reworded', 'rescaled'] as const;

/**
 * @param earlier every version before, oldest first
 * @param written criteria of this version, with their rules
 * @returns by criterion; empty for a first version
 */
export function readMapping(
  reader: Reader,
  { mapping, since }: { mapping: Node; since: Node },
  earlier: readonly CriteriaSet[],
  written: readonly Criterion[],
): Map<CriterionId, Mapping> {
  const found = new Map<CriterionId, Mapping>();
  const before = previousOf(reader, since, earlier);
  if (!before) {
    if (since.value === null && mapping.value !== undefined)
      reader.refuse(mapping.path, 'une première version n’a rien avant elle');
    return found;
  }
  if (mapping.value === undefined) {
    reader.refuse(mapping.path, `manque : dites d’où vient chaque critère de ${before.version}`);
    return found;
  }
  const at = reader.object(mapping, {
    required: [],
    optional: [...KEPT, 'merged', 'split', 'new', 'retired'],
  });
  const place = (node: Node, id: string, kind: Mapping['kind'], from: CriterionId[]) => {
    if (!written.some((one) => one.id === id))
      reader.refuse(node.path, `« ${id} » n’a pas de fichier`);
    else if (found.has(id)) reader.refuse(node.path, `« ${id} » est déjà pris`);
    found.set(id, { kind, from });
  };
  const source = (node: Node): string => {
    const id = reader.text(node);
    if (id && !before.criteria.some((one) => one.id === id))
      reader.refuse(node.path, `« ${id} » n’existe pas dans la version ${before.version}`);
    return id;
  };
  for (const kind of KEPT) {
    for (const node of reader.list(at(kind))) {
      const id = source(node);
      place(node, id, kind, [id]);
    }
  }
  for (const [id, node] of entries(reader, at('merged'))) {
    place(node, id, 'merged', reader.list(node, 2).map(source));
    reader.unique(reader.list(node));
  }
  for (const [id, node] of entries(reader, at('split'))) place(node, id, 'split', [source(node)]);
  for (const node of reader.list(at('new'))) place(node, reader.text(node), 'new', []);
  const retired = reader.list(at('retired')).map((node) => ({ node, id: source(node) }));
  reader.unique(reader.list(at('retired')));

  for (const { id } of written)
    if (!found.has(id)) reader.refuse(mapping.path, `« ${id} » ne dit pas d’où il vient`);
  checkSources(reader, mapping, before, found, retired);
  checkIds(reader, mapping, earlier, found);
  checkRubrics(reader, at('same'), before, written);
  return found;
}

function previousOf(
  reader: Reader,
  since: Node,
  earlier: readonly CriteriaSet[],
): CriteriaSet | undefined {
  const last = earlier.at(-1);
  if (since.value === undefined) return undefined;
  if (since.value === null) {
    if (last) reader.refuse(since.path, `doit être « ${last.version} », la version précédente`);
    return undefined;
  }
  if (since.value !== last?.version) {
    const expected = last ? `« ${last.version} », la version précédente` : 'vide : rien ne précède';
    reader.refuse(since.path, `doit être ${expected}`);
    return undefined;
  }
  return last;
}

function entries(reader: Reader, node: Node): [string, Node][] {
  if (node.value === undefined) return [];
  const { value, path } = node;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    reader.refuse(path, 'un objet est attendu');
    return [];
  }
  return Object.entries(value).map(([key, one]) => [key, { value: one, path: `${path}.${key}` }]);
}

/** Each criterion of the version before is continued, or retired: one of the two. */
function checkSources(
  reader: Reader,
  mapping: Node,
  before: CriteriaSet,
  found: Map<CriterionId, Mapping>,
  retired: { node: Node; id: CriterionId }[],
): void {
  const continued = new Set([...found.values()].flatMap(({ from }) => from));
  for (const { node, id } of retired) {
    if (continued.has(id)) reader.refuse(node.path, `« ${id} » est retiré et repris à la fois`);
    if (found.has(id)) reader.refuse(node.path, `« ${id} » est retiré et a encore un fichier`);
  }
  const ended = new Set(retired.map(({ id }) => id));
  for (const { id } of before.criteria) {
    if (!continued.has(id) && !ended.has(id))
      reader.refuse(mapping.path, `« ${id} » de ${before.version} n’est ni repris ni retiré`);
  }
}

/** A criterion takes an id of its own, or keeps that of one it comes from. */
function checkIds(
  reader: Reader,
  mapping: Node,
  earlier: readonly CriteriaSet[],
  found: Map<CriterionId, Mapping>,
): void {
  for (const [id, { kind, from }] of found) {
    const taken = earlier.find(({ criteria }) => criteria.some((one) => one.id === id));
    if (taken && !from.includes(id))
      reader.refuse(
        `${mapping.path}.${kind}`,
        `« ${id} » désigne déjà un autre critère dans ${taken.version}`,
      );
  }
}

function checkRubrics(
  reader: Reader,
  same: Node,
  before: CriteriaSet,
  written: readonly Criterion[],
): void {
  for (const { value, path } of reader.list(same)) {
    const old = before.criteria.find(({ id }) => id === value);
    const now = written.find(({ id }) => id === value);
    if (old && now && rubric(old) !== rubric(now))
      reader.refuse(path, `le barème de « ${String(value)} » a changé : c’est « rescaled »`);
  }
}

const rubric = ({ selection, valueField, computedFrom, fields, levels }: Criterion): string =>
  JSON.stringify([
    selection,
    valueField ?? null,
    computedFrom ?? null,
    fields.map(({ key, type, options }) => [
      key,
      type,
      (options ?? []).map((option) => [option.key, option.relevantIf ?? null]),
    ]),
    levels.map(({ key, value, when }) => [key, value, when ?? null]),
  ]);
