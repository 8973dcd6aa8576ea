/** Adds the chosen saved reply to its field without leaving the page. The form does the same without script. */
// @ts-check
document.addEventListener('click', (event) => {
  const button =
    event.target instanceof Element && event.target.closest('[data-insert-reply] button');
  if (!(button instanceof HTMLButtonElement) || !button.form) return;
  const { elements } = button.form;
  const reply = elements.namedItem('reply');
  const target = elements.namedItem('replyTarget');
  if (!(reply instanceof HTMLSelectElement)) return;
  if (!(target instanceof HTMLSelectElement || target instanceof HTMLInputElement)) return;
  const field = elements.namedItem(target.value);
  const body = reply.selectedOptions[0]?.dataset['body'];
  if (!(field instanceof HTMLTextAreaElement) || body === undefined) return;
  event.preventDefault();
  const typed = field.value.trimEnd();
  field.value = typed === '' ? body : `${typed}\n\n${body}`;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
  const status = button.closest('[data-insert-reply]')?.querySelector('[role=status]');
  if (status) status.textContent = 'Réponse insérée.';
});
