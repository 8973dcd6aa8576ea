import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { placesOf } from './places.ts';

export const load: PageServerLoad = async ({ parent }) => {
  const { session } = await parent();
  if (!session?.spaces.moderation) error(404, 'Rien ne répond à cette adresse.');
  return { places: placesOf(session.account.staff) };
};
