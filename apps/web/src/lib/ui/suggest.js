/**
 * Suggestions under the search field: a combobox with a list, as the WAI-ARIA practices describe it. The field and its
 * form work without it. Served as it is, on the home and search pages only; it follows the field even when the search
 * page replaces it.
 */
// @ts-check
const KINDS = { solution: '', domain: 'Domaine', criterion: 'Critère', replaces: 'À remplacer' };
const WAIT_MS = 150;
const LENGTH_MIN = 2;

/** @typedef {{ kind: keyof typeof KINDS, label: string, value: string }} Item */
/** @type {HTMLInputElement | null} */
let field = null;
let list = document.createElement('ul');
let status = document.createElement('p');
let at = -1;
let timer = 0;
let loading = new AbortController();

/** @param {Item} item */
const addressOf = ({ kind, value }) => {
  const word = encodeURIComponent(value);
  if (kind === 'solution') return `/solutions/${word}`;
  if (kind === 'criterion') return `/referentiel/${word}`;
  return kind === 'domain' ? `/solutions?domain=${word}` : `/solutions?q=remplacer%20${word}`;
};

/** Dresses a field the first time it has the focus. @param {HTMLInputElement} input */
function dress(input) {
  field = input;
  // « search » has a role of its own, that may not become a combobox.
  input.type = 'text';
  list = document.createElement('ul');
  list.id = `${input.id}-suggestions`;
  list.className = 'suggest';
  list.hidden = true;
  status = document.createElement('p');
  status.className = 'vh';
  const attributes = { autocomplete: 'list', expanded: 'false', controls: list.id };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(`aria-${name}`, value);
  input.setAttribute('role', 'combobox');
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  status.setAttribute('role', 'status');
  input.after(list, status);
}

function close() {
  clearTimeout(timer);
  loading.abort();
  list.hidden = true;
  at = -1;
  field?.setAttribute('aria-expanded', 'false');
  field?.removeAttribute('aria-activedescendant');
}

/** @param {Item[]} items */
function open(items) {
  at = -1;
  field?.removeAttribute('aria-activedescendant');
  list.replaceChildren(
    ...items.map((item, index) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${index}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.dataset.href = addressOf(item);
      option.append(item.label);
      if (KINDS[item.kind]) {
        const kind = document.createElement('span');
        kind.append(` ${KINDS[item.kind]}`);
        option.append(kind);
      }
      return option;
    }),
  );
  list.hidden = items.length === 0;
  field?.setAttribute('aria-expanded', String(items.length > 0));
  const many = items.length > 1 ? 's' : '';
  status.textContent = items.length
    ? `${items.length} suggestion${many}, flèche bas pour y aller`
    : '';
}

async function ask() {
  const typed = field?.value.trim() ?? '';
  if (typed.length < LENGTH_MIN) return close();
  loading.abort();
  const { signal } = (loading = new AbortController());
  try {
    const reply = await fetch(`/api/v1/suggestions?q=${encodeURIComponent(typed)}`, { signal });
    const { items } = await reply.json();
    if (!signal.aborted && document.activeElement === field) open(items ?? []);
  } catch {
    if (!signal.aborted) close();
  }
}

/** @param {number} next index of the option to point at; -1 goes back to the field */
function point(next) {
  at = next;
  [...list.children].forEach((option, index) => {
    option.setAttribute('aria-selected', String(index === at));
    if (index === at) option.scrollIntoView({ block: 'nearest' });
  });
  const option = list.children[at];
  if (option) field?.setAttribute('aria-activedescendant', option.id);
  else field?.removeAttribute('aria-activedescendant');
}

/** @param {EventTarget | null} target @returns {target is HTMLInputElement} */
const isField = (target) =>
  target instanceof HTMLInputElement && target.name === 'q' && !!target.closest('.search');

document.addEventListener('input', ({ target }) => {
  if (!isField(target)) return;
  if (target !== field) dress(target);
  clearTimeout(timer);
  timer = window.setTimeout(ask, WAIT_MS);
});
document.addEventListener('focusin', ({ target }) => {
  if (isField(target) && target !== field) dress(target);
});
document.addEventListener('focusout', ({ target }) => {
  if (target === field) close();
});
document.addEventListener('submit', close);
document.addEventListener('keydown', (event) => {
  if (event.target !== field || list.hidden) return;
  const last = list.children.length - 1;
  if (event.key === 'ArrowDown') point(at === last ? -1 : at + 1);
  else if (event.key === 'ArrowUp') point(at === -1 ? last : at - 1);
  else if (event.key === 'Escape') close();
  else if (event.key === 'Enter' && at >= 0) go(list.children[at]);
  else return;
  event.preventDefault();
});
// The field keeps the focus while one clicks in the list.
document.addEventListener('mousedown', (event) => {
  if (event.target instanceof Node && list.contains(event.target)) event.preventDefault();
});
document.addEventListener('click', ({ target }) => {
  if (target instanceof Element && list.contains(target)) go(target.closest('[role=option]'));
});

/** @param {Element | null | undefined} option */
function go(option) {
  const href = option instanceof HTMLElement ? option.dataset.href : undefined;
  if (href) location.assign(href);
}
if (isField(document.activeElement)) dress(document.activeElement);
