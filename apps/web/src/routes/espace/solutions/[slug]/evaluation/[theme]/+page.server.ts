import { error, fail, redirect } from '@sveltejs/kit';
import { THEME_IDS, type Facts, type ThemeId } from '@gouvtech/criteria';
import { themeText } from '@gouvtech/criteria/texts';
import { me } from '#lib/server/reader.ts';
import { getTheme } from '../calls.server.ts';
import { criterionAsked, isToDo } from '../view/criterion.server.ts';
import { notesOf } from '../view/notes.server.ts';
import { progressRow, rootOf, themeRows } from '../view/progress.server.ts';
import { giveBack } from './kept.server.ts';
import { saveThemeForm } from './theme-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where a button of a question leads, once the page is saved. */
const DETAIL = /^[A-Z]{3}-\d\d#(pieces|commentaires)$/;

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { slug } = params;
  const theme = themeOf(params.theme, slug);
  // The script asks for what stands beside the questions, after each saving.
  const onlyNotes = url.searchParams.get('partie') === 'notes';
  const [{ assessment }, state] = await Promise.all([
    parent(),
    onlyNotes ? null : getTheme(slug, theme),
  ]);
  const { open } = assessment;
  const notes = notesOf(assessment, theme);
  if (!open || !notes) redirect(303, rootOf(slug));
  const onlyToDo = url.searchParams.get('afaire') === '1';
  const facts = factsIn(open.facts);
  const left = new Set(open.left.map(({ criterion }) => criterion ?? ''));
  const all = (state?.criteria ?? []).map((one) => criterionAsked(one, open.criteriaSet, facts));
  const asked = all.filter(({ applicable, computedFrom }) => applicable && !computedFrom);
  const rows = themeRows(open, slug);
  const at = rows.findIndex(({ id }) => id === theme);
  return {
    theme: themeText(theme, open.criteriaSet),
    rows,
    next: rows[at + 1] ?? null,
    onlyToDo,
    criteria: onlyToDo ? asked.filter((one) => isToDo(one, left)) : asked,
    hidden: onlyToDo ? asked.filter((one) => !isToDo(one, left)).length : 0,
    /** said, never asked */
    read: all.filter(({ computedFrom }) => computedFrom),
    outside: all.filter(({ applicable, computedFrom }) => !applicable && !computedFrom),
    notes,
    canAnswer: assessment.actions.includes('assessment:answer'),
    startedAt: open.startedAt,
    assignee: rows[at]?.assignee ?? null,
    lowered: open.lowered.filter(({ criterion }) => criterion.startsWith(theme)),
    savedNow: Number(url.searchParams.get('enregistrees')) || 0,
    root: rootOf(slug),
    progress: progressRow(open),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { params, request, url } = event;
    const theme = themeOf(params.theme, params.slug);
    const { account } = await me(event);
    const reader = { accountId: account.id, now: new Date().toISOString() };
    const data = await request.formData();
    const outcome = await saveThemeForm(params.slug, theme, data, reader).catch((failure) =>
      giveBack(failure, data, event),
    );
    const { problem, unsaved, saved } = outcome;
    if (problem || Object.keys(unsaved).length > 0) return fail(problem?.status ?? 422, outcome);
    const next = String(data.get('puis') ?? '');
    if (DETAIL.test(next)) redirect(303, `${rootOf(params.slug)}/${theme}/${next}`);
    const query = new URLSearchParams(url.searchParams);
    query.set('enregistrees', String(saved));
    redirect(303, `${url.pathname}?${query}`);
  },
};

function themeOf(asked: string, slug: string): ThemeId {
  const theme = THEME_IDS.find((id) => id === asked.toUpperCase());
  if (!theme)
    error(404, `Le thème «\u00a0${asked.slice(0, 40)}\u00a0» n’existe pas.`, { code: 'not-found' });
  if (theme !== asked) redirect(308, `${rootOf(slug)}/${theme}`);
  return theme;
}

/** Answered facts, those read from the listing included. */
function factsIn({
  questions,
  derived,
}: {
  questions: { options: Said[] }[];
  derived: Said[];
}): Facts {
  const all = [...questions.flatMap(({ options }) => options), ...derived];
  return Object.fromEntries(all.map(({ fact, value }) => [fact, value]));
}
type Said = { fact: string; value: boolean | null };
