/** After a saving, what stands beside the questions is read again from the server and put in place of what was there. */
const PARTS = ['notes', 'themes', 'reste'];
const WAIT_MS = 500;

let timer = 0;
let loading = new AbortController();

/** @param then called once the parts are in place */
export function refreshNotes(then: () => void): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => void replace(then), WAIT_MS);
}

async function replace(then: () => void): Promise<void> {
  loading.abort();
  const { signal } = (loading = new AbortController());
  try {
    const response = await fetch('?partie=notes', { signal });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (!response.ok || response.redirected) return;
    for (const id of PARTS) swap(id, next);
    const strip = next.getElementById('bande-notes')?.textContent;
    if (strip) document.getElementById('bande-notes')!.textContent = strip;
    then();
  } catch {
    // Notes that could not be read stay as they were: the next saving reads them again.
  }
}

function swap(id: string, next: Document): void {
  const part = document.getElementById(id);
  const fresh = next.getElementById(id);
  if (!part || !fresh || part.innerHTML === fresh.innerHTML) return;
  const held = part.contains(document.activeElement) ? document.activeElement : null;
  const href = held?.getAttribute('href');
  part.replaceChildren(...fresh.childNodes);
  if (href)
    part.querySelector<HTMLElement>(`[href="${CSS.escape(href)}"]`)?.focus({ preventScroll: true });
}

/** What the proofs still lack, by criterion. */
export const missingProofs = (): Map<string, string> =>
  new Map(
    [...document.querySelectorAll<HTMLElement>('[data-missing]')].map((one) => [
      one.dataset.missing ?? '',
      one.textContent ?? '',
    ]),
  );
