/** Where uploads are kept, and who looks at them (`FILES_DIR`, `CLAMD_ADDRESS`). */
import { join } from 'node:path';

export type Endpoint = { host: string; port: number };

const ENDPOINT = /^(?:\[(?<v6>[0-9a-f:.]+)\]|(?<name>[^\s:/[\]]+)):(?<port>\d{1,5})$/i;

/** @returns null when it is no `host:port` */
export function endpointOf(address: string): Endpoint | null {
  const { v6, name, port } = ENDPOINT.exec(address)?.groups ?? {};
  const host = v6 ?? name;
  if (!host || Number(port) < 1 || Number(port) > 65_535) return null;
  return { host, port: Number(port) };
}

/** @param filesDir null: beside the embedded database */
export const filesConfig = (
  dataDir: string,
  filesDir: string | null,
  clamdAddress: string | null,
): { filesDir: string; clamd: Endpoint | null } => ({
  filesDir: filesDir ?? join(dataDir, 'files'),
  clamd: clamdAddress === null ? null : endpointOf(clamdAddress),
});
