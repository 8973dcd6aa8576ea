/** Faster by keyboard: Alt and an arrow go from question to question, a digit takes a row of the group that has the focus. */
const ANSWERS = 'input:not([type=hidden]), textarea, select';

/** The first thing to fill in, or what is already chosen there. */
function entryOf(question: HTMLElement): HTMLElement | null {
  const shown = [...question.querySelectorAll<HTMLElement>(ANSWERS)].filter(
    (one) => one.offsetParent !== null && one.getAttribute('name')?.endsWith('.confirm') !== true,
  );
  const [first] = shown;
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first ?? null;
  const group = shown.filter(
    (one) => one.getAttribute('name') === first.name,
  ) as HTMLInputElement[];
  return group.find(({ checked }) => checked) ?? first;
}

export function listenToKeys(form: HTMLFormElement): void {
  document.addEventListener('keydown', (event) => {
    const { key, altKey, ctrlKey, metaKey, target } = event;
    if (ctrlKey || metaKey || !(target instanceof HTMLElement)) return;
    if (altKey && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      step(form, target, key === 'ArrowDown' ? 1 : -1);
    } else if (
      !altKey &&
      /^[1-9]$/.test(key) &&
      target instanceof HTMLInputElement &&
      target.form === form &&
      target.type === 'radio'
    ) {
      const row = [...form.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
        ({ name }) => name === target.name,
      )[Number(key) - 1];
      if (!row) return;
      event.preventDefault();
      row.focus();
      row.click();
    }
  });
}

function step(form: HTMLFormElement, from: HTMLElement, by: 1 | -1): void {
  const questions = [...form.querySelectorAll<HTMLElement>('[data-criterion]')];
  const at = questions.findIndex((one) => one.contains(from));
  const next = at < 0 ? questions[0] : questions[at + by];
  if (!next) return;
  entryOf(next)?.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'start' });
}
