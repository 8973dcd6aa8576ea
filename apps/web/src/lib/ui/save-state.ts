/** What a form says of its saving, in the same words on the page and in the script that saves. */
export type SaveKind = 'saved' | 'saving' | 'incomplete' | 'device' | 'two' | 'refused' | 'closed';

/** States that wait for somebody, or for the network, are marked with a ring and ochre. */
export const SAVE_CLASS: Record<SaveKind, string> = {
  saved: 'save',
  saving: 'save save-wait',
  incomplete: 'save save-ko',
  device: 'save save-ko',
  two: 'save save-ko',
  refused: 'save save-ko',
  closed: 'save save-ko',
};

const WORDS: Record<Exclude<SaveKind, 'saved'>, string> = {
  saving: 'Enregistrement…',
  incomplete: 'Enregistré, incomplet',
  device: 'Hors connexion\u00a0: gardé sur cet appareil',
  two: 'Deux versions',
  refused: 'Non enregistré\u00a0: à corriger',
  closed: 'Non enregistré\u00a0: gardé sur cet appareil',
};

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });
const hour = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: 'numeric',
  minute: '2-digit',
});
const date = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: 'numeric',
  month: 'long',
});

/** « 14 h 32 », at the hour of Paris. */
export const clockWords = (instant: string): string =>
  hour.format(new Date(instant)).replace(/\s*[:h]\s*/, '\u00a0h\u00a0');

/** « à 14 h 32 » the same day, « le 12 mars » otherwise. */
export const whenWords = (instant: string, now: string): string =>
  day.format(new Date(instant)) === day.format(new Date(now))
    ? `à ${clockWords(instant)}`
    : `le ${date.format(new Date(instant)).replaceAll(' ', '\u00a0')}`;

/** @param at instant of the saving; @param now instant of the reading */
export function saveWords(kind: SaveKind, at?: string, now?: string): string {
  if (kind !== 'saved') return WORDS[kind];
  return at ? `Enregistré ${whenWords(at, now ?? at)}` : 'Enregistré';
}
