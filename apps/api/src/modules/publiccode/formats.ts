/** Formats of the values of a publiccode.yml. No network: an address is read, never visited. */
import { isDay } from '@gouvtech/criteria';
import tags from 'language-tags';
import parseSpdx from 'spdx-expression-parse';
import providers from 'oembed-providers/providers.json' with { type: 'json' };
import current from 'spdx-license-ids/index.json' with { type: 'json' };
import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import { ALIASES, COUNTRIES } from './vocabulary.ts';

/** Longest address, expression or code worth reading. */
const LONGEST = 2_000;
const short = (text: string) => text.length <= LONGEST;

/** Any address with a scheme and a host: `https://`, `git://`, `ssh://`… */
export const isUrl = (text: string): boolean =>
  short(text) && /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#]+\S*$/i.test(text.trim()) && URL.canParse(text);

export const isHttpUrl = (text: string): boolean =>
  /^https?:\/\//i.test(text.trim()) && isUrl(text);

/** `YYYY-MM-DD`, a day that exists. */
export const isDate = (text: string): boolean => isDay(text);

export const isEmail = (text: string): boolean =>
  short(text) && /^[^\s@<>()",;:\\[\]]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(text);

/** BCP 47, every subtag registered at IANA. */
export const isLanguage = (text: string): boolean =>
  text.length <= 40 && /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(text) && tags.check(text);

/** ISO 3166-1 alpha-2, all upper case or (deprecated) all lower case. */
export const isCountry = (text: string): boolean =>
  /^([A-Z]{2}|[a-z]{2})$/.test(text) && COUNTRIES.has(text.toUpperCase());

/** RFC 6838. */
export const isMediaType = (text: string): boolean =>
  /^[a-z0-9][a-z0-9!#$&^_-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i.test(text.trim());

const SPDX_CASE = new Map([...current, ...deprecated].map((id) => [id.toLowerCase(), id]));

/** SPDX identifiers are matched without regard to case (SPDX 2.3, annex D.2): `apache-2.0` becomes `Apache-2.0`. */
export const spdxCase = (expression: string): string =>
  expression.trim().replace(/[\w.-]+/g, (word) => SPDX_CASE.get(word.toLowerCase()) ?? word);

/** An SPDX expression; `LicenseRef-…` is part of its syntax. */
export function isSpdx(expression: string): boolean {
  if (!short(expression)) return false;
  try {
    parseSpdx(spdxCase(expression));
    return true;
  } catch {
    return false;
  }
}

const isUrn = (text: string) =>
  /^urn:[a-z0-9][a-z0-9-]{0,31}:[\w()+,\-.:=@;$!*'%/?#]+$/i.test(text);

/** Who an organisation is: an address with a host, or a URN. */
export const isOrganisationUri = (text: string): boolean => isUrl(text) || isUrn(text);

/** A standard or a law: `alias:` and a name of the list, an address or a URN. */
export const isSupportsId = (text: string): boolean =>
  text.startsWith('alias:')
    ? ALIASES.includes(text.slice('alias:'.length))
    : isOrganisationUri(text);

type Provider = { endpoints: { schemes?: string[] }[] };
const OEMBED = (providers as Provider[])
  .flatMap(({ endpoints }) => endpoints.flatMap(({ schemes }) => schemes ?? []))
  .map((scheme) => scheme.split('*'));

/** `*` stands for anything. Walks the text once, whatever it holds: a regular expression would not. */
function follows(text: string, [first = '', ...rest]: string[]): boolean {
  if (!text.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return text === first;
  let from = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

/** The page of a video at a provider of the oEmbed list. */
export const isVideo = (text: string): boolean =>
  isHttpUrl(text) && OEMBED.some((scheme) => follows(text.trim(), scheme));

const extension = (path: string) =>
  /\.([a-z0-9]+)$/i.exec(path.split(/[?#]/)[0]!)?.[1]?.toLowerCase();

/**
 * A file of the repository, or an address. The extension of an address is not judged: it says nothing of what it
 * serves.
 */
export const isFile =
  (...extensions: string[]) =>
  (path: string): boolean => {
    if (isHttpUrl(path)) return true;
    if (path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return false;
    return extensions.length === 0 || extensions.includes(extension(path) ?? '');
  };

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Characters as people count them, up to `stop`: a long text is not walked to its end. */
export function length(text: string, stop: number): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) if (++count >= stop) break;
  return count;
}

/** At most `max` characters, cut between two words. */
export function shorten(text: string, max: number): string {
  if (length(text, max + 1) <= max) return text;
  let cut = '';
  let count = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (++count >= max) break;
    cut += segment;
  }
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
