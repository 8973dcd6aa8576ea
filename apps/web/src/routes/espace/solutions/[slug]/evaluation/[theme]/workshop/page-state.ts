/** What concerns the page as a whole: whether all is saved, and what stops it. */
import { SAVE_CLASS, saveWords, whenWords, type SaveKind } from '#lib/ui/save-state.ts';

export function sayPage(kind: SaveKind): void {
  const state = document.getElementById('etat')!;
  const now = new Date().toISOString();
  const words =
    kind === 'saved'
      ? `Tout est enregistré, ${whenWords(now, now).replace('à ', '')}`
      : saveWords(kind);
  state.className = SAVE_CLASS[kind];
  if (state.textContent !== words) state.textContent = words;
}

/** For a device that keeps nothing: then the page is all there is. */
export function warnBeforeLeaving(on: boolean): void {
  window.onbeforeunload = on ? (event) => event.preventDefault() : null;
}

type Told = { detail?: string; login?: string; themes?: [string, number][] };

/** @param trouble null when it is over */
export function sayTrouble(
  trouble: 'signed-out' | 'another' | 'closed' | 'elsewhere' | null,
  told: Told,
): void {
  const box = document.getElementById('alerte')!;
  if (trouble === null) {
    box.hidden = true;
    box.replaceChildren();
    return;
  }
  box.replaceChildren(...PARTS[trouble](told));
  box.hidden = false;
}

const PARTS = {
  'signed-out': ({ login = '' }: Told): Node[] => [
    element('h2', 'Votre session est terminée'),
    element(
      'p',
      'Ce que vous avez écrit est gardé sur cet appareil et dans cette page. Connectez-vous de nouveau\u00a0: il sera enregistré à votre retour.',
    ),
    loginLink(login),
  ],
  another: ({ login = '' }: Told): Node[] => [
    element('h2', 'Une autre personne est connectée sur ce navigateur'),
    element(
      'p',
      'Vos textes ne sont pas envoyés en son nom. Reconnectez-vous avec votre compte pour les enregistrer.',
    ),
    loginLink(login),
  ],
  closed: ({ detail = '' }: Told): Node[] => [
    element('h2', 'Vous ne pouvez plus enregistrer ici'),
    element('p', detail),
    element(
      'p',
      'Ce que vous avez écrit reste dans cette page et sur cet appareil\u00a0: copiez ce que vous voulez garder.',
    ),
  ],
  elsewhere: ({ themes = [] }: Told): Node[] => [
    element('h2', 'Des réponses gardées sur cet appareil attendent dans un autre thème'),
    ...themes.map(([theme, count]) => {
      const link = element(
        'a',
        `${theme}\u00a0: ${count}\u00a0${count > 1 ? 'réponses' : 'réponse'}`,
      );
      link.setAttribute('href', theme);
      const line = element('p', '');
      line.append(link);
      return line;
    }),
  ],
};

function loginLink(login: string): Node {
  const link = element('a', 'Se connecter de nouveau, dans un nouvel onglet');
  link.setAttribute('href', login);
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener');
  const line = element('p', '');
  line.append(link);
  return line;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
