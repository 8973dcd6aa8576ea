/** One answer sent to the API, and what its reply means for the person who typed. */
import type { AnswerInput, SavedAnswer } from '../../answer-form.ts';

export type FieldError = { path: string; message: string };
export type Outcome =
  | { kind: 'saved'; answer: SavedAnswer }
  | { kind: 'conflict'; current: SavedAnswer }
  /** the answer is wrong somewhere */
  | { kind: 'refused'; errors: FieldError[]; detail: string }
  /** the session ended */
  | { kind: 'signed-out' }
  /** no right any more, no draft any more, nothing to answer any more: sending again would change nothing */
  | { kind: 'closed'; detail: string; everywhere: boolean }
  /** network, or a server in trouble: to send again */
  | { kind: 'unsent' };

const UNREADABLE = 'La réponse n’a pas été enregistrée. Votre texte est gardé sur cet appareil.';

/** @param keepalive the page is being left */
export async function sendAnswer(
  address: string,
  revision: number,
  answer: AnswerInput | null,
  keepalive = false,
): Promise<Outcome> {
  try {
    const response = await fetch(address, {
      method: answer ? 'PUT' : 'DELETE',
      headers: {
        'if-match': `"${revision}"`,
        ...(answer && { 'content-type': 'application/json' }),
      },
      ...(answer && { body: JSON.stringify(answer) }),
      keepalive,
    });
    return outcomeOf(response.status, await response.json().catch(() => null));
  } catch {
    return { kind: 'unsent' };
  }
}

type Reply = SavedAnswer & { current?: SavedAnswer; detail?: string; errors?: FieldError[] };

export function outcomeOf(status: number, reply: Partial<Reply> | null): Outcome {
  if (status >= 500 || status === 429 || status === 408 || reply === null)
    return { kind: 'unsent' };
  if (status < 300) return { kind: 'saved', answer: reply as SavedAnswer };
  if (status === 401) return { kind: 'signed-out' };
  const { current, detail = UNREADABLE, errors = [] } = reply;
  if (status === 412 && current) return { kind: 'conflict', current };
  if (status === 403 || status === 404 || (status === 409 && errors.length === 0))
    return { kind: 'closed', detail, everywhere: status !== 409 };
  return { kind: 'refused', detail, errors };
}
