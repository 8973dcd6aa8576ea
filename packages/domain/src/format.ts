/**
 * French dates and figures, written one way everywhere. Spaces inside are U+00A0: `Intl` gives U+202F, which the
 * font does not have.
 */
import { percent } from '@gouvtech/criteria';
import type { Day } from '@gouvtech/domain';

const NBSP = '\u00a0';
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const SHORT_MONTHS = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
];

type Parts = { year: string; month: number; day: number };

function parts(day: Day): Parts {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return { year, month: Number(month) - 1, day: Number(date) };
}

/** « 12 mars 2026 », « 1er mars 2026 ». Takes a day or the day of an instant (UTC). */
export function formatDate(day: Day): string {
  const { year, month, day: date } = parts(day);
  return `${date === 1 ? '1er' : date}${NBSP}${MONTHS[month]} ${year}`;
}

const PARIS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  hourCycle: 'h23',
} as const);

/** « 12 mars 2026 à 14 h 32 », at the hour of Paris. Takes an instant. */
export function formatInstant(instant: string): string {
  const at = Object.fromEntries(
    PARIS.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  const day = formatDate(`${at.year}-${at.month}-${at.day}`);
  return `${day} à ${Number(at.hour)}${NBSP}h${NBSP}${at.minute}`;
}

/** « mars 2026 ». */
export function formatMonth(day: Day): string {
  const { year, month } = parts(day);
  return `${MONTHS[month]} ${year}`;
}

/** « déc. 2026 », for narrow cells. */
export function formatShortMonth(day: Day): string {
  const { year, month } = parts(day);
  return `${SHORT_MONTHS[month]}${NBSP}${year}`;
}

const plain = (text: string): string => text.replace(/[\u202f\u2009 ]/g, NBSP);

/** « 12 450 », « 6,44 »: at most two decimals unless told. */
export function formatNumber(value: number, decimals = 2): string {
  return plain(value.toLocaleString('fr-FR', { maximumFractionDigits: decimals }));
}

/** « 1 284,50 € », « 900 € »: cents appear only when there are some. */
export function formatEuros(cents: number): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  const amount = (cents / 100).toLocaleString('fr-FR', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${plain(amount)}${NBSP}€`;
}

/** Whole percent of a score in basis points, rounded down by the engine's own rule: 9 968 is 99, never 100. */
export const wholePercent = percent;

/** « 73 % » from basis points, rounded down. */
export const formatPercent = (basisPoints: number): string =>
  `${wholePercent(basisPoints)}${NBSP}%`;

/** « 1 solution », « 12 solutions », « 0 solution »: French is singular below two. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(n)}${NBSP}${Math.abs(n) < 2 ? singular : plural}`;
}

/** « Label accordé »: the first letter of a sentence, or of a line of a list. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const KIB = 1024;
const MIB = KIB * KIB;

/** « 34 Mo », « 1,5 Mo », « 12 ko », rounded up: a file never weighs more than what is said of it. */
export function formatSize(bytes: number): string {
  if (bytes < KIB) return `${bytes}${NBSP}octets`;
  if (bytes < MIB) return `${Math.ceil(bytes / KIB)}${NBSP}ko`;
  const size = bytes / MIB;
  const shown = size < 10 ? Math.ceil(size * 10) / 10 : Math.ceil(size);
  return `${String(shown).replace('.', ',')}${NBSP}Mo`;
}
