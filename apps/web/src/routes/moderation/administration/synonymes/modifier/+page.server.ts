import { redirect } from '@sveltejs/kit';
import { api, send } from '#lib/server/api.ts';
import { BASE } from '../../places.ts';
import { choiceOf, textOf, wordsOf } from '../../query.ts';
import { KINDS, type SynonymKind } from '../kinds.ts';
import type { Actions, PageServerLoad } from './$types';

const TYPED_MAX = 5;

export const load: PageServerLoad = ({ url }) => {
  const before = { term: wordsOf(url, 'terme'), expansion: wordsOf(url, 'valeur') };
  const known = before.term !== '' && before.expansion !== '';
  return {
    before: known ? before : null,
    values: known
      ? { ...before, kind: choiceOf(url, 'nature', KINDS) ?? KINDS[0]! }
      : { term: wordsOf(url, 'nouveau'), expansion: '', kind: KINDS[0]! },
  };
};

function readForm(data: FormData) {
  const values = {
    term: textOf(data, 'term'),
    expansion: textOf(data, 'expansion'),
    kind: textOf(data, 'kind'),
    queries: textOf(data, 'queries'),
  };
  const { term, expansion } = values;
  const kind = (KINDS.find((one) => one === values.kind) ?? KINDS[0]) as SynonymKind;
  const beforeTerm = textOf(data, 'before-term');
  const before =
    beforeTerm === '' ? null : { term: beforeTerm, expansion: textOf(data, 'before-expansion') };
  return { values, before, after: { term, expansion, kind } };
}

/** @param gone the synonym is to be removed */
const tryOn = async (request: Request, gone: boolean) => {
  const { values, before, after } = readForm(await request.formData());
  const queries = values.queries
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter(Boolean)
    .slice(0, TYPED_MAX);
  const body = { before, after: gone ? null : after, queries };
  const sent = await send(api.POST('/api/v1/administration/synonyms/preview', { body }), values);
  return sent.ok ? { preview: sent.data, values, gone } : sent.failure;
};

const write = async (request: Request, gone: boolean) => {
  const { values, before, after } = readForm(await request.formData());
  const body = { before, after: gone ? null : after };
  const sent = await send(api.PUT('/api/v1/administration/synonyms', { body }), values);
  if (!sent.ok) return sent.failure;
  redirect(303, `${BASE}/synonymes?fait=${gone ? 'retire' : 'enregistre'}`);
};

export const actions: Actions = {
  preview: ({ request }) => tryOn(request, false),
  'preview-removal': ({ request }) => tryOn(request, true),
  save: ({ request }) => write(request, false),
  remove: ({ request }) => write(request, true),
};
