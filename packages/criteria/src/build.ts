/** From the files of a version to its rules and its wording. Pure: reading and hashing are done by the caller. */
import canonicalize from 'canonicalize';
import { readCriterion } from './build/criterion.ts';
import { readFacts } from './build/facts.ts';
import { readManifest } from './build/manifest.ts';
import { BuildError, Reader, type BuildProblem } from './build/reader.ts';
import type { SetTexts } from './texts-types.ts';
import type { CriteriaSet } from './types.ts';

export { BuildError, type BuildProblem };

export type RawSet = {
  /** name of the folder */
  version: string;
  manifest: unknown;
  facts: unknown;
  /** `file` is relative to the folder: `SEC/SEC-03.yml` */
  criteria: { file: string; data: unknown }[];
  /** what could not even be read */
  problems?: BuildProblem[];
};

/**
 * `set.hash` is empty: the caller fills it with the SHA-256 of `hashable(set)`.
 * @param earlier the versions before, oldest first: criteria say where they come from
 * @throws BuildError every fault at once, those found while reading the files included
 */
export function buildSet(
  raw: RawSet,
  earlier: readonly CriteriaSet[] = [],
): { set: CriteriaSet; texts: SetTexts } {
  const problems: BuildProblem[] = [...(raw.problems ?? [])];
  const read = raw.criteria.map(({ file, data }) =>
    readCriterion(new Reader(file, problems), data, raw.version),
  );
  read.forEach(({ rules: { id } }, index) => {
    if (id && read.findIndex(({ rules }) => rules.id === id) < index) {
      problems.push({
        file: raw.criteria[index]?.file ?? '',
        path: 'id',
        message: `« ${id} » est déjà pris`,
      });
    }
  });
  const { order, mapping, texts, ...header } = readManifest(
    new Reader('manifest.yml', problems),
    raw.manifest,
    raw.version,
    read.map(({ rules }) => rules),
    earlier,
  );
  const facts = readFacts(new Reader('facts.yml', problems), raw.facts);
  if (problems.length > 0) throw new BuildError(problems);

  const inOrder = read.toSorted((a, b) => order.indexOf(a.rules.id) - order.indexOf(b.rules.id));
  return {
    set: {
      ...header,
      criteria: inOrder.map(({ rules }) => ({
        ...rules,
        since: sinceOf(rules.id, earlier) ?? raw.version,
        mapping: mapping.get(rules.id) ?? rules.mapping,
      })),
      hash: '',
    },
    texts: {
      version: raw.version,
      revision: header.revision,
      ...texts,
      facts,
      criteria: inOrder.map((one) => one.texts),
    },
  };
}

/** The version where this id appeared. */
const sinceOf = (id: string, earlier: readonly CriteriaSet[]): string | undefined =>
  earlier.find(({ criteria }) => criteria.some((one) => one.id === id))?.version;

/** What a published version may never change, in canonical JSON: neither wording, nor dates, nor order. */
export function hashable({ version, coefficients, themes, criteria }: CriteriaSet): string {
  const byId = <T extends { id: string }>(items: T[]) =>
    items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rules = byId(criteria).map(({ fields, levels, ...rest }) => ({
    ...rest,
    fields: fields.map(({ key, type, min, max, optional, options }) => ({
      key,
      type,
      min,
      max,
      optional,
      options: options?.map((option) => ({ key: option.key, relevantIf: option.relevantIf })),
    })),
    levels: levels.map(({ key, value, when }) => ({ key, value, when })),
  }));
  // Through JSON first: keys without a value are dropped.
  const data = JSON.parse(
    JSON.stringify({ version, coefficients, themes: byId(themes), criteria: rules }),
  );
  return canonicalize(data) ?? '';
}
