export { importEntries, importList, type ImportReport } from './usecases.ts';
export type { MappedEntry } from './map-entry.ts';
export type { Write } from './repository.ts';
export { decode } from './read.ts';
export { UnreadableFile } from './errors.ts';
