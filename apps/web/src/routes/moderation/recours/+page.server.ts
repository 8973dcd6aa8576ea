import { api, view } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => view(api.GET('/api/v1/moderation/audit-appeals', {}));
