import type { Config } from '../../config.ts';
import { clamd } from './antivirus.ts';
import { folderStorage } from './folder-storage.ts';
import type { Files } from './keep.ts';

/** The storage and the antivirus the settings ask for. Neither is reached before it is used. */
export const filesOf = ({
  filesDir,
  clamd: endpoint,
}: Pick<Config, 'filesDir' | 'clamd'>): Files => ({
  storage: folderStorage(filesDir),
  antivirus: endpoint && clamd(endpoint),
});
