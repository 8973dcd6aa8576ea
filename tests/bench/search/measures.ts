/** Relevance of one ranking against graded judgements: 3 perfect, 2 good, 1 partly, absent 0. */
export type Judged = { query: string; grades: Record<string, number> };
export type Outcome = {
  query: string;
  ndcg: number;
  /** 1 / rank of the first good or perfect answer, 0 beyond the tenth */
  reciprocalRank: number;
  successAt1: boolean;
  empty: boolean;
  ms: number;
};

const DEPTH = 10;
const GOOD = 2;

const gain = (grades: number[]): number =>
  grades.reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);

/** @param ids of the ten first results, best first */
export function judge(
  { query, grades }: Judged,
  ids: string[],
  total: number,
  ms: number,
): Outcome {
  const got = ids.slice(0, DEPTH).map((id) => grades[id] ?? 0);
  const ideal = Object.values(grades)
    .sort((a, b) => b - a)
    .slice(0, DEPTH);
  // A query of which the corpus only answers in part counts its best answers as good.
  const good = Math.min(GOOD, ideal[0] ?? GOOD);
  const rank = got.findIndex((grade) => grade >= good);
  return {
    query,
    ndcg: gain(got) / gain(ideal),
    reciprocalRank: rank < 0 ? 0 : 1 / (rank + 1),
    successAt1: rank === 0,
    empty: total === 0,
    ms,
  };
}

export type Half = 'réglage' | 'rapport';

export const mean = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
