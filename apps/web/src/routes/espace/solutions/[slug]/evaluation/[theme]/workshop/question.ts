/** A question in the page: what is typed in it, and what is said beside it. */
import {
  answerOf,
  digestOf,
  fieldName,
  nameOf,
  readValues,
  type AnswerValues,
  type FieldShape,
} from '../../answer-form.ts';
import type { AnswerWords } from '../../describe-answer.ts';
import { fieldId } from '#lib/ui/problem.ts';
import { SAVE_CLASS, saveWords, type SaveKind } from '#lib/ui/save-state.ts';
import type { FieldError } from './sending.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
export type Question = ReturnType<typeof questionOf>;

export function questionOf(section: HTMLElement) {
  const id = section.dataset.criterion ?? '';
  const form = section.closest('form')!;
  const shapes = JSON.parse(section.dataset.fields ?? '[]') as FieldShape[];
  const named = (name: string): Control[] =>
    [...form.elements].filter((one): one is Control => 'name' in one && one.name === name);
  const part = (suffix: string) => document.getElementById(`${id}-${suffix}`)!;

  return {
    id,
    section,
    shapes,
    part,
    values: (): AnswerValues => readValues(new FormData(form), id, shapes),
    answer: () => answerOf(readValues(new FormData(form), id, shapes), shapes),
    /** A date half typed reads as none: it is not sent. */
    halfTyped: (): boolean =>
      [...section.querySelectorAll<HTMLInputElement>('input[type=date]')].some(
        ({ validity, value }) => validity.badInput || (value !== '' && value < '1900'),
      ),
    fill(values: AnswerValues): void {
      const { choice, on, justification, fields } = values;
      // A level that is computed has a row of its own, chosen when nothing else is.
      const computed = named(nameOf(id, 'choice')).some(({ value }) => value === 'fields');
      put(nameOf(id, 'choice'), choice || (computed ? 'fields' : ''));
      put(nameOf(id, 'on'), on);
      put(nameOf(id, 'justification'), justification);
      for (const { key } of shapes) put(fieldName(id, key), fields[key] ?? '');
    },
    /** What a form sent without this script would carry. */
    mark(revision: number): void {
      put(nameOf(id, 'revision'), String(revision));
      put(
        nameOf(id, 'was'),
        digestOf(answerOf(readValues(new FormData(form), id, shapes), shapes)),
      );
    },
    say(kind: SaveKind, at?: string): void {
      const state = part('etat');
      const words = saveWords(kind, at, new Date().toISOString());
      state.className = SAVE_CLASS[kind];
      if (state.textContent !== words) state.textContent = words;
    },
    showErrors(errors: FieldError[]): void {
      for (const place of section.querySelectorAll<HTMLElement>('[data-path]'))
        setError(
          place,
          errors.find(({ path }) => concerns(place.dataset.path ?? '', path))?.message,
        );
      const known = [...section.querySelectorAll<HTMLElement>('[data-path]')];
      const rest = errors.filter(
        ({ path }) => !known.some((place) => concerns(place.dataset.path ?? '', path)),
      );
      showText(part('general'), rest.map(({ message }) => message).join(' '));
    },
    words(): AnswerWords {
      const texts = (inputs: HTMLInputElement[]) =>
        Object.fromEntries(inputs.map((input) => [input.value, labelOf(input)]));
      const inputs = [
        ...section.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]'),
      ];
      const of = (name: string) => texts(inputs.filter((input) => input.name === name));
      return {
        choices: of(nameOf(id, 'choice')),
        fields: shapes.map(({ key }) => ({
          key,
          label: titleOf(section.querySelector(`[data-path="response.fields.${key}"]`)),
          options: of(fieldName(id, key)),
        })),
      };
    },
  };

  function put(name: string, value: string | string[]): void {
    for (const control of named(name)) {
      const boxed = control instanceof HTMLInputElement && /radio|checkbox/.test(control.type);
      if (boxed) (control as HTMLInputElement).checked = [value].flat().includes(control.value);
      else control.value = String(value);
    }
  }
}

/** A level is chosen where its kind is: « sans objet » refused shows there. */
const concerns = (place: string, path: string): boolean =>
  path === place ||
  path.startsWith(`${place}.`) ||
  (place === 'response.level' && path === 'response.kind');

const labelOf = (input: HTMLInputElement): string => {
  const label = input.closest('label');
  return (label?.querySelector('b, span')?.textContent ?? '').trim();
};

function titleOf(place: Element | null): string {
  const title = place?.querySelector('legend, label');
  const optional = title?.querySelector('.opt-word')?.textContent ?? '';
  return (title?.textContent ?? '').replace(optional, '').trim();
}

/** « Il en manque 12. » while a justification is too short. */
export function count({ section, part }: Pick<Question, 'section' | 'part'>): void {
  const field = section.querySelector<HTMLTextAreaElement>('[data-least]');
  const left = Number(field?.dataset.least) - [...(field?.value.trim() ?? '')].length;
  const started = (field?.value.trim() ?? '') !== '';
  part('compte').textContent =
    started && left > 0 ? `Il en manque ${left} pour atteindre ${field?.dataset.least}.` : '';
}

export function showText(element: HTMLElement, text: string): void {
  element.textContent = text;
  element.hidden = text === '';
}

/** The same marks as the server gives: words before the control, linked to it, edge on the field. */
function setError(place: HTMLElement, message: string | undefined): void {
  const field = place.querySelector<HTMLElement>('.field');
  const control = place.querySelector<HTMLElement>('input, textarea, select');
  if (!field || !control) return;
  const described = field.matches('fieldset') ? field : control;
  const id = `${fieldId(control.getAttribute('name') ?? '')}-erreur`;
  const links = (described.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((one) => one && one !== id);
  let words = document.getElementById(id);
  field.classList.toggle('err', message !== undefined);
  if (message === undefined) {
    words?.remove();
    control.removeAttribute('aria-invalid');
  } else {
    if (!words) {
      words = document.createElement('p');
      words.className = 'msg-err';
      words.id = id;
      const before = [...field.children].find(
        (child) => !child.matches('label:first-child, legend, .hint'),
      );
      field.insertBefore(words, before ?? null);
    }
    if (words.textContent !== message) words.textContent = message;
    if (described === control) control.setAttribute('aria-invalid', 'true');
    links.push(id);
  }
  if (links.length) described.setAttribute('aria-describedby', links.join(' '));
  else described.removeAttribute('aria-describedby');
}
