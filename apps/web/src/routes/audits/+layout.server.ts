import { me } from '#lib/server/reader.ts';
import type { LayoutServerLoad } from './$types';

/** Pages below read `data.me`: the person, their organisations, and how recent and strong their login is. */
export const load: LayoutServerLoad = async (event) => ({ me: await me(event) });
