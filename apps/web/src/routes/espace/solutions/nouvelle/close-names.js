/**
 * Listings whose name is close, under the name while one types it: the same list as « Chercher ce nom » gives without
 * script, whose button goes. Only their number is announced. Served as it is, on this page only.
 */
// @ts-check
const WAIT_MS = 300;
const LENGTH_MIN = 3;

/** @typedef {{ slug: string, name: string, vendor: string | null, status: 'published' | 'unclaimed' | 'draft' }} Item */
const field = /** @type {HTMLInputElement} */ (document.getElementById('name'));
const place = /** @type {HTMLElement} */ (document.getElementById('noms-proches'));
const status = document.createElement('p');
let timer = 0;
let loading = new AbortController();

/** @param {string} tag @param {Record<string, string>} attributes @param {(string | Node)[]} children */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {Item} item */
function line({ slug, name, vendor, status }) {
  const href = status === 'draft' ? `/espace/solutions/${slug}` : `/solutions/${slug}`;
  const free = status === 'unclaimed' && !vendor;
  const about =
    status === 'draft'
      ? 'Un brouillon de votre organisation'
      : vendor
        ? `Édité par ${vendor}`
        : 'Fiche importée, sans éditeur responsable';
  const hint = element('span', { class: 'hint' }, about);
  if (free) {
    const claim = `/espace/solutions/nouvelle?fiche=${encodeURIComponent(slug)}`;
    hint.append('. ', element('a', { href: claim }, 'Revendiquer cette fiche'));
  }
  return element('li', { class: 'mt-s' }, element('a', { href }, name), ' ', hint);
}

/** @param {Item[]} items @param {string} name they are close to */
function show(items, name) {
  const many = items.length > 1;
  status.textContent =
    items.length === 0
      ? 'Aucune fiche n’a un nom proche.'
      : `${items.length} fiche${many ? 's ont' : ' a'} un nom proche, sous le champ.`;
  if (items.length === 0) return place.replaceChildren();
  const title = many ? 'Ces fiches ont un nom proche' : 'Cette fiche a un nom proche';
  place.replaceChildren(
    element(
      'div',
      { class: 'note note-warn' },
      element('h3', { class: 'h-s' }, title),
      element('ul', { class: 'plain' }, ...items.map(line)),
      element(
        'p',
        { class: 'mt-s' },
        many
          ? 'Si l’une d’elles est celle de votre solution, ouvrez-la. Sinon, créez la vôtre.'
          : 'Si c’est celle de votre solution, ouvrez-la. Sinon, créez la vôtre.',
      ),
    ),
    element('input', { type: 'hidden', name: 'seen', value: name }),
  );
}

async function ask() {
  const { value } = field;
  const typed = value.trim();
  loading.abort();
  if ([...typed].length < LENGTH_MIN) return place.replaceChildren();
  const { signal } = (loading = new AbortController());
  try {
    const query = encodeURIComponent(typed.slice(0, 200));
    const reply = await fetch(`/api/v1/vendor/similar-names?q=${query}`, { signal });
    const { items } = await reply.json();
    if (!signal.aborted) show(items ?? [], value);
  } catch {
    // The server looks again before it makes anything.
    if (!signal.aborted) place.replaceChildren();
  }
}

document.getElementById('chercher')?.remove();
status.className = 'vh';
status.setAttribute('role', 'status');
place.before(status);
field.addEventListener('input', () => {
  clearTimeout(timer);
  timer = window.setTimeout(ask, WAIT_MS);
});
