/**
 * The browser weighs a file before it sends it: what is typed stays in the page. Without script the server says the same.
 * Served as it is, on the pages that ask for a file.
 */
// @ts-check
const MOST = 10 * 1024 * 1024;

for (const input of document.querySelectorAll('input[type=file][data-weigh]')) {
  if (input instanceof HTMLInputElement) input.addEventListener('change', () => weigh(input));
}

/** @param {HTMLInputElement} input */
function weigh(input) {
  const size = input.files?.[0]?.size ?? 0;
  const message = size > MOST ? tooBig(size) : '';
  input.setCustomValidity(message);
  const shown = noteOf(input);
  shown.textContent = message;
  shown.hidden = message === '';
  input.closest('.field')?.classList.toggle('err', message !== '');
  if (message) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}

/** @param {number} size bytes */
function tooBig(size) {
  const weight = size / 1024 / 1024;
  const rounded = weight < 10.1 ? '10,1' : String(Math.ceil(weight));
  return `Ce fichier pèse ${rounded}\u00a0Mo. La limite est de 10\u00a0Mo\u00a0: déposez une synthèse ou une adresse publique.`;
}

/** Where the error of the field is, made when the server had none. @param {HTMLInputElement} input */
function noteOf(input) {
  const id = `${input.id}-erreur`;
  const known = document.getElementById(id);
  if (known) return known;
  const note = document.createElement('p');
  note.id = id;
  note.className = 'msg-err';
  input.before(note);
  const described = input.getAttribute('aria-describedby');
  input.setAttribute('aria-describedby', described ? `${described} ${id}` : id);
  return note;
}
