/** j and k move the focus from item to item of the queue; Enter follows the link, as it always does. */
// @ts-check
const items = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('[data-item]')]);

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
  const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
  if (step === 0 || items.length === 0) return;
  event.preventDefault();
  const row = document.activeElement?.closest('tr')?.querySelector('[data-item]');
  const at = items.findIndex((one) => one === row);
  items[Math.min(items.length - 1, Math.max(0, at + step))]?.focus();
});
const hint = document.querySelector('.only-keys');
if (hint instanceof HTMLElement) hint.hidden = false;
