/** Solutions side by side: what the API sends, and the table that the page and the exports both show. */
export * from './comparison/types.ts';
export { commonCore } from './comparison/common-core.ts';
export { comparisonTable, type TableWords } from './comparison/table.ts';
