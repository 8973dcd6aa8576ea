/** « Quelles données y mettre ? »: the hosting doctrine read for one kind of buyer, as rows of a table. */
import {
  ADMISSION_LABELS,
  DOCTRINE,
  HOSTING_COLUMN_LABELS,
  hostingVerdicts,
  type Buyer,
  type DataClass,
  type SolutionDocument,
} from '@gouvtech/domain';

type DataClassCell = { verdict: string; reason: string };
type DataClassRow = {
  code: DataClass;
  name: string;
  examples: string;
  source: string;
  /** one per way to get the solution, in the order of `ways` */
  cells: DataClassCell[];
};
export type DataClassTable = {
  /** what the declared hosting is, in the words of the doctrine */
  ways: { key: string; short: string; label: string }[];
  rows: DataClassRow[];
};

/** @returns null when no hosting and no installation is declared: nothing can be said. */
export function dataClassTable(
  document: Pick<SolutionDocument, 'hosting' | 'deployments'>,
  buyer: Buyer,
  today: string,
): DataClassTable | null {
  const { hosting, deployments } = document;
  const readings = hostingVerdicts({ hosting, deployments: deployments.value }, buyer, today);
  if (readings.length === 0) return null;
  return {
    ways: readings.map(({ column }) => ({
      key: column,
      short: column === 'SITE' ? 'Chez vous' : 'Chez l’éditeur',
      label: HOSTING_COLUMN_LABELS[column],
    })),
    rows: (Object.keys(DOCTRINE) as DataClass[]).map((code) => ({
      code,
      name: DOCTRINE[code].name,
      examples: DOCTRINE[code].examples,
      source: DOCTRINE[code].source,
      cells: readings.map(({ verdicts }) => {
        const verdict = verdicts.find(({ dataClass }) => dataClass === code);
        if (!verdict) throw new Error(`the doctrine says nothing of ${code}`);
        return { verdict: ADMISSION_LABELS[verdict.admission], reason: verdict.reason };
      }),
    })),
  };
}
