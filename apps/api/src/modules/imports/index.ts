export { importEntries, importList, type ImportReport, type ImportRequest } from './usecases.ts';
export type { MappedEntry } from './map-entry.ts';
export type { ImportAction } from './plan.ts';
export type { Write } from './repository.ts';
export { decode } from './read.ts';
export { UnreadableFile } from './errors.ts';
