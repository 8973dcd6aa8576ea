import { readTray, type Tray } from '#lib/compare/tray.ts';
import { nameSolutions } from './api.ts';

/** The tray stays at the foot of the page: beyond this many, it says how many more. */
const PROBLEMS_SHOWN = 3;

/** The solutions set aside in this address, with their names. No call when there are none. */
export async function loadTray(params: URLSearchParams): Promise<Tray> {
  const slugs = readTray(params);
  if (slugs.length === 0) return { chosen: [], problems: [] };
  const { solutions, problems } = await nameSolutions(slugs);
  const sentences = problems.map(({ message }) => message);
  const rest = sentences.length - PROBLEMS_SHOWN;
  return {
    chosen: solutions,
    problems:
      rest > 1
        ? [...sentences.slice(0, PROBLEMS_SHOWN), `${rest} autres ne peuvent pas être comparées.`]
        : sentences,
  };
}
