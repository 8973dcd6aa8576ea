export { importList, type ImportReport, type ImportRequest } from './usecases.ts';
export { UnreadableFile } from './errors.ts';
