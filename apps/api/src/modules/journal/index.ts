export { jsonLine } from './export-file.ts';
export { journalRoutes } from './routes.ts';
export { journalComponents } from './schemas.ts';
export { journalUseCases } from './usecases.ts';
