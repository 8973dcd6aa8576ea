/**
 * The one button says what it will do: the sum of the points, as `sumOfPoints` of the domain computes it when the form is
 * sent. Comments show where something is asked. Without script the button says « Envoyer la décision ».
 */
// @ts-check
const form = document.querySelector('form[action="?/decide"]');
const send = form?.querySelector('[data-send]');

function refresh() {
  if (!(form instanceof HTMLFormElement) || !(send instanceof HTMLElement)) return;
  const chosen = /** @type {HTMLInputElement[]} */ ([
    ...form.querySelectorAll('input[type=radio][name^="decision."]:checked'),
  ]);
  const values = chosen.map(({ value }) => value);
  for (const cell of form.querySelectorAll('[data-count]')) {
    const decision = cell.getAttribute('data-count');
    cell.textContent = String(values.filter((value) => value === decision).length);
  }
  for (const radio of chosen) {
    const comment = radio.closest('section')?.querySelector('[data-point-comment]');
    const field = comment?.querySelector('textarea');
    if (comment instanceof HTMLElement && field)
      comment.hidden = radio.value === 'accept' && field.value.trim() === '';
  }
  const all = (/** @type {string} */ decision) => values.every((value) => value === decision);
  const sum = all('accept') ? 'publish' : all('refuse') ? 'refuse' : 'requestChanges';
  send.textContent = send.dataset[sum] ?? send.textContent;
}

form?.addEventListener('change', refresh);
form?.addEventListener('input', (event) => {
  // A comment written for a point that was hidden, by a saved reply, shows it.
  const field = event.target;
  const block = field instanceof HTMLTextAreaElement && field.closest('[data-point-comment]');
  if (block instanceof HTMLElement) block.hidden = false;
});
refresh();
