import { redirect } from '@sveltejs/kit';
import { backTo } from '#lib/server/back-to.ts';
import { loginAddress } from '#lib/server/login-address.ts';
import type { Actions, PageServerLoad } from './$types';

/** A form sent after the session ended arrives here whole (307): it is kept in the page until the person is back. */
export const load: PageServerLoad = ({ url, request }) => {
  const target = backTo(url.searchParams.get('vers'));
  const from = new URL(target, url);
  if (request.method !== 'POST') redirect(303, loginAddress(from));
  return { target, page: from.pathname };
};

export const actions: Actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    const fields = [...form].map(([name, value]) =>
      typeof value === 'string' ? { name, value } : { name, file: value.name },
    );
    return { fields };
  },
};
