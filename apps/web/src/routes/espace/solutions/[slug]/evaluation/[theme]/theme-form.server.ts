/** A theme sent whole, without script: only what the person changed is saved, and what is not saved keeps its text. */
import type { components } from '@gouvtech/api-client';
import { loadSet } from '@gouvtech/criteria';
import { api, send, type FormProblem } from '#lib/server/api.ts';
import {
  answerOf,
  bothTexts,
  digestOf,
  nameOf,
  readValues,
  valuesOf,
  type AnswerInput,
  type AnswerValues,
  type FieldShape,
  type SavedAnswer,
} from '../answer-form.ts';
import { getTheme, type VendorTheme } from '../calls.server.ts';
import { facingOf, type Facing } from '../view/conflict.server.ts';
import { criterionAsked } from '../view/criterion.server.ts';

type FieldProblem = components['schemas']['FieldProblem'];
type Result = components['schemas']['ThemeSaved']['results'][number];

/** What the page shows again of an answer that was not saved. */
export type Unsaved = {
  values: AnswerValues;
  /** revision and mark of what the person had read */
  revision: number;
  digest: string;
  errors: FieldProblem[];
  /** what somebody else saved meanwhile, beside this text */
  other: (Facing & { revision: number }) | null;
};
export type ThemeOutcome = {
  saved: number;
  unsaved: Record<string, Unsaved>;
  problem: FormProblem | null;
};

type Sent = Omit<Unsaved, 'errors' | 'other'> & { criterion: string; answer: AnswerInput | null };

/** Saves what can be. */
export async function saveThemeForm(
  slug: string,
  theme: string,
  data: FormData,
  reader: { accountId: string; now: string },
): Promise<ThemeOutcome> {
  const read = await getTheme(slug, theme);
  const sent = answersIn(data, read);
  const shared = sharedText(data, read);
  const unsaved: Record<string, Unsaved> = shared ? { [shared.criterion]: shared.unsaved } : {};
  const kept = sent.filter(({ criterion }) => criterion !== shared?.criterion);
  if (kept.length === 0) return { saved: 0, unsaved, problem: null };
  const reply = await send(
    api.PUT('/api/v1/vendor/solutions/{slug}/assessment/themes/{theme}', {
      params: { path: { slug, theme } },
      body: {
        answers: kept.map(({ criterion, revision, answer }) => ({
          criterion,
          revision,
          response: answer?.response ?? null,
          ...(answer?.justification !== undefined && { justification: answer.justification }),
        })),
      },
    }),
    {},
  );
  if (!reply.ok)
    return {
      saved: 0,
      unsaved: { ...unsaved, ...allOf(kept, reply.problem) },
      problem: reply.problem,
    };
  let saved = 0;
  reply.data.results.forEach((result: Result, index: number) => {
    const one = kept[index]!;
    if (result.outcome === 'saved' || result.outcome === 'unchanged') saved += 1;
    else {
      const other = result.current && otherOf(read, one, result.current, reader);
      unsaved[one.criterion] = { ...textOf(one), errors: result.errors, other };
    }
  });
  return { saved, unsaved, problem: null };
}

function otherOf(
  { criteria, criteriaSet }: VendorTheme,
  { criterion, values }: Sent,
  current: SavedAnswer,
  reader: { accountId: string; now: string },
) {
  const state = criteria.find(({ id }) => id === criterion)!;
  // Without facts every option has its words, even one that does not concern the solution.
  const asked = criterionAsked(state, criteriaSet, {});
  return { ...facingOf(asked, values, current, reader), revision: current.revision };
}

const textOf = ({ values, revision, digest }: Sent) => ({ values, revision, digest });

/** Nothing was saved: the whole page was refused, with the place of what is wrong. */
function allOf(sent: Sent[], { errors = [] }: FormProblem): Record<string, Unsaved> {
  return Object.fromEntries(
    sent.map((one, index) => [
      one.criterion,
      {
        ...textOf(one),
        other: null,
        errors: errors
          .filter(({ path }) => path.startsWith(`answers.${index}.`))
          .map(({ path, message }) => ({ path: path.replace(`answers.${index}.`, ''), message })),
      },
    ]),
  );
}

const shapesOf = (version: string, criterion: string): FieldShape[] =>
  loadSet(version).criteria.find(({ id }) => id === criterion)?.fields ?? [];

/** Answers that the person changed, confirmed, emptied, or chose to keep. */
function answersIn(data: FormData, { criteria, criteriaSet }: VendorTheme): Sent[] {
  const [verb, chosen] = String(data.get('garder') ?? '').split(':');
  return criteria.flatMap(({ id }): Sent[] => {
    const text = (part: string) => String(data.get(nameOf(id, part)) ?? '');
    if (!data.has(nameOf(id, 'revision'))) return [];
    const shapes = shapesOf(criteriaSet, id);
    const values = readValues(data, id, shapes);
    const emptied = data.get('vider') === id;
    const answer = emptied ? null : answerOf(values, shapes);
    const digest = text('was');
    const keepsMine = verb === 'mien' && chosen === id;
    if (verb === 'sien' && chosen === id) return [];
    const untouched = digestOf(answer) === digest && !keepsMine && !data.has(nameOf(id, 'confirm'));
    if (untouched) return [];
    const revision = Number(keepsMine ? text('other') : text('revision')) || 0;
    return [{ criterion: id, answer, values, revision, digest }];
  });
}

/** « Écrire un texte commun »: the page comes back with both texts in the field, on top of the other person’s version. */
function sharedText(data: FormData, { criteria, criteriaSet }: VendorTheme) {
  const [verb, criterion = ''] = String(data.get('garder') ?? '').split(':');
  const current = criteria.find(({ id }) => id === criterion)?.answer;
  if (verb !== 'commun' || !current) return null;
  const shapes = shapesOf(criteriaSet, criterion);
  const mine = readValues(data, criterion, shapes);
  const theirs = valuesOf(current);
  const unsaved: Unsaved = {
    values: { ...mine, justification: bothTexts(mine.justification, theirs.justification) },
    revision: current.revision,
    digest: digestOf(answerOf(theirs, shapes)),
    errors: [],
    other: null,
  };
  return { criterion, unsaved };
}
