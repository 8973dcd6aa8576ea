import { readTray, type Tray } from '#lib/compare/tray.ts';
import { nameSolutions } from './api.ts';

/** The solutions set aside in this address, with their names. No call when there are none. */
export async function loadTray(params: URLSearchParams): Promise<Tray> {
  const slugs = readTray(params);
  if (slugs.length === 0) return { chosen: [], problems: [] };
  const { solutions, problems } = await nameSolutions(slugs);
  return { chosen: solutions, problems: problems.map(({ message }) => message) };
}
