import { redirect } from '@sveltejs/kit';
import { api, view } from '#lib/server/api.ts';
import { addressOf, wordsOf } from '../query.ts';
import { BASE } from '../places.ts';
import type { PageServerLoad } from './$types';

/** A slug, or the address of a page pasted whole. */
const slugOf = (typed: string): string =>
  typed.split(/[?#]/)[0]!.split('/').filter(Boolean).pop() ?? '';

export const load: PageServerLoad = async ({ url }) => {
  const [from, into] = [slugOf(wordsOf(url, 'de')), slugOf(wordsOf(url, 'vers'))];
  if (from && into) redirect(303, addressOf(`${BASE}/doublons/fusion`, { de: from, vers: into }));
  return {
    duplicates: await view(api.GET('/api/v1/administration/duplicates')),
    typed: { from: wordsOf(url, 'de'), into: wordsOf(url, 'vers') },
    done: url.searchParams.get('fait'),
  };
};
