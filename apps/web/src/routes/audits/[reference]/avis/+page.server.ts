import { redirect } from '@sveltejs/kit';
import { SEVERITY_WORDS } from '@gouvtech/domain/words/verdict';
import { api, send } from '#lib/server/api.ts';
import { getVerdicts, headOf, rootOf, schemeName, themeName } from './view/calls.server.ts';
import { verdictWords } from './view/words.ts';
import type { Actions, PageServerLoad } from './$types';

const FILTERS = [
  { name: 'tous', label: 'Tous' },
  { name: 'a-faire', label: 'À faire' },
  { name: 'brouillons', label: 'Brouillons' },
  { name: 'ecarts', label: 'Écarts' },
] as const;
type Filter = (typeof FILTERS)[number]['name'];
type Line = Awaited<ReturnType<typeof getVerdicts>>['criteria'][number];

const KEPT: Record<Filter, (one: Line) => boolean> = {
  tous: () => true,
  'a-faire': ({ required, state }) => required && state !== 'given',
  brouillons: ({ state }) => state === 'draft',
  ecarts: ({ severity, state }) => state === 'given' && severity !== null && severity !== 'none',
};

export const load: PageServerLoad = async ({ params: { reference }, url }) => {
  const work = await getVerdicts(reference);
  const { audit, criteria } = work;
  const version = audit.frozen.criteriaSet;
  const asked = url.searchParams.get('montrer');
  const filter = FILTERS.find(({ name }) => name === asked)?.name ?? 'tous';
  const shown = criteria.filter(KEPT[filter]);
  return {
    head: headOf(audit),
    ...{ audit, label: work.label, overall: work.overall },
    scheme: schemeName(audit),
    filters: FILTERS.map(({ name, label }) => ({
      label,
      href: name === 'tous' ? '?' : `?montrer=${name}`,
      count: criteria.filter(KEPT[name]).length,
      current: name === filter,
    })),
    themes: work.themes.map((one) => ({ ...one, name: themeName(version, one.theme) })),
    groups: work.themes
      .map(({ theme }) => ({
        theme,
        name: themeName(version, theme),
        lines: shown
          .filter((one) => one.theme === theme)
          .map((one) => ({
            ...{ id: one.id, title: one.title, blocking: one.blocking, required: one.required },
            ...{ statement: one.answer.statement, state: one.state },
            verdict:
              one.state === 'missing' && !one.required
                ? 'Pas attendu'
                : verdictWords(one.state, one),
            severity: one.severity && one.severity !== 'none' ? SEVERITY_WORDS[one.severity] : null,
            replied: one.replied,
          })),
      }))
      .filter(({ lines }) => lines.length > 0),
    done: url.searchParams.get('fait'),
  };
};

export const actions: Actions = {
  envoyer: async ({ params: { reference }, request }) => {
    const version = String((await request.formData()).get('version') ?? '');
    const sent = await send(
      api.POST('/api/v1/audits/{reference}/vendor-report', {
        params: { path: { reference }, header: { 'if-match': `"${version}"` } },
      }),
      { version },
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `${rootOf(reference)}/avis?fait=envoi`);
  },
};
