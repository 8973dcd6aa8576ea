/**
 * With script, the search page changes in place: the same forms and links lead to the same addresses, and what the
 * server renders there replaces the parts that change. Without it, they load pages. Served as it is: no import, no
 * framework, because hydrating this page would alone exceed the 40 kB of script a public page may have.
 */
// @ts-check
const PARTS = ['recherche', 'filtres', 'resultats', 'selection'];
const onAllFilters = new URLSearchParams(location.search).get('vue') === 'filtres';

const here = () => location.pathname + location.search;
let shown = here();
let loading = new AbortController();

/** @param {HTMLFormElement} form @returns {string} where it leads, without its empty fields */
function addressOf(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value) query.append(name, value);
  if (onAllFilters) query.set('vue', 'filtres');
  return query.size ? `${form.action}?${query}` : form.action;
}

/** @param {Document} next */
function replaceParts(next) {
  const focused = document.activeElement?.id;
  for (const id of PARTS) {
    const part = /** @type {HTMLElement} */ (document.getElementById(id));
    const closed = [...part.querySelectorAll('details:not([open])')].map((one) => one.id);
    part.replaceChildren(.../** @type {HTMLElement} */ (next.getElementById(id)).childNodes);
    for (const one of closed) document.getElementById(one)?.removeAttribute('open');
  }
  document.title = next.title;
  for (const [selector, attribute] of [
    ['link[rel=canonical]', 'href'],
    ['footer input[name=retour]', 'value'],
    ['.nav a[href^="/solutions"]', 'href'],
    ['.nav a[href^="/comparer"]', 'href'],
  ]) {
    const value = next.querySelector(selector ?? '')?.getAttribute(attribute ?? '');
    if (value) document.querySelector(selector ?? '')?.setAttribute(attribute ?? '', value);
  }
  placeFocus(focused);
}

/** What had the focus keeps it; when it is gone, the title of the list has it. @param {string} [id] */
function placeFocus(id) {
  const field = document.getElementById(id || 'nb') ?? document.getElementById('nb');
  field?.focus({ preventScroll: true });
  if (field instanceof HTMLInputElement && field.name === 'q')
    field.setSelectionRange(field.value.length, field.value.length);
}

function announce() {
  const words = ['#nb', '#resultats nav .muted'].map((one) => document.querySelector(one));
  const status = /** @type {HTMLElement} */ (document.getElementById('annonce'));
  status.textContent = words.flatMap((one) => one?.textContent?.trim() ?? []).join(', ');
}

/**
 * Shows another search. Anything unexpected, an error included, is left to the browser, which loads that page.
 * @param {string} address
 * @param {boolean} [back] the history already points there
 */
async function show(address, back = false) {
  loading.abort();
  const mine = (loading = new AbortController());
  try {
    const response = await fetch(address, { signal: mine.signal });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (!response.ok || PARTS.some((id) => !next.getElementById(id))) throw new Error(address);
    if (mine.signal.aborted) return;
    const panel = location.hash === '#filtres' ? location.hash : '';
    if (!back) history.pushState(null, '', address + panel);
    shown = here();
    replaceParts(next);
    announce();
  } catch {
    if (mine.signal.aborted) return;
    if (back) location.reload();
    else location.assign(address);
  }
}

document.addEventListener('change', ({ target }) => {
  const form = target instanceof Element && target.closest('form');
  if (form && (form.id === 'filtres' || form.id === 'ordre')) void show(addressOf(form));
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (onAllFilters || !(form instanceof HTMLFormElement) || !form.closest('main')) return;
  event.preventDefault();
  void show(addressOf(form));
});

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('a');
  if (!link || onAllFilters || event.button || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  const url = new URL(link.href);
  const leaves = url.origin !== location.origin || url.pathname !== location.pathname;
  if (leaves || url.hash || url.searchParams.has('vue') || !link.closest('main')) return;
  event.preventDefault();
  const turnsPage = link.rel === 'next' || link.rel === 'prev';
  void show(url.href).then(() => {
    if (turnsPage) document.getElementById('resultats')?.scrollIntoView();
  });
});

addEventListener('popstate', () => {
  if (here() !== shown) void show(location.href, true);
});

document.documentElement.classList.add('live');
