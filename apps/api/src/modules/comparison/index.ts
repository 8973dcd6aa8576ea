export { toCsv } from './export/csv.ts';
export { neutralise } from './export/neutralise.ts';
export { ODS_TYPE, toOds } from './export/ods.ts';
export type { Sheet } from './export/sheet.ts';
export { comparisonComponents } from './schemas.ts';
export { comparisonRoutes } from './routes.ts';
export { comparisonUseCases } from './usecases.ts';
