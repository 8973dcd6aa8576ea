/** Reads the expectation tables: `## object`, `### states`, then one Markdown table. */

export type Row = { section: string; states: string[]; action: string; cells: Map<string, string> };

export function readTables(markdown: string): Row[] {
  const rows: Row[] = [];
  let section = '';
  let states: string[] = [];
  let columns: string[] = [];
  for (const line of markdown.split('\n')) {
    const [, level, title] = /^(##+) (.+)$/.exec(line) ?? [];
    if (level === '##') [section, states] = [title!, []];
    else if (level === '###') states = title!.split(', ');
    if (!line.startsWith('|')) {
      columns = [];
      continue;
    }
    const cells = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    if (columns.length === 0) columns = cells;
    else if (!/^-+$/.test(cells[0]!)) {
      for (const action of cells[0]!.split(', ')) {
        const values = new Map(columns.slice(1).map((name, index) => [name, cells[index + 1]!]));
        rows.push({ section, states, action, cells: values });
      }
    }
  }
  return rows;
}
