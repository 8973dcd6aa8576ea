/** What was typed in a theme, when the form is refused and its page cannot be read any more either. */
import { error, isHttpError, type RequestEvent } from '@sveltejs/kit';
import { criteriaSets } from '@gouvtech/criteria';
import { criterionTexts } from '@gouvtech/criteria/texts';
import type { KeptText } from '../../../../../../app.d.ts';
import { answerOf, digestOf, nameOf, readValues } from '../answer-form.ts';
import { describe } from '../describe-answer.ts';
import { wordsFor } from '../view/criterion.server.ts';

const CLOSED = [403, 404];

/**
 * Gives back the texts with the refusal: a form without script would lose them with its page. Any other failure passes.
 * @throws HttpError of the refusal
 */
export function giveBack(failure: unknown, data: FormData, { locals }: RequestEvent): never {
  if (!isHttpError(failure) || !CLOSED.includes(failure.status)) throw failure;
  const { status, ...body } = failure.body;
  const refused = { status: failure.status, body: { ...body, kept: textsIn(data) } };
  locals.refused = refused;
  error(refused.status, refused.body);
}

/** Only what the person changed. */
function textsIn(data: FormData): KeptText[] {
  const { version, criteria } = criteriaSets.at(-1)!;
  return criteria.flatMap(({ id, fields }): KeptText[] => {
    if (!data.has(nameOf(id, 'revision'))) return [];
    const values = readValues(data, id, fields);
    if (digestOf(answerOf(values, fields)) === data.get(nameOf(id, 'was'))) return [];
    const text = describe(values, wordsFor(id, version));
    return [{ label: `${id}, ${criterionTexts(id, version).title}`, text }];
  });
}
